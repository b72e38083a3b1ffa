// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.literature;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.eigendistill.experiment.FormattedNumbers;
import org.eigendistill.risk.literature.LiteratureRow;
import org.eigendistill.scenario.reference.Provenance;

/** All rows of other papers as Markdown, paper by paper, and what their references are. */
public final class LiteraturePage {
  /** What is smaller is the rounding of a 0, and not the same on every machine. */
  private static final double ROUNDING = 1e-12;

  private LiteraturePage() {}

  /** How many rows there are, of which kinds, and how many agree. */
  public static String counts(List<LiteratureRow> rows) {
    long agree = rows.stream().filter(LiteratureRow::ok).count();
    return "%d rows, %d agree, %d differ. References: %s."
        .formatted(
            rows.size(),
            agree,
            rows.size() - agree,
            Provenance.counts(rows.stream().map(LiteratureRow::provenance).toList()));
  }

  /** The page. */
  public static String of(List<LiteratureRow> rows) {
    StringBuilder page =
        new StringBuilder(
            """
            # Thirteen papers, recomputed

            What other papers print, and what their formulas and theorems give, beside what the one engine computes (to
            five digits; what is below 1e-12 in size is written 0). %s

            %s

            Numbers whose setting is a scenario have its name: `scenario --show NAME` prints the file, `scenario --file NAME`
            works it out. Numbers named as limits of a size are compared with simulations of that size. Written by
            `java -jar target/eigendistill.jar literature --markdown src/docs/literature.md`.
            """
                .formatted(counts(rows), meanings()));
    for (String source : rows.stream().map(LiteratureRow::source).distinct().toList()) {
      page.append(
          """

          ## %s

          | quantity | provenance | place | scenario | reference | computed | verdict |
          | --- | --- | --- | --- | --- | --- | --- |
          """
              .formatted(source));
      rows.stream()
          .filter(row -> row.source().equals(source))
          .map(LiteraturePage::line)
          .forEach(page::append);
    }
    return page.toString();
  }

  private static String meanings() {
    return Arrays.stream(Provenance.values())
        .map(p -> "- *%s*: %s".formatted(p.word(), p.meaning()))
        .collect(Collectors.joining("\n"));
  }

  private static String line(LiteratureRow row) {
    double computed = Math.abs(row.computed()) < ROUNDING ? 0 : row.computed();
    return "| %s | %s | %s | %s | %s | %s | %s |\n"
        .formatted(
            row.quantity().replace("|", "\\|"),
            row.provenance(),
            row.place(),
            row.scenario(),
            row.reference(),
            FormattedNumbers.brief(Double.toString(computed)),
            row.verdict());
  }
}
