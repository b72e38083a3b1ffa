// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.population;

import org.eigendistill.base.Matrix;
import org.eigendistill.spectrum.EigenSolver;

/**
 * A fit as a linear map P from the labels of n rows to p weights, which need not be written out.
 */
interface LabelMap {
  /** P, p x n. */
  Matrix matrix();

  /** P Y, for labels Y of n rows. */
  Matrix times(Matrix labels);

  /**
   * A root D of P P', p x m: white noise e in the labels moves the weights by P e, and that has the
   * law of D times white noise. P itself where there is none with fewer columns at hand.
   */
  Matrix noiseRoot();

  /** A map that is written out. */
  record WrittenMap(Matrix matrix, EigenSolver solver) implements LabelMap {
    @Override
    public Matrix times(Matrix labels) {
      return solver.product(matrix, labels);
    }

    @Override
    public Matrix noiseRoot() {
      return matrix;
    }
  }

  /**
   * A spectral filter, {@code P = left diag(psi) right}: right's rows are orthonormal, so D is the
   * rest.
   */
  record FilteredMap(DesignSpectrum spectrum, double[] psi, EigenSolver solver)
      implements LabelMap {
    @Override
    public Matrix matrix() {
      return solver.product(noiseRoot(), spectrum.right());
    }

    @Override
    public Matrix times(Matrix labels) {
      return solver.product(noiseRoot(), spectrum.along(labels));
    }

    @Override
    public Matrix noiseRoot() {
      return DesignSpectrum.scaledColumns(spectrum.left(), psi);
    }
  }

  /**
   * Least squares on more rows than features: with {@code W W' = (Z'Z)^-1} and Z the rows'
   * features, {@code P = F W W' Z'} and D is F W.
   *
   * @param seen Z, n x q
   * @param inverseRoot W, q x q
   * @param features F
   * @param size p
   */
  record LeastSquaresMap(
      Matrix seen, Matrix inverseRoot, FeatureMap features, int size, EigenSolver solver)
      implements LabelMap {
    @Override
    public Matrix matrix() {
      return fit(seen);
    }

    @Override
    public Matrix times(Matrix labels) {
      return fit(solver.product(labels.transpose(), seen));
    }

    /** F W W' M', of M = Y'Z. */
    private Matrix fit(Matrix moments) {
      Matrix along = solver.product(moments, inverseRoot);
      return features.weights(solver.product(inverseRoot, along.transpose()), size);
    }

    @Override
    public Matrix noiseRoot() {
      return features.weights(inverseRoot, size);
    }
  }
}
