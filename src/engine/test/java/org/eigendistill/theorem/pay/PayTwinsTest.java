// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.pay;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import org.eigendistill.number.Fraction;
import org.eigendistill.theorem.certificate.Counterexample;
import org.eigendistill.theorem.search.Law;
import org.junit.jupiter.api.Test;

/** What refutes the twins of N1, N2 and N3, worked out again in whole numbers. */
class PayTwinsTest {
  private static BigInteger big(long value) {
    return BigInteger.valueOf(value);
  }

  /** a/b &lt; c/d of positive denominators. */
  private static void assertBelow(BigInteger a, BigInteger b, BigInteger c, BigInteger d) {
    assertThat(a.multiply(d)).isLessThan(c.multiply(b));
  }

  @Test
  void allVerifyAndSayWhatTheyRefute() {
    for (Counterexample numbers :
        List.of(PayLaws.n1x(), PayLaws.n2x(), PayLaws.n2y(), PayLaws.n3x(), PayLaws.n3y())) {
      assertThat(numbers.verifies()).as(numbers.text()).isTrue();
      assertThat(numbers.subject()).isInstanceOf(Law.class);
      assertThat(numbers.gains()).isNotBlank();
    }
  }

  /** One digit off, or with the premise of the true neighbour, they refute nothing. */
  @Test
  void othersDoNotVerify() {
    Law law = PayLaws.N1X;
    List<Fraction> rising = List.of(Fraction.ONE, Fraction.of(1, 100));
    Fraction quarter = Fraction.of(1, 4);
    assertThat(
            new NearerThanFlow(
                    law,
                    100,
                    rising,
                    quarter,
                    Fraction.of(122, 125),
                    Fraction.of(9, 10),
                    Fraction.of(1, 100))
                .verifies())
        .isFalse();
    assertThat(
            new SwitchThatRaises(law, 100, List.of(Fraction.ONE, Fraction.of(6, 5)), quarter)
                .verifies())
        .isFalse();
    assertThat(
            new SwitchThatRaises(law, 100, List.of(Fraction.ONE, Fraction.ONE), quarter).verifies())
        .isFalse();
    List<Fraction> l = List.of(Fraction.ONE, Fraction.of(1, 10));
    List<Fraction> s = List.of(Fraction.ONE, Fraction.of(1, 2));
    assertThat(
            new SwitchWithoutWeight(
                    law,
                    l,
                    s,
                    Fraction.ONE,
                    List.of(Fraction.ONE, Fraction.of(1, 9)),
                    Fraction.of(3, 4),
                    Fraction.of(1, 2))
                .verifies())
        .isFalse();
    LongStudentIsWorse twin = LongStudentIsWorse.of(law);
    assertThat(
            new LongStudentIsWorse(
                    law,
                    twin.powersOf(),
                    twin.powers(),
                    twin.noise(),
                    twin.weights(),
                    Fraction.of(3755, 10_000),
                    Fraction.of(3765, 10_000),
                    twin.longest())
                .verifies())
        .isFalse();
    PaysAllTheSame converse = PaysAllTheSame.of(law);
    assertThat(
            new PaysAllTheSame(
                    law,
                    converse.eigenvalues(),
                    converse.powers(),
                    converse.noise(),
                    Fraction.of(8, 5),
                    converse.flow(),
                    converse.early(),
                    converse.late())
                .verifies())
        .isFalse();
  }

