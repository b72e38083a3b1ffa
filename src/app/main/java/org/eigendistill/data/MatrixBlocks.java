// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import java.nio.DoubleBuffer;
import java.util.List;
import org.eigendistill.base.Matrix;

/** Rows of what lies in memory. */
record MatrixBlocks(NamedMatrix matrix, long... shape) implements RowBlocks {
  MatrixBlocks {
    shape = shape.clone();
  }

  @Override
  public long[] shape() {
    return shape.clone();
  }

  /** With all axes but the last as rows, where the array has its first axis as rows. */
  static MatrixBlocks lastAxis(ShapedArray array) {
    long[] shape = array.shape();
    if (shape.length < 3) {
      return new MatrixBlocks(array.matrix(), shape);
    }
    Matrix values = array.matrix().values();
    int columns = (int) shape[shape.length - 1];
    int rows = values.rows() * (values.columns() / columns);
    return new MatrixBlocks(
        new NamedMatrix(
            array.matrix().source(),
            List.of(),
            Matrix.of(rows, columns, DoubleBuffer.wrap(values.toArray()))),
        shape);
  }

  @Override
  public String source() {
    return matrix.source();
  }

  @Override
  public int rows() {
    return matrix.values().rows();
  }

  @Override
  public int columns() {
    return matrix.values().columns();
  }

  @Override
  public List<String> names() {
    return matrix.columnNames();
  }

  @Override
  public ReadRecord record() {
    return matrix.read();
  }

  @Override
  public void read(int from, int count, double[] into) {
    matrix.values().copyRows(from, from + count, DoubleBuffer.wrap(into, 0, count * columns()));
  }
}
