// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data.tensor;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The elements of a tensor that do not lie one after another, of a transposed view for instance:
 * read by pages of the file, of which the last used are kept, so that columns that lie apart are
 * not fetched anew for each row, and no more than 64 MB is held.
 */
final class ScatteredElements {
  private static final int PAGE = 1 << 12;
  private static final int PAGES = 1 << 14;

  private final Tensor tensor;
  private final FileBytes file;
  private final long[] shape;
  private final long[] strides;
  private final long end;
  private final Map<Long, ByteBuffer> pages =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, ByteBuffer> eldest) {
          return size() > PAGES;
        }
      };
  private long current = -1;
  private ByteBuffer page;

  ScatteredElements(Tensor tensor, FileBytes file) {
    this.tensor = tensor;
    this.file = file;
    this.shape = tensor.shape();
    this.strides = tensor.strides();
    long last = 0;
    for (int axis = 0; axis < shape.length; axis++) {
      last += (shape[axis] - 1) * strides[axis];
    }
    this.end = (last + 1) * tensor.type().width();
  }

  /** Reads elements in C order; see {@link TensorReader#read}. */
  void read(long from, int count, double[] into) {
    if (count == 0) {
      return;
    }
    long[] index = new long[shape.length];
    long place = 0;
    long rest = from;
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      index[axis] = rest % shape[axis];
      place += index[axis] * strides[axis];
      rest /= shape[axis];
    }
    for (int i = 0; i < count; i++) {
      into[i] = element(place * tensor.type().width());
      for (int axis = shape.length - 1; axis >= 0; axis--) {
        place += strides[axis];
        if (++index[axis] < shape[axis]) {
          break;
        }
        place -= index[axis] * strides[axis];
        index[axis] = 0;
      }
    }
  }

  /**
   * The element at a place, in bytes from the tensor's start; where pages begin, so that it lies in
   * one.
   */
  private double element(long place) {
    long number = place / PAGE;
    if (number != current) {
      page = pages.computeIfAbsent(number, this::load);
      current = number;
    }
    return tensor.type().get(page, (int) (place % PAGE));
  }

  private ByteBuffer load(long number) {
    ByteBuffer bytes =
        ByteBuffer.allocate((int) Math.min(PAGE, end - number * PAGE)).order(tensor.order());
    file.fill(bytes, tensor.start() + number * PAGE);
    return bytes;
  }
}
