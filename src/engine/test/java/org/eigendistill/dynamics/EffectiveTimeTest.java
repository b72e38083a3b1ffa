// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.eigendistill.testing.LongReal;
import org.eigendistill.testing.Seeded;
import org.eigendistill.testing.Tolerance;
import org.junit.jupiter.api.Test;

/** Effective lengths against explicit iteration and logarithms in decimals of 110 digits. */
class EffectiveTimeTest {
  private static final Tolerance CLOSE =
      new Tolerance(1e-13, "logarithms of residuals within 4e-15, and their differences");

  /** Residuals of plain steps from the recursions in the procedures' Javadoc. */
  private static List<BigDecimal> residuals(Procedure procedure, double l, int steps) {
    BigDecimal x = new BigDecimal(procedure.named().get("step")).multiply(new BigDecimal(l));
    BigDecimal m = new BigDecimal(procedure.named().get("momentum"));
    BigDecimal kept = BigDecimal.ONE.subtract(x);
    List<BigDecimal> q = new ArrayList<>(List.of(BigDecimal.ONE, kept));
    for (int n = 2; n <= steps; n++) {
      BigDecimal one = q.get(n - 1);
      BigDecimal two = q.get(n - 2);
      BigDecimal speed = one.subtract(two, LongReal.CONTEXT).multiply(m);
      BigDecimal next =
          procedure.filter() instanceof Nesterov
              ? kept.multiply(one.add(speed))
              : kept.multiply(one).add(speed);
      q.add(next.round(LongReal.CONTEXT));
    }
    return q;
  }

  private static BigDecimal student(List<BigDecimal> q, int teacher, int student) {
    BigDecimal own = BigDecimal.ONE.subtract(q.get(student));
    return BigDecimal.ONE.subtract(
        own.multiply(BigDecimal.ONE.subtract(q.get(teacher)), LongReal.CONTEXT));
  }

  /** Between the two steps around it, by the definition. */
  private static double interpolated(List<BigDecimal> q, BigDecimal residual) {
    int upper = 1;
    while (q.get(upper).compareTo(residual) > 0) {
      upper++;
    }
    if (q.get(upper).signum() <= 0) {
      return Double.NaN;
    }
    BigDecimal from = LongReal.log(q.get(upper - 1));
    BigDecimal to = LongReal.log(q.get(upper));
    return from.subtract(LongReal.log(residual))
        .divide(from.subtract(to), LongReal.CONTEXT)
        .add(BigDecimal.valueOf(upper - 1L))
        .doubleValue();
  }

  @Test
  void stepsOfDescentAreARealNumber() {
    Seeded.cases(
        200,
        1,
        random -> {
          double l = Seeded.logUniform(random, 1e-6, 1);
          Procedure descent = GradientDescent.of(Seeded.uniform(random, 0.01, 0.99));
          int teacher = 1 + random.nextInt(60);
          int student = 1 + random.nextInt(60);
          BigDecimal residual = student(residuals(descent, l, 60), teacher, student);
          double kept =
              LongReal.log1p(
                      new BigDecimal(descent.named().get("step"))
                          .multiply(new BigDecimal(l))
                          .negate())
                  .doubleValue();
          double wanted = logOf(residual) / kept;
          Gain gain = Distillation.of(descent, teacher).students().at(student).along(l);
          CLOSE.close(wanted, EffectiveTime.of(descent, gain, l), "l = %s", l);
        });
  }

  private static double logOf(BigDecimal residual) {
    return LongReal.log1p(residual.subtract(BigDecimal.ONE)).doubleValue();
  }

  @Test
  void stepsWithMomentumAreInterpolated() {
    int[] empty = {0};
    Seeded.cases(
        300,
        1,
        random -> {
          double l = Seeded.logUniform(random, 1e-3, 1);
          double h = Seeded.uniform(random, 0.01, 0.9);
          double m = Seeded.uniform(random, 0.05, 0.95);
          Procedure procedure = random.nextBoolean() ? HeavyBall.of(h, m) : Nesterov.of(h, m);
          int teacher = 1 + random.nextInt(90);
          int student = 1 + random.nextInt(90);
          List<BigDecimal> q = residuals(procedure, l, 90);
          BigDecimal residual = student(q, teacher, student);
          boolean within = residual.signum() > 0 && residual.compareTo(BigDecimal.ONE) < 0;
          double wanted = within ? interpolated(q, residual) : Double.NaN;
          Gain gain = Distillation.of(procedure, teacher).students().at(student).along(l);
          double found = EffectiveTime.of(procedure, gain, l);
          if (Double.isNaN(wanted)) {
            empty[0]++;
            assertThat(found).as("%s, l = %s", procedure, l).isNaN();
          } else {
            CLOSE.close(wanted, found, "%s, l = %s", procedure, l);
          }
        });
    assertThat(empty[0]).as("cases that overshoot").isBetween(20, 280);
  }

