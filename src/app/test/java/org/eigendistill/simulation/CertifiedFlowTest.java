// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.GraggBulirschStoerIntegrator;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Progress;
import org.eigendistill.softmax.LogitGradient;
import org.eigendistill.softmax.LogitRows;
import org.eigendistill.softmax.RowDirections;
import org.eigendistill.spectrum.LossScale;
import org.eigendistill.spectrum.Solvers;
import org.eigendistill.spectrum.Spectrum;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The course of a softmax model against another library's method of another kind (extrapolation, of
 * Gragg, Bulirsch and Stoer) on the weights themselves, and against statement R1.
 */
class CertifiedFlowTest {
  private static final long SEED = Long.getLong("eigendistill.seed", 20230112);
  private static final int ROWS = 30;
  private static final int FEATURES = 4;
  private static final int CLASSES = 3;

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final Matrix x = Matrix.fill(ROWS, FEATURES, (i, j) -> random.nextGaussian() / (1 + j));
  private final int[] separable = new int[ROWS];
  private final int[] noisy = new int[ROWS];
  private final Spectrum spectrum;
  private final RowDirections directions;
  private final double top;

  CertifiedFlowTest() {
    Matrix truth = Matrix.fill(FEATURES, CLASSES, (j, c) -> random.nextGaussian());
    Matrix scores = x.times(truth);
    for (int i = 0; i < ROWS; i++) {
      double[] row = scores.row(i);
      separable[i] = IntStream.range(0, CLASSES).reduce(0, (a, b) -> row[b] > row[a] ? b : a);
      noisy[i] = random.nextInt(3) == 0 ? random.nextInt(CLASSES) : separable[i];
    }
    spectrum = Spectrum.bySvd(x, scores, LossScale.MEAN, Solvers.named("ejml", 1, s -> {}));
    directions = RowDirections.of(spectrum);
    top = spectrum.eigenvalue(0);
  }

  /** dB/dt = -X'(target's difference)/n by plain loops. */
  private Matrix extrapolated(Matrix goals, double temperature, double time) {
    FirstOrderDifferentialEquations equations =
        new FirstOrderDifferentialEquations() {
          @Override
          public int getDimension() {
            return FEATURES * CLASSES;
          }

          @Override
          public void computeDerivatives(double t, double[] b, double[] slope) {
            Arrays.fill(slope, 0);
            for (int i = 0; i < ROWS; i++) {
              double[] p = softmax(x.row(i), b, temperature);
              for (int c = 0; c < CLASSES; c++) {
                double pull = temperature * (goals.get(i, c) - p[c]) / ROWS;
                for (int j = 0; j < FEATURES; j++) {
                  slope[j * CLASSES + c] += pull * x.get(i, j);
                }
              }
            }
          }
        };
    double[] b = new double[FEATURES * CLASSES];
    new GraggBulirschStoerIntegrator(1e-9, time, 1e-13, 1e-13).integrate(equations, 0, b, time, b);
    return x.times(Matrix.of(FEATURES, CLASSES, b));
  }

  private static double[] softmax(double[] row, double[] b, double temperature) {
    double[] p = new double[CLASSES];
    for (int c = 0; c < CLASSES; c++) {
      double z = 0;
      for (int j = 0; j < FEATURES; j++) {
        z += row[j] * b[j * CLASSES + c];
      }
      p[c] = Math.exp(z / temperature);
    }
    double sum = Arrays.stream(p).sum();
    Arrays.setAll(p, c -> p[c] / sum);
    return p;
  }

  private static Matrix oneHot(int... labels) {
    return Matrix.fill(labels.length, CLASSES, (i, c) -> labels[i] == c ? 1 : 0);
  }

