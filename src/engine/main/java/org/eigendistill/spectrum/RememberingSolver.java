// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spectrum;

import java.util.Optional;
import java.util.function.Supplier;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Remembered;

/**
 * A solver that keeps what it has decomposed, so that the same matrix, to the last bit, is
 * decomposed once; what it gives is what the solver behind it gave. It may be asked by several
 * threads where that one may.
 *
 * @param solver decomposes what is not known
 * @param known what is
 */
public record RememberingSolver(EigenSolver solver, Remembered known) implements EigenSolver {
  private enum Work {
    SYMMETRIC,
    THIN,
    GRAM
  }

  private record Asked(Work work, Matrix matrix) {}

  @Override
  public String name() {
    return solver.name();
  }

  @Override
  public Eigen symmetric(Matrix matrix) {
    return known(Work.SYMMETRIC, matrix, 2, Eigen.class, () -> solver.symmetric(matrix));
  }

  @Override
  public Svd thin(Matrix matrix) {
    return known(Work.THIN, matrix, 3, Svd.class, () -> solver.thin(matrix));
  }

  @Override
  public Matrix gram(Matrix matrix) {
    double size = (double) matrix.columns() / Math.max(1, matrix.rows());
    return known(Work.GRAM, matrix, 1 + size, Matrix.class, () -> solver.gram(matrix));
  }

  /** Neither fits nor products are kept: they would take more memory than they are worth. */
  @Override
  public Optional<LinearSystems> systems() {
    return solver.systems();
  }

  @Override
  public Matrix product(Matrix left, Matrix right) {
    return solver.product(left, right);
  }

  /** Sizes are those of matrix and result together over the matrix's own. */
  private <T> T known(Work work, Matrix matrix, double size, Class<T> kind, Supplier<T> first) {
    double bytes = size * Double.BYTES * matrix.rows() * matrix.columns();
    return known.of(new Asked(work, matrix), kind, bytes, first);
  }
}
