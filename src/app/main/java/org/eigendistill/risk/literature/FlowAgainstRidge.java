// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.risk.literature;

import java.util.List;
import java.util.stream.IntStream;
import org.eigendistill.base.Randomness;
import org.eigendistill.dynamics.Course;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.dynamics.Ridge;
import org.eigendistill.risk.Gains;
import org.eigendistill.risk.RiskForm;
import org.eigendistill.risk.SpectralProblem;

/**
 * Gradient flow stopped at t against ridge with penalty 1/t: Ali, Kolter, Tibshirani 2019. The
 * ratio of Bayes risks is bounded over all designs, times and signals; the bound comes from a
 * single direction without signal, where the ratio is {@code ((1 - e^-x)(1 + x)/x)^2} at x = l t.
 * With ridge at its best penalty, noise / signal, the ratio's supremum is that of a single
 * direction too, {@code (e^-2x + (1 - e^-x)^2/x)(1 + x)}.
 *
 * <p>The paper prints both bounds, 1.6862 and 1.22. The first formula's supremum, a little below
 * its bound, and where it is reached are worked out apart from this program. The lower bound 1 is a
 * theorem: at its best penalty ridge is the best of all linear filters.
 */
final class FlowAgainstRidge {
  private static final String SOURCE = "Ali, Kolter, Tibshirani 2019 (1810.10082)";
  private static final Origin FORMULA = Origin.formula(SOURCE);
  private static final Origin THEOREM = Origin.theorem(SOURCE);
  private static final Origin BOUND =
      Origin.printed(SOURCE, "the paper, place not verified; its abstract rounds it to 1.69");
  private static final Origin BOUND_AT_BEST =
      Origin.printed(SOURCE, "the abstract of version 2, for limits with spherical covariance");
  private static final int DESIGNS = 400;
  private static final int TIMES = 60;
  private static final int DIRECTIONS = 40;

  private FlowAgainstRidge() {}

  static List<LiteratureRow> rows() {
    double[] worst = largest(t -> ratio(new SpectralProblem(one(1), one(0), 1, 1).parameter(), t));
    double[] worstTuned =
        largest(l -> ratio(new SpectralProblem(one(l), one(1), 1, 1).parameter(), 1));
    return List.of(
        FORMULA.digits("largest ratio of risks, one direction", 1.685909, 6, worst[1]),
        FORMULA.digits("l t where it is reached", 1.7933, 4, worst[0]),
        BOUND.atMost(
            "largest ratio over %d random designs, signals and noises at %d times"
                .formatted(DESIGNS, TIMES),
            1.6862,
            overDesigns()),
        BOUND_AT_BEST.atMost(
            "largest ratio over one direction, both at the ridge optimum", 1.22, worstTuned[1]),
        THEOREM.atLeast(
            "least ratio over one direction, both at the ridge optimum", 1, leastTuned()));
  }

  private static double[] one(double value) {
    return new double[] {value};
  }

  /** Risk of flow at t over risk of ridge with penalty 1/t. */
  private static double ratio(RiskForm form, double time) {
    double[] eigenvalues = form.eigenvalues();
    Gains flow = Gains.of(Course.onLabels(GradientFlow.of()).at(time), eigenvalues);
    Gains ridge = Gains.of(Course.onLabels(Ridge.of()).at(1 / time), eigenvalues);
    return form.of(flow) / form.of(ridge);
  }

  private interface OfPositive {
    double at(double x);
  }

  /** Where a function of a positive number with one maximum is largest, and the value there. */
  private static double[] largest(OfPositive f) {
    double low = Math.log(1e-2);
    double high = Math.log(1e2);
    double shrink = (Math.sqrt(5) - 1) / 2;
    while (high - low > 1e-9) {
      double left = high - shrink * (high - low);
      double right = low + shrink * (high - low);
      if (f.at(Math.exp(left)) < f.at(Math.exp(right))) {
        low = left;
      } else {
        high = right;
      }
    }
    double x = Math.exp((low + high) / 2);
    return new double[] {x, f.at(x)};
  }

  private static double leastTuned() {
    return IntStream.rangeClosed(-600, 600)
        .mapToDouble(i -> Math.exp(i / 50.0))
        .map(l -> ratio(new SpectralProblem(one(l), one(1), 1, 1).parameter(), 1))
        .min()
        .orElseThrow();
  }

  private static double overDesigns() {
    Randomness random = Randomness.of(2019);
    double largest = 0;
    for (int design = 0; design < DESIGNS; design++) {
      double spread = 3 * random.uniform();
      double[] eigenvalues = random(DIRECTIONS, () -> Math.exp(spread * random.gaussian()));
      double[] signal = random(DIRECTIONS, () -> square(random.gaussian()));
      double noise = Math.exp(4 * random.gaussian());
      RiskForm form = new SpectralProblem(eigenvalues, signal, noise, DIRECTIONS).parameter();
      for (int i = 0; i < TIMES; i++) {
        largest = Math.max(largest, ratio(form, Math.exp(-9 + 18.0 * i / (TIMES - 1))));
      }
    }
    return largest;
  }

  private static double square(double x) {
    return x * x;
  }

  private static double[] random(int size, java.util.function.DoubleSupplier draw) {
    return IntStream.range(0, size).mapToDouble(i -> draw.getAsDouble()).toArray();
  }
}
