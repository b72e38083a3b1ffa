// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Randomness;
import org.eigendistill.spectrum.Designs;
import org.eigendistill.spectrum.EjmlSolver;
import org.eigendistill.spectrum.LossScale;
import org.eigendistill.spectrum.Spectrum;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Gains against explicit iteration on the raw matrices: no eigenvector is used by the judge. */
class IterationTest {
  /** Thousands of rounded steps: the iteration's own error, relative to the largest weight. */
  private static final double TOLERANCE = 1e-10;

  private static final int OUTPUTS = 3;

  /** Design, procedure, steps. */
  static Stream<Arguments> cases() {
    Matrix tall = Designs.withSingularValues(20, 6, new double[] {3, 2, 1.5, 1, 0.5, 0.2}, 1);
    Matrix wide = Designs.withSingularValues(5, 9, new double[] {2, 2, 1, 0.7, 0.1}, 2);
    Matrix deficient = Designs.withSingularValues(12, 7, new double[] {3, 1, 0.4}, 3);
    return Stream.of(tall, wide, deficient)
        .flatMap(
            x ->
                Stream.of(
                    Arguments.of(x, GradientDescent.of(0.05), 2000),
                    Arguments.of(x, GradientDescent.of(0.2), 2501),
                    Arguments.of(x, HeavyBall.of(0.05, 0.9), 2000),
                    Arguments.of(x, HeavyBall.of(0.3, 0.5), 3),
                    Arguments.of(x, HeavyBall.of(0.001, 0.2), 5000),
                    Arguments.of(x, Nesterov.of(0.05, 0.9), 2000),
                    Arguments.of(x, Nesterov.of(0.1, 0.3), 7)));
  }

  @ParameterizedTest(name = "{0}, {1}, {2} steps")
  @MethodSource("cases")
  void fromZeroAndFromElsewhere(Matrix x, Procedure procedure, int steps) {
    Randomness random = Randomness.of(steps);
    Matrix y = Matrix.fill(x.rows(), OUTPUTS, (i, j) -> random.gaussian());
    Matrix start = Matrix.fill(x.columns(), OUTPUTS, (i, j) -> random.gaussian());
    Spectrum spectrum = Spectrum.bySvd(x, y, LossScale.SUM, new EjmlSolver());
    Gain[] gains = Course.onLabels(procedure).at(steps).along(spectrum.eigenvalues());
    double[] a = Stream.of(gains).mapToDouble(Gain::gain).toArray();
    double[] r = Stream.of(gains).mapToDouble(Gain::residual).toArray();

    Matrix zero = Matrix.fill(x.columns(), OUTPUTS, (i, j) -> 0);
    close(spectrum.weights(a), iterate(x, y, zero, procedure, steps));
    close(spectrum.weights(a, r, 1, start), iterate(x, y, start, procedure, steps));
  }

  @ParameterizedTest(name = "{0}, {1}, {2} steps")
  @MethodSource("cases")
  void studentsOnPredictions(Matrix x, Procedure procedure, int steps) {
    Randomness random = Randomness.of(steps + 1);
    Matrix y = Matrix.fill(x.rows(), OUTPUTS, (i, j) -> random.gaussian());
    Matrix zero = Matrix.fill(x.columns(), OUTPUTS, (i, j) -> 0);
    Spectrum spectrum = Spectrum.bySvd(x, y, LossScale.SUM, new EjmlSolver());
    int teacherSteps = 40;
    Matrix teacher = iterate(x, y, zero, procedure, teacherSteps);
    double weight = 0.7;
    Matrix target =
        Matrix.fill(x.rows(), OUTPUTS, (i, j) -> 0)
            .plus(weight, x.times(teacher))
            .plus(1 - weight, y);
    Matrix student = iterate(x, target, zero, procedure, steps);
    // loss switching: half-way from distillation to labels, momentum at rest again
    Matrix switched = iterate(x, y, student, procedure, 25);

    Distillation distillation = Distillation.of(procedure, teacherSteps).withImitation(weight);
    close(spectrum.weights(gains(spectrum, distillation.students().at(steps))), student);
    Model then =
        distillation
            .withSwitching(
                new Distillation.Switching(Distillation.Switching.Direction.TO_LABELS, steps))
            .students()
            .at(steps + 25.0);
    close(spectrum.weights(gains(spectrum, then)), switched);
  }

  private static double[] gains(Spectrum spectrum, Model model) {
    return Stream.of(model.along(spectrum.eigenvalues())).mapToDouble(Gain::gain).toArray();
  }

  /** Textbook descent on (1/2) ||X B - Y||^2, with the momentum's own rule. */
  private static Matrix iterate(Matrix x, Matrix y, Matrix start, Procedure procedure, int steps) {
    Matrix before = start;
    Matrix now = start;
    for (int n = 0; n < steps; n++) {
      Matrix carried = now.plus(1, now).plus(-1, now).plus(-1, before); // now - before
      Matrix ahead = now.plus(procedure.named().get("momentum"), carried);
      Matrix at = procedure.filter() instanceof Nesterov ? ahead : now;
      Matrix gradient = x.transposeTimes(x.times(at).plus(-1, y));
      Matrix next = ahead.plus(-procedure.named().get("step"), gradient);
      before = now;
      now = next;
    }
    return now;
  }

  private static void close(Matrix found, Matrix wanted) {
    assertThat(found.plus(-1, wanted).norm()).isLessThanOrEqualTo(TOLERANCE * wanted.norm());
  }
}