  /**
   * N1x: l = (1, 1/100), s = (1, 1/10,000), w = 1/4, so W = (4/5, 1/2501). Excess 4 (s + w)(a -
   * W)^2: 5 (a_1 - 4/5)^2 + (10,004/10,000) (a_2 - 4/10,004)^2.
   */
  @Test
  void aStudentIsNearerThanAnyFlow() {
    // 1 - z^100 and 1 - y^100 over the common denominator 1000^100, z = 984/1000, y = 900/1000.
    BigInteger one = big(1000).pow(100);
    BigInteger teacher = one.subtract(big(984).pow(100));
    BigInteger student = one.subtract(big(900).pow(100));
    BigInteger top = teacher.multiply(student);
    BigInteger unit = one.multiply(one);
    BigInteger low = big(16 * 100);
    BigInteger lowUnit = big(1_000_000);
    BigInteger[] excess = sum(top, unit, low, lowUnit);
    // Flow with a_2 <= 1/100 has a_1 <= 1 - .99^100.
    BigInteger early = big(100).pow(100).subtract(big(99).pow(100));
    assertBelow(early, big(100).pow(100), big(4), big(5));
    BigInteger[] earlyTop = topExcess(early, big(100).pow(100));
    BigInteger[] lateLow = lowExcess(big(1), big(100));
    assertBelow(big(4), big(10_004), big(1), big(100));
    assertBelow(excess[0], excess[1], earlyTop[0], earlyTop[1]);
    assertBelow(excess[0], excess[1], lateLow[0], lateLow[1]);
  }

  private static BigInteger[] topExcess(BigInteger a, BigInteger unit) {
    BigInteger off = a.multiply(big(5)).subtract(unit.multiply(big(4)));
    return new BigInteger[] {
      off.multiply(off).multiply(big(5)), unit.multiply(unit).multiply(big(25))
    };
  }

  private static BigInteger[] lowExcess(BigInteger a, BigInteger unit) {
    BigInteger off = a.multiply(big(10_004)).subtract(unit.multiply(big(4)));
    return new BigInteger[] {
      off.multiply(off), unit.multiply(unit).multiply(big(10_004 * 10_000L))
    };
  }

  private static BigInteger[] sum(BigInteger a, BigInteger aUnit, BigInteger b, BigInteger bUnit) {
    BigInteger[] top = topExcess(a, aUnit);
    BigInteger[] low = lowExcess(b, bUnit);
    return new BigInteger[] {
      top[0].multiply(low[1]).add(low[0].multiply(top[1])), top[1].multiply(low[1])
    };
  }

  /** N2x: flow with a_2 = W_2 = 4/10,004 has a_1 = 1 - (10,000/10,004)^100 &lt; 4/5 = W_1. */
  @Test
  void atTheBestTimeFlowIsBeyondBelowAndShortOnTop() {
    BigInteger unit = big(10_004).pow(100);
    assertBelow(unit.subtract(big(10_000).pow(100)), unit, big(4), big(5));
  }

  /** N2y: a_1 goes from 1/2 to 1/2 * 1/2 + 1/2 * 1/4 = 3/8, the risk from 1/2 to 17/32. */
  @Test
  void leavingTheBestGainCosts() {
    // s (1-a)^2 + w a^2 with s = w = 1, times 64
    assertThat(5 * 5 + 3 * 3).isEqualTo(34).isGreaterThan(4 * 4 + 4 * 4);
  }

  /**
   * N3y: in units of 1/100 of signal and noise, s = (2018, 1886, 9), w = 100, rho = (160, 810, 5),
   * residuals z^5, z^3, z^3 at z = k/20,000. Half the slope over z^3 is sum rho n z^(n-3) (w -
   * (s+w) z^n); it changes its sign once on the grid, inside the bracket.
   */
  @Test
  void longStudentsAreWorse() {
    long grid = 20_000;
    int changes = 0;
    int before = 1;
    for (int k = 1; k < grid; k++) {
      int sign = slope(big(k), big(grid)).signum();
      if (sign != before) {
        changes++;
        assertThat(k).isBetween((int) (grid * 187 / 500), (int) (grid * 751 / 2000));
      }
      before = sign;
    }
    assertThat(changes).isEqualTo(1);
    assertThat(before).isEqualTo(-1);
    for (long k : new long[] {7480, 7494, 7510}) {
      BigInteger z = big(k);
      BigInteger cube = z.pow(3);
      BigInteger unit = big(grid).pow(3);
      BigInteger first = pull(1886, cube, unit);
      BigInteger second = pull(9, cube, unit);
      assertThat(first.add(second)).as("without weights").isPositive();
      BigInteger weighted = first.multiply(big(810)).add(second.multiply(big(5)));
      assertThat(weighted).as("with weights").isNegative();
      // For q = 2/5: 2 q^3 (A - q^2 C) > 0, with A = -weighted a_2 and C = 160 a_1 pull_1.
      BigInteger fifth = z.pow(5);
      BigInteger fifthUnit = big(grid).pow(5);
      BigInteger room = weighted.negate().multiply(unit.subtract(cube));
      BigInteger against =
          pull(2018, fifth, fifthUnit).multiply(big(160)).multiply(fifthUnit.subtract(fifth));
      assertBelow(
          against.multiply(big(4)),
          fifthUnit.multiply(fifthUnit).multiply(big(25)),
          room,
          unit.multiply(unit));
    }
  }

