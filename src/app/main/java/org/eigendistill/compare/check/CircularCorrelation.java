// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare.check;

import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;

/**
 * For every shift k the sum of products of rows with rows k further, round the end: {@code sum over
 * i of a_i . b_(i + k mod n)}, by Fourier transforms of lengths that are powers of two.
 */
record CircularCorrelation(double[][] first, double[][] second) {

  /** The sums, for shifts from 0 to n - 1. */
  double[] values() {
    int n = first.length;
    int length = Integer.highestOneBit(Math.max(1, 2 * n - 1)) * 2;
    double[][] spectrum = new double[2][length];
    for (int k = 0; k < first[0].length; k++) {
      double[][] a = transform(column(first, k, length), TransformType.FORWARD);
      double[][] b = transform(column(second, k, length), TransformType.FORWARD);
      for (int f = 0; f < length; f++) {
        spectrum[0][f] += a[0][f] * b[0][f] + a[1][f] * b[1][f];
        spectrum[1][f] += a[0][f] * b[1][f] - a[1][f] * b[0][f];
      }
    }
    double[] linear = transform(spectrum, TransformType.INVERSE)[0];
    double[] values = new double[n];
    for (int k = 0; k < n; k++) {
      values[k] = linear[k] + (k == 0 ? 0 : linear[length - n + k]);
    }
    return values;
  }

  private static double[][] column(double[][] rows, int k, int length) {
    double[][] column = new double[2][length];
    for (int i = 0; i < rows.length; i++) {
      column[0][i] = rows[i][k];
    }
    return column;
  }

  private static double[][] transform(double[][] data, TransformType type) {
    FastFourierTransformer.transformInPlace(data, DftNormalization.STANDARD, type);
    return data;
  }
}
