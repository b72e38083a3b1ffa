package org.eigendistill.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eigendistill.data.Table;

/** The claims as Markdown: a summary, which README holds word for word, and every row. */
final class ClaimsPage {
  private ClaimsPage() {}

  static String of(List<Claim> claims) {
    StringBuilder page = new StringBuilder("# Claims\n\n").append(summary(claims));
    for (ClaimRows group : ClaimRows.of(claims)) {
      page.append("\n## %s: %s\n\n".formatted(group.id(), group.sentence()))
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
                        ? "exact"
                        : number(c.ci95().get(0)) + " to " + number(c.ci95().get(1)),
                    c.n(),
                    c.verdict().word()));
      }
    }
    return page.toString();
  }

  /** For each claim how many rows came out which way, networks apart. */
  static Table counts(List<Claim> claims) {
    Table.Builder table =
        Table.of("claim", "where", "supported", "mixed", "not supported", "opposite");
    for (String id : claims.stream().map(Claim::id).distinct().sorted().toList()) {
      for (String where : List.of("linear model, exact", "networks", "networks, small study")) {
        List<Claim> rows =
            claims.stream().filter(c -> c.id().equals(id) && where(c).equals(where)).toList();
        if (!rows.isEmpty()) {
          List<Object> cells = new ArrayList<>(List.of(id, where));
          for (Claim.Verdict verdict : Claim.Verdict.values()) {
            cells.add(rows.stream().filter(c -> c.verdict() == verdict).count());
          }
          table.row(cells.toArray());
        }
      }
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

  private static String where(Claim claim) {
    return switch (claim.table().replace(".csv", "")) {
      case "networks" -> "networks";
      case "networks-small" -> "networks, small study";
      default -> "linear model, exact";
    };
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3g", value);
  }
}
