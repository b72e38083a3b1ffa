// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data.tensor;

import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A tensor where it lies in a file. Its element of the indices i_1, ..., i_d is number {@code sum
 * i_k strides_k} from its start on.
 *
 * @param source the file and the tensor in it, for messages
 * @param file where it lies
 * @param start the place of its first element, in bytes
 * @param type of its elements
 * @param order of their bytes
 * @param shape its extents; none for a scalar
 * @param strides one for each axis, in elements, not negative
 */
public record Tensor(
    String source,
    Path file,
    long start,
    ElementType type,
    ByteOrder order,
    long[] shape,
    long... strides) {
  /** Keeps its own arrays. */
  public Tensor {
    shape = shape.clone();
    strides = strides.clone();
    if (shape.length != strides.length) {
      throw new IllegalArgumentException("a stride for each axis is needed");
    }
  }

  /** A tensor in C order: the last index runs fastest. */
  public static Tensor inOrder(
      String source, Path file, long start, ElementType type, ByteOrder order, long... shape) {
    return new Tensor(source, file, start, type, order, shape, stridesInOrder(shape));
  }

  /** The strides of C order. */
  static long[] stridesInOrder(long... shape) {
    long[] strides = new long[shape.length];
    long stride = 1;
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      strides[axis] = stride;
      stride *= Math.max(1, shape[axis]);
    }
    return strides;
  }

  @Override
  public long[] shape() {
    return shape.clone();
  }

  @Override
  public long[] strides() {
    return strides.clone();
  }

  /** How many elements it has. */
  public long count() {
    return Arrays.stream(shape).reduce(1, (a, b) -> a * b);
  }

  /** Whether its elements lie one after another. */
  public boolean isInOrder() {
    long[] inOrder = stridesInOrder(shape);
    for (int axis = 0; axis < shape.length; axis++) {
      if (shape[axis] > 1 && strides[axis] != inOrder[axis]) {
        return false;
      }
    }
    return true;
  }

  /** Opens it for reading. */
  public TensorReader open() {
    return TensorReader.of(this);
  }
}
