// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Hints name what was typed. */
class TypedTest {
  private static String program(Map<String, String> properties) {
    return Typed.program(properties::get);
  }

  @Test
  void aLauncherAnImageOrAJar() {
    assertThat(
            program(Map.of("eigendistill.typed", "bin/eigendistill", "java.class.path", "x.jar")))
        .isEqualTo("bin/eigendistill");
    assertThat(program(Map.of("jpackage.app-path", "/opt/eigen distill/bin/it's")))
        .isEqualTo("'/opt/eigen distill/bin/it'\\''s'");
    assertThat(program(Map.of("java.class.path", "target/eigendistill.jar")))
        .isEqualTo("java -jar target/eigendistill.jar");
    assertThat(program(Map.of("java.class.path", "classes:lib/a.jar")))
        .isEqualTo("java -jar eigendistill.jar");
    assertThat(program(Map.of())).isEqualTo("java -jar eigendistill.jar");
  }

  @Test
  void aHint() {
    assertThat(InProcess.run("theorems", "check", "--nonsense").err())
        .contains("Try 'java -jar eigendistill.jar theorems check --help'.");
    assertThat(InProcess.run().err()).contains("Try 'java -jar eigendistill.jar --help'.");
  }
}
