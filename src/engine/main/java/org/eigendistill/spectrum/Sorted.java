// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spectrum;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.eigendistill.base.Matrix;

/**
 * A decomposition put in order: directions by falling singular value, null ones left out, signs
 * fixed so that the first element of largest magnitude of each right vector (of the left one, where
 * that is the only one) is positive.
 *
 * @param singular the singular values kept, s_1 &gt;= ... &gt;= s_r &gt; 0
 * @param left the left singular vectors, n x r; null where only the right ones were found
 * @param right the right singular vectors, p x r; null where only the left ones were found
 * @param resolution how near two values may lie and still be told apart: singular values for an
 *     SVD, their squares otherwise
 * @param squared whether squares were decomposed
 */
record Sorted(double[] singular, Matrix left, Matrix right, double resolution, boolean squared) {
  private static final double ULP = Math.ulp(1.0);

  /**
   * Puts an SVD in order.
   *
   * @param size the larger of the numbers of rows and columns
   */
  static Sorted ofSvd(EigenSolver.Svd svd, int size) {
    double[] values = svd.values();
    int[] order = descending(values);
    double resolution = size * ULP * values[order[0]];
    int[] kept = above(values, order, resolution);
    double[] signs = signs(svd.right());
    return new Sorted(
        pick(values, kept),
        arrange(svd.left(), kept, signs),
        arrange(svd.right(), kept, signs),
        resolution,
        false);
  }

  /**
   * Puts the eigenvectors of a Gram matrix in order.
   *
   * @param size the larger of the numbers of rows and columns
   * @param ofColumns whether the matrix was X'X, so that its eigenvectors are the right ones
   */
  static Sorted ofGram(EigenSolver.Eigen eigen, int size, boolean ofColumns) {
    double[] values = eigen.values();
    int[] order = descending(values);
    double resolution = size * ULP * Math.max(0, values[order[0]]);
    int[] kept = above(values, order, resolution);
    Matrix turned = arrange(eigen.vectors(), kept, signs(eigen.vectors()));
    double[] singular = Arrays.stream(pick(values, kept)).map(Math::sqrt).toArray();
    return new Sorted(
        singular, ofColumns ? null : turned, ofColumns ? turned : null, resolution, true);
  }

  /** The largest singular value that is taken as zero. */
  double threshold() {
    return squared ? Math.sqrt(resolution) : resolution;
  }

  /** Runs of neighbours that lie within the error of the decomposition. */
  List<Cluster> clusters() {
    List<Cluster> found = new ArrayList<>();
    int first = 0;
    for (int k = 1; k <= singular.length; k++) {
      if (k == singular.length || gap(k) > resolution) {
        if (k - first > 1) {
          found.add(new Cluster(first, k - 1));
        }
        first = k;
      }
    }
    return List.copyOf(found);
  }

  private double gap(int k) {
    double difference = singular[k - 1] - singular[k];
    return squared ? difference * (singular[k - 1] + singular[k]) : difference;
  }

  private static int[] descending(double[] values) {
    return IntStream.range(0, values.length)
        .boxed()
        .sorted((i, j) -> Double.compare(values[j], values[i]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static int[] above(double[] values, int[] order, double threshold) {
    int[] kept = Arrays.stream(order).filter(k -> values[k] > threshold).toArray();
    if (kept.length == 0) {
      throw new IllegalArgumentException(
          "the design is zero everywhere, or too small to be squared: there is no direction to learn along");
    }
    return kept;
  }

  private static double[] pick(double[] values, int[] order) {
    return Arrays.stream(order).mapToDouble(k -> values[k]).toArray();
  }

  /** -1 for each column whose first element of largest magnitude is negative, else 1. */
  private static double[] signs(Matrix vectors) {
    double[] largest = new double[vectors.columns()];
    for (int i = 0; i < vectors.rows(); i++) {
      double[] row = vectors.row(i);
      for (int k = 0; k < row.length; k++) {
        if (Math.abs(row[k]) > Math.abs(largest[k])) {
          largest[k] = row[k];
        }
      }
    }
    return Arrays.stream(largest).map(value -> value < 0 ? -1 : 1).toArray();
  }

  /** Columns in a new order, each with its sign. */
  private static Matrix arrange(Matrix vectors, int[] order, double[] signs) {
    return Matrix.fill(
        vectors.rows(),
        order.length,
        (i, k) -> {
          double value = vectors.get(i, order[k]);
          return signs[order[k]] < 0 ? 0.0 - value : value;
        });
  }
}
