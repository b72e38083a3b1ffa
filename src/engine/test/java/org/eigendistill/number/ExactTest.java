// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.eigendistill.testing.Seeded;
import org.junit.jupiter.api.Test;

/** Rational arithmetic with a time in it. */
class ExactTest {
  private static final Fraction HALF = Fraction.of(1, 2);

  private static Exact exact(long numerator, long denominator) {
    return Exact.of(Fraction.of(numerator, denominator));
  }

  /** With tau = -log(root) put in as a double. */
  @Test
  void lawsOfArithmetic() {
    Seeded.cases(
        300,
        95_000,
        random -> {
          random.nextInt(); // that of neighbouring seeds is nearly the same
          Fraction root = Fraction.of(1 + random.nextInt(20), 25);
          Exact x = draw(random, root);
          Exact y = draw(random, root);
          Exact c = exact(1 + random.nextInt(9), 1 + random.nextInt(9));
          assertNear(x.plus(y), x.value() + y.value());
          assertNear(x.minus(y), x.value() - y.value());
          assertNear(x.times(c), x.value() * c.value());
          assertNear(c.times(x), x.value() * c.value());
          assertNear(x.over(c), x.value() / c.value());
          assertNear(x.negate(), -x.value());
          assertNear(x.complement(), 1 - x.value());
          Exact time = Exact.time(root, Fraction.of(1 + random.nextInt(9), 7));
          assertThat(time.times(c).over(time)).isEqualTo(c);
          Exact whole = Exact.time(root, Fraction.of(random.nextInt(9), 1));
          assertNear(whole.exp(), Math.exp(whole.value()));
          assertNear(whole.negate().exp(), Math.exp(-whole.value()));
          assertNear(whole.negate().expm1(), Math.expm1(-whole.value()));
          assertThat(time.certainlyBelow(time.plus(time))).isTrue();
          assertThat(time.plus(time).certainlyAtMost(time)).isFalse();
          assertThat(time.certainlyAtMost(time)).isTrue();
        });
  }

  private static Exact draw(Random random, Fraction root) {
    Fraction rational = Fraction.of(random.nextInt(41) - 20, 1 + random.nextInt(9));
    Fraction multiple = Fraction.of(random.nextInt(41) - 20, 1 + random.nextInt(9));
    return Exact.of(rational).plus(Exact.time(root, multiple));
  }

  private static void assertNear(Exact found, double truth) {
    assertThat(Math.abs(found.value() - truth)).isLessThanOrEqualTo(1e-13 * (1 + Math.abs(truth)));
  }

  @Test
  void decayIsExact() {
    Exact time = Exact.time(Fraction.of(2, 3), Fraction.of(4, 1));
    assertThat(time.negate().exp()).isEqualTo(exact(16, 81));
    assertThat(time.exp()).isEqualTo(exact(81, 16));
    assertThat(time.times(exact(3, 4)).negate().exp().complement()).isEqualTo(exact(19, 27));
    assertThat(Scalar.decayed(time, time)).isEqualTo(exact(16, 81));
    assertThat(exact(3, 4).power(3)).isEqualTo(exact(27, 64));
    assertThat(exact(8, 2).whole()).isEqualTo(4);
    assertThat(exact(0, 1).phi(2)).isEqualTo(exact(1, 2));
    assertThat(exact(1, 1).log()).isEqualTo(exact(0, 1));
  }

