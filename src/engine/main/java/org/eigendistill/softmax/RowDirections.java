// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.softmax;

import org.eigendistill.base.Matrix;
import org.eigendistill.spectrum.Spectrum;

/**
 * Orthonormal directions u_k of the space of n rows with their eigenvalues l_k: X X', or a kernel,
 * is the sum of l_k u_k u_k', and nothing is learned across it.
 *
 * @param vectors n x r, a direction a column
 * @param eigenvalues positive, falling, one per direction, with the loss's factor
 */
public record RowDirections(Matrix vectors, double[] eigenvalues) {
  /** Checks the shape; keeps its own copy. */
  public RowDirections {
    if (vectors.columns() != eigenvalues.length || eigenvalues.length == 0) {
      throw new IllegalArgumentException(
          "%d directions, %d eigenvalues".formatted(vectors.columns(), eigenvalues.length));
    }
    eigenvalues = eigenvalues.clone();
  }

  /** Those of decomposed data. */
  public static RowDirections of(Spectrum spectrum) {
    return new RowDirections(spectrum.rowVectors(), spectrum.eigenvalues());
  }

  @Override
  public double[] eigenvalues() {
    return eigenvalues.clone();
  }

  /** How many directions, r. */
  public int count() {
    return eigenvalues.length;
  }

  /** U'M, r x C, of a matrix of n rows. */
  public Matrix along(Matrix rows) {
    return vectors.transposeTimes(rows);
  }

  /** U diag(a) U'M, n x C: of each direction a share. */
  public Matrix filtered(Matrix rows, double... gains) {
    Matrix along = along(rows);
    return rows(Matrix.fill(along.rows(), along.columns(), (k, c) -> gains[k] * along.get(k, c)));
  }

  /** U M, n x C, of coefficients along the directions, r x C. */
  public Matrix rows(Matrix along) {
    return vectors.times(along);
  }
}
