// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.criterion;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import org.eigendistill.number.Fraction;
import org.eigendistill.theorem.certificate.Counterexample;
import org.eigendistill.theorem.search.CaseSearch;
import org.eigendistill.theorem.search.Law;
import org.eigendistill.theorem.search.Tally;
import org.junit.jupiter.api.Test;

/** The laws around N4, and their counterexamples worked out again in plain whole numbers. */
class CriterionLawsTest {
  private static BigInteger of(long value) {
    return BigInteger.valueOf(value);
  }

  @Test
  void whatHoldsIsNotViolated() {
    for (Law law :
        List.of(CriterionLaws.N4, CriterionLaws.N4I, CriterionLaws.N4S, CriterionLaws.N4A)) {
      Tally tally = CaseSearch.of(law, 3).cover(2000).tally();
      assertThat(tally.cases()).isEqualTo(2000);
      assertThat(tally.violations()).as(law + " " + tally.where()).isZero();
      assertThat(tally.undecided()).isLessThan(20);
      assertThat(tally.smallestMargin()).isPositive();
    }
  }

  /** The same code finds what is wrong with each neighbour. */
  @Test
  void neighboursAreViolated() {
    for (Law law :
        List.of(
            CriterionLaws.N4X,
            CriterionLaws.N4Y,
            CriterionLaws.N4IX,
            CriterionLaws.N4SX,
            CriterionLaws.N4AX)) {
      Tally tally = CaseSearch.of(law, 3).cover(2000).tally();
      assertThat(tally.violations()).as(law.toString()).isGreaterThan(100);
    }
    for (Counterexample example :
        List.of(
            CriterionLaws.n4x(),
            CriterionLaws.n4y(),
            CriterionLaws.n4ix(),
            CriterionLaws.n4sx(),
            CriterionLaws.n4ax())) {
      assertThat(example.verifies()).as(example.text()).isTrue();
      assertThat(example.gains()).isNotBlank();
    }
  }

  /** a = t/(t + l), t = 1, l = (2, 1): 1/9 is plain training at t = 1/4, then 1/4 against 1/5. */
  @Test
  void gainsThatFallInWholeNumbers() {
    // t/(t + 2) = 1/9 at t = 1/4: 9 t = t + 2
    assertThat(of(9).multiply(of(1))).isEqualTo(of(1).add(of(4).multiply(of(2))));
    // along l_2 = 1: student (1/2)(1/2), plain (1/4)/(5/4)
    assertThat(of(1).multiply(of(5))).isGreaterThan(of(1).multiply(of(4)));
    assertThat(CriterionLaws.n4ix().gains()).isEqualTo("along l2 student 1/4, reference 1/5");
    assertThat(CriterionLaws.n4ix().arithmetic()).isEqualTo("exact");
  }

  /** (1 - .9^21)(1 - .9^60) &lt;= .9, and (1 - .95^21)(1 - .95^60) >= .45, in whole numbers. */
  @Test
  void shorterStepsInWholeNumbers() {
    assertThat(CriterionLaws.n4sx().text())
        .isEqualTo(
            "l2/l1 = 1/2; student h l1 = 1/10, steps = 21; teacher h l1 = 1/10, steps = 60; reference h l1 = 9/10, steps = 1");
    BigInteger top = gain(9, 10, 21).multiply(gain(9, 10, 60));
    BigInteger one = of(10).pow(81);
    assertThat(top.multiply(of(10))).isLessThanOrEqualTo(one.multiply(of(9)));
    BigInteger below = gain(19, 20, 21).multiply(gain(19, 20, 60));
    assertThat(below.multiply(of(20))).isGreaterThanOrEqualTo(of(20).pow(81).multiply(of(9)));
  }

  /** b^n - a^n: the numerator of 1 - (a/b)^n over b^n. */
  private static BigInteger gain(long a, long b, int steps) {
    return of(b).pow(steps).subtract(of(a).pow(steps));
  }

  /** Residuals 1/9 and 1/3; plain training leaves 17/81 along l_1 and less than 5/9 along l_2. */
  @Test
  void orderOneHalfInWholeNumbers() {
    assertThat(CriterionLaws.n4ax().text())
        .isEqualTo(
            "order = 1/2; l2/l1 = 1/10; l1/d of teacher and student = 80; l1/d of reference = 6272/289");
    // 1 + 80 = 9^2, 1 + 8 = 3^2; (8/9)^2 = 1 - 17/81; (81^2 - 17^2)/17^2 = 6272/289
    BigInteger rest = of(81 * 81 - 17 * 17);
    assertThat(rest).isEqualTo(of(6272));
    // along l_2 plain leaves 1/sqrt(1 + 6272/2890), the student 1 - (2/3)^2 = 5/9, which is less:
    // 25 (2890 + 6272) < 81 2890
    assertThat(of(25).multiply(of(2890).add(rest))).isLessThan(of(81).multiply(of(2890)));
  }

  /** A case whose premise fails refutes nothing, whatever its gains. */
  @Test
  void premisesAreAskedFor() {
    Fraction half = Fraction.of(1, 2);
    assertThat(new OddsPowers.Case(true, half, half, half, List.of(-1, -1, -1)).refutes())
        .isFalse();
    assertThat(new OddsPowers.Case(false, half, half, half, List.of(-2, -2, -1)).refutes())
        .isFalse();
    Fraction tenth = Fraction.of(1, 10);
    Fraction most = Fraction.of(9, 10);
    assertThat(new DescentSteps.Case(true, half, tenth, tenth, most, List.of(21, 60, 1)).refutes())
        .isFalse();
    assertThat(new DescentSteps.Case(false, half, tenth, tenth, most, List.of(60, 60, 1)).refutes())
        .isFalse();
    assertThat(new StandingReference.Case(Fraction.of(3, 1), Fraction.of(1, 1)).refutes())
        .isFalse();
    assertThat(new AveragedGains.Case(0.5, 0.5).refutes()).isFalse();
    assertThat(new TikhonovOrders.HalfOrder(Fraction.of(2, 1), Fraction.of(3, 1)).refutes())
        .isFalse();
  }
}
