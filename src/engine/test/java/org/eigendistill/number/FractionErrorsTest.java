// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The judge judged. */
class FractionErrorsTest {
  @Test
  void knownErrors() {
    Fraction sum = Fraction.of(0.1).plus(Fraction.of(0.2));
    assertThat(FractionErrors.toDouble(sum.minus(Fraction.of(0.3)))).isEqualTo(0x1p-55);
    Fraction third = Fraction.of(1, 3);
    assertThat(FractionErrors.toDouble(third)).isEqualTo(1.0 / 3);
    assertThat(FractionErrors.toDouble(third.negate())).isEqualTo(-1.0 / 3);
    assertThat(FractionErrors.relative(third, 1.0 / 3)).isBetween(1e-18, 0x1p-53);
    assertThat(FractionErrors.relative(third.negate(), -0.25)).isEqualTo(0.25);
    assertThat(FractionErrors.relative(Fraction.ZERO, 0)).isZero();
    assertThat(FractionErrors.relative(Fraction.ZERO, 1e-300)).isInfinite();
    for (double value : new double[] {Double.MIN_VALUE, -Double.MAX_VALUE, 0}) {
      assertThat(FractionErrors.toDouble(Fraction.of(value))).isEqualTo(value);
    }
    assertThat(FractionErrors.logAbs(third.negate())).isEqualTo(-Math.log(3));
    Fraction tiny = Fraction.of(1e-200);
    assertThat(FractionErrors.logAbs(tiny.times(tiny)))
        .isCloseTo(2 * Math.log(1e-200), within(3e-13));
  }
}
