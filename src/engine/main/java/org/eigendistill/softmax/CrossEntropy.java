// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.softmax;

/** The gradient of cross-entropy with labels. */
final class CrossEntropy implements LogitGradient {
  private final int classes;
  private final int[] labels;

  CrossEntropy(int classes, int... labels) {
    if (classes < 2) {
      throw new IllegalArgumentException("%d of 2 classes or more".formatted(classes));
    }
    for (int label : labels) {
      if (label < 0 || label >= classes) {
        throw new IllegalArgumentException("label %d among %d classes".formatted(label, classes));
      }
    }
    this.classes = classes;
    this.labels = labels.clone();
  }

  @Override
  public int rows() {
    return labels.length;
  }

  @Override
  public int classes() {
    return classes;
  }

  @Override
  public void at(double[] logits, double[] gradient) {
    for (int i = 0, from = 0; i < labels.length; i++, from += classes) {
      int label = from + labels[i];
      double most = logits[from];
      for (int j = from; j < from + classes; j++) {
        most = Math.max(most, logits[j]);
      }
      double sum = 0;
      double others = 0;
      for (int j = from; j < from + classes; j++) {
        gradient[j] = Math.exp(logits[j] - most);
        sum += gradient[j];
        others += j == label ? 0 : gradient[j];
      }
      for (int j = from; j < from + classes; j++) {
        // Near 1 the label's probability less 1 is what the others have.
        gradient[j] = j == label ? -others / sum : gradient[j] / sum;
      }
    }
  }
}
