// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.eigendistill.base.Matrix;
import org.eigendistill.dynamics.Course;
import org.eigendistill.dynamics.Distillation;
import org.eigendistill.dynamics.GradientFlow;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Runs whose lag is known are measured as such. */
class BiasTest {
  private static final Matrix PLANE = Matrix.of(2, 2, 1, 0, 0, 1);
  private static final Bands TWO = Bands.each(2);

  /** Units differ in pace by a gamma law of this shape. */
  private static final double SHAPE = 3;

  private static final double TEACHER_PACE = 0.3;
  private static final double STUDENT_PACE = 0.1;

  /**
   * Each unit u ends at a Gaussian place e and comes there as 1 - exp(-r_u l s), l = 1 along the
   * top direction; r has mean 1. The last checkpoint is the end itself.
   */
  private static WeightPath run(Random random, int units, double pace) {
    double[][] end = new double[units][2];
    double[] rate = new double[units];
    for (int u = 0; u < units; u++) {
      end[u] = new double[] {random.nextGaussian(), random.nextGaussian()};
      for (int i = 0; i < SHAPE; i++) {
        rate[u] -= Math.log(1 - random.nextDouble()) / SHAPE;
      }
    }
    List<Matrix> path = new ArrayList<>();
    path.add(Matrix.fill(units, 2, (u, k) -> 0));
    for (double s = 0.01; s < 200; s *= 1.1) {
      double time = s;
      path.add(
          Matrix.fill(
              units, 2, (u, k) -> -Math.expm1(-rate[u] * (k == 0 ? 1 : pace) * time) * end[u][k]));
    }
    path.add(Matrix.ofRows(end));
    return new WeightPath(path);
  }

  /** Progress of infinitely many units, {@code E (1 - exp(-r l s)) = 1 - (1 + l s / k)^-k}. */
  private static double truth() {
    return Bias.LEVELS.stream()
        .mapToDouble(
            level -> {
              double s = SHAPE * (Math.pow(1 - level, -1 / SHAPE) - 1);
              return progress(TEACHER_PACE * s) - progress(STUDENT_PACE * s);
            })
        .average()
        .orElseThrow();
  }

  private static double progress(double s) {
    return 1 - Math.pow(1 + s / SHAPE, -SHAPE);
  }

  private static Bias measured(long seed, int unitsT, int unitsS) {
    Random random = new Random(seed);
    WeightPath teacher = run(random, unitsT, TEACHER_PACE);
    WeightPath student = run(random, unitsS, STUDENT_PACE);
    return Bias.of(teacher, student, PLANE, TWO, unitsT == unitsS);
  }

  @Test
  @Tag("thorough")
  void knownLagIsFound() {
    Bias bias = measured(1, 3000, 3000);
    Estimate lag = bias.lags().get(0);
    double error = (lag.high() - lag.low()) / (2 * 1.96);
    assertThat(lag.value()).isCloseTo(truth(), within(4 * error)); // beyond it once in 16,000
    assertThat(error).isLessThan(0.012);
    Bias reversed =
        Bias.of(run(new Random(1), 300, 0.1), run(new Random(2), 300, 0.3), PLANE, TWO, true);
    assertThat(reversed.meanLag().high()).isNegative();
    assertThat(reversed.meanLag()).isEqualTo(reversed.lags().get(0));
  }

  @Test
  void aRunDoesNotLagBehindItself() {
    WeightPath run = run(new Random(1), 20, 0.3);
    Bias bias = Bias.of(run, run, PLANE, TWO, true);
    assertThat(bias.lags()).containsExactly(new Estimate(0, 0, 0));
    assertThat(bias.ratios()).containsExactly(new Estimate(1, 1, 1));
  }

