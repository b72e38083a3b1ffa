// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare.rows;

/** Measures something of rows as they pass. */
@FunctionalInterface
public interface RowMeter {
  /**
   * A row.
   *
   * @param place from 0, in order
   * @param models the teacher's softmax, the student's, then the controls'; good for this call
   */
  void row(int place, SoftmaxRow... models);
}
