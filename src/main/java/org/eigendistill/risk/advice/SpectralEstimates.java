package org.eigendistill.risk.advice;

import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.eigendistill.base.Matrix;
import org.eigendistill.dynamics.Model;
import org.eigendistill.risk.Criterion;
import org.eigendistill.risk.Filter;
import org.eigendistill.spectrum.Spectrum;

/**
 * Risk and noise from one spectrum, without leaving rows out. With the target coefficients z_k =
 * u_k'Y, the part of the targets outside all directions E, and m the degrees of freedom that the
 * means took,
 *
 * <pre>    RSS(a) = |E|^2 + sum_k r_k^2 |z_k|^2,    df(a) = m + sum_k a_k. </pre>
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
  private final double outside;
  private final int rows;
  private final int outputs;
  private final int means;
  private final double variance;

  SpectralEstimates(Fitting.Fitted fitted, int means) {
    Spectrum spectrum = fitted.spectrum();
    Matrix targets = fitted.prepared().targets();
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

  /** The unbiased estimate, given v. */
  Criterion unbiased(double noise) {
    return criterion(f -> (squares(f) + 2 * outputs * noise * (rows - free(f))) / rows);
  }

  /** Generalized cross-validation. */
  Criterion generalized() {
    return criterion(f -> squares(f) * rows / (free(f) * free(f)));
  }

  private double squares(Filter filter) {
    double sum = outside;
    for (int k = 0; k < power.length; k++) {
      sum += filter.residual(k) * filter.residual(k) * power[k];
    }
    return sum;
  }

  /** {@code n - df}, summed from residuals. */
  private double free(Filter filter) {
    double sum = Math.max(0, rows - means - power.length);
    for (int k = 0; k < power.length; k++) {
      sum += filter.residual(k);
    }
    return sum;
  }

  /**
   * The noise variance: from the residual of least squares where that has a tenth of the rows as
   * degrees of freedom, otherwise from that of a stopped fit.
   */
  Noise noise(Model stopped) {
    int free = rows - means - power.length;
    double least = Math.max(2, SHARE_OF_ROWS * rows);
    if (free >= least) {
      double degrees = (double) free * outputs;
      double v = outside / degrees;
      ChiSquaredDistribution chi = new ChiSquaredDistribution(degrees);
      return v <= ZERO * variance
          ? none(Noise.Method.ZERO, 0)
          : new Noise(
              Noise.Method.RESIDUAL,
              v,
              outside / chi.inverseCumulativeProbability(0.975),
              outside / chi.inverseCumulativeProbability(0.025));
    }
    Filter fit = Filter.of(stopped, eigenvalues);
    if (!(free(fit) >= least)) {
      return none(Noise.Method.NOT_IDENTIFIABLE, Double.NaN);
    }
    double v = squares(fit) / (free(fit) * outputs);
    return v <= ZERO * variance
        ? none(Noise.Method.ZERO, 0)
        : new Noise(Noise.Method.STOPPED_FIT, v, Double.NaN, Double.NaN);
  }

  private static Noise none(Noise.Method method, double variance) {
    return new Noise(method, variance, Double.NaN, Double.NaN);
  }

  /**
   * The oracle's risk at the same rows with new noise, {@code C v + (m C v + sum_k C v S / (S + C
   * v)) / n}, where S is the signal's power, |z_k|^2 - C v averaged over neighbouring directions
   * (about log n of them) and not below 0.
   */
  double oracle(double noise) {
    double v = outputs * noise;
    int width = Math.max(1, (int) Math.ceil(Math.log(rows)));
    double sum = means * v;
    for (int from = 0; from < power.length; from += width) {
      int to = Math.min(power.length, from + width);
      double signal = 0;
      for (int k = from; k < to; k++) {
        signal += (power[k] - v) / (to - from);
      }
      double kept = Math.max(0, signal);
      sum += (to - from) * kept * v / (kept + v);
    }
    return v + sum / rows;
  }

  private Criterion criterion(java.util.function.ToDoubleFunction<Filter> value) {
    return new Criterion() {
      @Override
      public double[] eigenvalues() {
        return eigenvalues.clone();
      }

      @Override
      public double of(Filter filter) {
        return value.applyAsDouble(filter);
      }
    };
  }
}
