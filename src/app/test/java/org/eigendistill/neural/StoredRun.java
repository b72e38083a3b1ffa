// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eigendistill.base.Matrix;

/** A network run of a few numbers, trained by nobody, to be stored as any other. */
public final class StoredRun {
  private static final RunKey KEY = new RunKey("{\"run\" : 1}");

  private final RunStore store;

  /** A store in a folder. */
  public StoredRun(Path folder) {
    store = new RunStore(folder);
  }

  /** The name of its folder. */
  public static String name() {
    return KEY.name();
  }

  /** Keeps the state after some epochs, as a run on its way does. */
  public void keep(int epochs) {
    store
        .restart(KEY)
        .keep(new TrainingState(epochs, epochs, List.of(new double[] {epochs}), run(epochs)));
  }

  /** How many epochs the kept state has behind it; 0 if there is none. */
  public int kept() {
    return store.restart(KEY).last().map(TrainingState::epoch).orElse(0);
  }

  /** Stores the finished run, if it is not there. */
  public void save() {
    Optional<Run> found = store.find(KEY);
    if (found.isEmpty()) {
      store.save(KEY, run(2), false);
    } else if (!found.get().equals(run(2))) {
      throw new AssertionError("another run was found");
    }
  }

  private static Run run(int epochs) {
    Matrix weights = Matrix.fill(2, 3, (i, j) -> epochs + i + 0.5 * j);
    Run.Epoch first = new Run.Epoch(0, 1, 0.5, 0.5, 0.5);
    Run.Epoch last = new Run.Epoch(epochs, 0.5, 0.75, 0.5, 0.5);
    return new Run(
        List.of(first, last),
        List.of(
            new Run.Checkpoint(0, weights, weights, weights),
            new Run.Checkpoint(epochs, weights, weights, weights)));
  }
}
