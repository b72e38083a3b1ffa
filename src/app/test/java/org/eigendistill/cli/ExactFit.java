// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import org.eigendistill.number.Fraction;

/** Least squares with an intercept in exact fractions: the normal equations by Cramer's rule. */
final class ExactFit {
  private ExactFit() {}

  /**
   * Intercept and weights of a target's least-squares fit, rounded once.
   *
   * @param rows few columns of full rank, beside which the intercept stands
   */
  static double[] withIntercept(double[][] rows, double[] target) {
    int size = rows[0].length + 1;
    Fraction[][] products = new Fraction[size][size];
    Fraction[] right = new Fraction[size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        products[i][j] = Fraction.ZERO;
      }
      right[i] = Fraction.ZERO;
      for (int n = 0; n < rows.length; n++) {
        Fraction left = entry(rows[n], i);
        for (int j = 0; j < size; j++) {
          products[i][j] = products[i][j].plus(left.times(entry(rows[n], j)));
        }
        right[i] = right[i].plus(left.times(Fraction.of(target[n])));
      }
    }
    Fraction whole = determinant(products);
    double[] solution = new double[size];
    for (int j = 0; j < size; j++) {
      Fraction[][] replaced = new Fraction[size][];
      for (int i = 0; i < size; i++) {
        replaced[i] = products[i].clone();
        replaced[i][j] = right[i];
      }
      solution[j] = determinant(replaced).over(whole).value();
    }
    return solution;
  }

  private static Fraction entry(double[] row, int j) {
    return j == 0 ? Fraction.ONE : Fraction.of(row[j - 1]);
  }

  private static Fraction determinant(Fraction[][] matrix) {
    if (matrix.length == 1) {
      return matrix[0][0];
    }
    Fraction sum = Fraction.ZERO;
    for (int j = 0; j < matrix.length; j++) {
      Fraction[][] minor = new Fraction[matrix.length - 1][matrix.length - 1];
      for (int i = 1; i < matrix.length; i++) {
        for (int k = 0, at = 0; k < matrix.length; k++) {
          if (k != j) {
            minor[i - 1][at++] = matrix[i][k];
          }
        }
      }
      Fraction term = matrix[0][j].times(determinant(minor));
      sum = j % 2 == 0 ? sum.plus(term) : sum.minus(term);
    }
    return sum;
  }
}
