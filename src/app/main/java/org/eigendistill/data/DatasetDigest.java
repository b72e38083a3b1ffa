// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.eigendistill.base.Matrix;

/** What tells data sets apart that differ in a number or a name. */
final class DatasetDigest {
  private DatasetDigest() {}

  /** The SHA-256 of shapes, values and names, in hexadecimal. */
  static String of(List<Matrix> matrices, List<String> featureNames, List<String> targetNames) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      matrices.forEach(matrix -> update(sha, matrix));
      sha.update(String.join("\n", featureNames).getBytes(StandardCharsets.UTF_8));
      sha.update((byte) 0);
      sha.update(String.join("\n", targetNames).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sha.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java platform has SHA-256
    }
  }

  private static void update(MessageDigest sha, Matrix matrix) {
    ByteBuffer buffer = ByteBuffer.allocate(8 * Math.max(2, matrix.columns()));
    sha.update(buffer.putLong(matrix.rows()).putLong(matrix.columns()).array(), 0, 16);
    for (int i = 0; i < matrix.rows(); i++) {
      buffer.clear();
      for (double value : matrix.row(i)) {
        buffer.putDouble(value);
      }
      sha.update(buffer.array(), 0, 8 * matrix.columns());
    }
  }
}
