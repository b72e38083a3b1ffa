// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare.rows;

import org.eigendistill.base.BadInputException;

/**
 * Looks at scores that are said to be logits as they pass: rows that are all probabilities, or a
 * first column that counts the rows, would be a rare accident.
 */
final class LogitsGuard {
  private final ModelScores model;
  private boolean isProbable;
  private boolean counts;
  private int rows;

  LogitsGuard(ModelScores model) {
    this.model = model;
    this.isProbable = !model.isProbabilities();
    this.counts = model.columns() > 1;
  }

  /** Looks at a row of the file. */
  void look(int row, double[] scores, int at) {
    rows++;
    counts &= scores[at] == row || scores[at] == row + 1;
    if (!isProbable) {
      return;
    }
    boolean isSingle = model.columns() == 1;
    int first = isSingle ? model.single() : 0;
    int end = isSingle ? first + 1 : model.classes();
    double sum = 0;
    for (int j = first; j < end; j++) {
      double value = scores[at + j];
      if (!(value >= 0 && value <= 1 + ModelScores.SLACK)) {
        isProbable = false;
        return;
      }
      sum += value;
    }
    isProbable = isSingle || Math.abs(sum - 1) <= ModelScores.SLACK;
  }

  /**
   * Ends the look.
   *
   * @throws BadInputException if all rows were so
   */
  void require() {
    if (counts && rows > 2) {
      throw BadInputException.of(
          model.source(),
          "column 1",
          "it counts the rows",
          "Say --index yes to leave it out, or save the predictions without an index.");
    }
    if (isProbable && rows > 0) {
      throw BadInputException.of(
          model.source(),
          "",
          model.columns() == 1
              ? "all numbers lie between 0 and 1, as probabilities do"
              : "every row sums to 1, as probabilities do",
          "Give --kind probabilities, or better the logits, which are never saturated.");
    }
  }
}
