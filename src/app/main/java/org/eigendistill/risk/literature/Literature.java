// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.risk.literature;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eigendistill.base.Progress;
import org.eigendistill.spectrum.EigenSolver;

/** All papers' rows. */
public final class Literature {
  private Literature() {}

  /**
   * Computes every row, paper by paper; half a minute.
   *
   * @param solver of scenarios and of the designs that are simulated
   */
  public static List<LiteratureRow> rows(EigenSolver solver, Progress progress) {
    List<Supplier<List<LiteratureRow>>> papers =
        List.of(
            () -> KernelGenerations.rows(solver),
            FlowAgainstRidge::rows,
            OptimalSteps::rows,
            OptimalImitation::rows,
            () -> UnboundedImitation.rows(solver),
            HilbertRounds::rows,
            () -> ScenarioRows.rows(solver, progress));
    List<LiteratureRow> rows = new ArrayList<>();
    for (int i = 0; i < papers.size(); i++) {
      progress.update("papers", i, papers.size());
      rows.addAll(papers.get(i).get());
    }
    progress.update("papers", papers.size(), papers.size());
    return byPaper(rows);
  }

  private static List<LiteratureRow> byPaper(List<LiteratureRow> rows) {
    return rows.stream()
        .collect(
            Collectors.groupingBy(LiteratureRow::source, LinkedHashMap::new, Collectors.toList()))
        .values()
        .stream()
        .flatMap(List::stream)
        .toList();
  }
}
