// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spectrum;

import static org.bytedeco.openblas.global.openblas.CblasColMajor;
import static org.bytedeco.openblas.global.openblas.CblasLeft;
import static org.bytedeco.openblas.global.openblas.CblasLower;
import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.CblasUpper;
import static org.bytedeco.openblas.global.openblas.LAPACKE_dgesdd;
import static org.bytedeco.openblas.global.openblas.LAPACKE_dpocon;
import static org.bytedeco.openblas.global.openblas.LAPACKE_dpotrf;
import static org.bytedeco.openblas.global.openblas.LAPACKE_dpotri;
import static org.bytedeco.openblas.global.openblas.LAPACKE_dsyevd;
import static org.bytedeco.openblas.global.openblas.LAPACKE_dtrtri;
import static org.bytedeco.openblas.global.openblas.LAPACK_COL_MAJOR;
import static org.bytedeco.openblas.global.openblas.cblas_dgemm;
import static org.bytedeco.openblas.global.openblas.cblas_dsymm;
import static org.bytedeco.openblas.global.openblas.cblas_dsyrk;

import java.util.Optional;
import org.bytedeco.javacpp.DoublePointer;
import org.eigendistill.base.Matrix;

/**
 * LAPACK at the machine's speed, by OpenBLAS: divide and conquer for eigenvectors (dsyevd) and
 * singular vectors (dgesdd), dsyrk for Gram matrices, dgemm for products.
 *
 * <p>Errors are of the order of EJML's: a few ulp times n of the largest value. As there, singular
 * values of matrices with at most 160 columns (or rows) come from {@link JacobiSvd}. On one machine
 * and with one thread count the results are the same to the last bit from run to run; on another
 * processor OpenBLAS takes other kernels, and last bits differ.
 *
 * <p>Data are copied once into memory outside the Java heap, and results once out of it.
 */
public final class OpenBlasSolver implements EigenSolver, LinearSystems {
  /** dsyevd's work size, 2 n^2 + 6 n + 1, is counted in 32 bits. */
  private static final int LARGEST_SYMMETRIC = 32_766;

  /** So is dgesdd's, 4 n^2 + 7 n. */
  private static final int LARGEST_SVD = 23_000;

  /** Rows are handed to dsyrk in blocks of about this many numbers, 4 MB. */
  private static final int BLOCK = 1 << 19;

  /** One over the condition from which on normal equations lose too much. */
  private static final double NEAR_SINGULAR = 1e-6;

  private static final byte LOWER = 'L';

  private final int threads;

  private OpenBlasSolver(int threads) {
    this.threads = threads;
  }

  /**
   * The solver, its native library loaded.
   *
   * @param threads how many threads its calls take, at least 1
   * @throws OpenBlasLibrary.DoesNotLoad if the library is missing, of another architecture, has no
   *     folder to be unpacked to that can be trusted, or fails to load
   */
  static OpenBlasSolver load(int threads) {
    requireThreads(threads);
    OpenBlasLibrary.load();
    return new OpenBlasSolver(threads);
  }

