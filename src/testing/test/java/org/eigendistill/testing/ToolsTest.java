// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** The judges judged. */
class ToolsTest {
  @Test
  void functionsKnowTheirValues() {
    // e to 60 digits, log 2 to 60 digits: Abramowitz and Stegun, table 1.1
    BigDecimal e = new BigDecimal("2.71828182845904523536028747135266249775724709369995957496697");
    BigDecimal log2 =
        new BigDecimal("0.693147180559945309417232121458176568075500134360255254120680");
    assertThat(LongReal.exp(BigDecimal.ONE).subtract(e).abs()).isLessThan(new BigDecimal("1e-58"));
    assertThat(LongReal.log(BigDecimal.valueOf(2)).subtract(log2).abs())
        .isLessThan(new BigDecimal("1e-58"));
    BigDecimal tiny = LongReal.exp(new BigDecimal("-1e6"));
    assertThat(LongReal.log(tiny).add(new BigDecimal("1e6")).abs())
        .isLessThan(new BigDecimal("1e-90"));
    BigDecimal small = new BigDecimal("1e-300");
    BigDecimal third = BigDecimal.ONE.divide(BigDecimal.valueOf(3), LongReal.CONTEXT);
    assertThat(LongReal.expm1(small).subtract(small).abs()).isLessThan(new BigDecimal("6e-601"));
    assertThat(LongReal.log1p(small).subtract(small).abs()).isLessThan(new BigDecimal("6e-601"));
    assertThat(LongReal.expm1(LongReal.log1p(third)).subtract(third).abs())
        .isLessThan(new BigDecimal("1e-100"));
    BigDecimal small4 = new BigDecimal("1e-4");
    assertThat(LongReal.expm1(LongReal.log1p(small4)).subtract(small4).abs())
        .isLessThan(new BigDecimal("1e-100"));
  }

  @Test
  void tolerancesRefuse() {
    Tolerance strict = new Tolerance(1e-15, "a trial");
    strict.close(1, 1 + 0x1p-52, "near");
    assertThatThrownBy(() -> strict.close(1, Double.NaN, "case %d", 7))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("case 7")
        .hasMessageContaining("a trial");
    assertThatThrownBy(() -> strict.covers(Double.NaN, "no number"))
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> strict.close(0, 1e-300, "from nothing"))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void seedsAreNamed() {
    assertThatThrownBy(
            () ->
                Seeded.cases(
                    3,
                    40,
                    random -> {
                      throw new IllegalStateException("broken");
                    }))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("seed 40: broken");
  }
}
