// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages that are committed, as all readers meet them. */
class ReportTest {
  /** WCAG 2.1, level AA, for text of usual size. */
  private static final double CONTRAST = 4.5;

  static List<Path> pages() throws IOException {
    try (Stream<Path> list = Files.list(Path.of("notebooks-export"))) {
      return Stream.concat(
              Stream.of(Path.of("figures", "report.html")),
              list.filter(p -> p.toString().endsWith(".html")).sorted())
          .toList();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void everyColourOfTextStandsOut(String scheme) {
    Map<String, String> colours = colours(scheme);
    List<String> inks =
        found("[ ;{]color: var\\(--(\\w+)\\)", Report.style()).stream()
            .map(m -> m.group(1))
            .distinct()
            .toList();
    assertThat(inks).contains("ink", "quiet", "link", "good", "mixed", "bad");
    for (String name : inks) {
      assertThat(colours).containsKey(name);
      assertThat(contrast(colours.get(name), colours.get("page")))
          .as("%s, %s on %s", scheme, name, colours.get("page"))
          .isGreaterThanOrEqualTo(CONTRAST);
    }
  }

  @Test
  void onlyTheDrawingsPaperIsNotThePages() {
    List<String> grounds =
        found("background(?:-color)?: ([^;}]*)", Report.style()).stream()
            .map(m -> m.group(1).trim())
            .distinct()
            .toList();
    assertThat(grounds).containsExactlyInAnyOrder("var(--page)", "#ffffff");
  }

  /** What is printed is as light as its paper. */
  @Test
  void onlyScreensAreDark() {
    assertThat(found("@media ([^{]*)\\(prefers-color-scheme: dark\\)", Report.style()))
        .hasSizeGreaterThan(1)
        .allMatch(rule -> rule.group(1).equals("screen and "));
  }

  @Test
  void contrastIsTheStandards() {
    assertThat(contrast("#000000", "#ffffff")).isEqualTo(21);
    assertThat(contrast("#777777", "#ffffff")).isBetween(4.47, 4.49);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyPictureHasWords(Path page) throws IOException {
    String html = Files.readString(page);
    for (MatchResult tag : found("<img [^>]*>", html)) {
      assertThat(tag.group()).containsPattern("alt=\"[^\"]{10,}\"");
    }
    for (MatchResult tag : found("<svg [^>]*>", html)) {
      assertThat(tag.group()).contains("role=\"img\"").containsPattern("aria-label=\"[^\"]{10,}\"");
    }
    assertThat(html).contains("lang=\"en\"", "name=\"viewport\"", "<title>", "<main>", "<h1>");
  }

  /** A caption speaks of panels only where there are any. */
  @Test
  void panelsThatAreSpokenOfAreDrawn() throws IOException {
    String html = Files.readString(Path.of("figures", "report.html"));
    List<String> without =
        found("(?s)<figure id=.*?</figure>", html).stream()
            .map(MatchResult::group)
            .filter(figure -> !figure.contains("<svg") && !figure.contains("<img"))
            .filter(figure -> figure.contains(".svg\">SVG</a>"))
            .toList();
    assertThat(without)
        .isNotEmpty()
        .allMatch(figure -> figure.contains("The figure is not drawn on this page"))
        .noneMatch(figure -> figure.contains("(a)"));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void nothingComesFromElsewhere(Path page) throws IOException {
    String html = Files.readString(page);
    assertThat(found("<script [^>]*src=", html)).isEmpty();
    for (MatchResult script : found("<script[^>]*>[^\u0000]*?</script>", html)) {
      assertThat(script.group()).doesNotContainPattern("fetch|XMLHttp|import\\b|WebSocket|Beacon");
    }
    // a link is followed by a click alone
    String unasked = html.replace("<a href=\"https://arxiv.org/abs/", "<a ");
    assertThat(found("(?:src|href)=\"(?:https?:)?//[^\"]*\"", unasked)).isEmpty();
    assertThat(found("@import|url\\((?!#)", html)).isEmpty();
  }

  @Test
  void everyNameIsGivenOnceAndEveryLinkLeadsSomewhere() throws IOException {
    String html = Files.readString(Path.of("figures", "report.html"));
    List<String> ids = found(" id=\"([^\"]*)\"", html).stream().map(m -> m.group(1)).toList();
    assertThat(ids).doesNotHaveDuplicates();
    for (MatchResult link : found(" href=\"([^\"]*)\"", html)) {
      String target = link.group(1);
      if (target.startsWith("#")) {
        assertThat(ids).contains(target.substring(1));
      } else if (!target.startsWith("data:") && !target.startsWith("https://arxiv.org/abs/")) {
        assertThat(Path.of("figures").resolve(target)).exists();
      }
    }
  }

  /** The table that a reader needs first stands before all claims, and need not be opened. */
  @Test
  void theTableToReadFirstIsOpenAndInFront() throws IOException {
    String html = Files.readString(Path.of("figures", "report.html"));
    int from = html.indexOf("<figure id=\"network-readings\">");
    String figure = html.substring(from, html.indexOf("</figure>", from));
    assertThat(figure).contains("<table").doesNotContain("<details");
    assertThat(from).isLessThan(html.indexOf("<h2 id=\"claims\">"));
  }

  /** No heading adds up what is of different questions. */
  @Test
  void verdictsAreSaidByModelsAndHypotheses() throws IOException {
    String html = Files.readString(Path.of("figures", "report.html"));
    String section = html.substring(html.indexOf("<h3>C6: "), html.indexOf("<h2 id=\"figures\">"));
    List<String> verdicts =
        found("<li>([^\n]*)</li>", section).stream().map(m -> m.group(1)).toList();
    assertThat(verdicts)
        .contains("linear model, exact: <strong>supported in 1</strong>.")
        .anyMatch(
            v ->
                v.startsWith("networks, three teachers, H6, test rows: ")
                    && v.endsWith(
                        "<strong>over all cells opposite; by cell opposite in 1</strong>."))
        .anyMatch(v -> v.startsWith("networks, three teachers, H6b, "))
        .anyMatch(v -> v.startsWith("networks, three teachers, H6c, "));
    assertThat(html).doesNotContain("Verdict:");
  }

  @Test
  void aClaimIsSaidOnce() throws IOException {
    String html = Files.readString(Path.of("figures", "report.html"));
    assertThat(found("Linear gradient descent: distillation exaggerates", html)).hasSize(1);
  }

  private static List<MatchResult> found(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().toList();
  }

  /** The colours of a scheme: dark ones stand in the second block of the style. */
  private static Map<String, String> colours(String scheme) {
    String style = Report.style();
    int dark = style.indexOf("@media screen and (prefers-color-scheme: dark)");
    String block =
        scheme.equals("light")
            ? style.substring(0, dark)
            : style.substring(dark, style.indexOf("} }", dark));
    Map<String, String> colours = new HashMap<>();
    found("--(\\w+): (#[0-9a-f]{6})", block).forEach(m -> colours.put(m.group(1), m.group(2)));
    return colours;
  }

  private static double contrast(String one, String other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  /** Relative luminance as the standard defines it. */
  private static double luminance(String colour) {
    double[] weights = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      double c = Integer.parseInt(colour.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
      sum += weights[i] * (c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4));
    }
    return sum;
  }
}
