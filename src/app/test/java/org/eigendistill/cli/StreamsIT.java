// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Standard output that takes nothing, and a jar without its libraries: one shell for all. */
@EnabledOnOs(OS.LINUX)
class StreamsIT {
  @TempDir private Path folder;

  @Test
  void whatTheShellSees() throws Exception {
    Path jar = Path.of("target", "eigendistill.jar").toAbsolutePath();
    Files.copy(jar, folder.resolve("alone.jar"));
    String script =
        """
        run() { "$JAVA" -XX:-UsePerfData -jar "$JAR" "$@"; }
        run theorems list --id T1 > /dev/full 2> full; echo $?
        run --version > /dev/full 2> version; echo $?
        run --help >&- 2> closed; echo $?
        run theorems list --id T1 --json > /dev/full 2> json; echo $?
        run theorems list 2> head | head -n 1 > one; echo ${PIPESTATUS[0]}
        JAR=alone.jar run --version 2> alone; echo $?
        """;
    ProcessBuilder shell = new ProcessBuilder("bash", "-c", script).directory(folder.toFile());
    shell.environment().put("JAR", jar.toString());
    shell
        .environment()
        .put("JAVA", Path.of(System.getProperty("java.home"), "bin/java").toString());
    Process process = shell.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    List<String> codes = new String(process.getInputStream().readAllBytes()).lines().toList();
    assertThat(codes).containsExactly("3", "3", "3", "3", "3", "4");
    for (String name : List.of("full", "version", "json")) {
      assertThat(said(name)).contains("standard output", "No space left").hasLineCount(1);
    }
    assertThat(said("closed")).contains("standard output").hasLineCount(1);
    assertThat(said("one")).startsWith("T1 ");
    assertThat(said("head")).isEmpty();
    assertThat(said("alone"))
        .isEqualTo(
            "eigendistill: lib/ is missing beside alone.jar. Keep them together, or build again.\n");
  }

  private String said(String name) throws Exception {
    return Files.readString(folder.resolve(name));
  }
}
