// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

import java.util.List;
import java.util.Random;
import org.eigendistill.testing.Seeded;
import org.eigendistill.testing.Tolerance;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Gains against long decimal arithmetic, from the first instant to a residual of exp(-1e6). */
@Tag("thorough")
class LongDigitsTest {
  private static final double[] DECADES = {
    1e-300, 3e-200, 1e-100, 1e-40, 1e-17, 1e-16, 1e-12, 1e-8, 1e-5, 1e-3, 0.02, 0.3, 0.49, 0.5,
    0.693, 0.7, 0.99, 1, 1.01, 2, 5, 17, 36, 37, 40, 100, 300, 600, 650, 664, 665, 666, 700, 707,
    708, 709, 745, 746, 1e3, 1e4, 1e5, 1e6
  };

  @Test
  void flowAtEveryTime() {
    for (double x : DECADES) {
      for (double eigenvalue : new double[] {1, 1 / 3.0, 7e-5}) {
        check(GradientFlow.of(), eigenvalue, x / eigenvalue);
      }
    }
  }

  @Test
  void averagedFlowAtEveryTime() {
    for (double x : DECADES) {
      for (double eigenvalue : new double[] {1, 1 / 3.0, 7e-5}) {
        check(AveragedFlow.of(), eigenvalue, x / eigenvalue);
      }
    }
  }

  @Test
  void decayedFlowAtEveryTime() {
    for (double x : DECADES) {
      for (double penalty : new double[] {0, 1e-290, 1e-30, 1e-16, 1e-3, 0.7, 20, 1e6}) {
        if (x * 3 * penalty < 1e6) {
          check(DecayedFlow.of(penalty), 1 / 3.0, x * 3);
        }
        check(DecayedFlow.of(penalty), 1 / 3.0, x / (1 / 3.0 + penalty));
      }
    }
  }

  @Test
  void ridgeAtEveryPenalty() {
    for (double x : DECADES) {
      check(Ridge.of(), 1 / 3.0, x);
      check(Ridge.of(), 1 / 3.0, 1 / x);
    }
  }

  @Test
  void flowsAtRandom() {
    Seeded.cases(
        150,
        1_000,
        random -> {
          double eigenvalue = Seeded.logUniform(random, 1e-12, 1e6);
          double x = Seeded.logUniform(random, 1e-8, 1e3);
          Procedure procedure = flow(random);
          check(procedure, eigenvalue, x / eigenvalue);
        });
  }

  /**
   * Up to 2^53 steps, as far as exp(-1e6) or so, any momentum up to 1 - 2^-50, h l up to the limit.
   */
  @Test
  void stepsAtRandom() {
    Seeded.cases(
        400,
        2_000,
        random -> {
          double eigenvalue = Seeded.logUniform(random, 1e-6, 1e3);
          double momentum = 1 - Seeded.logUniform(random, 0x1p-50, 1);
          double step = Seeded.logUniform(random, 1e-20, 1);
          Procedure procedure =
              switch (random.nextInt(3)) {
                case 0 -> GradientDescent.of(2 * step / eigenvalue);
                case 1 -> HeavyBall.of(2 * (1 + momentum) * step / eigenvalue, momentum);
                default ->
                    Nesterov.of(
                        (2 + 2 * momentum) / (1 + 2 * momentum) * step / eigenvalue, momentum);
              };
          double most = Math.min(0x1p53, 1e5 / Math.max(step, 1 - momentum));
          check(procedure, eigenvalue, Math.rint(Seeded.logUniform(random, 1, most)));
        });
  }

  /**
   * Heavy ball at and around critical damping, h l = (1 - sqrt m)^2, where A cannot be
   * diagonalized.
   */
  @Test
  void criticalDamping() {
    for (double momentum : new double[] {0.25, 0.81, 0.998001, 1 - 0x1p-40}) {
      double root = 1 - Math.sqrt(momentum);
      for (double off : new double[] {0, 1e-15, -1e-15, 1e-6, -1e-6}) {
        for (double steps : new double[] {1, 2, 10, 1000, 12345, 0x1p30}) {
          check(HeavyBall.of(root * root * (1 + off), momentum), 1, steps);
        }
      }
    }
  }

  /**
   * Products, blends with weights in [0, 1], generations: nothing cancels, so the promise holds.
   */
  @Test
  void studentsOfFlows() {
    Seeded.cases(
        150,
        3_000,
        random -> {
          double eigenvalue = Seeded.logUniform(random, 1e-6, 1e3);
          double weight = random.nextBoolean() ? 1 : random.nextDouble();
          int generations = 1 + random.nextInt(3);
          student(random, eigenvalue, weight, generations, Tolerance.ROUNDING);
        });
  }

  /** At l t = 1e-300 and 1e+6 alike. */
  @Test
  void studentsAtTheEndsOfTheRange() {
    for (double x : DECADES) {
      for (double y : new double[] {1e-5, 0.4, 30, 664.9, 668, 700, 1e4}) {
        if (x * y < 1e-307) {
          continue;
        }
        Distillation setting = Distillation.of(GradientFlow.of(), x);
        LongGain teacher =
            LongGain.map(GradientFlow.of(), 1, x).apply(LongGain.FULL, LongGain.NONE);
        LongGain.map(GradientFlow.of(), 1, y)
            .apply(teacher, LongGain.NONE)
            .judge(
                setting.students().at(y).along(1.0),
                Tolerance.ROUNDING,
                "teacher " + x + ", student " + y);
      }
    }
  }

