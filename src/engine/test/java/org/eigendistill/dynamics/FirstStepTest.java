// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.eigendistill.testing.Seeded;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The first whole step that reaches a gain, against a walk through all steps before it. */
class FirstStepTest {
  @Test
  void isTheFirstOfAll() {
    firstOfAll(1_500);
  }

  @Test
  @Tag("slow")
  void isTheFirstOfAllInMany() {
    firstOfAll(20_000);
  }

  private static void firstOfAll(int cases) {
    Seeded.cases(
        120,
        cases,
        random -> {
          double momentum = random.nextDouble() * 0.9999;
          double x = Seeded.logUniform(random, 2e-4, 1.9);
          Procedure procedure =
              switch (random.nextInt(3)) {
                case 0 -> GradientDescent.of(x);
                case 1 -> HeavyBall.of(x, momentum);
                default -> Nesterov.of(x * 0.66, momentum);
              };
          double goal = random.nextBoolean() ? random.nextDouble() : 1 - 1e-6 * random.nextDouble();
          double found = procedure.timeToReach(1, Gain.of(goal, 1 - goal));
          Curve line = Course.onLabels(procedure).along(1);
          double walked = 1;
          while (line.at(walked).gain() < goal) {
            walked++;
          }
          assertThat(found).as("%s to %s", procedure, goal).isEqualTo(walked);
        });
  }

  /** A swing of 10^9 steps: a walk would take minutes. */
  @Test
  void slowSwings() {
    Procedure slow = HeavyBall.of(1e-17, 1 - 0x1p-50);
    Gain goal = Gain.of(0.999, 0.001);
    double found =
        Assertions.assertTimeoutPreemptively(
            Duration.ofSeconds(20), () -> slow.timeToReach(1, goal));
    Curve line = Course.onLabels(slow).along(1);
    assertThat(found).isGreaterThan(1e8);
    assertThat(line.at(found).gain()).isGreaterThanOrEqualTo(0.999);
    assertThat(line.at(found - 1).gain()).isLessThan(0.999);
    // within the first quarter of a swing: 1 - cos(w N) for damping that is still small
    assertThat(found).isCloseTo(Math.acos(0.001) / Math.sqrt(1e-17), within(0.2 * found));
  }

  private static org.assertj.core.data.Offset<Double> within(double offset) {
    return org.assertj.core.api.Assertions.within(offset);
  }

  @Test
  void neverWithinTwoToThe53() {
    Gain goal = Gain.of(0.5, 0.5);
    assertThat(GradientDescent.of(1).timeToReach(1e-17, goal)).isNaN();
    assertThat(GradientDescent.of(1).timeToReach(1e-15, goal))
        .isEqualTo(Math.ceil(Math.log(2) / -Math.log1p(-1e-15)));
    assertThat(GradientDescent.of(1).timeToReach(0, goal)).isNaN();
  }
}
