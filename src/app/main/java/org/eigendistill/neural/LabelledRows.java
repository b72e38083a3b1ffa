// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import org.eigendistill.base.Matrix;

/**
 * Rows of one role: to train on, to stop by, or to test on.
 *
 * @param inputs rows x features, or rows x places of word numbers (0 for none) for sequences
 * @param labels a class per row, as trained on or judged by
 * @param truth the class without label noise
 */
public record LabelledRows(Matrix inputs, int[] labels, int[] truth) {
  /** Keeps its own copies. */
  public LabelledRows {
    labels = labels.clone();
    truth = truth.clone();
    if (inputs.rows() != labels.length || labels.length != truth.length) {
      throw new IllegalArgumentException("rows and labels differ in number");
    }
  }

  /** Rows whose labels are true. */
  public static LabelledRows clean(Matrix inputs, int... labels) {
    return new LabelledRows(inputs, labels, labels);
  }

  @Override
  public int[] labels() {
    return labels.clone();
  }

  @Override
  public int[] truth() {
    return truth.clone();
  }

  /** The number of rows. */
  public int rows() {
    return labels.length;
  }
}
