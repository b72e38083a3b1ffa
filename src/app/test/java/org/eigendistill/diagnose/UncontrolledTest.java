// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.eigendistill.base.Matrix;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One pair alone decides nothing: what networks show that never saw each other, and the word. */
class UncontrolledTest {
  private static final int ROWS = 1000;
  private static final int CLASSES = 10;
  private static final int PAIRS = 20;

  /** What two networks of one recipe have in common, and noise of training of each of them. */
  private static Predictions network(Matrix common, Random random, double noise) {
    return Predictions.ofLogits(
        Matrix.fill(ROWS, CLASSES, (i, j) -> common.get(i, j) + noise * random.nextGaussian()));
  }

  private static Map<String, Object> summary(Predictions teacher, Predictions student) {
    return new ConfidenceReport(ConfidenceGroup.of("all", teacher, student, List.of(), null))
        .summary();
  }

  /**
   * Exchangeable networks: either is a student with a slope below 1 and a low end below 0, by its
   * whole interval, if the other is called the teacher. In truth neither deviates from the other.
   */
  @Test
  @Tag("thorough")
  void eachOfTwoEqualNetworksIsLessSureThanTheOther() {
    int slopes = 0;
    int lowEnds = 0;
    for (long seed = 0; seed < PAIRS; seed++) {
      Random random = new Random(seed);
      Matrix common = Matrix.fill(ROWS, CLASSES, (i, j) -> 2 * random.nextGaussian());
      Predictions one = network(common, random, 0.7);
      Predictions other = network(common, random, 0.7);
      ConfidencePairs forth = ConfidencePairs.of(one, other);
      ConfidencePairs back = ConfidencePairs.of(other, one);
      slopes += slope(forth).high() < 1 && slope(back).high() < 1 ? 1 : 0;
      lowEnds += lowEnd(forth).high() < 0 && lowEnd(back).high() < 0 ? 1 : 0;
      if (seed == 0) {
        assertThat(summary(one, other))
            .containsEntry("verdict", Uncontrolled.WORD)
            .containsEntry("verdict_low_end", Uncontrolled.WORD);
      }
    }
    // Intervals with a right null lie below it in 2.5 % of cases: more than 6 of 20 once in
    // 100,000.
    assertThat(slopes).isGreaterThan(6);
    assertThat(lowEnds).isGreaterThan(6);
  }

  private static Estimate slope(ConfidencePairs pairs) {
    return pairs.slope(0, pairs.size()).slope();
  }

  private static Estimate lowEnd(ConfidencePairs pairs) {
    return pairs.bins(5).get(0).offset();
  }

  /** Neither a steep line nor a flat one changes the word, in no group. */
  @Test
  void theWordIsTheSameForEverySlope() {
    Random random = new Random(1);
    Matrix teacher = Matrix.fill(ROWS, CLASSES, (i, j) -> 2 * random.nextGaussian());
    for (double factor : List.of(0.5, 1.0, 1.3)) {
      UnaryOperator<Matrix> scaled =
          m -> Matrix.fill(ROWS, CLASSES, (i, j) -> factor * m.get(i, j));
      Map<String, Object> summary =
          summary(Predictions.ofLogits(teacher), Predictions.ofLogits(scaled.apply(teacher)));
      assertThat(summary).containsEntry("verdict", "uncontrolled").containsKey("verdict_reason");
    }
  }

  /** Nor does a lag. */
  @Test
  void theWordIsTheSameForEveryLag() {
    Bands bands = Bands.each(2);
    for (double pace : List.of(0.1, 0.3, 0.9)) {
      Bias bias = Bias.of(run(0.3), run(pace), Matrix.of(2, 2, 1, 0, 0, 1), bands, false);
      assertThat(new BiasReport(bias, bands, new double[] {2, 1}).summary())
          .containsEntry("verdict", Uncontrolled.WORD)
          .containsEntry("verdict_movement", Uncontrolled.WORD)
          .containsKey("verdict_reason");
    }
  }

  /** Weights of units of their own paces, slower along the lower of two directions. */
  private static WeightPath run(double pace) {
    int units = 20;
    Random random = new Random(3);
    double[] own = random.doubles(units, 0.5, 1.5).toArray();
    Matrix end = Matrix.fill(units, 2, (u, k) -> random.nextGaussian());
    List<Matrix> path = new ArrayList<>();
    for (int t = 0; t < 60; t++) {
      double time = t == 0 ? 0 : 0.02 * Math.pow(1.15, t);
      path.add(
          Matrix.fill(
              units,
              2,
              (u, k) -> -Math.expm1(-time * own[u] * (k == 0 ? 1 : pace)) * end.get(u, k)));
    }
    return new WeightPath(path);
  }
}
