// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import java.util.Arrays;
import org.eigendistill.base.BadInputException;
import org.eigendistill.data.tensor.ElementType;

/** Where in an array a number stands, for messages. */
final class ArrayPlace {
  private ArrayPlace() {}

  /**
   * Row and column from 1; of more than two axes the indices, from 0 as NumPy has them.
   *
   * @param number the place in C order
   */
  static String of(long number, long... shape) {
    if (shape.length <= 2) {
      long columns = shape.length < 2 ? 1 : shape[1];
      return "row %d, column %d".formatted(number / columns + 1, number % columns + 1);
    }
    long[] index = new long[shape.length];
    long rest = number;
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      index[axis] = rest % shape[axis];
      rest /= shape[axis];
    }
    return "index " + Arrays.toString(index);
  }

  /** That a number is not finite, or may not be infinite. */
  static BadInputException notFinite(
      String source, long number, long[] shape, double value, ElementType type) {
    return BadInputException.of(
        source,
        of(number, shape),
        "%s is not a finite number".formatted(value),
        mend(value, type, shape.length));
  }

  /** What helps against a number that is not finite. */
  static String mend(double value, ElementType type, int axes) {
    if (type == ElementType.F16 && !Double.isNaN(value)) {
      return "Save it as float32: float16 ends at 65504.";
    }
    return axes <= 2
        ? "Replace the value or leave the row out."
        : "Replace the value, or leave out what the first index counts: that sequence, or this checkpoint and those after it.";
  }
}
