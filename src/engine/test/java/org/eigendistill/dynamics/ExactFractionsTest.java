// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

import org.eigendistill.number.Fraction;
import org.eigendistill.number.FractionErrors;
import org.eigendistill.testing.Seeded;
import org.eigendistill.testing.Tolerance;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Descent, heavy ball, Nesterov and ridge against their recursions in exact fractions. */
class ExactFractionsTest {
  private static final double NORMAL = Double.MIN_NORMAL;

  /** q_N by the recursion of the theory's table, at every N up to a last one. */
  private static Fraction[] residuals(Procedure procedure, double l, int last) {
    Fraction left =
        Fraction.ONE.minus(Fraction.of(procedure.named().get("step")).times(Fraction.of(l)));
    Fraction m = Fraction.of(procedure.named().get("momentum"));
    Fraction[] q = new Fraction[last + 1];
    q[0] = Fraction.ONE;
    q[1] = left;
    for (int n = 2; n <= last; n++) {
      if (procedure.filter() instanceof GradientDescent) {
        q[n] = left.times(q[n - 1]);
      } else if (procedure.filter() instanceof HeavyBall) {
        q[n] = left.plus(m).times(q[n - 1]).minus(m.times(q[n - 2]));
      } else {
        q[n] = left.times(Fraction.ONE.plus(m).times(q[n - 1]).minus(m.times(q[n - 2])));
      }
    }
    return q;
  }

  private static void check(Procedure procedure, double l, int last, int... at) {
    Fraction[] q = residuals(procedure, l, last);
    Curve curve = Course.onLabels(procedure).along(l);
    for (int n : at) {
      judge(q[n], curve.at(n), procedure + " along " + l + " after " + n + " steps");
    }
  }

  static void judge(Fraction residual, Gain gain, String where) {
    Fraction fitted = Fraction.ONE.minus(residual);
    if (Math.abs(FractionErrors.toDouble(fitted)) >= NORMAL || fitted.signum() == 0) {
      Tolerance.ROUNDING.covers(FractionErrors.relative(fitted, gain.gain()), "%s: gain", where);
    }
    if (Math.abs(FractionErrors.toDouble(residual)) >= NORMAL || residual.signum() == 0) {
      Tolerance.ROUNDING.covers(
          FractionErrors.relative(residual, gain.residual()), "%s: residual", where);
    }
    if (residual.signum() * gain.residualSign() < 0) {
      throw new AssertionError(where + ": wrong sign of the residual in " + gain);
    }
    if (residual.signum() == 0) {
      Tolerance.ROUNDING.close(
          Double.NEGATIVE_INFINITY, gain.logResidual(), "%s: log-residual", where);
      return;
    }
    double log = FractionErrors.logAbs(residual);
    if (residual.signum() < 0 && Math.abs(log) < 0.5) {
      Tolerance.ROUNDING.covers(Math.abs(log - gain.logResidual()), "%s: log-residual", where);
    } else {
      Tolerance.ROUNDING.close(log, gain.logResidual(), "%s: log-residual", where);
    }
  }

  private static int[] some(int last) {
    return new int[] {1, 2, 3, 4, 7, 8, 31, 100, last / 2, last - 1, last};
  }

  @Test
  void descentBelowOne() {
    for (double l : new double[] {1e-300, 1e-17, 1e-9, 0x1p-7, 0.3, 0.5, 0.875, 1 - 0x1p-50}) {
      check(GradientDescent.of(1), l, 700, some(700));
    }
    check(GradientDescent.of(0x1p-10), 1, 20_000, some(20_000));
  }

  @Test
  void descentAtOneFitsAtOnce() {
    check(GradientDescent.of(0.5), 2, 110, some(110));
    check(Nesterov.of(0.5, 0.75), 2, 110, some(110));
    check(HeavyBall.of(0.5, 0.75), 2, 110, some(110));
  }

  @Test
  void descentBetweenOneAndTwo() {
    for (double l : new double[] {1 + 0x1p-50, 1.0625, 1.5, 1.9, 1.999, 2 - 0x1p-40}) {
      check(GradientDescent.of(1), l, 700, some(700));
    }
  }

  @Test
  void heavyBallOverdamped() {
    check(HeavyBall.of(1, 0.25), 0x1p-6, 4_000, some(4_000));
    check(HeavyBall.of(0.125, 0.5), 0.25, 4_000, some(4_000));
    check(HeavyBall.of(1, 0.9), 1e-4, 2_000, some(2_000));
  }

  @Test
  void heavyBallUnderdamped() {
    check(HeavyBall.of(1, 0.9375), 0.5, 4_000, some(4_000));
    check(HeavyBall.of(1, 0.9), 1.7, 2_000, some(2_000));
    check(HeavyBall.of(1, 0.9), 3.5, 2_000, some(2_000));
    check(HeavyBall.of(1, 1 - 0x1p-20), 0x1p-8, 4_000, some(4_000));
    check(HeavyBall.of(1, 1 - 0x1p-45), 0x1p-12, 4_000, some(4_000));
  }

