// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.softmax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.eigendistill.base.Matrix;
import org.eigendistill.spectrum.LossScale;
import org.eigendistill.spectrum.Solvers;
import org.eigendistill.spectrum.Spectrum;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Softmax students beside their limit. */
class TemperatureLimitTest {
  private static final long SEED = Long.getLong("eigendistill.seed", 20230112);
  private static final RowDirections ONE = new RowDirections(Matrix.of(1, 1, 1), new double[] {1});

  /** One row, one step h: h T (softmax(z/T) - 1/2) is h T tanh(z/T)/2. */
  @Test
  void oneStepByHand() {
    TemperatureLimit trained =
        TemperatureLimit.train(ONE, Matrix.of(1, 2, 9, 1), 4, 0.5, 1); // 4 and -4, centred
    BandGain band = trained.band(0, 1);
    assertThat(band.limit()).isCloseTo(0.25, within(1e-15));
    assertThat(band.trained() / band.limit()).isCloseTo(0.7615941559557649, within(1e-15));
    // tanh(8/8)^2 of |z| = sqrt(32), times 1/4.
    assertThat(trained.bound(0)).isCloseTo(0.25 * 0.58002565838 * Math.sqrt(32), within(1e-10));
    assertThat(trained.distance(0) / trained.size(0))
        .isCloseTo(0.25 - band.trained(), within(1e-15));
    assertThat(band.bound()).isCloseTo(trained.bound(0) / trained.size(0), within(1e-15));
    assertThat(band.isCertified()).isFalse();
    assertThat(TemperatureLimit.train(ONE, Matrix.of(1, 2, 9, 1), 40, 0.5, 1).band(0, 1))
        .matches(BandGain::isCertified);
  }

  /** Plain loops over rows, weights and classes, as one would train X B. */
  @Test
  void trainsAsDescentOnTheWeightsDoes() {
    SplittableRandom random = new SplittableRandom(SEED);
    Matrix x = Matrix.fill(12, 4, (i, j) -> random.nextGaussian());
    Matrix teacher = Matrix.fill(12, 3, (i, c) -> 2 * random.nextGaussian());
    Spectrum spectrum =
        Spectrum.bySvd(x, teacher, LossScale.SUM, Solvers.named("ejml", 1, s -> {}));
    RowDirections directions = RowDirections.of(spectrum);
    double step = 2 / spectrum.eigenvalue(0);
    double temperature = 3;
    Matrix b = Matrix.fill(4, 3, (j, c) -> 0);
    for (int n = 0; n < 40; n++) {
      Matrix z = x.times(b);
      Matrix slope =
          Matrix.fill(
              12,
              3,
              (i, c) ->
                  temperature
                      * (probability(z.row(i), c, temperature)
                          - probability(teacher.row(i), c, temperature)));
      b = b.plus(-step, x.transposeTimes(slope));
    }
    Matrix z = x.times(b);
    TemperatureLimit trained = TemperatureLimit.train(directions, teacher, temperature, step, 40);
    assertThat(directions.rows(trained.student()).plus(-1, z).norm()).isLessThan(1e-12 * z.norm());
    Matrix u = directions.vectors();
    assertThat(u.transposeTimes(u).plus(-1, Matrix.fill(4, 4, (i, j) -> i == j ? 1 : 0)).norm())
        .isLessThan(1e-14);
  }

  private static double probability(double[] logits, int kind, double temperature) {
    double sum = Arrays.stream(logits).map(z -> Math.exp(z / temperature)).sum();
    return Math.exp(logits[kind] / temperature) / sum;
  }

  @Test
  void beforeTraining() {
    // D^2 = 2 (4 + 1), w = 4.
    PriorBound prior = PriorBound.of(Matrix.of(2, 2, 2, -2, 2, 0));
    assertThat(prior.norm()).isCloseTo(Math.sqrt(10), within(1e-15));
    assertThat(prior.range()).isCloseTo(4 + Math.sqrt(80), within(1e-14));
    assertThat(Math.exp(prior.range() / prior.from())).isCloseTo(2, within(1e-14));
    assertThat(prior.distance(0.5, prior.from())).isCloseTo(Math.sqrt(10), within(1e-14));
  }

  @Test
  void refusesStepsThatOvershootTheLimit() {
    Matrix teacher = Matrix.of(1, 2, 1, -1);
    for (double bad : new double[] {0, 2.01, Double.NaN}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> TemperatureLimit.train(ONE, teacher, 1, bad, 1));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TemperatureLimit.train(ONE, teacher, 1, 1, 0));
    assertThat(TemperatureLimit.train(ONE, teacher, 1e4, 2, 1).limit(0)).isEqualTo(1);
  }

  /**
   * 240 problems of 10 to 60 rows and 2 to 7 classes at four temperatures: no distance above its
   * bound, and the median distance, over D, falls as 1/T, for two classes as 1/T^2.
   */
  @Test
  @Tag("slow")
  void longTrainingsStayWithinTheBound() {
    SplittableRandom random = new SplittableRandom(SEED);
    Map<String, List<Double>> found = new TreeMap<>();
    double closest = 0;
    for (int run = 0; run < 240; run++) {
      int rows = 10 + random.nextInt(51);
      int classes = run % 4 == 0 ? 2 : 3 + random.nextInt(5);
      int features = 1 + random.nextInt(rows);
      Matrix x = Matrix.fill(rows, features, (i, j) -> random.nextGaussian() / (1 + j));
      double size = Math.pow(10, -0.5 + random.nextDouble());
      Matrix teacher = Matrix.fill(rows, classes, (i, c) -> size * random.nextGaussian());
      Spectrum spectrum =
          Spectrum.bySvd(x, teacher, LossScale.MEAN, Solvers.named("ejml", 1, s -> {}));
      double step = classes * (0.05 + 0.95 * random.nextDouble()) / spectrum.eigenvalue(0);
      int steps = 10 + random.nextInt(190);
      double norm = LogitRows.centred(teacher).norm();
      for (int temperature = 4; temperature <= 256; temperature *= 4) {
        TemperatureLimit trained =
            TemperatureLimit.train(RowDirections.of(spectrum), teacher, temperature, step, steps);
        double all = 0;
        for (int k = 0; k < trained.directions(); k++) {
          double rounding = 1e-11 * trained.limit(k) * norm;
          assertThat(trained.distance(k)).as("run %d", run).isLessThan(trained.bound(k) + rounding);
          closest = Math.max(closest, trained.distance(k) / (trained.bound(k) + rounding));
          all += trained.distance(k) * trained.distance(k);
        }
        found
            .computeIfAbsent(
                (classes == 2 ? "two " : "more ") + temperature, k -> new ArrayList<>())
            .add(Math.sqrt(all) / norm);
      }
    }
    found.values().forEach(Collections::sort);
    for (int temperature = 4; temperature < 256; temperature *= 4) {
      assertThat(median(found, "more ", temperature) / median(found, "more ", 4 * temperature))
          .isBetween(3.0, 5.0);
      assertThat(median(found, "two ", temperature) / median(found, "two ", 4 * temperature))
          .isBetween(10.0, 18.0);
    }
    assertThat(closest).isBetween(0.3, 1.0);
  }

  private static double median(Map<String, List<Double>> found, String of, int temperature) {
    List<Double> sorted = found.get(of + temperature);
    return sorted.get(sorted.size() / 2);
  }
}
