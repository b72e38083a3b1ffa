// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClockTest {
  @Test
  void everyProcedureHasOne() {
    for (Procedure flow : List.of(GradientFlow.of(), DecayedFlow.of(1), AveragedFlow.of())) {
      assertThat(flow.clock()).isEqualTo(Clock.TIME);
    }
    for (Procedure steps :
        List.of(GradientDescent.of(1), HeavyBall.of(1, 0.5), Nesterov.of(1, 0.5))) {
      assertThat(steps.clock()).isEqualTo(Clock.STEPS);
      assertThat(steps.clock().noun()).isEqualTo("number of steps");
    }
    assertThat(Ridge.of().clock()).isEqualTo(Clock.PENALTY);
  }

  @Test
  void lengthsHaveTheirWord() {
    assertThat(Clock.TIME.phrase(0.1)).isEqualTo("time 0.1");
    assertThat(Clock.TIME.phrase(1e9)).isEqualTo("time 1.000e+09");
    assertThat(Clock.STEPS.phrase(1)).isEqualTo("1 step");
    assertThat(Clock.STEPS.phrase(165911)).isEqualTo("165911 steps");
    assertThat(Clock.PENALTY.phrase(7365.4)).isEqualTo("penalty 7365");
    assertThat(Clock.PENALTY.phrase(6.0273e-4)).isEqualTo("penalty 0.0006027");
  }

  @Test
  void wordsAndUnits() {
    assertThat(Clock.TIME.word()).isEqualTo("time");
    assertThat(Clock.STEPS.word()).isEqualTo("steps");
    assertThat(Clock.PENALTY.word()).isEqualTo("penalty");
    assertThat(Clock.TIME.unit()).isEqualTo("1/eigenvalue");
    assertThat(Clock.STEPS.effectiveUnit()).isEqualTo("steps");
    assertThat(Clock.PENALTY.unit()).isEqualTo("eigenvalue");
    assertThat(Clock.PENALTY.effectiveUnit()).isEqualTo("1/penalty");
    assertThat(Clock.PENALTY.axis()).isEqualTo("penalty (units of eigenvalues)");
    assertThat(Clock.PENALTY.effectiveAxis()).isEqualTo("effective 1/penalty (1/eigenvalue)");
    assertThat(Clock.PENALTY.phrase(1e-4)).isEqualTo("penalty 0.0001");
    assertThat(Clock.PENALTY.phrase(9e-5)).isEqualTo("penalty 9.000e-05");
    assertThat(Clock.TIME.phrase(1e7)).isEqualTo("time 1.000e+07");
    assertThat(Clock.TIME.phrase(9999499)).isEqualTo("time 9999000");
  }

  /** Coordinates rise with training, and lengths come back from them. */
  @Test
  void coordinates() {
    assertThat(Clock.TIME.coordinate(Math.E)).isEqualTo(1);
    assertThat(Clock.STEPS.coordinate(0)).isZero();
    assertThat(Clock.STEPS.coordinate(1)).isEqualTo(Math.log(2));
    assertThat(Clock.PENALTY.coordinate(Math.E)).isEqualTo(-1);
    assertThat(Clock.STEPS.length(Math.log(4.2))).isEqualTo(3);
    for (Clock clock : Clock.values()) {
      double back = clock.length(clock.coordinate(7));
      assertThat(Math.abs(back - 7)).as("%s", clock).isLessThan(1e-14);
    }
  }

  @Test
  void furtherAndAtLeastAsFar() {
    assertThat(Clock.TIME.further(4, 0.5)).isEqualTo(6);
    assertThat(Clock.STEPS.further(3, 0.5)).isEqualTo(4.5);
    assertThat(Clock.PENALTY.further(6, 0.5)).isEqualTo(4);
    assertThat(Clock.TIME.isAtLeast(2, 1)).isTrue();
    assertThat(Clock.TIME.isAtLeast(1, 1)).isTrue();
    assertThat(Clock.TIME.isAtLeast(1, 2)).isFalse();
    assertThat(Clock.PENALTY.isAtLeast(1, 2)).isTrue();
    assertThat(Clock.PENALTY.isAtLeast(2, 2)).isTrue();
    assertThat(Clock.PENALTY.isAtLeast(2, 1)).isFalse();
  }
}
