// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.integration.IterativeLegendreGaussIntegrator;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Averages and random times by quadrature of what they are an average of. */
class RandomTimesTest {
  private static final double[] TIMES = {0.05, 0.7, 3, 20};

  private static double integral(UnivariateFunction f, double from, double to) {
    return new IterativeLegendreGaussIntegrator(24, 1e-13, 1e-15).integrate(1_000_000, f, from, to);
  }

  private static void close(Procedure procedure, double l, double time, double wanted) {
    double found = Course.onLabels(procedure).at(time).along(l).gain();
    // what the quadrature is asked for, and its own rounding
    assertThat(found)
        .as("%s at %s, %s", procedure, l, time)
        .isCloseTo(wanted, within(1e-11 * wanted));
  }

  private static double flow(double l, double time) {
    return -Math.expm1(-l * time);
  }

  /** Weights rho exp(-rho (t - s)) of the iterate at s. */
  @ParameterizedTest
  @ValueSource(doubles = {0.1, 1, 5})
  void exponentialAverages(double l) {
    for (double rate : new double[] {0.02, 1, 8}) {
      for (double t : TIMES) {
        double wanted = integral(s -> rate * Math.exp(-rate * (t - s)) * flow(l, s), 0, t);
        close(EmaFlow.of(rate), l, t, wanted);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 1, 5})
  void suffixAverages(double l) {
    for (double skipped : new double[] {0, 0.1, 0.5, 0.99}) {
      for (double t : TIMES) {
        double wanted = integral(s -> flow(l, s), skipped * t, t) / (t - skipped * t);
        close(SuffixAverage.of(skipped), l, t, wanted);
      }
    }
  }

  /**
   * Over the quantiles of the time u = 1 - exp(-v), where the density is 1 and has no end at
   * infinity; beyond v = 40 there is 1e-17 of it.
   */
  @ParameterizedTest
  @ValueSource(doubles = {0.1, 1, 5})
  void exponentialTimes(double l) {
    for (double t : TIMES) {
      close(RandomStop.of(1), l, t, integral(v -> Math.exp(-v) * flow(l, v * t), 0, 45));
    }
  }

  /** Densities that are smooth at 0, by Commons Math's own; beyond 60 means there is nothing. */
  @ParameterizedTest
  @ValueSource(doubles = {2, 3, 10})
  void gammaTimes(double shape) {
    for (double l : new double[] {0.1, 1, 5}) {
      for (double t : TIMES) {
        GammaDistribution times = new GammaDistribution(shape, t / shape);
        double wanted = 0;
        for (int piece = 0; piece < 30; piece++) {
          wanted +=
              integral(s -> times.density(s) * flow(l, s), 2 * piece * t, 2 * (piece + 1) * t);
        }
        close(RandomStop.of(shape), l, t, wanted);
      }
    }
  }
}
