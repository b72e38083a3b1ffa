// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare.check;

import java.util.List;
import java.util.Optional;

/**
 * Whether the rows and classes of teacher and student go together, told by their probabilities
 * before any other number is believed.
 *
 * @param orderScore the sum of products of square roots of probabilities in standard deviations
 *     over all orders of rows; above 4 the rows match
 * @param bestAgreement agreement of top classes under the best renaming of classes; NaN where
 *     classes are too many to look
 * @param classGain how many more rows agree by it, in standard deviations
 * @param classOrder for each class of the teacher's what the student calls it; where that is not
 *     the same class
 * @param rowOrder in which other order the student's rows go with the teacher's
 * @param blocksApart tenths of the rows, from 1, that do not go together though the rest does
 * @param rowsMatch whether rows and classes go together as they are
 */
public record RowMatch(
    double orderScore,
    double bestAgreement,
    double classGain,
    Optional<int[]> classOrder,
    Optional<String> rowOrder,
    List<Integer> blocksApart,
    boolean rowsMatch) {
  /** Keeps its own copies. */
  public RowMatch {
    classOrder = classOrder.map(int[]::clone);
    blocksApart = List.copyOf(blocksApart);
  }

  /** The same where a model says the same of every row: no order is told, and none looked for. */
  public RowMatch ofConstant() {
    return new RowMatch(
        0, bestAgreement, classGain, Optional.empty(), Optional.empty(), List.of(), false);
  }

  @Override
  public Optional<int[]> classOrder() {
    return classOrder.map(int[]::clone);
  }
}
