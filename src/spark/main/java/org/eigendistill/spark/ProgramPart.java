// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spark;

import java.io.File;
import java.io.IOException;
import java.io.Serializable;
import java.net.InetAddress;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eigendistill.base.BadInputException;

/**
 * A part of a command of the program, worked out by a process of its own on so many threads: what
 * it loads, PyTorch or OpenBLAS, and what it does wrong stay out of the executor.
 *
 * @param jar the program, where it lies on every worker
 * @param words the command
 * @param number of the part, from 1; 0 does nothing but check that there is work for so many
 * @param of how many there are
 * @param threads of the process
 * @param folder to run in, where the worker has it
 * @param out a folder of all workers for what it leaves, or null for tables that are brought back
 */
record ProgramPart(
    String jar, ArrayList<String> words, int number, int of, int threads, String folder, String out)
    implements Serializable {
  private static final int USAGE = 2;
  private static final int BAD_INPUT = 3;

  /**
   * What it left, or why not.
   *
   * @param tables texts by name
   * @param exit its exit code, 0, 2 or 3
   * @param said its message, if it went wrong
   */
  record Done(TreeMap<String, String> tables, int exit, String said) implements Serializable {}

  /**
   * Works it out.
   *
   * @throws IllegalStateException if the process died; the part is then to be tried again
   */
  Done run() throws IOException, InterruptedException {
    if (!Files.isRegularFile(Path.of(jar))) {
      throw BadInputException.of(
          jar,
          "",
          "worker %s has no such file".formatted(InetAddress.getLocalHost().getHostName()),
          "Put the program with its lib/ at the same place on all workers.");
    }
    Path scratch = Files.createTempDirectory("eigendistill-part-");
    try {
      Path said = scratch.resolve("said");
      Path made = scratch.resolve("out");
      ProcessBuilder builder = new ProcessBuilder(command(made)).redirectErrorStream(true);
      builder.redirectOutput(said.toFile());
      builder.directory((Files.isDirectory(Path.of(folder)) ? Path.of(folder) : scratch).toFile());
      Process process = builder.start();
      int exit;
      try {
        exit = process.waitFor();
      } finally {
        process.destroyForcibly();
      }
      List<String> lines =
          new String(Files.readAllBytes(said), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.isBlank())
              .toList();
      String last = told(lines);
      if (exit != 0 && exit != USAGE && exit != BAD_INPUT) {
        throw new IllegalStateException(
            "part %d of %d: exit code %d: %s".formatted(number, of, exit, last));
      }
      boolean isTable = exit == 0 && out == null && number > 0;
      return new Done(isTable ? tables(made) : new TreeMap<>(), exit, last);
    } finally {
      ResultPlace.delete(scratch);
    }
  }

  /** The program's message, which a hint may follow; or what was said last. */
  private static String told(List<String> lines) {
    return lines.stream()
        .filter(line -> line.startsWith("eigendistill: "))
        .reduce((one, next) -> next)
        .orElse(lines.isEmpty() ? "" : lines.get(lines.size() - 1));
  }

  private List<String> command(Path made) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:ActiveProcessorCount=" + threads, "-XX:+UseSerialGC"));
    // what the jar says of itself is heard with -jar alone
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(
        List.of("-cp", own() + File.pathSeparator + jar, WatchedProgram.class.getName()));
    command.addAll(words);
    command.addAll(List.of("--part", number + "/" + of, "--threads", String.valueOf(threads)));
    command.addAll(List.of("--out", out == null ? made.toString() : out, "--quiet"));
    return command;
  }

  /** The jar or folder of this class. */
  private static Path own() {
    try {
      return Path.of(ProgramPart.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static TreeMap<String, String> tables(Path made) throws IOException {
    TreeMap<String, String> tables = new TreeMap<>();
    try (Stream<Path> files = Files.list(made)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".csv")).toList()) {
        tables.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return tables;
  }
}
