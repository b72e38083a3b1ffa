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
}
