// SPDX-License-Identifier: Apache-2.0
package org.eigendistill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The house rules: a class reads at one sitting, nothing is written twice, bits are one. */
class SourcesTest {
  private static final int MOST_LINES = 351; // the first says the licence
  private static final int USUAL_LINES = 110;
  private static final int EQUAL_LINES = 10;

  private static List<Path> sources;

  @BeforeAll
  static void find() throws IOException {
    try (Stream<Path> modules = Files.list(Path.of("src"))) {
      sources = new ArrayList<>();
      for (Path module : modules.sorted().toList()) {
        Path main = module.resolve(Path.of("main", "java"));
        if (Files.isDirectory(main)) {
          try (Stream<Path> files = Files.walk(main)) {
            files.filter(file -> file.toString().endsWith(".java")).sorted().forEach(sources::add);
          }
        }
      }
    }
    assertThat(sources).hasSizeGreaterThan(400);
  }

  @Test
  void noFileIsLong() throws IOException {
    List<String> tooLong = new ArrayList<>();
    List<Integer> lines = new ArrayList<>();
    for (Path source : sources) {
      int count = Files.readAllLines(source).size();
      lines.add(count);
      if (count > MOST_LINES) {
        tooLong.add("%s has %d lines".formatted(source, count));
      }
    }
    lines.sort(null);
    assertThat(tooLong).isEmpty();
    assertThat(lines.get(lines.size() / 2)).as("median").isLessThan(USUAL_LINES);
  }

  /**
   * What JDKs of 24 and later work out in another way, to another last bit; StrictMath does not.
   */
  @Test
  void functionsAreTheSameOnEveryJdk() throws IOException {
    Pattern moved = Pattern.compile("\\bMath(\\.|::)(tanh|sinh|cosh|cbrt)\\b");
    for (Path source : sources) {
      assertThat(moved.matcher(Files.readString(source)).find()).as(source.toString()).isFalse();
    }
  }

  /** Imports and comments apart. */
  @Test
  void noTenLinesStandTwice() throws IOException {
    Map<String, String> seen = new HashMap<>();
    Set<String> twice = new TreeSet<>();
    for (Path source : sources) {
      List<String> code = code(source);
      for (int i = 0; i + EQUAL_LINES <= code.size(); i++) {
        String place = "%s, '%s'".formatted(source, code.get(i));
        String before =
            seen.putIfAbsent(String.join("\n", code.subList(i, i + EQUAL_LINES)), place);
        if (before != null) {
          twice.add(before + " and " + place);
        }
      }
    }
    assertThat(twice).isEmpty();
  }

  private static List<String> code(Path source) throws IOException {
    return Files.readAllLines(source).stream()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.matches("(import |package |//|/?\\*).*"))
        .toList();
  }
}