  /**
   * A linear student of a flow teacher, for as long as its teacher was trained: its way to its own
   * end is the teacher's to the last bit, since the teacher's gain divides out; its movement is
   * not, and the ratio is that of theory.
   */
  @Test
  void aLinearStudentIsSeenByItsMovement() {
    double[] eigenvalues = {1, 0.5, 0.1};
    double stop = 5;
    Distillation distillation = Distillation.of(GradientFlow.of(), stop);
    double[] times = IntStream.rangeClosed(1, 4000).mapToDouble(i -> stop * i / 4000).toArray();
    Matrix best = Matrix.of(2, 3, 1, -2, 0.5, -0.3, 1, 2);
    WeightPath teacher = linear(distillation.teacherCourse(), times, eigenvalues, best);
    WeightPath student = linear(distillation.students(), times, eigenvalues, best);
    Bias bias =
        Bias.of(teacher, student, Matrix.fill(3, 3, (i, j) -> i == j ? 1 : 0), Bands.each(3), true);
    assertThat(bias.meanLag().value()).isCloseTo(0, within(1e-14));
    // In a band of several directions too, though the student ends more in its upper part.
    Bias banded =
        Bias.of(
            teacher,
            student,
            Matrix.fill(3, 3, (i, j) -> i == j ? 1 : 0),
            Bands.parse("1,2-3", 3),
            true);
    assertThat(banded.meanLag().value()).isCloseTo(0, within(1e-14));
    double reach = -Math.expm1(-stop) * -Math.expm1(-stop);
    for (int k = 1; k < 3; k++) {
      double share = eigenvalues[k];
      double ratio =
          Math.exp(
              Bias.LEVELS.stream()
                  .mapToDouble(level -> Math.log(ratio(level * reach, share, stop)))
                  .average()
                  .orElseThrow());
      // Straight lines between 4000 checkpoints: h^2 / 8 times a curvature of some tens.
      assertThat(bias.ratios().get(k - 1).value()).isCloseTo(ratio, within(2e-6));
      assertThat(ratio).isLessThan(1);
    }
    assertThat(bias.meanRatio().high()).isLessThan(1);
  }

  /** Student over teacher along an eigenvalue, both with the given gain along eigenvalue 1. */
  private static double ratio(double gain, double eigenvalue, double stop) {
    double teacherTime = -Math.log1p(-gain);
    double studentTime = -Math.log1p(gain / Math.expm1(-stop));
    return Math.expm1(-eigenvalue * studentTime)
        * -Math.expm1(-eigenvalue * stop)
        / Math.expm1(-eigenvalue * teacherTime);
  }

  private static WeightPath linear(
      Course training, double[] times, double[] eigenvalues, Matrix best) {
    List<Matrix> path = new ArrayList<>();
    path.add(Matrix.fill(best.rows(), best.columns(), (u, k) -> 0));
    for (double time : times) {
      var model = training.at(time);
      path.add(
          Matrix.fill(
              best.rows(),
              best.columns(),
              (u, k) -> model.along(eigenvalues[k]).gain() * best.get(u, k)));
    }
    return new WeightPath(path);
  }

  @Test
  void directionsAndUnitsMayBeTurned() {
    WeightPath teacher = run(new Random(5), 8, TEACHER_PACE);
    WeightPath student = run(new Random(6), 8, STUDENT_PACE);
    double c = 0.6;
    Matrix turn = Matrix.of(2, 2, c, -0.8, 0.8, c);
    Bias plain = Bias.of(teacher, student, PLANE, TWO, true);
    Bias turned = Bias.of(turned(teacher, turn), turned(student, turn), turn, TWO, true);
    assertThat(turned.lags().get(0).value()).isCloseTo(plain.lags().get(0).value(), within(1e-12));
    assertThat(turned.ratios().get(0).low()).isCloseTo(plain.ratios().get(0).low(), within(1e-12));
  }

  /** The same weights in other coordinates: w becomes R w, units staying rows. */
  private static WeightPath turned(WeightPath path, Matrix turn) {
    return new WeightPath(path.checkpoints().stream().map(w -> w.times(turn.transpose())).toList());
  }

