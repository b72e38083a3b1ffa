// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.eigendistill.theorem.flips.FlipEffects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlipProblemTest {
  /** Two directions of three rows; energy 0.1 is outside of their span. */
  private static final FlipProblem PROBLEM =
      new FlipProblem(new double[] {4, 1}, new double[] {0.6, 0.3}, 3);

  /** Group means and risks of teacher and student, each worked out by itself. */
  @ParameterizedTest
  @CsvSource({"0.05, 12, 0.5", "0.4, 12, 0.1", "0.45, 2, 1"})
  void effectsAreThoseOfTheGroupsMeans(double q, double time, double dose) {
    double[][] models = new double[2][];
    for (int m = 0; m < 2; m++) {
      double sigma = 0;
      double tau = 0;
      double risk = (1 - 2 * q) * (1 - 2 * q) * 0.1;
      for (int k = 0; k < 2; k++) {
        double own = (k == 0 ? 1 : 0.25) * time;
        double teacher = 1 - Math.exp(-own);
        double a = m == 0 ? teacher : teacher * (1 - Math.exp(-own * dose));
        double eta = k == 0 ? 0.6 : 0.3;
        sigma += a * eta;
        tau += a / 3;
        risk += (1 - 2 * q) * (1 - 2 * q) * eta * (1 - a) * (1 - a) + 4 * q * (1 - q) / 3 * a * a;
      }
      double clean = (1 - 2 * q) * sigma + 2 * q * tau;
      double flipped = (1 - 2 * q) * sigma - 2 * (1 - q) * tau;
      models[m] = new double[] {clean, flipped, risk};
    }
    FlipEffects effects = PROBLEM.effects(q, time, dose).get(0);
    boolean memorises = models[0][1] < 0;
    assertThat(effects.memorises()).isEqualTo(memorises);
    int sign = memorises ? -1 : 1; // by given labels, or by true ones
    assertThat(effects.slope())
        .isCloseTo(
            (models[1][0] - sign * models[1][1]) / (models[0][0] - sign * models[0][1]),
            within(1e-12));
    assertThat(effects.riskRatio()).isCloseTo(models[1][2] / models[0][2], within(1e-12));
  }

  @Test
  void theBestDoseHasTheLeastRisk() {
    double[] doses = {0.1, 0.3, 1, 3};
    List<FlipEffects> series = PROBLEM.effects(0.4, 12, doses);
    double[] risks = series.stream().mapToDouble(FlipEffects::riskRatio).toArray();
    double best = risks[FlipProblem.least(risks)];
    for (double dose : doses) {
      assertThat(best).isLessThanOrEqualTo(PROBLEM.effects(0.4, 12, dose).get(0).riskRatio());
    }
  }
}
