// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.risk.advice;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.eigendistill.base.Matrix;
import org.eigendistill.data.Groups;
import org.eigendistill.dynamics.Model;
import org.eigendistill.risk.Criterion;
import org.eigendistill.risk.Gains;
import org.eigendistill.spectrum.Spectrum;

/**
 * Risk and noise from one spectrum, without leaving rows out. With the target coefficients z_k =
 * u_k'Y, the part of the targets outside all directions E, omega_k the noise along a direction in
 * units of v ({@link Sharing}; 1 where each row is by itself) and omega_0 that along the means,
 *
 * <pre>    RSS(a) = |E|^2 + sum_k r_k^2 |z_k|^2,    df(a) = omega_0 + sum_k a_k omega_k. </pre>
 *
 * <p>The unbiased estimate of the error at the same rows with new noise is {@code (RSS + 2 C v df)
 * / n} (Mallows 1973); generalized cross-validation is {@code (RSS / n) / (1 - df / n)^2} (Craven
 * and Wahba 1979). Neither knows how the risk at new rows differs from that at the rows of the fit,
 * which counts where n is not much above p.
 */
final class SpectralEstimates {
  private static final double ZERO = 1e-12;
  private static final double SHARE_OF_ROWS = 0.1;

  private final double[] eigenvalues;
  private final double[] power;
  private final Spectrum spectrum;
  private final Matrix targets;
  private final Sharing sharing;
  private final Repeats repeats;
  private final double outside;
  private final int rows;
  private final int outputs;
  private final int means;
  private final double variance;

  SpectralEstimates(Fitting.Fitted fitted, int means, Groups groups) {
    this.spectrum = fitted.spectrum();
    this.targets = fitted.prepared().targets();
    this.sharing = Sharing.of(fitted, means, groups);
    this.repeats = Repeats.of(fitted.prepared());
    Matrix z = spectrum.targetCoefficients();
    this.eigenvalues = spectrum.eigenvalues();
    this.power = new double[eigenvalues.length];
    double[] ones = new double[power.length];
    for (int k = 0; k < power.length; k++) {
      ones[k] = 1;
      for (int c = 0; c < z.columns(); c++) {
        power[k] += z.get(k, c) * z.get(k, c);
      }
    }
    double rest = targets.plus(-1, spectrum.fitted(ones)).norm();
    this.outside = rest * rest;
    this.rows = targets.rows();
    this.outputs = targets.columns();
    this.means = means;
    double spread = targets.norm();
    this.variance = spread * spread / rows / outputs;
  }

  /** The unbiased estimate, given the noise. */
  Criterion unbiased(Noise noise) {
    return criterion(
        f ->
            (squares(f) + 2 * outputs * noise.variance() * (rows - free(f, noise.share()))) / rows);
  }

  /** Generalized cross-validation; of the noise the shared part alone counts. */
  Criterion generalized(Noise noise) {
    return criterion(f -> squares(f) * rows / Math.pow(free(f, noise.share()), 2));
  }

  private double squares(Gains filter) {
    double sum = outside;
    for (int k = 0; k < power.length; k++) {
      sum += filter.residual(k) * filter.residual(k) * power[k];
    }
    return sum;
  }

  /** {@code n - df}, summed from residuals. */
  private double free(Gains filter, double share) {
    return sharing.free(residuals(filter), share);
  }

  private static double[] residuals(Gains filter) {
    double[] residuals = new double[filter.directions()];
    Arrays.setAll(residuals, filter::residual);
    return residuals;
  }

  /**
   * The noise variance without a choice of lengths: from the residual of least squares where that
   * is free in a tenth of the groups, even if all noise is shared within them; otherwise from rows
   * of the same features, where their targets differ; otherwise nothing.
   */
  Optional<Noise> unfitted() {
    double[] none = new double[power.length];
    if (tells(none)) {
      double[] ones = new double[power.length];
      Arrays.fill(ones, 1);
      double share = sharing.share(none, targets.plus(-1, spectrum.fitted(ones)));
      double v = outside / (sharing.free(none, share) * outputs);
      return Optional.of(
          v <= ZERO * variance
              ? none(Noise.Method.ZERO, 0, share)
              : chiSquared(Noise.Method.RESIDUAL, v, sharing.degrees(share) * outputs, share));
    }
    int pairs = repeats.degrees();
    return pairs >= Math.max(2, SHARE_OF_ROWS * rows) && repeats.variance() > ZERO * variance
        ? Optional.of(
            chiSquared(Noise.Method.REPEATED_ROWS, repeats.variance(), (double) pairs * outputs, 0))
        : Optional.empty();
  }

  /** The noise variance from the residual of a stopped fit, where that leaves one. */
  Noise stopped(Model model) {
    Gains fit = Gains.of(model, eigenvalues);
    double[] left = residuals(fit);
    double share = sharing.share(left, targets.plus(-1, spectrum.fitted(fit.gains())));
    double v = squares(fit) / (sharing.free(left, share) * outputs);
    return tells(left) && v > ZERO * variance
        ? new Noise(Noise.Method.STOPPED_FIT, v, Double.NaN, Double.NaN, share)
        : none(Noise.Method.NOT_IDENTIFIABLE, Double.NaN, share);
  }

  /** Whether a fit's residual has a tenth of the groups as degrees of freedom, and two at least. */
  private boolean tells(double[] residuals) {
    double groups = sharing.effectiveGroups();
    return sharing.free(residuals, 1) * groups / rows >= Math.max(2, SHARE_OF_ROWS * groups);
  }

  /** A variance with its interval under Gaussian noise. */
  private static Noise chiSquared(Noise.Method method, double v, double degrees, double share) {
    ChiSquaredDistribution chi = new ChiSquaredDistribution(degrees);
    double squares = v * degrees;
    return new Noise(
        method,
        v,
        squares / chi.inverseCumulativeProbability(0.975),
        squares / chi.inverseCumulativeProbability(0.025),
        share);
  }

  private static Noise none(Noise.Method method, double variance, double share) {
    return new Noise(method, variance, Double.NaN, Double.NaN, share);
  }

  /**
   * The oracle's risk at the same rows with new noise, {@code C v + (v_0 + sum_k v_k S / (S + v_k))
   * / n}, {@code v_k = C v omega_k}, where S is the signal's power, |z_k|^2 - v_k averaged over
   * neighbouring directions (about log G of them, G the effective number of groups, {@link
   * Sharing#effectiveGroups}) and not below 0.
   */
  double oracle(Noise noise) {
    double v = outputs * noise.variance();
    int width = Math.max(1, (int) Math.ceil(Math.log(sharing.effectiveGroups())));
    double sum = 0;
    for (int k = power.length; k < power.length + means; k++) {
      sum += v * sharing.weight(k, noise.share());
    }
    for (int from = 0; from < power.length; from += width) {
      int to = Math.min(power.length, from + width);
      double signal = 0;
      for (int k = from; k < to; k++) {
        signal += (power[k] - v * sharing.weight(k, noise.share())) / (to - from);
      }
      double kept = Math.max(0, signal);
      for (int k = from; k < to; k++) {
        double own = v * sharing.weight(k, noise.share());
        sum += own > 0 ? kept * own / (kept + own) : 0;
      }
    }
    return v + sum / rows;
  }

  private Criterion criterion(ToDoubleFunction<Gains> value) {
    return new Criterion() {
      @Override
      public double[] eigenvalues() {
        return eigenvalues.clone();
      }

      @Override
      public double of(Gains filter) {
        return value.applyAsDouble(filter);
      }
    };
  }
}