  private static void assertNear(SoftmaxFlow flow, int time, Matrix other) {
    double apart = flow.logits(time).plus(-1, other).norm();
    assertThat(apart).isLessThan(1e-10 * Math.max(1, other.norm()));
    // What the other method is off by is added.
    assertThat(apart).isLessThan(flow.error(time) + 1e-11 * Math.max(1, other.norm()));
    assertThat(flow.error(time)).isLessThan(1e-10 * other.norm());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void onLabelsTwoMethodsAgree(boolean hasNoOptimum) {
    int[] labels = hasNoOptimum ? separable : noisy;
    double[] times = {0.3 / top, 7 / top, 300 / top};
    SoftmaxFlow flow =
        SoftmaxFlow.onLabels(
            directions, LogitGradient.ofLabels(CLASSES, labels), times, Progress.NONE);
    for (int i = 0; i < times.length; i++) {
      assertNear(flow, i, extrapolated(oneHot(labels), 1, times[i]));
    }
    assertThat(flow.evaluations()).isGreaterThan(12 * flow.steps());
    assertThat(flow.apartFrom(LogitGradient.ofLabels(CLASSES, labels)))
        .isLessThan(1e-11 * flow.logits(0).norm());
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 16, 4096})
  void onATeacherTwoMethodsAgreeAndTheBoundHolds(double temperature) {
    Matrix teacher = extrapolated(oneHot(noisy), 1, 50 / top);
    Matrix goals =
        Matrix.fill(
            ROWS,
            CLASSES,
            (i, c) -> {
              double[] e =
                  Arrays.stream(teacher.row(i)).map(z -> Math.exp(z / temperature)).toArray();
              return e[c] / Arrays.stream(e).sum();
            });
    double[] times = {0.5 / top, 5 / top, 100 / top};
    SoftmaxFlow flow =
        SoftmaxFlow.onTeacher(directions, teacher, temperature, times, Progress.NONE);
    Matrix goal = directions.along(LogitRows.centred(teacher));
    for (int i = 0; i < times.length; i++) {
      Matrix other = extrapolated(goals, temperature, times[i]);
      if (temperature < 1000) {
        assertNear(flow, i, other); // beyond, what the other takes apart has lost digits
      }
      assertThat(flow.logits(i).plus(-1, other).norm()).isLessThan(1e-8);
      for (int k = 0; k < directions.count(); k++) {
        double square = 0;
        for (int c = 0; c < CLASSES; c++) {
          double apart = flow.along(i).get(k, c) - flow.limit(i, k) * goal.get(k, c);
          square += apart * apart;
        }
        assertThat(flow.limit(i, k))
            .isCloseTo(1 - Math.exp(-spectrum.eigenvalue(k) * times[i] / CLASSES), within(1e-14));
        assertThat(Math.sqrt(square)).isLessThan(flow.bound(i, k) + flow.error(i));
      }
    }
    assertThat(flow.apartFrom(LogitGradient.ofTeacherByPairs(teacher, temperature)))
        .isLessThan(1e-11 * teacher.norm());
    if (temperature > 1000) {
      assertThat(flow.bound(2, 0)).isLessThan(1e-2 * goal.norm());
    }
  }

  /** The second method sees what is not the same equation, at whichever time. */
  @Test
  void theSecondMethodSeesAnotherGradient() {
    double[] times = {1 / top, 50 / top};
    SoftmaxFlow flow =
        SoftmaxFlow.onLabels(
            directions, LogitGradient.ofLabels(CLASSES, noisy), times, Progress.NONE);
    int[] other = noisy.clone();
    other[3] = (other[3] + 1) % CLASSES;
    SoftmaxFlow others =
        SoftmaxFlow.onLabels(
            directions, LogitGradient.ofLabels(CLASSES, other), times, Progress.NONE);
    double apart = 0;
    for (int i = 0; i < times.length; i++) {
      apart = Math.max(apart, flow.logits(i).plus(-1, others.logits(i)).norm());
    }
    assertThat(flow.apartFrom(LogitGradient.ofLabels(CLASSES, other)))
        .isCloseTo(apart, within(1e-10 * apart));
  }

  /** Where labels overlap, cross-entropy has one optimum: there the gradient is 0. */
  @Test
  void comesToTheOptimumWhereThereIsOne() {
    double[] times = {3000 / top, 30_000 / top};
    LogitGradient labels = LogitGradient.ofLabels(CLASSES, noisy);
    SoftmaxFlow flow = SoftmaxFlow.onLabels(directions, labels, times, Progress.NONE);
    double[] slope = new double[ROWS * CLASSES];
    labels.at(flow.logits(1).toArray(), slope);
    Matrix along = directions.along(Matrix.of(ROWS, CLASSES, slope));
    assertThat(along.norm()).isLessThan(1e-8);
    assertThat(flow.logits(1).plus(-1, flow.logits(0)).norm())
        .isLessThan(1e-3 * flow.logits(1).norm());
    SoftmaxFlow endless =
        SoftmaxFlow.onLabels(
            directions, LogitGradient.ofLabels(CLASSES, separable), times, Progress.NONE);
    assertThat(endless.logits(1).norm()).isGreaterThan(1.2 * endless.logits(0).norm());
  }

  /** Steps of descent come to the flow as their length does. */
  @Test
  @Tag("slow")
  void descentComesToTheFlowAtFirstOrder() {
    double[] times = {20 / top};
    SoftmaxFlow flow =
        SoftmaxFlow.onLabels(
            directions, LogitGradient.ofLabels(CLASSES, noisy), times, Progress.NONE);
    double[] off = new double[3];
    for (int k = 0; k < 3; k++) {
      int steps = 2000 << k;
      Matrix b = Matrix.fill(FEATURES, CLASSES, (j, c) -> 0);
      for (int n = 0; n < steps; n++) {
        double[] slope = new double[ROWS * CLASSES];
        LogitGradient.ofLabels(CLASSES, noisy).at(x.times(b).toArray(), slope);
        Matrix down = x.transposeTimes(Matrix.of(ROWS, CLASSES, slope));
        b = b.plus(-times[0] / steps / ROWS, down);
      }
      off[k] = x.times(b).plus(-1, flow.logits(0)).norm();
    }
    assertThat(off[0] / off[1]).isBetween(1.95, 2.05);
    assertThat(off[1] / off[2]).isBetween(1.95, 2.05);
  }
}