  @Test
  void whatIsIrrationalThrows() {
    Exact time = Exact.time(HALF, Fraction.ONE);
    Exact third = exact(1, 3);
    List<Function<Exact, Exact>> refused =
        List.of(
            x -> third.exp(),
            x -> third.log(),
            x -> x.times(third).exp(),
            x -> x.plus(third).exp(),
            x -> x.times(x),
            x -> third.over(x),
            x -> x.phi(1),
            x -> x.log(),
            x -> x.log1p(),
            x -> x.power(2),
            x -> x.plus(Exact.time(Fraction.of(1, 3), Fraction.ONE)),
            x -> Scalar.decayed(x, x.plus(x)),
            x -> x.times(exact(1_000_000, 1)).exp(),
            x -> exact(2, 3).power(1_000_000));
    for (int i = 0; i < refused.size(); i++) {
      Function<Exact, Exact> function = refused.get(i);
      assertThatThrownBy(() -> function.apply(time))
          .as("function %s", i)
          .isInstanceOf(ArithmeticException.class);
    }
    assertThatThrownBy(() -> time.certainlyBelow(third)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(time::whole).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Exact.time(Fraction.ONE, Fraction.ONE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** For rates in a ratio p/q in lowest terms the exponents are p and q. */
  @Test
  void theUnitMakesExponentsWholeAndCoprime() {
    Seeded.cases(
        200,
        96_000,
        random -> {
          random.nextInt(); // that of neighbouring seeds is nearly the same
          Fraction first = Fraction.of(1 + random.nextInt(30), 1 + random.nextInt(30));
          Fraction second = Fraction.of(1 + random.nextInt(30), 1 + random.nextInt(30));
          Fraction unit = Exact.unit(t -> List.of(left(t, first), left(t, second)));
          Fraction ratio = second.over(first);
          assertThat(unit.times(first))
              .isEqualTo(new Fraction(ratio.denominator(), BigInteger.ONE));
          assertThat(unit.times(second)).isEqualTo(new Fraction(ratio.numerator(), BigInteger.ONE));
        });
    assertThat(Exact.unit(t -> List.of(exact(1, 2)))).isEqualTo(Fraction.ONE);
    assertThatThrownBy(() -> Exact.unit(t -> List.of(t))).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Exact.unit(t -> List.of(t.phi(1))))
        .isInstanceOf(ArithmeticException.class);
  }

  private static Exact left(Exact time, Fraction rate) {
    return time.times(Exact.of(rate)).negate().exp();
  }

  /** What is held ends where the class says, and there only. */
  @Test
  void theRangeIsAsStated() {
    Exact time = Exact.time(HALF, Fraction.ONE);
    Exact most = time.times(exact(1000, 1));
    assertThat(most.negate().exp().fraction().denominator()).isEqualTo(BigInteger.TWO.pow(1000));
    assertThatThrownBy(() -> most.plus(time).exp())
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("power of 1001");
    // 4 has four bits with its denominator's, and 200,000 may be had.
    assertThat(exact(4, 1).power(50_000).fraction().numerator())
        .isEqualTo(BigInteger.TWO.pow(100_000));
    assertThatThrownBy(() -> exact(4, 1).power(50_001))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("more than 200000 bits");
    Exact half = Exact.of(new Fraction(BigInteger.TWO.pow(199_997), BigInteger.ONE));
    Exact longest = half.times(exact(2, 1));
    assertThat(longest.fraction().bits()).isEqualTo(200_000);
    assertThatThrownBy(() -> longest.times(exact(2, 1)))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("more than 200000 bits");
    for (long root : new long[] {-1, 0, 1, 2}) {
      assertThatThrownBy(() -> Exact.time(Fraction.of(root, 1), Fraction.ONE))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("strictly between 0 and 1, not " + root);
    }
    assertThat(exact(0, 1).log1p()).isEqualTo(exact(0, 1));
  }

  /** Equal as numbers, whichever way they came about, and written as they are read. */
  @Test
  void equalityAndText() {
    Exact time = Exact.time(HALF, Fraction.ONE);
    Exact quarter = time.plus(time).negate().exp();
    assertThat(quarter).isEqualTo(exact(1, 4)).hasSameHashCodeAs(exact(1, 4));
    assertThat(quarter).isNotEqualTo(exact(1, 5)).isNotEqualTo(Fraction.of(1, 4));
    assertThat(time).isNotEqualTo(time.plus(time)).isNotEqualTo(time.plus(quarter));
    assertThat(time).isNotEqualTo(Exact.time(Fraction.of(1, 3), Fraction.ONE));
    assertThat(Set.of(exact(1, 4).hashCode(), exact(1, 5).hashCode())).hasSize(2);
    assertThat(quarter).hasToString("1/4");
    assertThat(time.times(exact(3, 1)).plus(quarter)).hasToString("1/4 - 3 log(1/2)");
  }
}