  static void requireThreads(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("at least 1 thread is needed, not " + threads);
    }
  }

  @Override
  public String name() {
    return "openblas";
  }

  @Override
  public Eigen symmetric(Matrix matrix) {
    int n = matrix.rows();
    requireSize(n, LARGEST_SYMMETRIC);
    try (DoublePointer a = copy(matrix);
        DoublePointer w = new DoublePointer((long) n)) {
      int[] info = new int[1];
      run(() -> info[0] = LAPACKE_dsyevd(LAPACK_COL_MAJOR, (byte) 'V', (byte) 'L', n, a, n, w));
      check("dsyevd", info[0]);
      double[] values = values(w, n);
      // Column by column is row by row of the transpose.
      return new Eigen(values, matrix(a, n, n).transpose());
    }
  }

  @Override
  public Svd thin(Matrix matrix) {
    if (EjmlSolver.isSmall(matrix)) {
      return JacobiSvd.thin(matrix);
    }
    int n = matrix.rows();
    int p = matrix.columns();
    requireSize(Math.min(n, p), LARGEST_SVD);
    // LAPACK counts column by column, so a wide matrix is a tall one to it as it stands.
    boolean tall = n >= p;
    Svd svd = tallSvd(tall ? matrix.transpose() : matrix);
    return tall ? svd : new Svd(svd.right(), svd.values(), svd.left());
  }

  /** The SVD of the transpose, m x k with m at least k, of a row-major matrix. */
  private Svd tallSvd(Matrix turned) {
    int m = turned.columns();
    int k = turned.rows();
    try (DoublePointer a = copy(turned);
        DoublePointer u = new DoublePointer((long) m * k);
        DoublePointer vt = new DoublePointer((long) k * k);
        DoublePointer s = new DoublePointer((long) k)) {
      int[] info = new int[1];
      run(() -> info[0] = LAPACKE_dgesdd(LAPACK_COL_MAJOR, (byte) 'S', m, k, a, m, s, u, m, vt, k));
      check("dgesdd", info[0]);
      double[] values = values(s, k);
      return new Svd(matrix(u, k, m).transpose(), values, matrix(vt, k, k));
    }
  }

  @Override
  public Optional<LinearSystems> systems() {
    return Optional.of(this);
  }

  @Override
  public Optional<Matrix> ridge(Matrix matrix, double penalty) {
    // Fewer rows than columns: the same map is X' (XX' + d)^-1.
    return matrix.columns() <= matrix.rows()
        ? divided(gram(matrix), penalty, matrix).map(Matrix::transpose)
        : divided(gram(matrix.transpose()), penalty, matrix.transpose());
  }

  @Override
  public Optional<Matrix> kernelRidge(Matrix kernel, Matrix cross, double penalty) {
    return divided(kernel, penalty, cross);
  }

  /** B (A + d)^-1, A symmetric; empty where A + d is not positive or its condition is too large. */
  private Optional<Matrix> divided(Matrix symmetric, double penalty, Matrix matrix) {
    int p = symmetric.rows();
    int n = matrix.rows();
    if (p == 0 || n == 0) {
      return Optional.empty();
    }
    // Row by row B is B' column by column. A product with the inverse is faster than solving.
    try (DoublePointer a = copy(symmetric);
        DoublePointer b = copy(matrix);
        DoublePointer c = new DoublePointer((long) n * p)) {
      for (long i = 0; i < p; i++) {
        a.put(i * p + i, a.get(i * p + i) + penalty);
      }
      if (!isFactored(a, p, norm(symmetric, penalty))) {
        return Optional.empty();
      }
      run(
          () -> {
            LAPACKE_dpotri(LAPACK_COL_MAJOR, LOWER, p, a, p);
            cblas_dsymm(CblasColMajor, CblasLeft, CblasLower, p, n, 1, a, p, b, p, 0, c, p);
          });
      return Optional.of(matrix(c, n, p));
    }
  }

  /** By columns L is the lower factor of A = LL', and by rows L^-1 its own transpose. */
  @Override
  public Optional<Matrix> inverseRoot(Matrix definite) {
    int p = definite.rows();
    if (p == 0) {
      return Optional.empty();
    }
    try (DoublePointer a = copy(definite)) {
      if (!isFactored(a, p, norm(definite, 0))) {
        return Optional.empty();
      }
      run(() -> LAPACKE_dtrtri(LAPACK_COL_MAJOR, LOWER, (byte) 'N', p, a, p));
      Matrix inverse = matrix(a, p, p);
      return Optional.of(Matrix.fill(p, p, (i, j) -> i <= j ? inverse.get(i, j) : 0));
    }
  }

  /** Puts the lower Cholesky factor of A in its place; false where A is too near to singular. */
  private boolean isFactored(DoublePointer a, int p, double norm) {
    boolean[] good = new boolean[1];
    try (DoublePointer share = new DoublePointer(1)) {
      run(
          () -> {
            if (LAPACKE_dpotrf(LAPACK_COL_MAJOR, LOWER, p, a, p) == 0) {
              LAPACKE_dpocon(LAPACK_COL_MAJOR, LOWER, p, a, p, norm, share);
              good[0] = share.get() >= NEAR_SINGULAR;
            }
          });
    }
    return good[0];
  }

  /** The largest sum of sizes in a row, of A + d. */
  private static double norm(Matrix symmetric, double penalty) {
    double most = 0;
    for (int i = 0; i < symmetric.rows(); i++) {
      double sum = penalty;
      for (double value : symmetric.row(i)) {
        sum += Math.abs(value);
      }
      most = Math.max(most, sum);
    }
    return most;
  }

  @Override
  public Matrix gram(Matrix matrix) {
    int n = matrix.rows();
    int p = matrix.columns();
    int rows = Math.max(1, Math.min(n, BLOCK / p));
    try (DoublePointer block = new DoublePointer((long) rows * p);
        DoublePointer gram = new DoublePointer((long) p * p)) {
      run(
          () -> {
            for (int from = 0; from < n; from += rows) {
              int to = Math.min(n, from + rows);
              matrix.copyRows(from, to, block.asBuffer());
              double keep = from == 0 ? 0 : 1;
              cblas_dsyrk(
                  CblasRowMajor, CblasUpper, CblasTrans, p, to - from, 1, block, p, keep, gram, p);
            }
          });
      return Matrix.ofUpper(p, gram.asBuffer());
    }
  }

  @Override
  public Matrix product(Matrix left, Matrix right) {
    int m = left.rows();
    int inner = left.columns();
    int n = right.columns();
    if (inner != right.rows() || (long) m * inner * n == 0) {
      return left.times(right);
    }
    try (DoublePointer a = copy(left);
        DoublePointer b = copy(right);
        DoublePointer c = new DoublePointer((long) m * n)) {
      run(
          () ->
              cblas_dgemm(
                  CblasRowMajor,
                  CblasNoTrans,
                  CblasNoTrans,
                  m,
                  n,
                  inner,
                  1,
                  a,
                  inner,
                  b,
                  n,
                  0,
                  c,
                  n));
      return matrix(c, m, n);
    }
  }

  private void run(Runnable work) {
    NativeThreads.OF_PROCESS.with(threads, work);
  }

  private static void requireSize(int size, int largest) {
    if (size > largest) {
      throw new ArithmeticException(
          "%d directions are more than the %d that OpenBLAS's 32-bit work sizes allow"
              .formatted(size, largest));
    }
  }

  private static void check(String routine, int info) {
    if (info > 0) {
      throw new ArithmeticException("%s did not converge (info %d)".formatted(routine, info));
    }
    if (info < 0) {
      throw new ArithmeticException(
          "%s refused its input or found no memory (info %d)".formatted(routine, info));
    }
  }

  private static double[] values(DoublePointer pointer, int count) {
    double[] values = new double[count];
    pointer.get(values);
    for (double value : values) {
      if (!Double.isFinite(value)) {
        throw new ArithmeticException("the decomposition overflowed");
      }
    }
    return values;
  }

  private static DoublePointer copy(Matrix matrix) {
    DoublePointer pointer = new DoublePointer((long) matrix.rows() * matrix.columns());
    matrix.copyRows(0, matrix.rows(), pointer.asBuffer());
    return pointer;
  }

  private static Matrix matrix(DoublePointer pointer, int rows, int columns) {
    return Matrix.of(rows, columns, pointer.asBuffer());
  }
}