  @Test
  void ridgeCountsOneOverThePenalty() {
    Seeded.cases(
        200,
        1,
        random -> {
          double l = Seeded.logUniform(random, 1e-8, 1e8);
          double teacher = Seeded.logUniform(random, 1e-8, 1e8);
          double student = Seeded.logUniform(random, 1e-8, 1e8);
          BigDecimal value = new BigDecimal(l);
          BigDecimal gain =
              value
                  .divide(value.add(new BigDecimal(teacher)), LongReal.CONTEXT)
                  .multiply(value.divide(value.add(new BigDecimal(student)), LongReal.CONTEXT));
          double wanted =
              gain.divide(
                      value.multiply(BigDecimal.ONE.subtract(gain), LongReal.CONTEXT),
                      LongReal.CONTEXT)
                  .doubleValue();
          Gain found = Distillation.of(Ridge.of(), teacher).students().at(student).along(l);
          Tolerance.ROUNDING.close(wanted, EffectiveTime.of(Ridge.of(), found, l), "l = %s", l);
        });
  }

  @Test
  void plainTrainingHasItsOwnLength() {
    for (Procedure procedure :
        List.of(GradientDescent.of(0.7), HeavyBall.of(0.02, 0.5), Nesterov.of(0.02, 0.5))) {
      for (double l : new double[] {1e-9, 0.1, 1}) {
        for (double steps : new double[] {1, 2, 37, 5000}) {
          Gain gain = Course.onLabels(procedure).at(steps).along(l);
          CLOSE.close(steps, EffectiveTime.of(procedure, gain, l), "%s, l = %s", procedure, l);
        }
      }
    }
    Gain ridge = Course.onLabels(Ridge.of()).at(4).along(0.3);
    assertThat(EffectiveTime.of(Ridge.of(), ridge, 0.3)).isCloseTo(0.25, within(1e-15));
  }

  @Test
  void noLengthAfterAnOvershoot() {
    Gain half = Course.onLabels(GradientFlow.of()).at(1).along(0.7);
    // h l = 1.4: plain descent jumps from r = 1 to r < 0
    assertThat(EffectiveTime.of(GradientDescent.of(2), half, 0.7)).isNaN();
    Gain overshot = Course.onLabels(GradientDescent.of(2)).at(3).along(0.7);
    for (Procedure procedure :
        List.of(GradientFlow.of(), GradientDescent.of(1), HeavyBall.of(1, 0.5), Ridge.of())) {
      assertThat(EffectiveTime.of(procedure, overshot, 0.7)).as(procedure.name()).isNaN();
    }
    assertThat(EffectiveTime.of(overshot, 0.7)).isNaN();
  }

  /** The usual step is one over the top eigenvalue, and h l = 1 to within rounding there. */
  @Test
  void atOneStepsToAllTheShorterOfTheTwoCounts() {
    for (double l : new double[] {3, 7, 73.65403353229429, 49, 1e-3, 11}) {
      Procedure descent = GradientDescent.of(1 / l);
      Gain gain = Distillation.of(descent, 10).students().at(41).along(l);
      assertThat(EffectiveTime.of(descent, gain, l))
          .as("l = %s", l)
          .satisfiesAnyOf(
              steps -> assertThat(steps).isCloseTo(10, within(1e-12)),
              steps -> assertThat(1 / l * l - 1).isEqualTo(0));
    }
    // 1/3 is no double: the step's rest is about 1e-17, and its tenth power is what is left
    Procedure third = GradientDescent.of(1.0 / 3);
    Gain gain = Distillation.of(third, 10).students().at(41).along(3);
    assertThat(EffectiveTime.of(third, gain, 3)).isCloseTo(10, within(1e-12));
    // h l = 1 exactly: any number of steps has the gain 1
    Procedure whole = GradientDescent.of(0.5);
    Gain full = Distillation.of(whole, 10).students().at(41).along(2);
    assertThat(EffectiveTime.of(whole, full, 2)).isNaN();
  }

  @Test
  void whatIsReachedInTheLimitAloneTakesForEver() {
    for (Procedure procedure :
        List.of(GradientFlow.of(), GradientDescent.of(0.5), HeavyBall.of(0.01, 0.5), Ridge.of())) {
      assertThat(EffectiveTime.of(procedure, Gain.FULL, 1)).as(procedure.name()).isInfinite();
    }
  }

  /** The picture: one unit for all directions, and the clock is slower where data vary less. */
  @Test
  void theClockIsSlowerWhereDataVaryLess() {
    for (Procedure procedure :
        List.of(GradientDescent.of(0.99), HeavyBall.of(0.08, 0.5), Nesterov.of(0.1, 0.5))) {
      double before = 0;
      for (double l = 1e-4; l <= 1; l *= 1.3) {
        Gain gain = Distillation.of(procedure, 20).students().at(60).along(l);
        double steps = EffectiveTime.of(procedure, gain, l);
        assertThat(steps).as("%s, l = %s", procedure, l).isGreaterThan(before).isLessThan(20.001);
        before = steps * (1 - 1e-13);
      }
    }
  }
}
