// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spark;

/** Where reading stands in the rows of a {@link RowSource}. */
public interface RowCursor extends AutoCloseable {
  /**
   * The next row: finite numbers, one per column.
   *
   * @throws org.eigendistill.base.BadInputException if it is not that, with its number from 1, or
   *     the file has changed
   */
  double[] next();

  @Override
  void close();
}
