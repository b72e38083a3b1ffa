// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.population.average;

import java.util.Arrays;
import org.eigendistill.base.Matrix;
import org.eigendistill.population.ModelPlan.Fit;
import org.eigendistill.population.NotKnownException;
import org.eigendistill.population.Training.LeastNorm;
import org.eigendistill.population.Training.OnePass;
import org.eigendistill.population.UnboundedException;
import org.eigendistill.population.World;
import org.eigendistill.population.moment.FeatureSpectrum;
import org.eigendistill.population.moment.ModelMoments;
import org.eigendistill.population.moment.MomentStep;
import org.eigendistill.population.moment.OnePassMoments;
import org.eigendistill.population.moment.SquareMatrix;

/**
 * Averages over Gaussian rows that are known exactly. With q features, n rows (one fewer where
 * there is an intercept), M = F'S F and nu the noise of the labels with what the features do not
 * see:
 *
 * <ul>
 *   <li>least squares, n &gt; q + 1: unbiased, {@code Cov theta = nu M^-1 / (n - q - 1)} (the mean
 *       of an inverse Wishart matrix); infinite for n from q - 1 to q + 1 where nu &gt; 0;
 *   <li>least norm, n &lt; q - 1 with M = e I: the projection on n of q directions drawn at random,
 *       {@code E Pi W Pi = a W + c tr(W) I}, and {@code nu n / (q e (q - n - 1)) I};
 *   <li>one pass of descent: {@link OnePassMoments}.
 * </ul>
 *
 * <p>Where rows are kept and n is all of them, the fit to all is the fit before plus {@code (all
 * X'X)^-1 X'e} of the newest, so the same least squares step is right with the noise times the
 * newest rows' share.
 */
final class ClosedStep implements MomentStep {
  /** Eigenvalues that differ by less of themselves are equal. */
  private static final double EQUAL = 1e-12;

  @Override
  public ModelMoments after(
      Fit fit, int rows, ModelMoments labels, double noise, FeatureSpectrum spectrum) {
    double all = noise + spectrum.unseen(labels);
    if (fit.training() instanceof OnePass pass) {
      return OnePassMoments.after(fit.name(), pass.step(), rows, labels, all, spectrum);
    }
    if (!(fit.training() instanceof LeastNorm)) {
      throw new NotKnownException(
          "fits other than least squares, least norm and one pass of descent");
    }
    int q = spectrum.eigenvalues().length;
    int n = spectrum.intercept() ? rows - 1 : rows;
    if (all > 0 && Math.abs(n - q) <= 1) {
      throw new UnboundedException(HeavyTail.reason(fit.name(), n, q));
    }
    return n >= q
        ? leastSquares(labels, all, spectrum, rows, n)
        : leastNorm(fit, labels, all, spectrum, rows);
  }

  @Override
  public boolean keepsRows() {
    return true;
  }

  private static ModelMoments leastSquares(
      ModelMoments labels, double noise, FeatureSpectrum spectrum, int rows, int n) {
    double[] e = spectrum.eigenvalues();
    double each = noise == 0 ? 0 : noise / (n - e.length - 1);
    double[] added = Arrays.stream(e).map(value -> each / value).toArray();
    ModelMoments fitted = spectrum.fitted(labels, spectrum.each(1), added);
    return withConstant(fitted, (noise + each * e.length) / rows, spectrum);
  }

  private static ModelMoments leastNorm(
      Fit fit, ModelMoments labels, double noise, FeatureSpectrum spectrum, int rows) {
    double[] e = spectrum.eigenvalues();
    double top = Arrays.stream(e).max().orElseThrow();
    if (Arrays.stream(e).min().orElseThrow() < (1 - EQUAL) * top) {
      throw new NotKnownException(
          "the least-norm fit of '%s', of fewer rows than features that are not all alike"
              .formatted(fit.name()));
    }
    double n = spectrum.intercept() ? rows - 1 : rows;
    double q = e.length;
    double share = n / q;
    double spread = q == 1 ? 0 : n * (q - n) / (q * (q + 2) * (q - 1));
    double kept = n * (n + 2) / (q * (q + 2)) - spread;
    double energy = Arrays.stream(spectrum.energy(labels)).sum();
    double more = noise == 0 ? 0 : noise * n / (q * top * (q - n - 1));
    ModelMoments seen = spectrum.fitted(labels, spectrum.each(1), spectrum.each(0));
    ModelMoments zero = labels.times(0);
    ModelMoments added =
        spectrum.fitted(zero, spectrum.each(1), spectrum.each(spread * energy + more));
    Matrix root = seen.mean(spectrum.world());
    // The constant of an intercept is not projected: its rows and columns stay as they are.
    double[] shares = slopes(spectrum.world(), spectrum.intercept(), share);
    double[] ones = slopes(spectrum.world(), spectrum.intercept(), 1);
    double[] slopesOnly = ones.clone();
    if (spectrum.intercept()) {
      slopesOnly[slopesOnly.length - 1] = 0;
    }
    SquareMatrix outer =
        SquareMatrix.of(root.times(root.transpose())).scaled(slopesOnly, slopesOnly);
    SquareMatrix slopes = seen.covariance().scaled(slopesOnly, slopesOnly);
    SquareMatrix covariance =
        seen.covariance()
            .scaled(shares, shares)
            .plus(kept - share * share, slopes)
            .plus(kept - share * share, outer)
            .plus(1, added.covariance());
    ModelMoments fitted = new ModelMoments(seen.mean().scaled(shares, ones), covariance);
    double error = top * energy * (1 - share) + top * q * more;
    return withConstant(fitted, (noise + error) / rows, spectrum);
  }

  private static double[] slopes(World world, boolean intercept, double factor) {
    double[] factors = new double[world.size()];
    Arrays.fill(factors, factor);
    if (intercept) {
      factors[factors.length - 1] = 1;
    }
    return factors;
  }

  /** The intercept: the mean of what the slopes leave, the rows' mean being independent of them. */
  private static ModelMoments withConstant(
      ModelMoments fitted, double variance, FeatureSpectrum spectrum) {
    if (!spectrum.intercept()) {
      return fitted;
    }
    double[] more = new double[spectrum.world().size()];
    more[more.length - 1] = variance;
    return new ModelMoments(
        fitted.mean(), fitted.covariance().plus(1, SquareMatrix.ofDiagonal(more)));
  }
}
