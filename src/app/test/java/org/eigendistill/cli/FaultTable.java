// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.util.Locale;
import java.util.Map;
import org.eigendistill.testing.DiskOperation;

/** Counts of faults by what was written and by the operation that failed, to be printed. */
final class FaultTable {
  private final StringBuilder rows =
      new StringBuilder(
          """

          | writes | operation | in a run | failed | old result left | new result left |
          | --- | --- | --- | --- | --- | --- |
          """);
  private int failed;
  private int pending;
  private int again;

  /** Adds what a trial counted. */
  void add(FaultScenario scenario, FaultTrial trial) {
    for (Map.Entry<DiskOperation, FaultTrial.Count> entry : trial.counts.entrySet()) {
      FaultTrial.Count count = entry.getValue();
      failed += count.faults();
      rows.append(
          "| %s | %s | %d | %d | %d | %d |%n"
              .formatted(
                  scenario.name(),
                  entry.getKey().name().toLowerCase(Locale.ROOT),
                  count.operations,
                  count.faults(),
                  count.old,
                  count.fresh));
    }
    pending += trial.pending;
    again += trial.again;
  }

  boolean isEmpty() {
    return failed == 0;
  }

  @Override
  public String toString() {
    return rows
        + "%d faults; %d broke a publication off, which the next run ended or undid; %d broke that off again.%n"
            .formatted(failed, pending, again);
  }
}
