// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spark;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/** Options of a program for spark-submit, {@code --name=value} each, and how it ends. */
final class JobOptions {
  private final Map<String, String> given = new HashMap<>();

  /**
   * Reads them.
   *
   * @throws UsageException for one that is not known, is there twice, or is wanted and not there
   */
  JobOptions(Set<String> wanted, Set<String> known, String... args) {
    for (String arg : args) {
      String[] parts = arg.split("=", 2);
      if (parts.length < 2 || !wanted.contains(parts[0]) && !known.contains(parts[0])) {
        throw new UsageException("what is '%s'?".formatted(arg));
      }
      if (given.put(parts[0], parts[1]) != null) {
        throw new UsageException("%s is there twice".formatted(parts[0]));
      }
    }
    for (String name : wanted.stream().sorted().toList()) {
      if (!given.containsKey(name)) {
        throw new UsageException(name + " is wanted");
      }
    }
  }

  String get(String name) {
    return given.get(name);
  }

  /** One of some words, the first of them unless said. */
  String word(String name, String... words) {
    String word = given.getOrDefault(name, words[0]);
    if (!List.of(words).contains(word)) {
      throw new UsageException("%s takes %s".formatted(name, String.join(" or ", words)));
    }
    return word;
  }

  /** Words that commas part, each once; none unless said. */
  List<String> list(String name) {
    List<String> words =
        Arrays.stream(given.getOrDefault(name, "").split(","))
            .filter(word -> !word.isEmpty())
            .toList();
    for (String word : words) {
      if (Collections.frequency(words, word) > 1) {
        throw new UsageException("%s names '%s' twice".formatted(name, word));
      }
    }
    return words;
  }

  /**
   * Runs a program and ends the process by its exit code.
   *
   * @param program makes of words what is to be done, or throws an {@link IllegalArgumentException}
   */
  static void main(
      String usage, Function<String[], Consumer<JavaSparkContext>> program, String... args) {
    System.exit(
        JobEnd.of(
            usage,
            program,
            () ->
                new JavaSparkContext(
                    new SparkConf().setIfMissing("spark.app.name", "eigendistill")),
            System.err,
            args));
  }
}
