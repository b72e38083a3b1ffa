// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spectrum;

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

  @Override
  public Matrix times(Matrix block) {
    int n = rows.rows();
    if (block.rows() != n) {
      throw new IllegalArgumentException(
          "a block of %d rows for a kernel of %d".formatted(block.rows(), n));
    }
    int tall = Math.max(1, HELD / n);
    double[][] product = new double[n][];
    for (int from = 0; from < n; from += tall) {
      int begin = from;
      int to = Math.min(n, from + tall);
      Matrix part = rows.selectRows(IntStream.range(from, to).toArray());
      Matrix of = solver.product(kernel.between(part, rows), block);
      IntStream.range(from, to).forEach(i -> product[i] = of.row(i - begin));
    }
    return Matrix.ofRows(product);
  }
}
