// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import java.util.Optional;
import org.eigendistill.base.Matrix;

/**
 * What is trained on what.
 *
 * @param recipe how
 * @param data the rows
 * @param teacher the teacher's logits at the training rows, where the recipe asks for them
 * @param seed of the start
 * @param order seed of the batches' order and of augmentation
 * @param second what changes where the recipe switches, beside the target
 * @param watched how many of the first training rows it is looked at by steps; 0 to look at all
 *     rows by epochs
 */
public record Job(
    Recipe recipe,
    NetworkData data,
    Optional<Matrix> teacher,
    long seed,
    long order,
    Optional<SecondPhase> second,
    int watched) {
  /** Checks that parts fit. */
  public Job {
    if (recipe.needsTeacher() && teacher.isEmpty()) {
      throw new IllegalArgumentException("the recipe needs a teacher");
    }
    int rows = data.train().rows();
    int classes = data.classes();
    teacher.ifPresent(
        logits -> {
          if (logits.rows() != rows || logits.columns() != classes) {
            throw new IllegalArgumentException("the teacher's logits do not fit the rows");
          }
        });
    if (second.isPresent() && recipe.switchAt() == 1) {
      throw new IllegalArgumentException("a second phase needs a switch");
    }
    if (watched < 0 || watched > rows) {
      throw new IllegalArgumentException("%d of %d rows to look at".formatted(watched, rows));
    }
  }

  /** A job of one seed for start and order, looked at by epochs. */
  public Job(Recipe recipe, NetworkData data, Optional<Matrix> teacher, long seed) {
    this(recipe, data, teacher, seed, seed, Optional.empty(), 0);
  }
}
