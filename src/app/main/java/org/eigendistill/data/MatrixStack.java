// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Matrix;

/**
 * Matrices of one shape, one after another, as a NumPy array of three axes or more has them; all
 * axes from the third on together are the columns, in C order.
 *
 * @param source the file
 * @param matrices at least one, finite
 */
public record MatrixStack(String source, List<Matrix> matrices) {
  /** Keeps its own list. */
  public MatrixStack {
    matrices = List.copyOf(matrices);
  }

  /**
   * Reads an NPY file, or one array of an NPZ archive.
   *
   * @throws BadInputException if it is neither, has fewer axes, or a number is not finite
   */
  static MatrixStack read(Path file, String key) {
    ShapedArray array = Formats.of(file).shaped(file, key);
    long[] shape = array.shape();
    if (shape.length < 3) {
      throw BadInputException.of(
          array.matrix().source(),
          "",
          "it has the shape %s, where three axes are needed".formatted(Arrays.toString(shape)),
          "Stack the matrices of all checkpoints by numpy.stack.");
    }
    return new MatrixStack(array.matrix().source(), split(array.matrix().values(), (int) shape[1]));
  }

  private static List<Matrix> split(Matrix values, int rows) {
    return IntStream.range(0, values.rows())
        .mapToObj(t -> Matrix.of(rows, values.columns() / rows, values.row(t)))
        .toList();
  }
}
