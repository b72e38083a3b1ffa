// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.proposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.eigendistill.dynamics.DecayedFlow;
import org.eigendistill.dynamics.Filter;
import org.eigendistill.dynamics.IteratedRidge;
import org.eigendistill.dynamics.SmoothedFlow;
import org.eigendistill.number.Fraction;
import org.eigendistill.theorem.statement.Atlas;
import org.junit.jupiter.api.Test;

/** Clocks of the atlas's filters, and of two that it does not know. */
class RationalClockTest {
  private static final Filter ROUNDS = new IteratedRidge();
  private static final Filter SMOOTHED = new SmoothedFlow();

  /** What each is called and admits follows from clock and arithmetic alone. */
  @Test
  void wordsUnitsAndWhatIsRational() {
    List<String> words =
        Atlas.filters().stream().map(filter -> RationalClock.of(filter).word()).toList();
    assertThat(words).containsExactly("root", "steps", "steps", "steps", "penalty", "root", "time");
    assertThat(RationalClock.of(ROUNDS)).isEqualTo(new RationalClock(ROUNDS, true));
    assertThat(RationalClock.of(SMOOTHED)).isEqualTo(new RationalClock(SMOOTHED, false));
    Fraction half = Fraction.of(1, 2);
    // Rates 1 + 1/4 and 2/3 + 1/4 are as 15 to 11.
    assertThat(
            RationalClock.of(new DecayedFlow()).unit(List.of(Fraction.of(1, 4)), Fraction.of(2, 3)))
        .isEqualTo(Fraction.of(12, 1));
    assertThatThrownBy(() -> RationalClock.of(SMOOTHED).rational(List.of(half), half, half, true))
        .isInstanceOf(ArithmeticException.class);
  }
}
