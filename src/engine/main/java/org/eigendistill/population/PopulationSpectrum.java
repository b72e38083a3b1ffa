// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.population;

import java.util.stream.IntStream;
import org.eigendistill.base.Matrix;
import org.eigendistill.population.FeatureMap.ScaledFeatures;
import org.eigendistill.population.Training.Filtered;
import org.eigendistill.population.Training.InBall;
import org.eigendistill.spectrum.EigenSolver;

/**
 * Fits to the population, S in place of the rows' second moment: w = F psi(F'S F) F'S w_label. The
 * constant of a world, uncorrelated with all rows, is fitted by itself where there is an intercept.
 */
abstract class PopulationSpectrum {
  private final double[] eigenvalues;

  private PopulationSpectrum(double... eigenvalues) {
    this.eigenvalues = eigenvalues.clone();
  }

  /** For the features of a model. */
  static PopulationSpectrum of(World world, FeatureMap features, EigenSolver solver) {
    double[] s = world.covariance();
    if (features instanceof ScaledFeatures scaled) {
      return new Separate(scaled, s);
    }
    Matrix root = Matrix.fill(s.length, s.length, (i, j) -> i == j ? Math.sqrt(s[i]) : 0);
    return new Mixed(DesignSpectrum.of(root, 1, features, solver), s);
  }

  /** The label function along the eigendirections. */
  abstract Matrix coefficients(Matrix weights);

  /** Weights of what is fitted along the eigendirections. */
  abstract Matrix weights(Matrix coefficients);

  /** The fit to a label function. */
  Matrix fit(Filtered training, Matrix labels) {
    return fit(labels, training.psi(eigenvalues));
  }

  /** Of the features' second moment over the population. */
  double[] eigenvalues() {
    return eigenvalues.clone();
  }

  /** The best fit of weights of at most a norm. */
  Matrix fit(InBall training, Matrix labels) {
    double[] along = coefficients(labels).column(0);
    return fit(labels, new BallFit(eigenvalues, along, training.radius()).psi());
  }

  private Matrix fit(Matrix labels, double... psi) {
    Matrix along = coefficients(labels);
    return weights(Matrix.fill(along.rows(), along.columns(), (i, j) -> psi[i] * along.get(i, j)));
  }

  /** Coordinates that do not mix. */
  private static final class Separate extends PopulationSpectrum {
    private final ScaledFeatures features;
    private final double[] variances;

    Separate(ScaledFeatures features, double... variances) {
      super(
          IntStream.range(0, variances.length)
              .mapToDouble(i -> features.at(i) * features.at(i) * variances[i])
              .toArray());
      this.features = features;
      this.variances = variances.clone();
    }

    @Override
    Matrix coefficients(Matrix weights) {
      return Matrix.fill(
          weights.rows(), weights.columns(), (i, j) -> Math.sqrt(variances[i]) * weights.get(i, j));
    }

    /** {@code F V sqrt(g) = f^2 sqrt(s)}. */
    @Override
    Matrix weights(Matrix coefficients) {
      return Matrix.fill(
          coefficients.rows(),
          coefficients.columns(),
          (i, j) ->
              features.at(i) * features.at(i) * Math.sqrt(variances[i]) * coefficients.get(i, j));
    }
  }

  /** Any features. */
  private static final class Mixed extends PopulationSpectrum {
    private final DesignSpectrum spectrum;
    private final double[] variances;

    Mixed(DesignSpectrum spectrum, double... variances) {
      super(spectrum.eigenvalues());
      this.spectrum = spectrum;
      this.variances = variances.clone();
    }

    @Override
    Matrix coefficients(Matrix weights) {
      return spectrum
          .right()
          .times(
              Matrix.fill(
                  weights.rows(),
                  weights.columns(),
                  (i, j) -> Math.sqrt(variances[i]) * weights.get(i, j)));
    }

    @Override
    Matrix weights(Matrix coefficients) {
      return spectrum.left().times(coefficients);
    }
  }
}
