// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spectrum;

import java.io.Serializable;
import org.eigendistill.base.Matrix;

/**
 * Moments of consecutive chunks: their number of rows, means and sums of products, each a sum of a
 * double and of what its rounding lost. Two of them are joined by (Chan, Golub and LeVeque 1983)
 *
 * <pre>
 * \[ m = m_a + \frac{n_b}{n} d, \qquad M = M_a + M_b + \frac{n_a n_b}{n} d d^{\top}, \qquad d = m_b - m_a, \]
 * </pre>
 *
 * where d is known beyond a double: an added term has a relative error of a few ulp(1), and adding
 * it has none.
 */
final class MomentNode implements Serializable {
  private static final long serialVersionUID = 1L;

  private final boolean centred;
  private final double[] means;
  private final double[] meanErrors;
  // The upper triangle, row by row.
  private final double[] products;
  // None of a single chunk.
  private double[] errors;
  private long rows;
  private int rowsPerChunk;

  private MomentNode(
      boolean centred, double[] means, double[] meanErrors, double[] products, double[] errors) {
    this.centred = centred;
    this.means = means;
    this.meanErrors = meanErrors;
    this.products = products;
    this.errors = errors;
  }

  /**
   * The moments of one chunk. About the means, its rows are first shifted by them; what the shift
   * misses of the means, n r r', is small and is taken off, so that nothing large cancels. A
   * constant column has the shift that it is, and products of exactly 0.
   */
  static MomentNode of(Matrix chunk, boolean centred, EigenSolver solver) {
    int columns = chunk.columns();
    double[] shift = chunk.row(0);
    double[] rest = meansAbout(chunk, shift);
    for (int j = 0; j < columns; j++) {
      shift[j] += rest[j];
    }
    rest = meansAbout(chunk, shift);
    Matrix gram =
        solver.gram(
            centred
                ? Matrix.fill(chunk.rows(), columns, (i, j) -> chunk.get(i, j) - shift[j])
                : chunk);
    int pairs = Math.toIntExact((long) columns * (columns + 1) / 2);
    MomentNode node = new MomentNode(centred, shift, new double[columns], new double[pairs], null);
    node.rows = chunk.rows();
    node.rowsPerChunk = chunk.rows();
    for (int i = 0, at = 0; i < columns; i++) {
      double taken = centred ? chunk.rows() * rest[i] : 0;
      for (int j = i; j < columns; j++, at++) {
        node.products[at] = gram.get(i, j) - taken * rest[j];
      }
    }
    for (int j = 0; j < columns; j++) {
      add(node.means, node.meanErrors, j, rest[j]);
    }
    return node;
  }

  private static double[] meansAbout(Matrix chunk, double... centre) {
    double[] means = new double[centre.length];
    for (int i = 0; i < chunk.rows(); i++) {
      for (int j = 0; j < means.length; j++) {
        means[j] += chunk.get(i, j) - centre[j];
      }
    }
    for (int j = 0; j < means.length; j++) {
      means[j] /= chunk.rows();
    }
    return means;
  }

  /** Takes in the chunks that follow these. */
  void add(MomentNode next) {
    if (next.centred != centred || next.means.length != means.length) {
      throw new IllegalArgumentException("moments of other columns, or about another point");
    }
    double total = (double) rows + next.rows;
    double[] apart = new double[means.length];
    for (int j = 0; j < apart.length; j++) {
      double rounded = next.means[j] - means[j];
      apart[j] =
          rounded + (lost(next.means[j], -means[j], rounded) + next.meanErrors[j] - meanErrors[j]);
      add(means, meanErrors, j, apart[j] * (next.rows / total));
      meanErrors[j] = renormalized(means, meanErrors, j);
    }
    if (errors == null) {
      errors = new double[products.length];
    }
    double weight = centred ? rows * (next.rows / total) : 0;
    for (int i = 0, at = 0; i < apart.length; i++) {
      double weighted = weight * apart[i];
      for (int j = i; j < apart.length; j++, at++) {
        add(products, errors, at, next.products[at]);
        if (next.errors != null) {
          errors[at] += next.errors[at];
        }
        if (centred) {
          add(products, errors, at, weighted * apart[j]);
        }
      }
    }
    rows += next.rows;
    rowsPerChunk = Math.max(rowsPerChunk, next.rowsPerChunk);
  }

  /** Adds a term; what the rounding loses is kept beside the sum (Neumaier 1974). */
  private static void add(double[] sums, double[] errors, int at, double term) {
    double before = sums[at];
    double sum = before + term;
    errors[at] += lost(before, term, sum);
    sums[at] = sum;
  }

  /** Exactly a + b - sum, where the sum is a + b rounded (Knuth 1969). */
  private static double lost(double a, double b, double sum) {
    double shareOfB = sum - a;
    return (a - (sum - shareOfB)) + (b - shareOfB);
  }

  /** Makes the sum the nearest double of both, and returns what is then beside it. */
  private static double renormalized(double[] sums, double[] errors, int at) {
    double before = sums[at];
    sums[at] = before + errors[at];
    return lost(before, errors[at], sums[at]);
  }

  MomentNode copy() {
    MomentNode copy =
        new MomentNode(
            centred,
            means.clone(),
            meanErrors.clone(),
            products.clone(),
            errors == null ? null : errors.clone());
    copy.rows = rows;
    copy.rowsPerChunk = rowsPerChunk;
    return copy;
  }

  long rows() {
    return rows;
  }

  Moments moments() {
    int columns = means.length;
    Matrix both =
        Matrix.fill(
            columns,
            columns,
            (i, j) -> {
              int low = Math.min(i, j);
              int at = low * columns - low * (low - 1) / 2 + Math.max(i, j) - low;
              return errors == null ? products[at] : products[at] + errors[at];
            });
    double[] rounded = new double[columns];
    for (int j = 0; j < columns; j++) {
      rounded[j] = means[j] + meanErrors[j];
    }
    return Moments.of(rows, rowsPerChunk, centred, rounded, both);
  }
}
