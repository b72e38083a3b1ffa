// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eigendistill.testing.Wanted;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The committed pages in a browser, where Chromium is installed: light, dark and on a phone. */
class ReportPageIT {
  /** WCAG 2.1, level AA, for text of usual size. */
  private static final double CONTRAST = 4.5;

  @TempDir private Path folder;

  @BeforeAll
  static void browserIsInstalled() {
    Wanted.program(Browser.PROGRAM);
  }

  static List<Arguments> sights() throws IOException {
    List<Arguments> sights = new ArrayList<>();
    try (Stream<Path> books = Files.list(Path.of("notebooks-export"))) {
      List<Path> pages =
          Stream.concat(
                  Stream.of(Path.of("figures", "report.html")),
                  books.filter(p -> p.toString().endsWith(".html")).sorted())
              .toList();
      for (Path page : pages) {
        for (Browser.View view : Browser.View.values()) {
          sights.add(Arguments.of(page, view));
        }
      }
    }
    return sights;
  }

  @ParameterizedTest
  @MethodSource("sights")
  void everyReaderCanReadIt(Path page, Browser.View view) throws Exception {
    Browser.Sight sight = Browser.open(page, view, folder);
    JsonNode found = sight.measured();
    assertThat(sight.console()).as("console").isEmpty();
    assertThat(found.get("loaded")).as("loaded from elsewhere").isEmpty();
    assertThat(found.get("dark").booleanValue()).isEqualTo(view.dark());
    assertThat(found.get("language").textValue()).isEqualTo("en");
    headings(found.get("headings"));
    for (JsonNode picture : found.get("pictures")) {
      assertThat(picture.get("role").textValue()).isEqualTo("img");
      assertThat(picture.get("name").textValue()).hasSizeGreaterThan(10);
      assertThat(picture.get("broken").booleanValue()).isFalse();
    }
    assertThat(found.get("pairs")).isNotEmpty();
    for (JsonNode pair : found.get("pairs")) {
      assertThat(pair.get("contrast").doubleValue())
          .as("%s: %s", pair.get("pair").textValue(), pair.get("words").textValue())
          .isGreaterThanOrEqualTo(CONTRAST);
    }
    assertThat(found.get("width").intValue()).isEqualTo(view.width());
    assertThat(found.get("wide")).as("wider than the screen").isEmpty();
    assertThat(found.get("scrollWidth").intValue()).isLessThanOrEqualTo(view.width());
    assertThat(found.get("unreachable")).as("scrolls, but not by keyboard").isEmpty();
  }

  /** One first heading, at the start; none skips a level on the way down. */
  private static void headings(JsonNode levels) {
    int before = 0;
    int first = 0;
    for (JsonNode level : levels) {
      assertThat(level.intValue()).as("headings %s", levels).isLessThanOrEqualTo(before + 1);
      before = level.intValue();
      first += before == 1 ? 1 : 0;
    }
    assertThat(first).as("headings %s", levels).isEqualTo(1);
  }

  @Test
  void faultsAreSeen() throws Exception {
    Path page = folder.resolve("faulty.html");
    Files.writeString(
        page,
        """
        <html><head><link rel="icon" href="data:,"></head>
        <body style="background: #ffffff"><p style="color: #999999; width: 3000px">pale and wide</p>
        <img src="https://example.org/missing.png"><h2>second</h2>
        <script>console.error("a fault")</script></body></html>
        """);
    Browser.Sight sight = Browser.open(page, Browser.View.LIGHT, folder);
    JsonNode found = sight.measured();
    assertThat(sight.console()).isNotEmpty();
    assertThat(found.get("loaded").get(0).textValue()).contains("example.org");
    assertThat(found.get("language").textValue()).isEmpty();
    assertThat(found.get("headings").get(0).intValue()).isEqualTo(2);
    assertThat(found.get("pictures").get(0).get("name").textValue()).isEmpty();
    assertThat(found.findValuesAsText("contrast"))
        .anyMatch(contrast -> Double.parseDouble(contrast) < CONTRAST);
    assertThat(found.get("wide")).isNotEmpty();
  }
}
