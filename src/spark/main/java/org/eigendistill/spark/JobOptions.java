// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spark;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.eigendistill.base.BadInputException;

/** Options of a program for spark-submit, {@code --name=value} each, and how it ends. */
final class JobOptions {
  private final Map<String, String> given = new HashMap<>();

  /**
   * Reads them.
   *
   * @throws IllegalArgumentException for one that is not known, or is wanted and not there
   */
  JobOptions(Set<String> wanted, Set<String> known, String... args) {
    for (String arg : args) {
      String[] parts = arg.split("=", 2);
      if (parts.length < 2 || !wanted.contains(parts[0]) && !known.contains(parts[0])) {
        throw new IllegalArgumentException("what is '%s'?".formatted(arg));
      }
      given.put(parts[0], parts[1]);
    }
    for (String name : wanted.stream().sorted().toList()) {
      if (!given.containsKey(name)) {
        throw new IllegalArgumentException(name + " is wanted");
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
      throw new IllegalArgumentException("%s takes %s".formatted(name, String.join(" or ", words)));
    }
    return word;
  }

  /** Words that commas part; none unless said. */
  List<String> list(String name) {
    return Arrays.stream(given.getOrDefault(name, "").split(","))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /** Runs a program; exit code 2 for the command line, 3 for anything in a file. */
  static void main(String usage, BiConsumer<JavaSparkContext, String[]> program, String... args) {
    int code = 0;
    try (JavaSparkContext spark =
        new JavaSparkContext(new SparkConf().setIfMissing("spark.app.name", "eigendistill"))) {
      program.accept(spark, args);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage() + "\n" + usage);
      code = 2;
    } catch (BadInputException e) {
      System.err.println("eigendistill: " + e.getMessage());
      code = 3;
    }
    System.exit(code);
  }
}
