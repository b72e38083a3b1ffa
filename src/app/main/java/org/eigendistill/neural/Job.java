package org.eigendistill.neural;

import java.util.Optional;
import org.eigendistill.base.Matrix;

/**
 * What is trained on what.
 *
 * @param recipe how
 * @param data the rows
 * @param teacher the teacher's logits at the training rows, where the recipe asks for them
 * @param seed of the start, of the batches' order and of augmentation
 */
public record Job(Recipe recipe, NetworkData data, Optional<Matrix> teacher, long seed) {
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
  }
}