  @Test
  void aSingleUnitHasNoInterval() {
    Bias bias = measured(3, 1, 1);
    assertThat(bias.lags().get(0).value()).isFinite();
    assertThat(bias.lags().get(0).low()).isNaN();
  }

  @Test
  void refusesWhatDoesNotFit() {
    WeightPath eight = run(new Random(5), 8, 0.3);
    assertThatThrownBy(() -> Bias.of(eight, run(new Random(5), 9, 0.3), PLANE, TWO, true))
        .hasMessageContaining("8 units")
        .hasMessageContaining("9");
    assertThatThrownBy(() -> Bias.of(eight, eight, Matrix.fill(3, 3, (i, j) -> 1), TWO, true))
        .hasMessageContaining("2 inputs");
    assertThatThrownBy(() -> Bias.of(eight, eight, PLANE, Bands.each(3), true))
        .hasMessageContaining("2 directions");
    Matrix low = Matrix.of(1, 2, 1, 0);
    WeightPath still =
        new WeightPath(List.of(low, Matrix.of(1, 2, 1, 1), Matrix.of(1, 2, 1 + 1e-7, 2)));
    assertThatThrownBy(() -> Bias.of(still, eight, PLANE, TWO, false))
        .hasMessageContaining("the teacher moves along the top band by 4.");
    Matrix zero = Matrix.of(1, 2, 0, 0);
    WeightPath flat = new WeightPath(List.of(zero, Matrix.of(1, 2, 1, 1), Matrix.of(1, 2, 2, 0)));
    assertThatThrownBy(() -> Bias.of(flat, eight, PLANE, TWO, false))
        .hasMessageContaining("no lower band in which both have moved");
    assertThatThrownBy(() -> new WeightPath(List.of(zero, zero))).hasMessageContaining("2 check");
    assertThatThrownBy(() -> new WeightPath(List.of(zero, zero, zero)))
        .hasMessageContaining("nothing has moved");
    assertThatThrownBy(() -> new WeightPath(List.of(zero, zero, Matrix.of(1, 2, 1, Double.NaN))))
        .hasMessageContaining("checkpoint 3, unit 1, input 2");
  }

  /**
   * 400 pairs of 20 units, paired and not: an interval misses 20 at the mean, deviation 4.4; fewer
   * than 5 or more than 42 have probability 3e-5; the seeds are fixed.
   */
  @Test
  @Tag("thorough")
  void intervalHoldsTheTruthAtItsRate() {
    assertThat(misses(400, 20, 20)).isBetween(5, 42);
    assertThat(misses(400, 20, 25)).isBetween(5, 42);
  }

  /** 4000 pairs: 200 at the mean, deviation 13.8; 4.2 of them either way. */
  @Test
  @Tag("slow")
  void intervalHoldsTheTruthAtItsRateFinely() {
    assertThat(misses(4000, 40, 40)).isBetween(142, 258);
    assertThat(misses(4000, 40, 60)).isBetween(142, 258);
  }

  private static int misses(int pairs, int unitsT, int unitsS) {
    int misses = 0;
    for (long seed = 0; seed < pairs; seed++) {
      misses += measured(500 + seed, unitsT, unitsS).lags().get(0).holds(truth()) ? 0 : 1;
    }
    return misses;
  }

  /** The numbers without intervals are the same numbers. */
  @Test
  void aProjectionKeptGivesTheSameNumbers() {
    WeightPath teacher = run(new Random(3), 20, TEACHER_PACE);
    WeightPath student = run(new Random(4), 20, STUDENT_PACE);
    Bias whole = Bias.of(teacher, student, PLANE, TWO, false);
    ProjectionNumbers kept =
        Projection.compare(Projection.of(teacher, PLANE), Projection.of(student, PLANE), TWO);
    assertThat(kept.meanLag()).isEqualTo(whole.meanLag().value());
    assertThat(kept.meanRatio()).isCloseTo(whole.meanRatio().value(), within(1e-15));
    assertThat(kept.student().progress()).isDeepEqualTo(whole.student().progress());
  }
}
