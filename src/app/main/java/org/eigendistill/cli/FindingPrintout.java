// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;
import org.eigendistill.data.Table;
import org.eigendistill.theorem.Finding;
import org.eigendistill.theorem.proof.Verdict;

/** What theorems says of a finding, on the terminal and in a file. */
final class FindingPrintout {
  private FindingPrintout() {}

  static void print(PrintWriter out, Finding finding) {
    out.printf(
        "%-36s %-9s %s%,11d cases%s%s%n",
        finding.statement().id(),
        finding.verdict().word(),
        finding.confirms() ? "" : "(recorded: " + finding.statement().recorded().word() + ") ",
        finding.cases(),
        finding.violations() == 0 ? "" : ", %,d violations".formatted(finding.violations()),
        finding.undecided() == 0 ? "" : ", %,d left open".formatted(finding.undecided()));
    if (!finding.counterexample().isEmpty()) {
      out.printf("  %s: %s%n", finding.certificate(), finding.counterexample());
      out.printf("  %s%n", finding.gains());
    }
    if (finding.verdict() == Verdict.UNDECIDED && finding.cases() > 0) {
      out.printf("  smallest margin %.3g at %s%n", finding.smallestMargin(), finding.where());
    }
    if (!finding.boxes().isEmpty()) {
      out.printf("  by enclosure: %s%n", finding.boxes());
    }
  }

  /** The verdict on record, or none. */
  private static String recorded(Finding finding) {
    return finding.isOnRecord() ? finding.statement().recorded().word() : "none";
  }

  static ArrayNode rows(List<Finding> findings) {
    ArrayNode rows = new ObjectMapper().createArrayNode();
    for (Finding finding : findings) {
      ObjectNode row = rows.addObject();
      row.put("id", finding.statement().id());
      row.put("statement", finding.statement().text());
      row.put("recorded", recorded(finding));
      row.put("verdict", finding.verdict().word());
      row.put("cases", finding.cases());
      row.put("violations", finding.violations());
      row.put("counterexample", finding.counterexample());
      row.put("certificate", finding.certificate());
      row.put("gains", finding.gains());
      row.put("undecided", finding.undecided());
      if (finding.undecided() > 0) {
        row.put("undecided_means", finding.leftOpen());
      }
      row.put("premise_not_met", finding.unmet());
      if (Double.isFinite(finding.smallestMargin())) {
        row.put("smallest_margin", finding.smallestMargin());
      }
      row.put("where", finding.where());
      row.put("boxes", finding.boxes());
      row.put("settled_by", finding.statement().settledBy().label());
      row.put("reason", finding.statement().reason());
      row.put("seed", finding.seed());
      row.put("seconds", finding.seconds());
    }
    return rows;
  }

  /** One row for each statement: what was tried and how near it came to failing. */
  static Table table(List<Finding> findings) {
    Table.Builder table =
        Table.of(
            "row",
            "seed",
            "cases",
            "seconds",
            "smallest_margin",
            "recorded",
            "verdict",
            "violations",
            "left_open",
            "premise_not_met");
    for (Finding finding : findings) {
      table.row(
          finding.statement().id(),
          finding.seed(),
          finding.cases(),
          "%.2f".formatted(finding.seconds()),
          finding.smallestMargin(),
          recorded(finding),
          finding.verdict().word(),
          finding.violations(),
          finding.undecided(),
          finding.unmet());
    }
    return table.build();
  }
}
