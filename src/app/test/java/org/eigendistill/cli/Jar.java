// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eigendistill.testing.Wanted;

/** Runs the packaged program in a process of its own, as users do. */
public final class Jar {
  private static final Path JAR = Path.of("target", "eigendistill.jar").toAbsolutePath();

  /** The record that every result has. */
  static final String MANIFEST = "manifest.json";

  /** A process of seconds is over before the second compiler has paid for itself. */
  private static final List<String> SHORT_LIVED =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  /** The same for every JVM that a program starts, which names them on its standard error. */
  static final Map<String, String> OF_STARTED_JVMS =
      Map.of("JAVA_TOOL_OPTIONS", String.join(" ", SHORT_LIVED));

  private static final int SECONDS = 500;
  private static final int LONG_SECONDS = 3500;

  private Jar() {}

  /** What a finished run left. */
  public record Run(int exit, String out, String err) {}

  static Run run(Path folder, String... arguments) throws IOException, InterruptedException {
    return runOn(List.of(), folder, arguments);
  }

  /** Runs the main job, which has minutes of work on a free machine, more on one at work. */
  static Run runLong(Path folder, String... arguments) throws IOException, InterruptedException {
    return finish(folder, command(arguments), LONG_SECONDS);
  }

  /** Runs under a shell's limit on the size of files, in blocks of 1,024 bytes. */
  static Run runWithFileLimit(Path folder, int blocks, String... arguments)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>();
    words.add("bash");
    words.add("-c");
    words.add("ulimit -f " + blocks + "; exec \"$@\"");
    words.add("bash");
    words.addAll(command(arguments));
    return finish(folder, words);
  }

  /** Runs with options of the virtual machine. */
  static Run runOn(List<String> machine, Path folder, String... arguments)
      throws IOException, InterruptedException {
    List<String> words = command(arguments);
    words.addAll(1, machine);
    words.addAll(1, SHORT_LIVED);
    return finish(folder, words);
  }

  /** Runs with some names of the environment set. */
  static Run runWith(Map<String, String> environment, Path folder, String... arguments)
      throws IOException, InterruptedException {
    return runProgram(environment, folder, command(arguments).toArray(String[]::new));
  }

  /** Runs any program with some names of the environment set. */
  static Run runProgram(Map<String, String> environment, Path folder, String... words)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of("env"));
    environment.forEach((name, value) -> all.add(name + "=" + value));
    all.addAll(List.of(words));
    return finish(folder, all);
  }

  /** Runs a class of the tests with the program's own, started as fast as may be. */
  static Run runClass(Path folder, Class<?> type, List<String> arguments)
      throws IOException, InterruptedException {
    return finish(folder, command(type, arguments));
  }

  /** Starts a class of the tests. */
  static Process startClass(Path folder, Class<?> type, List<String> arguments) throws IOException {
    return builder(folder, command(type, arguments)).start();
  }

  private static List<String> command(Class<?> type, List<String> arguments) {
    List<String> words = new ArrayList<>(command().subList(0, 2));
    words.addAll(SHORT_LIVED);
    words.add("-cp");
    words.add(
        String.join(File.pathSeparator, place(Jar.class), place(Wanted.class), JAR.toString()));
    words.add(type.getName());
    words.addAll(arguments);
    return words;
  }

  /** The folder or jar that a class of the tests is in. */
  private static String place(Class<?> type) {
    return new File(type.getProtectionDomain().getCodeSource().getLocation().getPath()).getPath();
  }

  static Process start(Path folder, String... arguments) throws IOException {
    return builder(folder, command(arguments)).start();
  }

  static List<String> command(String... arguments) {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.add("-XX:-UsePerfData"); // no file of the JVM's own
    words.add("-jar");
    words.add(JAR.toString());
    words.addAll(List.of(arguments));
    return words;
  }

  private static Run finish(Path folder, List<String> words)
      throws IOException, InterruptedException {
    return finish(folder, words, SECONDS);
  }

  private static Run finish(Path folder, List<String> words, int seconds)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile("run", ".out");
    Path err = Files.createTempFile("run", ".err");
    try {
      Process process =
          builder(folder, words).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("no end after " + seconds + " s: " + words);
      }
      return new Run(
          process.exitValue(),
          Files.readString(out, StandardCharsets.UTF_8),
          Files.readString(err, StandardCharsets.UTF_8));
    } finally {
      Files.deleteIfExists(out);
      Files.deleteIfExists(err);
    }
  }

  private static ProcessBuilder builder(Path folder, List<String> words) {
    return new ProcessBuilder(words).directory(folder.toFile());
  }
}
