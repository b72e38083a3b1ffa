// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.eigendistill.dynamics.Clock;
import org.eigendistill.dynamics.Filter;
import org.eigendistill.dynamics.Filters;
import org.eigendistill.dynamics.HeavyBall;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.theorem.criterion.FallingGains;
import org.eigendistill.theorem.search.SampledNumbers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That the engine's own formulas need not be looked at. */
class GainCheckTest {
  static Stream<Filter> ownInContinuousTime() {
    return Filters.installed().all().stream()
        .filter(Filters::isOwn)
        .filter(filter -> !SampledNumbers.of(filter).get(0).clock().isWhole());
  }

  @ParameterizedTest
  @MethodSource("ownInContinuousTime")
  void noneOfThemFalls(Filter filter) {
    List<Procedure> choices = SampledNumbers.of(filter);
    assertThat(FallingGains.place(choices.get(choices.size() / 2), 1)).isEmpty();
  }

  @Tag("slow")
  @ParameterizedTest
  @MethodSource("ownInContinuousTime")
  void noneOfThemFallsWhateverItsNumbers(Filter filter) {
    for (Procedure choice : SampledNumbers.of(filter)) {
      assertThat(FallingGains.place(choice, 1, 0.1)).as(choice.toString()).isEmpty();
    }
  }

  /** Momentum overshoots, and it is said. */
  @Test
  void stepsAreLookedAt() {
    Procedure momentum = HeavyBall.of(0.1, 0.9);
    assertThat(momentum.clock()).isEqualTo(Clock.STEPS);
    assertThat(GainCheck.note(momentum, () -> 1000, 1).orElseThrow())
        .contains("does not rise with training");
  }

  /** Before the first overshoot there are theorems, T8p.first and T12p.first: nothing is said. */
  @Test
  void stepsBeforeTheFirstOvershoot() {
    // x = 1/2, m = 1/10: residuals along 1 are positive up to 8 steps, and about -2e-4 after 9
    Procedure momentum = HeavyBall.of(0.5, 0.1);
    assertThat(GainCheck.note(momentum, () -> 8, 1, 0.5, 0.1)).isEmpty();
    assertThat(GainCheck.note(momentum, () -> 9, 1, 0.5, 0.1).orElseThrow())
        .contains("at eigenvalue 1.000 by 9 steps, from 8 steps. No statement is about it from");
  }
}
