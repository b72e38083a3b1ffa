// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eigendistill.base.Counted;
import org.eigendistill.compare.ComparedRows;
import org.eigendistill.compare.PairedComparison;
import org.eigendistill.compare.StudentComparison;
import org.eigendistill.compare.check.Check;
import org.eigendistill.compare.measure.SeedSpread;
import org.eigendistill.markup.HtmlWriter;

/** What is seen first: the sentence, four numbers beside a network that was not taught, checks. */
final class FirstScreen {
  private final CompareAnswer answer;

  FirstScreen(CompareAnswer answer) {
    this.answer = answer;
  }

  /** A number as it stands on the page. */
  private record Tile(String name, String value, String interval, String beside) {
    String html() {
      return """
          <div class="tile"><h3>%s</h3><p class="value">%s</p><p class="note">%s</p><p>%s</p></div>
          """
          .formatted(name, value, interval, HtmlWriter.escape(beside));
    }
  }

  String html() {
    return """
        <h1>%s</h1>
        %s%s%s"""
        .formatted(HtmlWriter.escape(answer.sentence()), subject(), tiles(), checks());
  }

  /** How much was compared, in a line. */
  private String subject() {
    return answer
        .single()
        .map(StudentComparison::shown)
        .map(
            shown ->
                "%s of %s; teacher, student and %s."
                    .formatted(
                        Counted.of(shown.rows().size(), "row"),
                        Counted.of(shown.rows().classes(), "class"),
                        shown.controls() == 0
                            ? "no control"
                            : Counted.of(shown.controls(), "control")))
        .or(
            () ->
                answer
                    .several()
                    .map(PairedComparison::shown)
                    .map(
                        pairs ->
                            "%s of teacher and student; %s of %s."
                                .formatted(
                                    Counted.of(pairs.size(), "pair"),
                                    Counted.of(pairs.get(0).rows().size(), "row"),
                                    Counted.of(pairs.get(0).rows().classes(), "class"))))
        .map("<p class=\"note\">%s</p>\n"::formatted)
        .orElse("");
  }

  private String tiles() {
    if (answer.isStopped()) {
      return "";
    }
    List<Tile> tiles = new ArrayList<>();
    answer.single().ifPresent(single -> addSingle(tiles, single));
    answer.several().ifPresent(several -> addSeveral(tiles));
    if (tiles.isEmpty()) {
      return "";
    }
    StringBuilder html =
        new StringBuilder(
            "<section class=\"tiles\" aria-label=\"Four numbers\">\n<h2 class=\"heard\">Four numbers</h2>\n");
    tiles.forEach(tile -> html.append(tile.html()));
    return html.append("</section>\n").toString();
  }

  private void addSingle(List<Tile> tiles, StudentComparison single) {
    ComparedRows shown = single.shown();
    boolean haveControls = shown.controls() > 0;
    tiles.add(
        tile(
            "Accuracy gap",
            "accuracy_gap",
            "%+.3f",
            answer.numbers().containsKey("accuracy_gap")
                ? control(shown, "a control's: %+.3f", this::gap)
                    .orElse("needs --control to be judged")
                : "needs --labels"));
    tiles.add(
        tile(
            "Agreement",
            "agreement",
            "%.3f",
            control(shown, "a control's with the teacher: %.3f", FirstScreen::agreement)
                .orElse(
                    "by chance %.3f; needs --control"
                        .formatted(answer.number("agreement_chance")))));
    tiles.add(
        haveControls
            ? tile("Slope", "slope", "%.3f", "1 for an unrelated network" + among(shown.networks()))
            : tile(
                "Slope, raw",
                "slope_raw",
                "%.3f",
                "below 1 for any two networks; needs --control"));
    tiles.add(
        tile(
            "Copied errors",
            "copied_errors",
            "%+.3f",
            answer.numbers().get("copied_errors") instanceof Number
                ? "0 for an unrelated network"
                : haveControls
                    ? "needs --labels"
                    : "needs --control: independent models share errors too"));
  }

