// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spectrum;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.eigendistill.base.Matrix;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.decomposition.qr.QRColPivDecompositionHouseholderColumn_DDRM;

/**
 * Singular values by one-sided Jacobi rotations on the triangular factor of a column-pivoted QR
 * decomposition (Drmac and Veselic, SIAM J. Matrix Anal. Appl. 29, 2008), with the rows sorted by
 * their largest element first (Cox and Higham, Linear Algebra Appl. 1998: then the QR step is
 * accurate row by row).
 *
 * <p>Where bidiagonalization leaves an error of ulp times the largest singular value in all of
 * them, this leaves a <em>relative</em> error of about ulp times the condition of the matrix after
 * its rows and columns are scaled as well as can be. Small directions of badly scaled data keep
 * their digits. It costs a few times more, so it is for matrices of moderate size.
 */
final class JacobiSvd {
  private static final int MOST_SWEEPS = 60;
  private static final double ORTHOGONAL = 0x1p-52;

  private JacobiSvd() {}

  /** Decomposes any matrix, by its transpose where that is the tall one. */
  static EigenSolver.Svd thin(Matrix x) {
    if (x.rows() >= x.columns()) {
      return of(x);
    }
    EigenSolver.Svd turned = of(x.transpose());
    return new EigenSolver.Svd(turned.right(), turned.values(), turned.left());
  }

  /** Decomposes a matrix of at least as many rows as columns. */
  static EigenSolver.Svd of(Matrix x) {
    int p = x.columns();
    QRColPivDecompositionHouseholderColumn_DDRM qr =
        new QRColPivDecompositionHouseholderColumn_DDRM();
    int[] order = byLargestElement(x);
    qr.decompose(Ejml.of(x.selectRows(order)));
    DMatrixRMaj q = qr.getQ(null, true);
    DMatrixRMaj r = qr.getR(null, true);
    int[] pivots = qr.getColPivots();

    // Rows of r are the columns of G = R'. Rotations J from the right turn G into W diag(s):
    // R = J diag(s) W', X = (Q J) diag(s) (P W)'.
    double[][] columns = new double[p][];
    double[][] rotations = new double[p][p];
    for (int i = 0; i < p; i++) {
      columns[i] = Arrays.copyOfRange(r.data, i * p, (i + 1) * p);
      rotations[i][i] = 1;
    }
    orthogonalize(columns, rotations);

    double[] values = new double[p];
    for (int k = 0; k < p; k++) {
      values[k] = norm(columns[k]);
    }
    double[][] w = columns;
    Matrix right = right(w, values, pivots);
    DMatrixRMaj j = new DMatrixRMaj(p, p);
    for (int k = 0; k < p; k++) {
      for (int i = 0; i < p; i++) {
        j.set(i, k, rotations[k][i]);
      }
    }
    DMatrixRMaj left = new DMatrixRMaj(x.rows(), p);
    CommonOps_DDRM.mult(q, j, left);
    return new EigenSolver.Svd(Ejml.matrix(left).selectRows(inverse(order)), values, right);
  }

  /** The rows' numbers, largest elements first. */
  private static int[] byLargestElement(Matrix x) {
    double[] largest = new double[x.rows()];
    for (int i = 0; i < largest.length; i++) {
      largest[i] = Arrays.stream(x.row(i)).map(Math::abs).max().orElse(0);
    }
    return IntStream.range(0, largest.length)
        .boxed()
        .sorted((i, j) -> Double.compare(largest[j], largest[i]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static int[] inverse(int[] order) {
    int[] places = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      places[order[i]] = i;
    }
    return places;
  }

  private static Matrix right(double[][] w, double[] values, int[] pivots) {
    int p = values.length;
    double[] entries = new double[p * p];
    for (int k = 0; k < p; k++) {
      for (int i = 0; i < p; i++) {
        entries[pivots[i] * p + k] = values[k] == 0 ? 0 : w[k][i] / values[k];
      }
    }
    return Matrix.of(p, p, entries);
  }

  /** Rotates pairs of columns until every pair is orthogonal to working precision. */
  private static void orthogonalize(double[][] columns, double[][] rotations) {
    int p = columns.length;
    double tolerance = ORTHOGONAL * Math.sqrt(p);
    for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
      boolean rotated = false;
      for (int i = 0; i < p - 1; i++) {
        for (int j = i + 1; j < p; j++) {
          rotated |= rotate(columns[i], columns[j], rotations[i], rotations[j], tolerance);
        }
      }
      if (!rotated) {
        return;
      }
    }
    throw new ArithmeticException("Jacobi rotations did not converge");
  }

  private static boolean rotate(
      double[] a, double[] b, double[] ja, double[] jb, double tolerance) {
    double na = norm(a);
    double nb = norm(b);
    if (na == 0 || nb == 0) {
      return false;
    }
    double cosine = 0;
    for (int i = 0; i < a.length; i++) {
      cosine += a[i] / na * (b[i] / nb);
    }
    if (Math.abs(cosine) <= tolerance) {
      return false;
    }
    double zeta = (nb / na - na / nb) / (2 * cosine);
    double t = Math.copySign(1, zeta) / (Math.abs(zeta) + Math.hypot(1, zeta));
    double c = 1 / Math.hypot(1, t);
    apply(a, b, c, c * t);
    apply(ja, jb, c, c * t);
    return true;
  }

  private static void apply(double[] a, double[] b, double c, double s) {
    for (int i = 0; i < a.length; i++) {
      double kept = a[i];
      a[i] = c * kept - s * b[i];
      b[i] = s * kept + c * b[i];
    }
  }

  private static double norm(double[] a) {
    double scale = 0;
    for (double value : a) {
      scale = Math.max(scale, Math.abs(value));
    }
    if (scale == 0) {
      return 0;
    }
    double sum = 0;
    for (double value : a) {
      sum += value / scale * (value / scale);
    }
    return scale * Math.sqrt(sum);
  }
}
