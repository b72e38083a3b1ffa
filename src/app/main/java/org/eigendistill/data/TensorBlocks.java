// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import java.util.Arrays;
import java.util.List;
import org.eigendistill.base.BadInputException;
import org.eigendistill.data.tensor.Tensor;
import org.eigendistill.data.tensor.TensorReader;

/** The rows of a tensor where they lie, as often as they are asked for. */
final class TensorBlocks implements RowBlocks {
  private final Tensor tensor;
  private final String format;
  private final TensorReader reader;
  private final int rows;
  private final int columns;

  /**
   * Opens a tensor.
   *
   * @param format what a record of reading calls its file's
   * @throws BadInputException if it is empty, or has more rows or columns than can be counted
   */
  TensorBlocks(Tensor tensor, String format) {
    long[] shape = tensor.shape();
    long count = tensor.count();
    if (count == 0) {
      throw BadInputException.of(
          tensor.source(), "", "the array is empty", "Give at least two rows of numbers.");
    }
    long width = shape.length < 2 ? 1 : shape[shape.length - 1];
    if (width > DoubleList.MOST || count / width > Integer.MAX_VALUE) {
      throw NpyHeader.tooLarge(tensor.source(), Arrays.toString(shape), null);
    }
    this.tensor = tensor;
    this.format = format;
    this.rows = (int) (count / width);
    this.columns = (int) width;
    this.reader = tensor.open();
  }

  @Override
  public String source() {
    return tensor.source();
  }

  @Override
  public long[] shape() {
    return tensor.shape();
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public int columns() {
    return columns;
  }

  @Override
  public ReadRecord record() {
    return ReadRecord.ofArray(tensor.source(), format, List.of(), rows, columns);
  }

  @Override
  public void read(int from, int count, double[] into) {
    int numbers = Math.multiplyExact(count, columns);
    long first = (long) from * columns;
    reader.read(first, numbers, into);
    for (int i = 0; i < numbers; i++) {
      if (!(into[i] < Double.POSITIVE_INFINITY)) {
        throw ArrayPlace.notFinite(
            tensor.source(), first + i, tensor.shape(), into[i], tensor.type());
      }
    }
  }

  @Override
  public void close() {
    reader.close();
  }
}
