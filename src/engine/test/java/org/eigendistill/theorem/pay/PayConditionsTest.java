// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.pay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.eigendistill.number.Fraction;
import org.eigendistill.theorem.search.Law;
import org.junit.jupiter.api.Test;

/** Counterexamples with one condition unmet, or met by equality alone; their gains in numbers. */
class PayConditionsTest {
  private static final Law LAW = PayLaws.N1X;

  private static List<Fraction> list(String text) {
    return Stream.of(text.split(" ")).map(Fraction::parse).toList();
  }

  /** Worked out in fractions apart from this program, to six digits. */
  @Test
  void gainsInNumbers() {
    assertThat(PayLaws.n1x().gains())
        .isEqualTo(
            "the student's risk is 9.34107E-7 above the least of all; every stopped flow's is at"
                + " least 0.00002305 above it");
    assertThat(PayLaws.n2x().gains())
        .isEqualTo(
            "flow with the best gain along l2, 0.00039984, has 0.0392029 along l1, below the best"
                + " gain 0.8 there");
    assertThat(PayLaws.n3x().gains())
        .isEqualTo(
            "the student's risk is 5.98980e-06 above the least of all, that of flow at its time"
                + " 0.00180903, and of every flow at least 0.000317260");
    assertThat(PayLaws.n3y().gains())
        .isEqualTo(
            "at the best stopped flow the sum is at least 0.843594 without the weights, at most"
                + " -0.254098 with them");
  }

  private static boolean nearer(
      long n, String squares, String noise, String teacher, String student, String divide) {
    return new NearerThanFlow(
            LAW,
            n,
            list(squares),
            Fraction.parse(noise),
            Fraction.parse(teacher),
            Fraction.parse(student),
            Fraction.parse(divide))
        .verifies();
  }

  /**
   * n = 2 and z = y = 1/2: the student's gains are 9/16, which w = 7/9 makes the best along l_1,
   * and 1/4, which is as far below the best 11/40 along l_2 as 3/10 is above it.
   */
  @Test
  void aStudentAsNearAsTheBoundIsNotNearer() {
    assertThat(nearer(2, "1 154/261", "7/9", "1/2", "1/2", "3/10")).isFalse();
    assertThat(nearer(2, "1 154/261", "7/9", "1/2", "1/2", "31/100")).isTrue();
    assertThat(nearer(2, "1 154/261", "7/9", "1/2", "1/2", "30001/100000")).isTrue();
    assertThat(nearer(2, "1 154/261", "7/9", "1/2", "1/2", "29999/100000")).isFalse();
  }

  /** Shares above 1, as no training leaves, would do better still: (1 - 1.0064^100)^2 is 0.797. */
  @Test
  void whatIsLeftIsAShare() {
    assertThat(nearer(100, "1 1/100", "1/4", "629/625", "629/625", "1/100")).isFalse();
    assertThat(nearer(100, "1 1/100", "1/4", "123/125", "9/10", "1/100")).isTrue();
    assertThat(nearer(100, "1 0", "0", "123/125", "9/10", "1/100")).isFalse();
  }

  /** n = 2, s = (3, 1), w = 1: flow of the best gain 1/2 along l_2 has the best 3/4 along l_1. */
  @Test
  void flowThatIsBestAlongBoth() {
    Fraction one = Fraction.ONE;
    assertThat(new SwitchThatRaises(LAW, 2, list("3 2"), one).verifies()).isFalse();
    assertThat(new SwitchThatRaises(LAW, 2, list("3 199/100"), one).verifies()).isTrue();
    assertThat(new SwitchThatRaises(LAW, 2, list("3 201/100"), one).verifies()).isFalse();
  }

  private static LongStudentIsWorse worse(
      List<Integer> powersOf, String s, String rho, String low, String high, String longest) {
    return new LongStudentIsWorse(
        LAW,
        powersOf,
        list(s),
        Fraction.ONE,
        list(rho),
        Fraction.parse(low),
        Fraction.parse(high),
        Fraction.parse(longest));
  }

  private static boolean twin(String low, String high, String longest) {
    return worse(List.of(5, 3, 3), "1009/50 943/50 9/100", "8/5 81/10 1/20", low, high, longest)
        .verifies();
  }

