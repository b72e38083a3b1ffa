// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spectrum;

import java.util.List;
import java.util.stream.IntStream;
import org.eigendistill.base.Matrix;

/**
 * The kernel among the rows of a matrix, worked out anew for each product, some rows at a time, and
 * never whole: n rows take 32 MB and the block, not 8 n^2 bytes.
 */
public final class KernelProducts implements SymmetricProducts {
  /** Numbers of the kernel that are held at once. */
  private static final int HELD = 1 << 22;

  private final Kernel kernel;
  private final Matrix rows;
  private final EigenSolver solver;

  /**
   * The kernel of some rows.
   *
   * @param rows n x p, finite
   * @param solver multiplies
   */
  public KernelProducts(Kernel kernel, Matrix rows, EigenSolver solver) {
    Inputs.requireFinite("the design", rows);
    this.kernel = kernel;
    this.rows = rows;
    this.solver = solver;
  }

  @Override
  public int rows() {
    return rows.rows();
  }

  @Override
  public double trace() {
    double sum = 0;
    for (int i = 0; i < rows.rows(); i++) {
      Matrix row = rows.selectRows(i);
      sum += kernel.between(row, row).get(0, 0);
    }
    return sum;
  }

  /** How many parts a product is worked out in, some rows of it each. */
  public int parts() {
    return (rows.rows() + tall() - 1) / tall();
  }

  private int tall() {
    return Math.max(1, HELD / rows.rows());
  }

  /**
   * Some rows of a product; the same bits wherever it is worked out.
   *
   * @param index from 0
   * @param block as for {@link #times}
   */
  public Matrix part(int index, Matrix block) {
    int from = index * tall();
    int to = Math.min(rows.rows(), from + tall());
    Matrix some = rows.selectRows(IntStream.range(from, to).toArray());
    return solver.product(kernel.between(some, rows), block);
  }

  @Override
  public Matrix times(Matrix block) {
    if (block.rows() != rows.rows()) {
      throw new IllegalArgumentException(
          "a block of %d rows for a kernel of %d".formatted(block.rows(), rows.rows()));
    }
    return stacked(IntStream.range(0, parts()).mapToObj(index -> part(index, block)).toList());
  }

  /** Parts of a product, one under the other. */
  public static Matrix stacked(List<Matrix> parts) {
    return Matrix.ofRows(
        parts.stream()
            .flatMap(part -> IntStream.range(0, part.rows()).mapToObj(part::row))
            .toArray(double[][]::new));
  }
}
