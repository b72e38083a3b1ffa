// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.reproduction;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.eigendistill.data.Table;
import org.eigendistill.experiment.Experiment;

/** The experiments whose tables are committed: all, but for studies that were not run yet. */
public final class CommittedTables {
  private static final Set<String> NOT_RUN =
      Set.of(
          "network-cells",
          "network-bands",
          "network-verdicts",
          "network-readings",
          "network-differences",
          "network-ways",
          "network-runs",
          "network-dose");

  private CommittedTables() {}

  /**
   * All of them; a table that is missing without being named here, or named here and there, fails.
   */
  public static List<Experiment> experiments() {
    for (Experiment experiment : Experiments.all()) {
      assertThat(Files.exists(file(experiment)))
          .as(experiment.table())
          .isNotEqualTo(NOT_RUN.contains(experiment.table()));
    }
    return Experiments.all().stream().filter(e -> !NOT_RUN.contains(e.table())).toList();
  }

  /** The experiment of a name. */
  public static Experiment named(String id) {
    return experiments().stream().filter(e -> e.id().equals(id)).findFirst().orElseThrow();
  }

  /** Its table. */
  public static Table table(Experiment experiment) {
    return Table.read(file(experiment));
  }

  private static Path file(Experiment experiment) {
    return Path.of("figures", "data", experiment.table() + ".csv");
  }
}