  private static BigInteger slope(BigInteger z, BigInteger unit) {
    BigInteger top = pull(2018, z.pow(5), unit.pow(5)).multiply(big(160 * 5)).multiply(z.pow(2));
    BigInteger low =
        pull(1886, z.pow(3), unit.pow(3))
            .multiply(big(810 * 3))
            .add(pull(9, z.pow(3), unit.pow(3)).multiply(big(5 * 3)));
    // Denominators unit^7 and unit^3.
    return top.add(low.multiply(unit.pow(4)));
  }

  /** w - (s + w) r, times the denominator of r. */
  private static BigInteger pull(long s, BigInteger r, BigInteger unit) {
    return unit.multiply(big(100)).subtract(r.multiply(big(s + 100)));
  }

  private static final BigInteger SCALE = BigInteger.TEN.pow(60);

  /** exp(-n/d) in units of 1e-60, by its series, rounded; n/d at most 2. */
  private static BigInteger exp(long n, long d) {
    BigInteger sum = SCALE;
    BigInteger term = SCALE;
    for (int k = 1; k < 80; k++) {
      term = term.multiply(big(-n)).divide(big(d).multiply(big(k)));
      sum = sum.add(term);
    }
    return sum;
  }

  /** (s + w)(a - W)^2 = ((s+w) a - s)^2 / (s+w) in units of 1e-60, s and w in millionths. */
  private static BigInteger excess(long s, BigInteger gain) {
    long total = s + 760_000;
    BigInteger off = gain.multiply(big(total)).subtract(SCALE.multiply(big(s)));
    return off.multiply(off).divide(big(total)).divide(big(1_000_000)).divide(SCALE);
  }

  /**
   * N3x in fixed point of 60 digits: the student's excess is below that of every flow, by the two
   * bounds, and the best flow's gain along l_3 is below W_3.
   */
  @Test
  void itPaysAllTheSame() {
    long[] s = {1_547_000, 2_680, 235};
    BigInteger student = BigInteger.ZERO;
    BigInteger flow = BigInteger.ZERO;
    // l t' = 3417/2000 times (1, 484/10,000, 129/1,000,000); l t = 11/10 times the same.
    long[] over = {1, 10_000, 1_000_000};
    long[] of = {1, 484, 129};
    for (int k = 0; k < 3; k++) {
      BigInteger gain = SCALE.subtract(exp(3417 * of[k], 2000 * over[k]));
      student = student.add(excess(s[k], gain.multiply(gain).divide(SCALE)));
      flow = flow.add(excess(s[k], SCALE.subtract(exp(11 * of[k], 10 * over[k]))));
    }
    BigInteger earlyTop = SCALE.subtract(exp(1, 2));
    BigInteger earlyLow = SCALE.subtract(exp(484, 20_000));
    assertBelow(earlyTop, SCALE, big(1_547_000), big(2_307_000));
    assertBelow(big(2_680), big(762_680), earlyLow, SCALE);
    assertThat(student).isLessThan(excess(s[0], earlyTop)).isLessThan(excess(s[1], earlyLow));
    BigInteger lateTop = SCALE.subtract(exp(2, 1));
    assertBelow(SCALE.subtract(exp(2 * 129, 1_000_000)), SCALE, big(235), big(760_235));
    assertBelow(big(1_547_000), big(2_307_000), lateTop, SCALE);
    assertThat(flow).isLessThan(excess(s[0], lateTop));
    // It removes 99.67 % of the excess of the best flow, which is about this flow's.
    assertThat(student.multiply(big(300))).isLessThan(flow);
  }
}
