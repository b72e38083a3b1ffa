// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Blocks of elements, however they lie. */
class TensorReaderTest {
  private static final int ROWS = 700;
  private static final int COLUMNS = 300;

  @TempDir private Path folder;

  /** Element k of the file is the number k. */
  private Path file(ByteOrder order) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(3 + 4 * ROWS * COLUMNS).order(order).position(3);
    for (int k = 0; k < ROWS * COLUMNS; k++) {
      bytes.putFloat(k);
    }
    return Files.write(folder.resolve("f.bytes"), bytes.array());
  }

  private void everyBlockIs(Tensor tensor) {
    Random random = new Random(1);
    long[] shape = tensor.shape();
    long[] strides = tensor.strides();
    try (TensorReader reader = tensor.open()) {
      for (int block = 0; block < 40; block++) {
        int count = random.nextInt(3000);
        long from = random.nextInt((int) tensor.count() - count);
        double[] values = new double[count];
        reader.read(from, count, values);
        for (int i = 0; i < count; i++) {
          long rest = from + i;
          long place = 0;
          for (int axis = shape.length - 1; axis >= 0; axis--) {
            place += rest % shape[axis] * strides[axis];
            rest /= shape[axis];
          }
          assertThat(values[i]).as("seed 1, element %d of block %d", i, block).isEqualTo(place);
        }
      }
    }
  }

  private Tensor tensor(ByteOrder order, long[] shape, long... strides) throws IOException {
    return new Tensor("f", file(order), 3, ElementType.F32, order, shape, strides);
  }

  @Test
  void inOrder() throws IOException {
    Tensor tensor =
        Tensor.inOrder(
            "f",
            file(ByteOrder.BIG_ENDIAN),
            3,
            ElementType.F32,
            ByteOrder.BIG_ENDIAN,
            ROWS,
            COLUMNS);
    assertThat(tensor.isInOrder()).isTrue();
    everyBlockIs(tensor);
    try (TensorReader reader = tensor.open()) { // more than one chunk
      double[] all = new double[ROWS * COLUMNS];
      reader.read(0, all.length, all);
      for (int k = 0; k < all.length; k++) {
        assertThat(all[k]).isEqualTo(k);
      }
    }
  }

  @Test
  void transposedPermutedSkippedAndRepeated() throws IOException {
    ByteOrder little = ByteOrder.LITTLE_ENDIAN;
    everyBlockIs(tensor(little, new long[] {COLUMNS, ROWS}, 1, COLUMNS));
    everyBlockIs(tensor(ByteOrder.BIG_ENDIAN, new long[] {COLUMNS, ROWS}, 1, COLUMNS));
    everyBlockIs(tensor(little, new long[] {30, 7, 100, 10}, 10, 30_000, 300, 1));
    everyBlockIs(tensor(little, new long[] {ROWS, COLUMNS / 3}, COLUMNS, 3));
    everyBlockIs(tensor(little, new long[] {ROWS, COLUMNS}, 0, 1));
    assertThat(tensor(little, new long[] {1, 5}, 77, 1).isInOrder()).isTrue();
  }

  @Test
  void aScalarAndNothing() throws IOException {
    Tensor scalar = tensor(ByteOrder.LITTLE_ENDIAN, new long[0]);
    double[] one = new double[1];
    try (TensorReader reader = scalar.open()) {
      reader.read(0, 1, one);
    }
    assertThat(one).containsExactly(0);
    try (TensorReader reader = tensor(ByteOrder.LITTLE_ENDIAN, new long[] {0, 3}, 1, 1).open()) {
      reader.read(0, 0, one);
    }
    assertThat(one).containsExactly(0);
  }
}
