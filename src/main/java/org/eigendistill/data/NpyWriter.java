package org.eigendistill.data;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eigendistill.base.Matrix;

/** Writes a matrix in NumPy's NPY format, version 1: float64, little-endian, C order. */
public final class NpyWriter {
  private static final int ALIGNMENT = 64;

  private NpyWriter() {}

  /** Writes a matrix to a new file. */
  public static void write(Path file, Matrix matrix) throws IOException {
    try (OutputStream out = new java.io.BufferedOutputStream(Files.newOutputStream(file))) {
      out.write(header(matrix));
      ByteBuffer buffer = ByteBuffer.allocate(8 * matrix.columns()).order(ByteOrder.LITTLE_ENDIAN);
      for (int i = 0; i < matrix.rows(); i++) {
        buffer.clear();
        for (double value : matrix.row(i)) {
          buffer.putDouble(value);
        }
        out.write(buffer.array());
      }
    }
  }

  private static byte[] header(Matrix matrix) {
    String dictionary =
        "{'descr': '<f8', 'fortran_order': False, 'shape': (%d, %d), }"
            .formatted(matrix.rows(), matrix.columns());
    int before = 10;
    int total = (before + dictionary.length() + 1 + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    String padded = dictionary + " ".repeat(total - before - dictionary.length() - 1) + "\n";
    ByteBuffer head = ByteBuffer.allocate(total).order(ByteOrder.LITTLE_ENDIAN);
    head.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
    head.put((byte) 1).put((byte) 0).putShort((short) padded.length());
    head.put(padded.getBytes(StandardCharsets.US_ASCII));
    return head.array();
  }
}
