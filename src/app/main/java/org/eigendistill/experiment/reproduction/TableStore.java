// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.reproduction;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eigendistill.base.BadInputException;
import org.eigendistill.data.Column;
import org.eigendistill.data.Table;
import org.eigendistill.experiment.Experiment;
import org.eigendistill.experiment.TableRun;

/**
 * Where tables are taken from that a run does not compute: from its own folder what was computed
 * there before, else the committed one. What was only a copy of a committed table gives way to the
 * committed one of today.
 *
 * @param folder of the run
 * @param figures the committed ones, where they are there
 */
record TableStore(Path folder, Optional<Path> figures) {
  /** Whether the run's folder is that of the committed figures. */
  boolean isCommitted() {
    return figures
        .map(place -> place.toAbsolutePath().normalize())
        .filter(folder.toAbsolutePath().normalize()::equals)
        .isPresent();
  }

  /** Whether a table lies in the run's folder itself, where it may stay. */
  boolean isOwn(StoredTable stored) {
    return isCommitted() || stored.file().startsWith(folder);
  }

  /** The table that an experiment is drawn from, where there is one. */
  Optional<StoredTable> find(Experiment experiment) {
    Optional<StoredTable> own = isCommitted() ? Optional.empty() : in(folder, experiment);
    if (own.isPresent() && !own.get().run().committed()) {
      return own;
    }
    Optional<StoredTable> committed =
        figures
            .flatMap(place -> in(place, experiment))
            .map(
                stored ->
                    new StoredTable(stored.file(), stored.run().committed(true), stored.fault()));
    return committed.or(() -> own);
  }

  private static Optional<StoredTable> in(Path place, Experiment experiment) {
    Path file = Manifest.table(place, experiment.table());
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    TableRun run = Manifest.of(place).run(experiment.table(), file);
    return Optional.of(new StoredTable(file, run, fault(file, experiment)));
  }

  private static Optional<String> fault(Path file, Experiment experiment) {
    try {
      return Table.read(file).columns().equals(Column.names(experiment.columns()))
          ? Optional.empty()
          : Optional.of("its columns are not those that this version writes");
    } catch (BadInputException e) {
      return Optional.of("it cannot be read: " + e.getMessage());
    }
  }
}
