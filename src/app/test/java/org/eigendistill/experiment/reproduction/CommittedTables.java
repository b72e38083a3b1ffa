// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.reproduction;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eigendistill.data.Table;
import org.eigendistill.experiment.Experiment;

/** The experiments with their tables, all of which are committed. */
public final class CommittedTables {
  /** Each is read once for all tests of a process. */
  private static final Map<Path, Table> READ = new ConcurrentHashMap<>();

  private CommittedTables() {}

  /** All of them; a table that is missing fails. */
  public static List<Experiment> experiments() {
    for (Experiment experiment : Experiments.all()) {
      assertThat(file(experiment)).exists();
    }
    return Experiments.all();
  }

  /** The experiment of a name. */
  public static Experiment named(String id) {
    return experiments().stream().filter(e -> e.id().equals(id)).findFirst().orElseThrow();
  }

  /** Its table. */
  public static Table table(Experiment experiment) {
    return READ.computeIfAbsent(file(experiment), Table::read);
  }

  private static Path file(Experiment experiment) {
    return Path.of("figures", "data", experiment.table() + ".csv");
  }
}
