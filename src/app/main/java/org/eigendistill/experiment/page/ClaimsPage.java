// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.page;

import java.util.List;
import java.util.Locale;
import org.eigendistill.data.Table;
import org.eigendistill.experiment.Claim;
import org.eigendistill.experiment.PaperClaim;

/** The claims as Markdown: what they say and a summary, as in README too, and every row. */
public final class ClaimsPage {
  private ClaimsPage() {}

  /** The page. */
  public static String of(List<Claim> claims) {
    StringBuilder page =
        new StringBuilder("# Claims\n\n")
            .append(PaperClaim.definitions())
            .append('\n')
            .append(summary(claims));
    for (ClaimRows group : ClaimRows.of(claims)) {
      page.append("\n## %s: %s\n\n".formatted(group.paper().id(), group.paper().title()))
          .append("| setting | measure | value | 95 % interval | n | verdict |\n")
          .append("| --- | --- | --- | --- | --- | --- |\n");
      for (Claim c : group.rows()) {
        page.append(
            "| %s | %s | %s | %s | %d | %s |\n"
                .formatted(
                    c.setting(),
                    c.measure(),
                    number(c.value()),
                    c.ci95() == null
                        ? "counted"
                        : number(c.ci95().get(0)) + " to " + number(c.ci95().get(1)),
                    c.n(),
                    c.support().word()));
      }
    }
    return page.toString();
  }

  /** For each claim how many rows came out which way, by models and hypotheses. */
  static Table counts(List<Claim> claims) {
    return ClaimCount.table(
        ClaimRows.of(claims).stream().flatMap(group -> ClaimCount.of(group).stream()).toList());
  }

  private static String summary(List<Claim> claims) {
    Table counts = counts(claims);
    StringBuilder page = new StringBuilder(line(counts.columns()));
    page.append("| --- ".repeat(counts.columns().size())).append("|\n");
    counts.rows().forEach(row -> page.append(line(row)));
    return page.toString();
  }

  private static String line(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3g", value);
  }
}
