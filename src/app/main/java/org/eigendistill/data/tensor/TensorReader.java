// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data.tensor;

import java.nio.ByteBuffer;

/**
 * The elements of a {@link Tensor} in C order, any of them and as often as they are asked for, NaN
 * and infinities too. Not for several threads at once.
 *
 * <p>By reads at a position, not by a memory map: a file that is cut short meanwhile ends in an
 * error, where a map would break off the whole process, and pages of the file do not count as this
 * process's memory.
 */
public final class TensorReader implements AutoCloseable {
  private static final int CHUNK = 1 << 18;

  private final Tensor tensor;
  private final FileBytes file;
  private final boolean inOrder;
  private final ScatteredElements scattered;
  private final ByteBuffer chunk;
  private final float[] floats;

  private TensorReader(Tensor tensor, FileBytes file) {
    this.tensor = tensor;
    this.file = file;
    this.inOrder = tensor.isInOrder();
    this.chunk = ByteBuffer.allocateDirect(inOrder ? CHUNK : 0).order(tensor.order());
    this.floats = new float[inOrder && tensor.type() == ElementType.F32 ? CHUNK / 4 : 0];
    this.scattered = new ScatteredElements(tensor, file);
  }

  static TensorReader of(Tensor tensor) {
    return new TensorReader(tensor, FileBytes.open(tensor.file(), tensor.source()));
  }

  /**
   * Reads elements.
   *
   * @param from the number of the first in C order
   * @param count how many
   * @param into their values, from place 0 on
   * @throws org.eigendistill.base.BadInputException if the file ends before the last of them
   */
  public void read(long from, int count, double[] into) {
    if (!inOrder) {
      scattered.read(from, count, into);
      return;
    }
    ElementType type = tensor.type();
    int width = type.width();
    for (int done = 0; done < count; ) {
      int batch = Math.min(CHUNK / width, count - done);
      chunk.clear().limit(batch * width);
      file.fill(chunk, tensor.start() + (from + done) * width);
      chunk.flip();
      copy(type, batch, into, done);
      done += batch;
    }
  }

  /** The chunk's elements as numbers; floats and doubles all at once, as outputs of models come. */
  private void copy(ElementType type, int count, double[] into, int at) {
    switch (type) {
      case F64 -> chunk.asDoubleBuffer().get(into, at, count);
      case F32 -> {
        chunk.asFloatBuffer().get(floats, 0, count);
        for (int i = 0; i < count; i++) {
          into[at + i] = floats[i];
        }
      }
      default -> {
        for (int i = 0; i < count; i++) {
          into[at + i] = type.get(chunk, i * type.width());
        }
      }
    }
  }

  @Override
  public void close() {
    file.close();
  }
}
