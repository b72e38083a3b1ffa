// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Counted;

/** The pools of studies, each loaded once, and whether recipes fit them. */
final class StudyPools {
  /** A line is fitted to no fewer points. */
  private static final int LEAST_TESTED = 10;

  private final Map<String, Pool> pools = new ConcurrentHashMap<>();

  /**
   * The pool of some data as a recipe's network takes it.
   *
   * @param id of the study, for messages
   * @throws BadInputException if there are no such data, or they cannot be taken so
   */
  Pool of(String id, String data, Recipe recipe) {
    boolean sequences = recipe.kind().takesSequences();
    int by = recipe.layout().pool();
    String name = data + " " + sequences;
    Pool whole = pools.computeIfAbsent(name, key -> PoolSources.load(data, sequences));
    try {
      return pools.computeIfAbsent(name + " " + by, key -> whole.pooled(by));
    } catch (IllegalArgumentException e) {
      throw BadInputException.of(id, "", e.getMessage(), "Leave pool out.", e);
    }
  }

  /**
   * The same, looked at whether it fits.
   *
   * @param rows that are to be drawn; 0 for all
   * @throws BadInputException if it has too few rows, or the network cannot take it
   */
  Pool fitting(String id, String data, int rows, Recipe recipe) {
    Pool pool = of(id, data, recipe);
    if (rows > pool.rows()) {
      throw BadInputException.of(
          id,
          "",
          "rows: %d of %d that there are".formatted(rows, pool.rows()),
          "Ask for fewer, or 0 for all.");
    }
    if (pool.rows() < Study.LEAST_ROWS || pool.testLabels().length < LEAST_TESTED) {
      throw BadInputException.of(
          data,
          "",
          "it has %s to train on and %d to test on"
              .formatted(Counted.of(pool.rows(), "row"), pool.testLabels().length),
          "Give at least %d and %d.".formatted(Study.LEAST_ROWS, LEAST_TESTED));
    }
    try {
      Architecture.of(recipe, pool.draw(Study.LEAST_ROWS, 0, 1));
    } catch (IllegalArgumentException e) {
      throw BadInputException.of(id, "", e.getMessage(), "Choose another model or other data.", e);
    }
    return pool;
  }

  /**
   * A batch of more rows than are trained on is a mistake, or means all of them: 0. A row alone has
   * no variance to be normalised by.
   */
  static void requireBatches(String id, int rows, Pool pool, Recipe recipe) {
    int trained = pool.trained(rows);
    int batch = recipe.batch();
    if (batch > trained) {
      throw BadInputException.of(
          id,
          "",
          "batch: %s a step, where %d are trained on".formatted(Counted.of(batch, "row"), trained),
          "Give fewer, or 0 for all.");
    }
    boolean alone = batch == 1 || batch > 1 && trained % batch == 1;
    if (alone && recipe.kind().normsBatches(recipe.layout())) {
      throw BadInputException.of(
          id,
          "",
          "batch: of %d rows trained on, steps of %d leave one alone, which batch normalisation cannot be of"
              .formatted(trained, batch),
          "Give another batch.");
    }
  }
}
