// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.eigendistill.number.Fraction;
import org.eigendistill.number.Scalar;
import org.junit.jupiter.api.Test;

/** Recursions whose factor mu the engine does not know. */
class OpenRecursionsTest {
  private static final List<Parameter> STEP =
      List.of(Parameter.of("step", "step", Parameter.Domain.POSITIVE));

  /** The factor x / 2. */
  private static final class Plain implements Recursion {
    @Override
    public String name() {
      return "half";
    }

    @Override
    public List<Parameter> parameters() {
      return STEP;
    }

    @Override
    public <N extends Scalar<N>> N carried(N x, List<N> numbers) {
      return x.over(x.lift(Fraction.of(2, 1)));
    }
  }

  /** The same factor, as a difference that loses ninety of its bits. */
  private static final class Cancelled implements Recursion {
    @Override
    public String name() {
      return "cancelled-half";
    }

    @Override
    public List<Parameter> parameters() {
      return STEP;
    }

    @Override
    public <N extends Scalar<N>> N carried(N x, List<N> numbers) {
      N large = x.lift(Fraction.of(1L << 60, 1)).power(2).over(x.lift(Fraction.of(3, 1)));
      return x.over(x.lift(Fraction.of(2, 1))).plus(large).minus(large);
    }
  }

  @Test
  void aFactorThatLosesItsDigitsIsNotedAndTakenFromMore() {
    for (double l : new double[] {0.01, 0.3, 1}) {
      for (int steps : new int[] {1, 7, 300}) {
        Gain plain = Course.onLabels(Procedure.of(new Plain(), 0.3)).at(steps).along(l);
        Gain cancelled = Course.onLabels(Procedure.of(new Cancelled(), 0.3)).at(steps).along(l);
        assertThat(cancelled.gain()).isCloseTo(plain.gain(), within(1e-14 * plain.gain()));
        assertThat(cancelled.logResidual())
            .isCloseTo(plain.logResidual(), within(1e-13 * (1 + Math.abs(plain.logResidual()))));
      }
    }
  }

  /** With two stretches, training from 0 on is safe up to the end of the first alone. */
  @Test
  void theFirstStretchCounts() {
    assertThat(Stretch.end(x -> x < 1 || x > 1.9 && x < 3)).isEqualTo(Math.nextDown(1.0));
    assertThat(Stretch.end(x -> x <= 0.7)).isEqualTo(0.7);
    assertThat(Stretch.end(x -> x < 1e-300)).isEqualTo(Math.nextDown(1e-300));
    assertThat(Stretch.end(x -> true)).isEqualTo(Math.nextDown(4.0));
    // |1 - x + x/2| < 1 + x/2 for all x > 0, and x/2 < 1 below 2
    assertThat(new Plain().stabilityLimit(1)).isCloseTo(2, within(1e-15));
  }
}