  @Test
  void nesterovOnEitherSide() {
    check(Nesterov.of(1, 0.25), 0x1p-6, 4_000, some(4_000));
    check(Nesterov.of(1, 0.9), 1e-4, 2_000, some(2_000));
    check(Nesterov.of(1, 0.9375), 0.75, 2_000, some(2_000));
    check(Nesterov.of(1, 0.5), 1.25, 2_000, some(2_000));
    check(Nesterov.of(1, 1 - 0x1p-20), 0x1p-8, 4_000, some(4_000));
  }

  /**
   * Every step of an oscillation, so that those nearest to a zero of the residual are among them.
   */
  @Test
  void everyStepOfAnOscillation() {
    int[] all = new int[300];
    for (int n = 0; n < all.length; n++) {
      all[n] = n + 1;
    }
    check(HeavyBall.of(0.25, 0.96875), 0.5, 300, all);
    check(Nesterov.of(0.25, 0.96875), 0.5, 300, all);
  }

  @Test
  @Tag("thorough")
  void stepsAtRandom() {
    Seeded.cases(
        150,
        10_000,
        random -> {
          double momentum =
              random.nextBoolean() ? random.nextDouble() : 1 - 1e-6 * random.nextDouble();
          double l = Seeded.logUniform(random, 1e-6, 1.999);
          Procedure procedure =
              switch (random.nextInt(3)) {
                case 0 -> GradientDescent.of(1);
                case 1 -> HeavyBall.of(1, momentum);
                default -> Nesterov.of(0.66, momentum);
              };
          check(procedure, l, 400, 1 + random.nextInt(10), 1 + random.nextInt(400), 400);
        });
  }

  @Test
  void ridge() {
    Seeded.cases(
        300,
        11_000,
        random -> {
          double l = Seeded.logUniform(random, 1e-150, 1e150);
          double d = Seeded.logUniform(random, 1e-150, 1e150);
          Fraction residual = Fraction.of(d).over(Fraction.of(d).plus(Fraction.of(l)));
          judge(residual, Course.onLabels(Ridge.of()).at(d).along(l), l + " against " + d);
        });
  }

  /** Students of descent: products and blends of exact fractions, weights in [0, 1]. */
  @Test
  void studentsOfDescent() {
    Seeded.cases(
        100,
        12_000,
        random -> {
          double l = Seeded.logUniform(random, 1e-5, 0.99);
          double weight = random.nextBoolean() ? 1 : random.nextDouble();
          int generations = 1 + random.nextInt(3);
          int teacherSteps = 1 + random.nextInt(200);
          int steps = 1 + random.nextInt(200);
          Procedure procedure = GradientDescent.of(1);
          Fraction w = Fraction.of(weight);
          Fraction own = Fraction.ONE.minus(residuals(procedure, l, 200)[steps]);
          Fraction gain = Fraction.ONE.minus(residuals(procedure, l, 200)[teacherSteps]);
          for (int m = 0; m < generations; m++) {
            gain = own.times(w.times(gain).plus(Fraction.ONE).minus(w));
          }
          Gain student =
              Distillation.of(procedure, teacherSteps)
                  .withImitation(weight)
                  .withGenerations(generations)
                  .students()
                  .at(steps)
                  .along(l);
          judge(Fraction.ONE.minus(gain), student, "student");
        });
  }

  /**
   * Loss switching both ways, exactly: target + q (gain - target), momentum at rest in each phase.
   */
  @Test
  void switchingBothWays() {
    Seeded.cases(
        60,
        13_000,
        random -> {
          double l = Seeded.logUniform(random, 1e-3, 0.99);
          int teacherSteps = 1 + random.nextInt(100);
          int before = 1 + random.nextInt(100);
          int after = 1 + random.nextInt(100);
          Procedure procedure = GradientDescent.of(1);
          Fraction[] q = residuals(procedure, l, 100);
          Fraction teacher = Fraction.ONE.minus(q[teacherSteps]);
          for (Distillation.Switching.Direction direction :
              Distillation.Switching.Direction.values()) {
            boolean labelsLast = direction == Distillation.Switching.Direction.TO_LABELS;
            Fraction first = labelsLast ? teacher : Fraction.ONE;
            Fraction second = labelsLast ? Fraction.ONE : teacher;
            Fraction midway = first.times(Fraction.ONE.minus(q[before]));
            Fraction end = second.plus(q[after].times(midway.minus(second)));
            Course students =
                Distillation.of(procedure, teacherSteps)
                    .withSwitching(new Distillation.Switching(direction, before))
                    .students();
            judge(Fraction.ONE.minus(midway), students.at(before).along(l), "midway");
            judge(Fraction.ONE.minus(end), students.at(before + after).along(l), "end");
          }
        });
  }

  /** The judge must not pass a gain that is wrong in its thirteenth digit. */
  @Test
  void judgeIsSharp() {
    Fraction residual = Fraction.of(0.25);
    judge(residual, Gain.of(0.75, 0.25), "right");
    for (Gain wrong :
        new Gain[] {
          new Gain(0.75 + 1e-12, 0.25, Math.log(0.25)),
          new Gain(0.75, 0.25 + 1e-12, Math.log(0.25)),
          new Gain(0.75, 0.25, Math.log(0.25) + 1e-12)
        }) {
      try {
        judge(residual, wrong, "wrong");
      } catch (AssertionError expected) {
        continue;
      }
      throw new IllegalStateException("passed " + wrong);
    }
  }
}
