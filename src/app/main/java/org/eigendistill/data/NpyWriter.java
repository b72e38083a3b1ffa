// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.eigendistill.base.Matrix;

/**
 * Writes arrays in NumPy's NPY format, version 1: float64, or float32 where asked for,
 * little-endian, C order. An array is written matrix by matrix, so that it need not fit memory.
 */
public final class NpyWriter implements AutoCloseable {
  private static final int ALIGNMENT = 64;

  private final OutputStream out;
  private final boolean single;
  private long left;

  private NpyWriter(OutputStream out, boolean single, long count) {
    this.out = out;
    this.single = single;
    this.left = count;
  }

  /** Writes one matrix to a new file. */
  public static void write(Path file, Matrix matrix) throws IOException {
    try (NpyWriter writer = open(file, matrix.rows(), matrix.columns())) {
      writer.append(matrix);
    }
  }

  /** Writes matrices of one shape to a new file, their number the first axis. */
  public static void write(Path file, List<Matrix> stack) throws IOException {
    Matrix first = stack.get(0);
    try (NpyWriter writer = open(file, stack.size(), first.rows(), first.columns())) {
      for (Matrix matrix : stack) {
        writer.append(matrix);
      }
    }
  }

  /** Opens a new file for an array of the given shape. */
  public static NpyWriter open(Path file, long... shape) throws IOException {
    return open(file, false, shape);
  }

  /** The same in float32, to which numbers are rounded. */
  public static NpyWriter openSingle(Path file, long... shape) throws IOException {
    return open(file, true, shape);
  }

  private static NpyWriter open(Path file, boolean single, long... shape) throws IOException {
    long count = Arrays.stream(shape).reduce(1, Math::multiplyExact);
    OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
    NpyWriter writer = new NpyWriter(out, single, count);
    out.write(header(single ? "<f4" : "<f8", shape));
    return writer;
  }

  /** Appends a matrix's elements, row by row. */
  public void append(Matrix matrix) throws IOException {
    left -= (long) matrix.rows() * matrix.columns();
    if (left < 0) {
      throw new IllegalStateException("more elements than the shape has room for");
    }
    ByteBuffer buffer =
        ByteBuffer.allocate((single ? 4 : 8) * matrix.columns()).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < matrix.rows(); i++) {
      buffer.clear();
      for (double value : matrix.row(i)) {
        if (single) {
          buffer.putFloat((float) value);
        } else {
          buffer.putDouble(value);
        }
      }
      out.write(buffer.array());
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  private static byte[] header(String type, long... shape) {
    String extents =
        Arrays.stream(shape).mapToObj(Long::toString).collect(Collectors.joining(", "));
    String dictionary =
        "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }"
            .formatted(type, shape.length == 1 ? extents + "," : extents);
    int before = 10;
    int total = (before + dictionary.length() + ALIGNMENT) / ALIGNMENT * ALIGNMENT;
    String padded = dictionary + " ".repeat(total - before - dictionary.length() - 1) + "\n";
    ByteBuffer head = ByteBuffer.allocate(total).order(ByteOrder.LITTLE_ENDIAN);
    head.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
    head.put((byte) 1).put((byte) 0).putShort((short) padded.length());
    head.put(padded.getBytes(StandardCharsets.US_ASCII));
    return head.array();
  }
}
