package org.eigendistill.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClockTest {
  @Test
  void everyProcedureHasOne() {
    for (Procedure flow : List.of(new GradientFlow(), new DecayedFlow(1), new AveragedFlow())) {
      assertThat(flow.clock()).isEqualTo(Clock.TIME);
    }
    for (Procedure steps :
        List.of(new GradientDescent(1), new HeavyBall(1, 0.5), new Nesterov(1, 0.5))) {
      assertThat(steps.clock()).isEqualTo(Clock.STEPS);
      assertThat(steps.timeName()).isEqualTo("number of steps");
    }
    assertThat(new Ridge().clock()).isEqualTo(Clock.PENALTY);
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
