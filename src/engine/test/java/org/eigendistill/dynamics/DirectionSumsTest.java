package org.eigendistill.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sums by blocks against exact sums of gains that are asked for one by one. */
class DirectionSumsTest {
  private static final double[] EIGENVALUES = {0, 1e-300, 1e-8, 1e-3, 0.4, 0.9, 1};

  static List<Training> trainings() {
    Procedure flow = GradientFlow.of();
    Procedure descent = GradientDescent.of(0.7);
    Distillation plain = Distillation.of(flow, 30);
    return List.of(
        Course.onLabels(flow),
        Course.onLabels(DecayedFlow.of(0.01)),
        Course.onLabels(AveragedFlow.of()),
        Course.onLabels(Ridge.of()),
        Course.onLabels(descent),
        Course.onLabels(HeavyBall.of(0.5, 0.9)),
        new Course(flow, plain.teacherModel(), Model.LABELS),
        new Course(flow, plain.teacherModel(), Course.onLabels(flow).at(2)),
        plain.students(),
        plain.withImitation(0.3).students(),
        plain.withImitation(1.5).students(),
        plain.withGenerations(3).students(),
        plain
            .withSwitching(
                new Distillation.Switching(Distillation.Switching.Direction.TO_LABELS, 50))
            .students(),
        new Distillation(Ridge.of(), 0.1, descent, 1, 1, Distillation.Switching.NEVER).students());
  }

  @ParameterizedTest
  @MethodSource("trainings")
  void agreesWithGainsOneByOne(Training training) {
    double[] times = new double[TimeBlock.LENGTH + 70];
    Random random = new Random(3);
    for (int i = 0; i < times.length; i++) {
      times[i] = Math.rint(Math.pow(10, 4 * random.nextDouble()));
    }
    double[] w = {1, -2, 3, -4, 5, -6, 7};
    double[] v = {3, 1, 4, 1, 5, 9, 2};
    double[] squares = Arrays.stream(w).map(x -> x * x).toArray();
    double[][] sums =
        DirectionSums.of(
            training,
            times,
            EIGENVALUES,
            Summand.weighted(w),
            Summand.squaredNorm(w),
            Summand.loss(w),
            Summand.risk(squares, v));
    double[] alone = DirectionSums.of(training, times, EIGENVALUES, Summand.weighted(w))[0];
    assertThat(alone).isEqualTo(sums[0]);
    for (int i = 0; i < times.length; i += 7) {
      double[] expected = new double[4];
      double size = 0;
      for (int k = 0; k < w.length; k++) {
        Gain gain = training.along(EIGENVALUES[k]).at(times[i]);
        double a = gain.gain();
        double r = gain.residual();
        expected[0] += w[k] * a;
        expected[1] += w[k] * a * (w[k] * a);
        expected[2] += w[k] * r * (w[k] * r);
        expected[3] += squares[k] * r * r + v[k] * a * a;
        size += Math.abs(w[k] * a);
      }
      assertThat(sums[0][i]).isEqualTo(expected[0], within(1e-14 * size));
      for (int s = 1; s < 4; s++) {
        assertThat(sums[s][i]).isEqualTo(expected[s], within(1e-14 * expected[s]));
      }
    }
  }

  @Test
  void manySmallTermsAreNotLost() {
    int n = 40_000;
    double[] eigenvalues = new double[n];
    double[] weights = new double[n];
    Arrays.fill(eigenvalues, 1);
    Arrays.fill(weights, 0.1);
    weights[0] = 1e9;
    double sum =
        DirectionSums.of(
            Course.onLabels(GradientFlow.of()),
            new double[] {50},
            eigenvalues,
            Summand.weighted(weights))[0][0];
    BigDecimal exact =
        new BigDecimal(0.1).multiply(BigDecimal.valueOf(n - 1)).add(BigDecimal.valueOf(1e9));
    assertThat(sum).isEqualTo(exact.doubleValue(), within(2 * Math.ulp(1e9)));
  }

  @Test
  void numbersDoNotDependOnTheNumberOfThreads() throws Exception {
    double[] times = new Random(1).doubles(5000, 0.1, 100).toArray();
    double[] weights = new Random(2).doubles(7).toArray();
    double[] one = inPool(1, times, weights);
    assertThat(inPool(4, times, weights)).isEqualTo(one);
  }

  private static double[] inPool(int threads, double[] times, double[] weights) throws Exception {
    ForkJoinPool pool = new ForkJoinPool(threads);
    try {
      return pool.submit(
              () ->
                  DirectionSums.of(
                      Course.onLabels(GradientFlow.of()),
                      times,
                      EIGENVALUES,
                      Summand.loss(weights))[0])
          .get();
    } finally {
      pool.shutdown();
    }
  }

  @Test
  void refusesWhatTheProcedureRefuses() {
    Training descent = Course.onLabels(GradientDescent.of(0.1));
    assertThatThrownBy(() -> DirectionSums.of(descent, new double[] {1.5}, EIGENVALUES))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Summand.risk(new double[2], new double[3]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(
            DirectionSums.of(descent, new double[0], EIGENVALUES, Summand.loss(new double[7]))[0])
        .isEmpty();
  }
}