  /** The slope is 0 at z = 0.3747020597, which the bracket must hold. */
  @Test
  void theBracketHoldsTheBestTime() {
    assertThat(twin("187/500", "751/2000", "2/5")).isTrue();
    assertThat(twin("37470/100000", "37471/100000", "2/5")).isTrue();
    assertThat(twin("3749/10000", "751/2000", "2/5")).isFalse();
    assertThat(twin("187/500", "3743/10000", "2/5")).isFalse();
    // 8e-9 short of it, stretches that are halved 20 times still hold both signs' bounds.
    assertThat(twin("374702051677/1000000000000", "751/2000", "2/5")).isFalse();
  }

  /** The room is 0.1893 times what works against it: q^2 must be less, q^8 is no matter. */
  @Test
  void theLongestStudentLeavesLittle() {
    assertThat(twin("187/500", "751/2000", "435/1000")).isTrue();
    assertThat(twin("187/500", "751/2000", "436/1000")).isFalse();
    assertThat(twin("187/500", "751/2000", "1/2")).isFalse();
    assertThat(twin("187/500", "751/2000", "-2/5")).isFalse();
  }

  /** a (w - (s + w) r) of a direction of power n where it is most, or least, over the bracket. */
  private static Fraction pull(Fraction z, Fraction end, int n, Fraction s) {
    Fraction one = Fraction.ONE;
    return z.power(n).complement().times(one.minus(s.plus(one).times(end.power(n))));
  }

  /** Of powers 4 and 3 the bound is q itself: at it the student is not worse for certain. */
  @Test
  void theBoundItselfIsNotBelow() {
    List<Integer> powersOf = List.of(4, 3, 3);
    String s = "1009/50 943/50 9/100";
    String rho = "8/5 81/10 1/20";
    Fraction low = Fraction.of(3764, 10_000);
    Fraction high = Fraction.of(3773, 10_000);
    // The pull is negative along the second, and positive along the others.
    Fraction lowest =
        pull(high, low, 3, Fraction.of(943, 50))
            .times(Fraction.of(81, 10))
            .plus(pull(low, low, 3, Fraction.of(9, 100)).times(Fraction.of(1, 20)));
    Fraction against = pull(low, low, 4, Fraction.of(1009, 50)).times(Fraction.of(8, 5));
    Fraction bound = lowest.negate().over(against);
    assertThat(bound.value()).isBetween(0.4529, 0.453);
    for (int step = -1; step <= 1; step++) {
      Fraction longest = bound.plus(Fraction.of(step, 1_000_000_000));
      LongStudentIsWorse numbers =
          worse(powersOf, s, rho, low.toString(), high.toString(), longest.toString());
      assertThat(numbers.verifies()).isEqualTo(step < 0);
    }
  }

  /** At this s_3 the sum without weights is just 0 at the least that the bracket allows. */
  @Test
  void theSumWithoutWeightsIsPositive() {
    Fraction low = Fraction.of(3737, 10_000);
    Fraction high = Fraction.of(3744, 10_000);
    Fraction cube = high.power(3);
    Fraction second = pull(low, high, 3, Fraction.of(943, 50));
    Fraction third =
        Fraction.ONE.plus(second.over(cube.complement())).over(cube).minus(Fraction.ONE);
    assertThat(third.value()).isBetween(17.248, 17.249);
    for (int step = -1; step <= 1; step++) {
      String s = "1009/50 943/50 " + third.plus(Fraction.of(step, 1_000_000));
      LongStudentIsWorse numbers =
          worse(List.of(5, 3, 3), s, "8/5 81/10 1/2000", low.toString(), high.toString(), "2/5");
      assertThat(numbers.verifies()).isEqualTo(step < 0);
    }
  }

  /** A direction in between, however light: the student's e is not that of the lowest alone. */
  @Test
  void allButTheFirstAreTheLowest() {
    String rho = "8/5 1/1000000000 81/10 1/20";
    for (int between = 3; between <= 4; between++) {
      LongStudentIsWorse numbers =
          worse(
              List.of(5, between, 3, 3),
              "1009/50 1 943/50 9/100",
              rho,
              "187/500",
              "751/2000",
              "2/5");
      assertThat(numbers.verifies()).isEqualTo(between == 3);
    }
  }
}
