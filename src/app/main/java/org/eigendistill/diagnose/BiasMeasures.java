// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.diagnose;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

/** The numbers of a {@link Bias} as one array, and their errors over units. */
final class BiasMeasures {
  private BiasMeasures() {}

  /** Both curves, each with a unit left out or none. */
  static BiasCurve[] curves(RunSums t, int withoutT, RunSums s, int withoutS, Bands bands) {
    return new BiasCurve[] {
      t.curve(withoutT, s.ends(withoutS), bands), s.curve(withoutS, t.ends(withoutT), bands)
    };
  }

  /** For each lower band the lag, their mean; then the same of logarithms of movement ratios. */
  static double[] of(BiasCurve... both) {
    BiasCurve teacher = both[0];
    BiasCurve student = both[1];
    int lower = teacher.bands() - 1;
    double[] measures = new double[2 * (lower + 1)];
    double reach = Math.min(teacher.farthest(), student.farthest());
    for (int b = 1; b <= lower; b++) {
      int band = b;
      measures[b - 1] = mean(x -> teacher.progressAt(x, band) - student.progressAt(x, band));
      measures[lower + b] =
          mean(
              x ->
                  Math.log(
                      student.movementAt(x * reach, band) / teacher.movementAt(x * reach, band)));
    }
    measures[lower] = known(measures, 0, lower);
    measures[2 * lower + 1] = known(measures, lower + 1, 2 * lower + 1);
    return measures;
  }

  private static double mean(DoubleUnaryOperator measure) {
    return Bias.LEVELS.stream().mapToDouble(measure::applyAsDouble).average().orElseThrow();
  }

  /** The mean of what is known of a range; NaN where nothing is. */
  private static double known(double[] values, int from, int to) {
    return Arrays.stream(values, from, to).filter(Double::isFinite).average().orElse(Double.NaN);
  }

  /** The jackknife's errors of the same numbers. */
  static double[] errors(RunSums t, RunSums s, Bands bands, boolean paired) {
    if (paired) {
      return roots(Jackknife.variances(t.units(), u -> of(curves(t, u, s, u, bands))));
    }
    double[] sum = Jackknife.variances(t.units(), u -> of(curves(t, u, s, RunSums.NONE, bands)));
    double[] other = Jackknife.variances(s.units(), u -> of(curves(t, RunSums.NONE, s, u, bands)));
    for (int j = 0; j < sum.length; j++) {
      sum[j] += other[j];
    }
    return roots(sum);
  }

  private static double[] roots(double[] squares) {
    return DoubleStream.of(squares).map(Math::sqrt).toArray();
  }
}
