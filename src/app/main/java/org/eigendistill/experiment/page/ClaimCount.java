// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eigendistill.data.Table;
import org.eigendistill.experiment.Claim;
import org.eigendistill.experiment.PaperClaim;

/**
 * How rows of one claim came out that ask the same of the same models: a hypothesis of the page of
 * rules has a count of its own, in which what it is over all cells stands apart from its cells.
 *
 * @param paper which claim
 * @param where models, hypothesis or rows measured on
 * @param over the verdict over all cells, of a hypothesis
 * @param rows what is counted
 */
record ClaimCount(PaperClaim paper, String where, Optional<Claim.Support> over, List<Claim> rows) {
  private static final String NONE = "-";

  /** The counts of one claim: models, and of each its hypotheses or splits, in the rows' order. */
  static List<ClaimCount> of(ClaimRows group) {
    boolean splits = group.rows().stream().map(Claim::split).distinct().count() > 1;
    Map<String, List<Claim>> places =
        group.rows().stream()
            .sorted(Comparator.comparing(c -> c.evidence().models()))
            .collect(
                Collectors.groupingBy(
                    c -> c.evidence().place(splits), LinkedHashMap::new, Collectors.toList()));
    return places.entrySet().stream()
        .map(place -> of(group.paper(), place.getKey(), place.getValue()))
        .toList();
  }

  private static ClaimCount of(PaperClaim paper, String where, List<Claim> all) {
    return new ClaimCount(
        paper,
        where,
        all.stream().filter(ClaimCount::isOverCells).map(Claim::support).findFirst(),
        all.stream().filter(c -> !isOverCells(c)).toList());
  }

  private static boolean isOverCells(Claim claim) {
    return claim.evidence().hypothesis().isPresent() && claim.evidence().cell().isEmpty();
  }

  private long count(Claim.Support support) {
    return rows.stream().filter(c -> c.support() == support).count();
  }

  /** All counts as a table. */
  static Table table(List<ClaimCount> counts) {
    Table.Builder table =
        Table.of(
            "claim",
            "where",
            "over all cells",
            "supported",
            "mixed",
            "not supported",
            "opposite",
            "not known");
    for (ClaimCount each : counts) {
      List<Object> cells =
          new ArrayList<>(
              List.of(
                  each.paper.id(), each.where, each.over.map(Claim.Support::word).orElse(NONE)));
      for (Claim.Support support : Claim.Support.values()) {
        cells.add(each.count(support));
      }
      table.row(cells.toArray());
    }
    return table.build();
  }

  /** It in words: over all cells mixed; by cell supported in 15, opposite in 2. */
  String words() {
    String counted =
        Arrays.stream(Claim.Support.values())
            .filter(support -> count(support) > 0)
            .map(support -> "%s in %d".formatted(support.word(), count(support)))
            .collect(Collectors.joining(", "));
    return over.map(
            support ->
                "over all cells %s%s"
                    .formatted(support.word(), rows.isEmpty() ? "" : "; by cell " + counted))
        .orElse(counted);
  }
}
