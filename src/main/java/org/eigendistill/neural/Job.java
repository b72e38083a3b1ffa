package org.eigendistill.neural;

import java.util.Optional;
import org.eigendistill.base.Matrix;

/**
 * What is trained on what.
 *
 * @param recipe how
 * @param train the inputs, rows x features
 * @param labels a class for each row, noise included
 * @param classes the number of classes
 * @param test inputs that are only predicted
 * @param testLabels their true classes
 * @param teacher the teacher's logits at the training rows, where the recipe asks for them
 * @param seed of the start and of the batches' order
 */
public record Job(
    Recipe recipe,
    Matrix train,
    int[] labels,
    int classes,
    Matrix test,
    int[] testLabels,
    Optional<Matrix> teacher,
    long seed) {
  /** Checks that parts fit. */
  public Job {
    labels = labels.clone();
    testLabels = testLabels.clone();
    if (train.rows() != labels.length || test.rows() != testLabels.length) {
      throw new IllegalArgumentException("rows and labels differ in number");
    }
    if (recipe.needsTeacher() && teacher.isEmpty()) {
      throw new IllegalArgumentException("the recipe needs a teacher");
    }
    teacher.ifPresent(
        logits -> {
          if (logits.rows() != train.rows() || logits.columns() != classes) {
            throw new IllegalArgumentException("the teacher's logits do not fit the rows");
          }
        });
  }

  @Override
  public int[] labels() {
    return labels.clone();
  }

  @Override
  public int[] testLabels() {
    return testLabels.clone();
  }
}
