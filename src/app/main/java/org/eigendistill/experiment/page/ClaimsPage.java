// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
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

  /** For each claim how many rows came out which way, networks and their splits apart. */
  static Table counts(List<Claim> claims) {
    Table.Builder table =
        Table.of("claim", "where", "supported", "mixed", "not supported", "opposite", "not known");
    for (ClaimRows group : ClaimRows.of(claims)) {
      boolean splits = group.rows().stream().map(Claim::split).distinct().count() > 1;
      Map<String, List<Claim>> places =
          group.rows().stream()
              .sorted(Comparator.comparing(c -> c.evidence().models()))
              .collect(
                  Collectors.groupingBy(
                      c -> where(c, splits), LinkedHashMap::new, Collectors.toList()));
      places.forEach(
          (where, rows) -> {
            List<Object> cells = new ArrayList<>(List.of(group.paper().id(), where));
            for (Claim.Support support : Claim.Support.values()) {
              cells.add(rows.stream().filter(c -> c.support() == support).count());
            }
            table.row(cells.toArray());
          });
    }
    return table.build();
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

  private static String where(Claim claim, boolean splits) {
    String models = claim.evidence().models().label();
    return !splits || claim.split() == null
        ? models
        : "%s, %s rows".formatted(models, claim.split());
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3g", value);
  }
}
