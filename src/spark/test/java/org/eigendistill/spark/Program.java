// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The program that the build delivers, in a process of its own. */
final class Program {
  private static final Path JAR = Path.of("target/eigendistill.jar").toAbsolutePath();

  private Program() {}

  /**
   * What a command came to.
   *
   * @param exit its code
   * @param said all that it wrote to the terminal
   */
  record Ended(int exit, String said) {}

  /** Where it lies. */
  static Path jar() {
    assertThat(JAR).as("build it first: mvn -Pspark -DskipTests package").exists();
    return JAR;
  }

  static Ended run(Path folder, Map<String, String> environment, String... words)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-jar", jar().toString()));
    command.addAll(List.of(words));
    Path said = Files.createTempFile(folder, "said", ".txt");
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.directory(folder.toFile()).redirectOutput(said.toFile()).start();
    return new Ended(process.waitFor(), Files.readString(said));
  }

  /** The same, which has to end well. */
  static void good(Path folder, String... words) throws IOException, InterruptedException {
    Ended ended = run(folder, Map.of(), words);
    assertThat(ended.exit()).as(ended.said()).isZero();
  }
}
