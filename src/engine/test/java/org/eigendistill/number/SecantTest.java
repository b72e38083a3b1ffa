// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SecantTest {
  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  private static BigDecimal number(String text) {
    return new BigDecimal(text);
  }

  @Test
  void comesToARootToTheLastDigits() {
    BigDecimal root =
        Secant.root(x -> x.multiply(x).subtract(TWO), number("1.414"), number("1.415"), 12)
            .orElseThrow();
    BigDecimal known = TWO.sqrt(new MathContext(90));
    assertThat(root.subtract(known).abs()).isLessThan(number("1e-72"));
  }

  @Test
  void takesNoMoreStepsThanTold() {
    int[] calls = {0};
    Secant.root(
        x -> {
          calls[0]++;
          return x.multiply(x).subtract(TWO);
        },
        number("1"),
        number("2"),
        3);
    assertThat(calls[0]).isEqualTo(4);
  }

  @Test
  void endsWhereTheFunctionIsLevelOrThePlaceIsNoLongerPositive() {
    assertThat(Secant.root(x -> BigDecimal.ONE, number("1"), number("3"), 9))
        .isEqualTo(Optional.of(number("3")));
    assertThat(Secant.root(x -> x.add(BigDecimal.ONE), number("1"), number("3"), 9)).isEmpty();
  }
}
