// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spectrum;

import java.util.Optional;
import java.util.function.Consumer;
import org.eigendistill.base.Matrix;

/**
 * OpenBLAS where it loads and EJML otherwise, found when something is first asked that the two do
 * in ways of their own. Singular values of matrices with at most {@value EjmlSolver#JACOBI_LIMIT}
 * columns (or rows) are {@link JacobiSvd}'s in both: small data never load the library, which takes
 * a fifth of a second, and have the same bits with any solver.
 */
final class AutoSolver implements EigenSolver {
  private final int threads;
  private final Consumer<String> notice;
  private EigenSolver found;

  /**
   * Loads nothing yet.
   *
   * @param threads how many threads OpenBLAS's calls take, at least 1
   * @param notice told, in one sentence, if OpenBLAS is wanted and does not load
   */
  AutoSolver(int threads, Consumer<String> notice) {
    OpenBlasSolver.requireThreads(threads);
    this.threads = threads;
    this.notice = notice;
  }

  private synchronized EigenSolver found() {
    if (found == null) {
      try {
        found = OpenBlasSolver.load(threads);
      } catch (OpenBlasLibrary.DoesNotLoad e) {
        notice.accept(e.getMessage() + " The pure Java solver is used, which is slower.");
        found = new EjmlSolver();
      }
    }
    return found;
  }

  /** The name of what has done the work so far: pure Java until OpenBLAS was wanted. */
  @Override
  public synchronized String name() {
    return found == null ? new EjmlSolver().name() : found.name();
  }

  @Override
  public Eigen symmetric(Matrix matrix) {
    return found().symmetric(matrix);
  }

  @Override
  public Svd thin(Matrix matrix) {
    return EjmlSolver.isSmall(matrix) ? JacobiSvd.thin(matrix) : found().thin(matrix);
  }

  @Override
  public Matrix gram(Matrix matrix) {
    return found().gram(matrix);
  }

  @Override
  public Matrix product(Matrix left, Matrix right) {
    return found().product(left, right);
  }

  @Override
  public Optional<LinearSystems> systems() {
    return found().systems();
  }
}
