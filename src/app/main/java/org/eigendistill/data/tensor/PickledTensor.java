// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data.tensor;

/**
 * A view of a storage, within its bounds.
 *
 * @param storage its numbers
 * @param offset the place of the first, in elements
 * @param shape the extents
 * @param strides one for each axis, in elements
 */
record PickledTensor(PickledStorage storage, long offset, long[] shape, long... strides) {
  private static final int MOST_AXES = 64;

  /**
   * A view.
   *
   * @throws ArithmeticException if an extent, a stride or the offset is negative, a product is more
   *     than a long holds, or an element lies outside of the storage
   */
  static PickledTensor of(PickledStorage storage, long offset, long[] shape, long... strides) {
    PickledTensor tensor = new PickledTensor(storage, offset, shape, strides);
    if (shape.length != strides.length || shape.length > MOST_AXES) {
      throw new ArithmeticException(
          "%d axes with %d strides".formatted(shape.length, strides.length));
    }
    long last = offset;
    for (int axis = 0; axis < shape.length; axis++) {
      if (shape[axis] < 0 || strides[axis] < 0 || offset < 0) {
        throw new ArithmeticException("a negative extent, stride or offset");
      }
      last = Math.addExact(last, Math.multiplyExact(Math.max(0, shape[axis] - 1), strides[axis]));
    }
    if (offset < 0 || tensor.count() > 0 && last >= storage.count()) {
      throw new ArithmeticException(
          "element %d of a storage of %d".formatted(last, storage.count()));
    }
    return tensor;
  }

  /** How many elements it has. */
  long count() {
    long count = 1;
    boolean empty = false;
    for (long extent : shape) {
      empty |= extent == 0;
      count = Math.multiplyExact(count, Math.max(1, extent));
    }
    return empty ? 0 : count;
  }
}
