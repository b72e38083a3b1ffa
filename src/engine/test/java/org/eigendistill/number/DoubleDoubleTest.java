// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.eigendistill.testing.Seeded;
import org.eigendistill.testing.Tolerance;
import org.junit.jupiter.api.Test;

class DoubleDoubleTest {
  private static final Tolerance STATED = new Tolerance(0x1p-102, "as the class says");

  private static DoubleDouble draw(Random random) {
    double high = (random.nextDouble() - 0.5) * Math.scalb(1.0, random.nextInt(40) - 20);
    return new DoubleDouble(high, (random.nextDouble() - 0.5) * Math.ulp(high));
  }

  private static Fraction exact(DoubleDouble value) {
    return Fraction.of(value.high()).plus(Fraction.of(value.low()));
  }

  private static void near(Fraction truth, DoubleDouble found, String where) {
    STATED.covers(FractionErrors.relative(truth, exact(found)), "%s", where);
    assertThat(Math.abs(found.low())).isLessThanOrEqualTo(Math.ulp(found.high()) / 2);
  }

  @Test
  void sumsProductsAndQuotients() {
    Seeded.cases(
        2_000,
        30_000,
        random -> {
          DoubleDouble a = draw(random);
          DoubleDouble b = draw(random);
          near(exact(a).times(exact(b)), a.times(b), "product");
          near(exact(a).over(exact(b)), a.over(b), "quotient");
          near(exact(a).plus(exact(b)), a.plus(b), "sum");
          near(exact(a).minus(exact(b)), a.minus(b), "difference");
        });
  }

  /** Where the high parts cancel, the low ones are all that is left. */
  @Test
  void cancellation() {
    Seeded.cases(
        500,
        40_000,
        random -> {
          DoubleDouble a = draw(random);
          double low = (random.nextDouble() - 0.5) * Math.ulp(a.high());
          DoubleDouble b = new DoubleDouble(-a.high(), low);
          near(exact(a).plus(exact(b)), a.plus(b), "cancelled");
        });
  }

  @Test
  void exactOnes() {
    DoubleDouble product = DoubleDouble.product(0.1, 0.3);
    assertThat(exact(product).minus(Fraction.of(0.1).times(Fraction.of(0.3))).signum()).isZero();
    DoubleDouble scaled = product.scale(-7);
    assertThat(scaled.high()).isEqualTo(product.high() / 128);
    assertThat(scaled.low()).isEqualTo(product.low() / 128);
    assertThat(product.scale(-10_000_000_000L).value()).isZero();
    assertThat(product.scale(10_000_000_000L).value()).isInfinite();
    assertThat(product.scale(0)).isEqualTo(product);
    assertThat(new DoubleDouble(1, 0x1p-53).value()).isEqualTo(1);
    assertThat(DoubleDouble.of(0.75).negate()).isEqualTo(new DoubleDouble(-0.75, -0.0));
  }
}
