// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare.rows;

/** Measures something of one model's scores as they pass. */
@FunctionalInterface
public interface ScoreMeter {
  /**
   * A row.
   *
   * @param place from 0, in order
   * @param scores of a block of rows; good for this call
   * @param at where the row begins
   */
  void row(int place, double[] scores, int at);
}
