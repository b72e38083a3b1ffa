// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What every way of training obeys; a concrete class names the procedure and its times. */
abstract class ProcedureLaws {
  /** Eigenvalues over ten decades; steps below stay stable on all. */
  static final double[] EIGENVALUES = {1e-9, 1e-4, 0.03, 0.2, 0.5, 0.9, 1};

  /** Rounding of a few operations. */
  private static final double TIGHT = 1e-14;

  abstract Procedure procedure();

  /** Times in the order of further training. */
  abstract double[] times();

  /** Whether the gain grows with training on all of {@link #EIGENVALUES}. */
  boolean isMonotone() {
    return true;
  }

  /** The gain that endless training tends to. */
  double limit(double eigenvalue) {
    return 1;
  }

  /** The relative accuracy of {@link Procedure#timeToReach}. */
  double inverseAccuracy() {
    return 1e-12;
  }

  private Gain gain(double eigenvalue, double time) {
    return Course.onLabels(procedure()).at(time).along(eigenvalue);
  }

  @Test
  void gainAndResidualAddUpToOne() {
    for (double eigenvalue : EIGENVALUES) {
      for (double time : times()) {
        Gain gain = gain(eigenvalue, time);
        assertThat(gain.gain() + gain.residual()).isCloseTo(1, within(4e-16));
        assertThat(gain.logResidual())
            .isCloseTo(
                Math.log(Math.abs(gain.residual())),
                within(1e-13 * Math.max(1, Math.abs(gain.logResidual()))));
      }
    }
  }

  @Test
  void nothingIsFittedWhereTheDataDoNotVary() {
    for (double time : times()) {
      assertThat(gain(0, time).gain()).isZero();
      // and it is the limit of small eigenvalues
      assertThat(gain(1e-200, time).gain()).isBetween(0.0, 1e-190 * Math.max(1, time * time));
    }
  }

  @Test
  void trainingGoesForward() {
    if (!isMonotone()) {
      return;
    }
    for (double eigenvalue : EIGENVALUES) {
      for (int i = 1; i < times().length; i++) {
        Gain before = gain(eigenvalue, times()[i - 1]);
        Gain after = gain(eigenvalue, times()[i]);
        assertThat(after.gain()).isGreaterThanOrEqualTo(before.gain());
        assertThat(after.logResidual()).isLessThan(before.logResidual());
      }
    }
  }

  @Test
  void tendsToItsLimit() {
    double last = procedure().filter() instanceof Ridge ? 1e-12 : 0x1p50;
    for (double eigenvalue : EIGENVALUES) {
      if (eigenvalue > 1e-3) {
        assertThat(gain(eigenvalue, last).gain()).isCloseTo(limit(eigenvalue), within(1e-9));
      }
    }
  }

  @Test
  void manyTimesAtOnceAreEachTimeAlone() {
    Trajectory trajectory = Trajectory.of(Course.onLabels(procedure()), times(), EIGENVALUES);
    for (int i = 0; i < times().length; i++) {
      for (int k = 0; k < EIGENVALUES.length; k++) {
        assertThat(trajectory.gain(i, k)).isEqualTo(gain(EIGENVALUES[k], times()[i]));
        assertThat(trajectory.gainsAt(i)[k]).isEqualTo(trajectory.gain(i, k).gain());
      }
    }
    assertThat(trajectory.directions()).isEqualTo(EIGENVALUES.length);
    assertThat(trajectory.times()).isEqualTo(times().length);
    assertThat(trajectory.eigenvalue(1)).isEqualTo(EIGENVALUES[1]);
    assertThat(trajectory.time(1)).isEqualTo(times()[1]);
  }

  @Test
  void distillationMultipliesGains() {
    for (double eigenvalue : EIGENVALUES) {
      for (double teacherTime : times()) {
        Distillation distillation = Distillation.of(procedure(), teacherTime);
        for (double time : times()) {
          double teacher = gain(eigenvalue, teacherTime).gain();
          double own = gain(eigenvalue, time).gain();
          double product = own * teacher;
          assertThat(distillation.students().at(time).along(eigenvalue).gain())
              .isCloseTo(product, within(TIGHT * Math.abs(product)));
          double third = own * product * own;
          assertThat(distillation.withGenerations(3).students().at(time).along(eigenvalue).gain())
              .isCloseTo(third, within(TIGHT * Math.abs(third)));
        }
      }
    }
  }

  @Test
  void imitationWeightMixesTargets() {
    for (double weight : new double[] {0, 0.25, 1, 1.5, -0.5}) {
      for (double eigenvalue : EIGENVALUES) {
        Distillation distillation = Distillation.of(procedure(), times()[1]).withImitation(weight);
        double teacher = gain(eigenvalue, times()[1]).gain();
        double own = gain(eigenvalue, times()[2]).gain();
        double wanted = own * (weight * teacher + 1 - weight);
        Gain student = distillation.students().at(times()[2]).along(eigenvalue);
        assertThat(student.gain()).isCloseTo(wanted, within(TIGHT * (1 + Math.abs(weight)) * own));
        assertThat(student.residual())
            .isCloseTo(1 - wanted, within(1e-15 * (2 + Math.abs(weight))));
      }
    }
  }

  @Test
  void timeToReachTurnsTheGainRound() {
    if (!isMonotone()) {
      return;
    }
    for (double eigenvalue : EIGENVALUES) {
      for (double time : times()) {
        Gain goal = gain(eigenvalue, time);
        double found = procedure().timeToReach(eigenvalue, goal);
        if (procedure().clock().isWhole()) {
          assertThat(found).isEqualTo(time);
        } else if (goal.residual() > 1e-250) {
          assertThat(found).isCloseTo(time, within(inverseAccuracy() * time));
        }
      }
    }
  }

  @Test
  void refusesTimesThatAreNone() {
    for (double time : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> procedure().requireTime(time))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(procedure().name());
      assertThatThrownBy(() -> Course.onLabels(procedure()).at(time))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> new Phase(procedure(), time, Model.LABELS))
          .isInstanceOf(IllegalArgumentException.class);
    }
    Arrays.stream(times()).forEach(procedure()::requireTime);
  }
}
