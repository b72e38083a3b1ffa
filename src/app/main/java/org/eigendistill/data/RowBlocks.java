// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import java.util.List;
import org.eigendistill.base.BadInputException;

/**
 * The rows of an array as often as they are asked for, in any blocks: how outputs of models come,
 * which may be larger than memory and may hold masks, {@code -inf}, where {@link NamedMatrix} has
 * finite numbers only. The last axis counts the columns, all others together, in C order, the rows.
 */
public interface RowBlocks extends AutoCloseable {
  /** The file, and the array in it. */
  String source();

  /** The extents of the array; one of a single axis is a column. */
  long[] shape();

  /** How many rows. */
  int rows();

  /** How many columns. */
  int columns();

  /** The columns' names; none where the file has none. */
  default List<String> names() {
    return List.of();
  }

  /** How it is read. */
  ReadRecord record();

  /**
   * Copies rows; not for several threads at once.
   *
   * @param from the first row
   * @param count how many rows
   * @param into their numbers, row by row from place 0
   * @throws BadInputException if one is NaN or +inf, or the file ends
   */
  void read(int from, int count, double[] into);

  @Override
  default void close() {}

  /** The rows of a matrix that was read whole. */
  static RowBlocks of(NamedMatrix matrix) {
    return new MatrixBlocks(matrix, new long[] {matrix.values().rows(), matrix.values().columns()});
  }

  /** The rows of an array of any axes that was read whole. */
  static RowBlocks of(ShapedArray array) {
    return MatrixBlocks.lastAxis(array);
  }
}
