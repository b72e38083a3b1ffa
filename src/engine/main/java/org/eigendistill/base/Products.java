// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.base;

import java.util.stream.IntStream;

/**
 * Matrix products in pure Java. The work is cut into panels of {@value #DEPTH} rows by a strip of
 * columns, packed so that the innermost loop, {@code c += a0 b0 + a1 b1 + a2 b2 + a3 b3} on arrays
 * of their own, runs from the nearest caches and in vector instructions.
 *
 * <p>Every element is summed in one fixed order, whatever the strips and the number of threads, so
 * the bits are the same everywhere. The error of an element is at most n ulp(1) times the sum of
 * its terms' magnitudes, n being the number of terms (Higham, Accuracy and Stability, 3.1).
 */
final class Products {
  private static final int DEPTH = 64;
  private static final int STRIP = 128;

  /** Of so many rows and columns what is turned stays in the nearest cache. */
  private static final int TILE = 16;

  /** Up to so many columns a product is a few inner products per row. */
  private static final int NARROW = 4;

  private Products() {}

  /** A B for row-major A, m x inner, and B, inner x n. */
  static double[] times(double[] a, double[] b, int m, int inner, int n) {
    if (n <= NARROW) {
      return narrow(a, transpose(b, inner, n), m, inner, n);
    }
    return product(new Left(a, inner, 1), b, m, inner, n, false);
  }

  /** A'B for row-major A, inner x m, and B, inner x n. */
  static double[] transposeTimes(double[] a, double[] b, int inner, int m, int n) {
    if (n < m && n <= NARROW) {
      return transpose(transposeTimes(b, a, inner, n, m), n, m);
    }
    return product(new Left(a, 1, m), b, m, inner, n, false);
  }

  /** X'X for row-major X, n x p, the same bits on both sides of the diagonal. */
  static double[] gram(double[] x, int n, int p) {
    double[] gram = product(new Left(x, 1, p), x, p, n, p, true);
    mirror(gram, p);
    return gram;
  }

  /** Copies what is above the diagonal of a square matrix below it. */
  static void mirror(double[] square, int size) {
    for (int i0 = 0; i0 < size; i0 += TILE) {
      for (int j0 = i0; j0 < size; j0 += TILE) {
        for (int i = i0; i < Math.min(i0 + TILE, size); i++) {
          // On the diagonal's own tile what is above it alone.
          int from = Math.max(j0, i + 1);
          turn(square, i * size, from, Math.min(j0 + TILE, size), square, i, size);
        }
      }
    }
  }

  /** The transpose of a row-major matrix, tile by tile. */
  static double[] transpose(double[] values, int rows, int columns) {
    double[] turned = new double[values.length];
    for (int i0 = 0; i0 < rows; i0 += TILE) {
      for (int j0 = 0; j0 < columns; j0 += TILE) {
        for (int i = i0; i < Math.min(i0 + TILE, rows); i++) {
          turn(values, i * columns, j0, Math.min(j0 + TILE, columns), turned, i, rows);
        }
      }
    }
    return turned;
  }

  /**
   * Elements {@code from} to {@code to - 1} of a row that begins at {@code row}, to a column. A
   * method of its own is called often, and so compiled early.
   */
  private static void turn(
      double[] values, int row, int from, int to, double[] turned, int column, int stride) {
    for (int j = from; j < to; j++) {
      turned[j * stride + column] = values[row + j];
    }
  }

  /** The left factor's element (i, k), {@code values[i * down + k * across]}. */
  private record Left(double[] values, int down, int across) {
    /** Elements (i, from) to (i, from + count - 1), then zeros up to a multiple of four. */
    void pack(int i, int from, int count, double[] packed) {
      for (int k = 0, at = i * down + from * across; k < count; k++, at += across) {
        packed[k] = values[at];
      }
      for (int k = count; k % 4 != 0; k++) {
        packed[k] = 0;
      }
    }
  }

  private static double[] product(
      Left left, double[] b, int m, int inner, int n, boolean upperOnly) {
    double[] c = new double[Math.multiplyExact(m, n)];
    int width = Math.min(STRIP, Math.max(16, (n + 63) / 64 * 8));
    int strips = (n + width - 1) / width;
    IntStream.range(0, strips)
        .parallel()
        .forEach(s -> strip(left, b, c, m, inner, n, place(s, strips) * width, width, upperOnly));
    return c;
  }

  /** Above a diagonal strips grow: a long one beside a short one, so that any halves are equal. */
  private static int place(int s, int strips) {
    return s % 2 == 0 ? strips - 1 - s / 2 : s / 2;
  }

  private static void strip(
      Left left,
      double[] b,
      double[] c,
      int m,
      int inner,
      int n,
      int from,
      int width,
      boolean upperOnly) {
    int w = Math.min(width, n - from);
    int last = upperOnly ? Math.min(m, from + w) : m;
    double[][] panel = new double[DEPTH][w];
    double[] row = new double[w];
    double[] factors = new double[DEPTH];
    for (int k0 = 0; k0 < inner; k0 += DEPTH) {
      int depth = Math.min(DEPTH, inner - k0);
      for (int k = 0; k < depth; k++) {
        System.arraycopy(b, (k0 + k) * n + from, panel[k], 0, w);
      }
      for (int k = depth; k % 4 != 0; k++) {
        java.util.Arrays.fill(panel[k], 0);
      }
      for (int i = 0; i < last; i++) {
        left.pack(i, k0, depth, factors);
        System.arraycopy(c, i * n + from, row, 0, w);
        for (int k = 0; k < depth; k += 4) {
          add(row, panel[k], panel[k + 1], panel[k + 2], panel[k + 3], factors, k);
        }
        System.arraycopy(row, 0, c, i * n + from, w);
      }
    }
  }

  private static void add(
      double[] c, double[] b0, double[] b1, double[] b2, double[] b3, double[] a, int at) {
    double a0 = a[at];
    double a1 = a[at + 1];
    double a2 = a[at + 2];
    double a3 = a[at + 3];
    for (int j = 0; j < c.length; j++) {
      c[j] += a0 * b0[j] + a1 * b1[j] + a2 * b2[j] + a3 * b3[j];
    }
  }

  /** A B where B', n x inner, has few rows: an inner product in four strands per element. */
  private static double[] narrow(double[] a, double[] turned, int m, int inner, int n) {
    double[] c = new double[Math.multiplyExact(m, n)];
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        c[i * n + j] = dot(a, i * inner, turned, j * inner, inner);
      }
    }
    return c;
  }

  private static double dot(double[] a, int aAt, double[] b, int bAt, int length) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int k = 0;
    for (; k + 3 < length; k += 4) {
      s0 += a[aAt + k] * b[bAt + k];
      s1 += a[aAt + k + 1] * b[bAt + k + 1];
      s2 += a[aAt + k + 2] * b[bAt + k + 2];
      s3 += a[aAt + k + 3] * b[bAt + k + 3];
    }
    for (; k < length; k++) {
      s0 += a[aAt + k] * b[bAt + k];
    }
    return (s0 + s1) + (s2 + s3);
  }
}
