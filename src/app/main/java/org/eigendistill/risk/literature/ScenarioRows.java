// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.risk.literature;

import java.util.List;
import java.util.concurrent.ForkJoinPool;
import org.eigendistill.base.Progress;
import org.eigendistill.dynamics.Filters;
import org.eigendistill.scenario.ScenarioRun;
import org.eigendistill.scenario.reference.CheckedNumber;
import org.eigendistill.scenario.reference.ReferenceNumber;
import org.eigendistill.scenario.reference.ReferenceNumbers;
import org.eigendistill.spectrum.EigenSolver;

/**
 * The papers' numbers whose setting is a scenario: a file that comes with the program says it, and
 * the number is what the file comes to. Numbers that were derived here are of no paper and not
 * among them.
 */
final class ScenarioRows {
  private ScenarioRows() {}

  static List<LiteratureRow> rows(EigenSolver solver, Progress progress) {
    List<ReferenceNumber> papers =
        ReferenceNumbers.all().stream().filter(number -> !number.source().isEmpty()).toList();
    int threads = ForkJoinPool.getCommonPoolParallelism() + 1;
    ScenarioRun run = new ScenarioRun(Filters.installed(), solver, threads, Progress.NONE);
    return ReferenceNumbers.check(papers, run, progress).stream().map(ScenarioRows::row).toList();
  }

  private static LiteratureRow row(CheckedNumber checked) {
    ReferenceNumber number = checked.number();
    return new LiteratureRow(
        new Origin(number.source(), number.tag(), number.place()),
        number.quantity(),
        number.relation(),
        number.expected(),
        checked.allowed(),
        checked.computed(),
        number.scenario());
  }
}
