// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.page;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eigendistill.data.Table;
import org.eigendistill.experiment.Claim;
import org.eigendistill.experiment.FormattedNumbers;
import org.eigendistill.experiment.PaperClaim;

/** Claims by number: what was measured of each, where. */
record ClaimRows(PaperClaim paper, List<Claim> rows) {
  /** Groups claims by their number, in the order of numbers. */
  static List<ClaimRows> of(List<Claim> claims) {
    return claims.stream()
        .collect(Collectors.groupingBy(Claim::paper, TreeMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(e -> new ClaimRows(e.getKey(), e.getValue()))
        .toList();
  }

  /** The tables that they were read from, without their ending. */
  List<String> tables() {
    return rows.stream().map(c -> c.evidence().table()).distinct().toList();
  }

  /** What was measured where; a setting that comes again is not repeated. */
  Table table() {
    Table.Builder table = Table.of("setting", "measure", "value", "95 % interval", "n", "verdict");
    String before = "";
    for (Claim c : rows) {
      table.row(
          c.setting().equals(before) ? "" : c.setting(),
          c.measure(),
          c.value(),
          c.ci95() == null
              ? "counted"
              : "%s to %s"
                  .formatted(
                      FormattedNumbers.brief(c.ci95().get(0).toString()),
                      FormattedNumbers.brief(c.ci95().get(1).toString())),
          c.n(),
          c.support().word());
      before = c.setting();
    }
    return table.build();
  }
}
