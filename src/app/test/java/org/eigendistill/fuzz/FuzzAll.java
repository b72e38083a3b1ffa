// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Runs Jazzer on targets, each in a process of its own and for a limited time, from the committed
 * inputs on, and prints how many inputs each was given and how many faults were found. What is
 * found lies in {@code target/fuzz/NAME} as crash-*; put into the committed inputs it is read again
 * in every build.
 */
public final class FuzzAll {
  private static final Path INPUTS = Path.of("src/app/test/resources/org/eigendistill/fuzz");
  private static final Path FOUND = Path.of("target/fuzz");
  private static final Pattern DONE = Pattern.compile("stat::number_of_executed_units: (\\d+)");

  private FuzzAll() {}

  /**
   * Runs.
   *
   * @param arguments seconds for each target, the most inputs of each, the seed, and the targets'
   *     names with commas between or {@code all}
   */
  public static void main(String[] arguments) throws Exception {
    List<String> names =
        arguments[3].equals("all")
            ? List.copyOf(Targets.all().keySet())
            : List.of(arguments[3].split(","));
    System.out.println("target,inputs,seconds,found");
    long inputs = 0;
    long found = 0;
    long start = System.nanoTime();
    for (String name : names) {
      long begin = System.nanoTime();
      Path folder = Files.createDirectories(FOUND.resolve(name));
      Path log = folder.resolve("log.txt");
      Process process =
          new ProcessBuilder(command(name, folder, arguments))
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      if (!process.waitFor(10L * Long.parseLong(arguments[0]) + 600, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      long done = done(log);
      long faults = faults(folder);
      System.out.printf("%s,%d,%.0f,%d%n", name, done, (System.nanoTime() - begin) / 1e9, faults);
      inputs += done;
      found += faults;
    }
    System.out.printf("all,%d,%.0f,%d%n", inputs, (System.nanoTime() - start) / 1e9, found);
    if (found > 0) {
      System.exit(1);
    }
  }

  private static List<String> command(String name, Path folder, String... arguments)
      throws IOException {
    Path corpus = Files.createDirectories(folder.resolve("corpus"));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx700m", "-cp", System.getProperty("java.class.path")));
    command.add("com.code_intelligence.jazzer.Jazzer");
    command.add("--target_class=" + Fuzzed.class.getName());
    command.add("--target_args=" + name);
    command.add("--instrumentation_includes=org.eigendistill.**");
    command.add("--custom_hook_includes=org.eigendistill.**");
    command.add("--disabled_hooks=com.code_intelligence.jazzer.sanitizers.FilePathTraversal");
    command.add("--keep_going=20");
    command.add("--reproducer_path=" + folder);
    command.add("-artifact_prefix=" + folder + "/");
    command.add("-max_total_time=" + arguments[0]);
    command.add("-runs=" + arguments[1]);
    command.add("-seed=" + arguments[2]);
    command.addAll(
        List.of("-print_final_stats=1", "-timeout=20", "-rss_limit_mb=3000", "-max_len=8192"));
    command.add(corpus.toString());
    command.add(INPUTS.resolve(name).toString());
    return command;
  }

  private static long done(Path log) throws IOException {
    long done = 0;
    for (String line : Files.readAllLines(log)) {
      Matcher matcher = DONE.matcher(line);
      done = matcher.find() ? Long.parseLong(matcher.group(1)) : done;
    }
    return done;
  }

  private static long faults(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches("(crash|timeout|oom|leak)-.*"))
          .count();
    }
  }
}
