// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spectrum;

import org.eigendistill.base.Matrix;

/**
 * A teacher's directions seen from a student's, both of the same rows: {@code O = U_S'U_T}. The
 * teacher's fit of the labels, {@code U_T diag(a) U_T'Y}, has along the student's directions the
 * coefficients {@code O diag(a) U_T'Y}; of labels that lie along the student's direction i alone,
 * {@code sum_j O_ij^2 a_j} comes back along it. Where both have the same features O is 1, but for
 * rounding and for turns among directions of equal eigenvalues.
 *
 * <p>Cosines up to n ulp(1), and what lies outside up to the square of that, are rounding and taken
 * as 0: residuals of a student that learns from its own features keep their digits then.
 */
public final class Overlap {
  private final Matrix cosines;
  private final Matrix labels;
  private final double[] outside;

  private Overlap(Matrix cosines, Matrix labels, double[] outside) {
    this.cosines = cosines;
    this.labels = labels;
    this.outside = outside;
  }

  /**
   * Of two feature spaces on the same rows and labels, with the same weights of rows.
   *
   * @throws IllegalArgumentException if the rows differ in number
   * @throws UnsupportedOperationException if rows were streamed and not kept
   */
  public static Overlap of(Spectrum student, Spectrum teacher) {
    if (student.rows() != teacher.rows()) {
      throw new IllegalArgumentException(
          "the student has %d rows, the teacher %d".formatted(student.rows(), teacher.rows()));
    }
    Matrix mine = student.rowVectors();
    Matrix theirs = teacher.rowVectors();
    Matrix products = mine.transposeTimes(theirs);
    double rounding = student.rows() * Math.ulp(1.0);
    Matrix cosines =
        Matrix.fill(
            products.rows(),
            products.columns(),
            (i, j) -> Math.abs(products.get(i, j)) <= rounding ? 0 : products.get(i, j));
    Matrix rest = mine.plus(-1, theirs.times(products.transpose()));
    double[] outside = new double[cosines.rows()];
    for (int i = 0; i < rest.rows(); i++) {
      double[] row = rest.row(i);
      for (int k = 0; k < outside.length; k++) {
        outside[k] += row[k] * row[k];
      }
    }
    for (int k = 0; k < outside.length; k++) {
      outside[k] = outside[k] <= rounding * rounding ? 0 : outside[k];
    }
    return new Overlap(cosines, teacher.targetCoefficients(), outside);
  }

  /** The cosines O between the student's directions and the teacher's, r_S x r_T. */
  public Matrix cosines() {
    return cosines;
  }

  /** What of each of the student's directions lies outside of the teacher's, in squares; r_S. */
  public double[] outside() {
    return outside.clone();
  }

  /** The same of one direction, by number from 0. */
  public double outside(int direction) {
    return outside[direction];
  }

  /**
   * What the student's directions see of numbers along the teacher's: {@code sum_j O_ij^2 a_j}.
   *
   * @param gains a, one per direction of the teacher
   */
  public double[] seen(double[] gains) {
    double[] seen = new double[cosines.rows()];
    for (int i = 0; i < seen.length; i++) {
      seen[i] = seen(i, gains);
    }
    return seen;
  }

  /** The same from one of the student's directions, by number from 0. */
  public double seen(int direction, double[] gains) {
    double[] row = cosines.row(direction);
    double sum = 0;
    for (int j = 0; j < row.length; j++) {
      sum += row[j] * row[j] * gains[j];
    }
    return sum;
  }

  /**
   * The teacher's fit along the student's directions, {@code O diag(a) U_T'Y}, r_S x C.
   *
   * @param gains a, one per direction of the teacher
   */
  public Matrix fit(double[] gains) {
    return cosines.times(Inputs.scaleRows(labels, gains));
  }
}