  /**
   * Weights out of [0, 1]: for weights above 1 the gain 1 - w r has terms of both signs, for
   * weights below 0 the residual has; so the error is measured against the largest term.
   */
  @Test
  void studentsThatExtrapolate() {
    Seeded.cases(
        150,
        4_000,
        random -> {
          double eigenvalue = 1;
          double weight = random.nextBoolean() ? 1 + 3 * random.nextDouble() : -random.nextDouble();
          Procedure procedure = flow(random);
          double teacherTime = Seeded.logUniform(random, 1e-6, 100);
          double time = Seeded.logUniform(random, 1e-6, 100);
          Distillation setting = Distillation.of(procedure, teacherTime).withImitation(weight);
          LongGain truth =
              LongGain.map(procedure, eigenvalue, time)
                  .apply(
                      LongGain.map(procedure, eigenvalue, teacherTime)
                          .apply(LongGain.FULL, LongGain.NONE)
                          .blendWithLabels(weight),
                      LongGain.NONE);
          Gain gain = setting.students().at(time).along(eigenvalue);
          double pull = procedure.along(eigenvalue).until(time).pull();
          double size = pull * (1 + Math.abs(weight));
          Tolerance tolerance = Tolerance.ROUNDING;
          tolerance.covers(
              Math.abs(truth.gain().doubleValue() - gain.gain()) / size, "gain %s", gain);
          tolerance.covers(
              Math.abs(truth.residual().doubleValue() - gain.residual())
                  / Math.max(1, Math.abs(weight)),
              "residual %s",
              gain);
        });
  }

  @Test
  void schedules() {
    Seeded.cases(
        100,
        5_000,
        random -> {
          double eigenvalue = Seeded.logUniform(random, 1e-3, 1e3);
          Schedule schedule = null;
          LongGain truth = LongGain.NONE;
          for (int phase = 0; phase < 2 + random.nextInt(3); phase++) {
            Procedure procedure = flow(random);
            double time = Seeded.logUniform(random, 1e-3, 200) / eigenvalue;
            double teacherTime = Seeded.logUniform(random, 1e-3, 200) / eigenvalue;
            boolean labels = random.nextBoolean();
            Model target =
                labels ? Model.LABELS : Course.onLabels(GradientFlow.of()).at(teacherTime);
            LongGain longTarget =
                labels
                    ? LongGain.FULL
                    : LongGain.map(GradientFlow.of(), eigenvalue, teacherTime)
                        .apply(LongGain.FULL, LongGain.NONE);
            schedule =
                schedule == null
                    ? Schedule.of(procedure, time, target)
                    : schedule.then(procedure, time, target);
            truth = LongGain.map(procedure, eigenvalue, time).apply(longTarget, truth);
          }
          truth.judge(schedule.along(eigenvalue), Tolerance.ROUNDING, schedule.toString());
        });
  }

  /** Residuals that underflow in two phases, each of which does not. */
  @Test
  void longSchedules() {
    for (double x : new double[] {300, 332, 333, 340, 353, 354, 360, 372, 373, 500}) {
      Schedule schedule =
          Schedule.of(GradientFlow.of(), x, Model.LABELS).then(GradientFlow.of(), x, Model.LABELS);
      LongGain.Map half = LongGain.map(GradientFlow.of(), 1 / 1.1, x);
      LongGain truth = half.apply(LongGain.FULL, half.apply(LongGain.FULL, LongGain.NONE));
      truth.judge(schedule.along(1 / 1.1), Tolerance.ROUNDING, "twice " + x);
    }
  }

  private static Procedure flow(Random random) {
    List<Procedure> flows =
        List.of(
            GradientFlow.of(),
            AveragedFlow.of(),
            DecayedFlow.of(Seeded.logUniform(random, 1e-8, 1e3)));
    return flows.get(random.nextInt(flows.size()));
  }

  private static void student(
      Random random, double eigenvalue, double weight, int generations, Tolerance tolerance) {
    Procedure first = flow(random);
    Procedure second = flow(random);
    double teacherTime = Seeded.logUniform(random, 1e-6, 2e3) / eigenvalue;
    double time = Seeded.logUniform(random, 1e-6, 2e3) / eigenvalue;
    Distillation setting =
        new Distillation(
            first, teacherTime, second, weight, generations, Distillation.Switching.NEVER);
    LongGain truth =
        LongGain.map(first, eigenvalue, teacherTime).apply(LongGain.FULL, LongGain.NONE);
    LongGain.Map map = LongGain.map(second, eigenvalue, time);
    for (int m = 0; m < generations; m++) {
      truth = map.apply(truth.blendWithLabels(weight), LongGain.NONE);
    }
    truth.judge(setting.students().at(time).along(eigenvalue), tolerance, setting + " at " + time);
  }

  private static void check(Procedure procedure, double eigenvalue, double time) {
    LongGain.map(procedure, eigenvalue, time)
        .apply(LongGain.FULL, LongGain.NONE)
        .judge(
            Course.onLabels(procedure).at(time).along(eigenvalue),
            Tolerance.ROUNDING,
            procedure + " at " + time + " along " + eigenvalue);
  }
}