  private void addSeveral(List<Tile> tiles) {
    tiles.add(
        tile(
            "Slope",
            "slope",
            "%.3f",
            "1 for an unrelated network"
                + answer.several().map(s -> among(s.shown().get(0).networks())).orElse("")));
    tiles.add(tile("Low end, nats", "low_offset", "%+.3f", "0 for an unrelated network"));
    tiles.add(tile("High end, nats", "high_offset", "%+.3f", "0 for an unrelated network"));
    tiles.add(
        tile("Transmission", "transmission", "%.2f", "0 for an unrelated network, 1 for a copy"));
  }

  /** How far networks are apart that never saw one another. */
  private static String among(List<SeedSpread.Two> networks) {
    return networks.isEmpty()
        ? ""
        : "; among these %.3f to %.3f"
            .formatted(
                networks.stream().mapToDouble(SeedSpread.Two::slope).min().orElseThrow(),
                networks.stream().mapToDouble(SeedSpread.Two::slope).max().orElseThrow());
  }

  private interface OfControl {
    double value(ComparedRows shown, int control);
  }

  /** The mean over controls, in words. */
  private static Optional<String> control(ComparedRows shown, String form, OfControl value) {
    return shown.controls() == 0
        ? Optional.empty()
        : Optional.of(
            form.formatted(
                IntStream.range(0, shown.controls())
                    .mapToDouble(k -> value.value(shown, 2 + k))
                    .average()
                    .orElseThrow()));
  }

  private double gap(ComparedRows shown, int model) {
    double[] own = CompareFigures.right(shown, model);
    double[] teacher = CompareFigures.right(shown, 0);
    return IntStream.range(0, own.length).mapToDouble(i -> own[i] - teacher[i]).average().orElse(0);
  }

  private static double agreement(ComparedRows shown, int model) {
    int[] own = shown.rows().tops(model);
    int[] teacher = shown.rows().tops(0);
    return IntStream.range(0, own.length).filter(i -> own[i] == teacher[i]).count()
        / (double) own.length;
  }

  private Tile tile(String name, String key, String form, String beside) {
    double value = answer.number(key);
    String interval = "";
    for (String behind : List.of("_ci975", "_ci95")) {
      double[] ends = answer.interval(key + behind);
      if (interval.isEmpty() && Double.isFinite(ends[0])) {
        interval =
            (form + " to " + form).formatted(ends[0], ends[1])
                + (behind.equals("_ci975") ? " (97.5 %, seeds in it)" : " (95 %, rows only)");
      }
    }
    return new Tile(
        name, Double.isFinite(value) ? form.formatted(value) : "not known", interval, beside);
  }

  private String checks() {
    StringBuilder html =
        new StringBuilder(
            "<section aria-label=\"Checks\">\n<h2>Checks</h2>\n<ul class=\"checks\">\n");
    List<Check> good = new ArrayList<>();
    for (Check check : answer.checks()) {
      if (check.level() == Check.Level.good) {
        good.add(check);
      } else {
        html.append(item(check));
      }
    }
    html.append("</ul>\n");
    if (!good.isEmpty()) {
      html.append(
          "<details><summary><span class=\"good\">&#10003;</span> %d as it should be</summary>\n<ul class=\"checks\">\n"
              .formatted(good.size()));
      good.forEach(check -> html.append(item(check)));
      html.append("</ul></details>\n");
    }
    return (answer.checks().isEmpty() ? "" : html.append("</section>\n").toString());
  }

  private static String item(Check check) {
    String kind =
        switch (check.level()) {
          case good -> "good";
          case note -> "quiet";
          case warning -> "mixed";
          case stop -> "bad";
        };
    return "<li><strong class=\"%s\">%s</strong> %s</li>\n"
        .formatted(kind, check.level(), HtmlWriter.escape(check.message()));
  }
}
