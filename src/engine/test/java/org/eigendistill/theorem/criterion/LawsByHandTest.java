// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.criterion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.random.RandomGenerator;
import org.eigendistill.number.Fraction;
import org.eigendistill.theorem.search.Attempt;
import org.eigendistill.theorem.search.Outcome;
import org.junit.jupiter.api.Test;

/** Cases of the laws around N4 at the edges of their premises, and draws of given numbers. */
class LawsByHandTest {
  private static final Fraction HALF = Fraction.of(1, 2);
  private static final Fraction TENTH = Fraction.of(1, 10);
  private static final Fraction MOST = Fraction.of(9, 10);

  /** Gives the numbers it was given, in their order, as doubles or as whole numbers. */
  private static final class Given implements RandomGenerator {
    private final Deque<Double> numbers = new ArrayDeque<>();

    Given(double... numbers) {
      Arrays.stream(numbers).forEach(this.numbers::add);
    }

    @Override
    public long nextLong() {
      throw new AssertionError("not asked for");
    }

    @Override
    public double nextDouble() {
      return numbers.remove();
    }

    @Override
    public int nextInt(int bound) {
      double number = numbers.remove();
      assertThat(number).isBetween(0.0, bound - 1.0);
      return (int) number;
    }
  }

  private static DescentSteps.Case steps(
      boolean longer,
      Fraction ratio,
      Fraction student,
      Fraction teacher,
      Fraction plain,
      int... n) {
    return new DescentSteps.Case(
        longer, ratio, student, teacher, plain, Arrays.stream(n).boxed().toList());
  }

  @Test
  void edgesOfSteps() {
    Fraction zero = Fraction.ZERO;
    Fraction one = Fraction.ONE;
    // (1 - .9^21)(1 - .9^60) below .9 along l_1; half of it, .45, is less than the student's .63.
    assertThat(steps(false, HALF, TENTH, TENTH, MOST, 21, 60, 1).refutes()).isTrue();
    assertThat(steps(false, zero, TENTH, TENTH, MOST, 21, 60, 1).refutes()).isFalse();
    assertThat(steps(false, HALF, TENTH, TENTH, one, 60, 60, 1).refutes()).isFalse();
    assertThat(steps(false, HALF, zero, zero, zero, 1, 1, 1).refutes()).isFalse();
    // 2 steps of 9/10 as the reference's, 22 of 1/10: .99 (1 - .9^22) = .892 below .9, then .472.
    assertThat(steps(false, HALF, MOST, TENTH, MOST, 2, 22, 1).refutes()).isTrue();
    // A reference that comes exactly as far.
    Fraction u = Fraction.ONE.minus(MOST.power(21));
    Fraction v = Fraction.ONE.minus(MOST.power(60));
    assertThat(steps(false, HALF, TENTH, TENTH, u.times(v), 21, 60, 1).refutes()).isTrue();
    // (15/16) (4/5) = 3/4 is the reference's one step.
    Fraction plain = Fraction.of(3, 4);
    Fraction teacher = Fraction.of(4, 5);
    assertThat(steps(true, HALF, plain, teacher, plain, 2, 1, 0).first()).isEqualTo(1);
    assertThat(steps(true, HALF, plain, teacher, plain, 3, 1, 0).first()).isEqualTo(2);
    assertThat(steps(true, one, plain, teacher, plain, 2, 1, 1).refutes()).isFalse();
    assertThat(steps(true, HALF, plain, teacher, plain, 2, 1, 1))
        .hasToString(
            "l2/l1 = 1/2; student h l1 = 3/4, steps = 2; teacher h l1 = 4/5, steps = 1;"
                + " reference h l1 = 3/4, steps = 1");
    assertThat(new DescentSteps(true).mostCases()).isEqualTo(Long.MAX_VALUE);
    assertThat(new DescentSteps(false).mostCases()).isEqualTo(100_000);
  }

  /** Steps of 19/20 leave 20^-8 after eight; steps of 1/20 do not come as far in 200. */
  @Test
  void stepsThatAreTooLate() {
    // plain 1/20, ratio 10/20, both parts 1/20 + 18/20, eight steps each.
    Attempt late = new DescentSteps(true).draw(new Given(0, 9, 18, 18, 7, 7));
    assertThat(late.outcome()).isEqualTo(new Outcome.PremiseNotMet());
    // plain 10/20, parts 15/20 and 16/20, one step: 3/5 is passed by 3/4, the second step.
    Attempt drawn = new DescentSteps(true).draw(new Given(9, 9, 5, 6, 0, 0, 1));
    assertThat(drawn.numbers())
        .isEqualTo(steps(true, HALF, Fraction.of(3, 4), Fraction.of(4, 5), HALF, 1, 1, 3));
    // Along l_2: (3/8)(2/5) = 3/20, and 1 - (3/4)^3 = 37/64.
    assertThat(((Outcome.Holds) drawn.outcome()).margin())
        .isCloseTo(1 - 3 / 20.0 * 64 / 37, within(1e-15));
  }

  @Test
  void pairs() {
    GainPair even = new GainPair(HALF, HALF);
    assertThat(even.isBehind()).isFalse();
    assertThat(even.outcome()).isEqualTo(new Outcome.Violated(0));
    assertThat(new GainPair(Fraction.of(1, 4), HALF).outcome()).isEqualTo(new Outcome.Holds(0.5));
    Fraction sixty = TENTH.power(57);
    assertThat(sixty.toString()).hasSize(60);
    assertThat(GainPair.words(sixty)).isEqualTo(sixty.toString());
    assertThat(GainPair.words(sixty.times(TENTH))).isEqualTo("1E-58");
  }

  private static boolean refutes(boolean rising, Fraction ratio, Fraction odds, Integer... c) {
    return new OddsPowers.Case(rising, ratio, odds, odds, List.of(c)).refutes();
  }

  @Test
  void edgesOfPowers() {
    Fraction one = Fraction.ONE;
    assertThat(refutes(false, HALF, HALF, -1, -1, -1)).isTrue();
    // Nothing moves, or all are as far as they were: neither is behind, and no premise is met.
    assertThat(refutes(true, Fraction.ZERO, HALF, 1, 1, 1)).isFalse();
    assertThat(refutes(true, one, HALF, 1, 1, 1)).isFalse();
    assertThat(refutes(true, HALF, HALF, 0, 0, 0)).isFalse();
    // All three are to be negative.
    assertThat(refutes(false, HALF, HALF, 0, 0, 0)).isFalse();
    assertThat(refutes(false, HALF, HALF, -1, 0, -1)).isFalse();
    assertThat(refutes(false, HALF, HALF, 1, -1, -1)).isFalse();
    assertThat(new OddsPowers.Case(true, HALF, Fraction.ZERO, one, List.of(1, 1, 1)).refutes())
        .isFalse();
    assertThat(new OddsPowers.Case(true, HALF, one, Fraction.ZERO, List.of(1, 1, 1)).refutes())
        .isFalse();
  }

  @Test
  void tikhonovDraws() {
    TikhonovOrders from = new TikhonovOrders(true);
    TikhonovOrders below = new TikhonovOrders(false);
    // Ridge, l/d = 1 of both, l_2/l_1 = 10^(-3 log10(2)/3) = 1/2: 2/9 as 1/9 stands against 1/7.
    double zero = 3 / 7.0;
    Attempt ridge = from.draw(new Given(0, zero, zero, Math.log10(2) / 3));
    assertThat(((TikhonovOrders.Case) ridge.numbers()).order()).isEqualTo(1);
    assertThat(((Outcome.Holds) ridge.outcome()).margin()).isCloseTo(2 / 9.0, within(1e-14));
    assertThat(from.draw(new Given(1, 0, zero, zero, 0.1)).outcome())
        .isInstanceOf(Outcome.Holds.class);
    // One eigenvalue is no pair, and order 1 none below 1.
    assertThat(from.draw(new Given(0, zero, zero, 0)).outcome())
        .isEqualTo(new Outcome.PremiseNotMet());
    assertThat(below.draw(new Given(0, zero, zero, 0.1)).outcome())
        .isEqualTo(new Outcome.PremiseNotMet());
    assertThat(below.draw(new Given(0.5, zero, zero, 0.1)).outcome())
        .isNotEqualTo(new Outcome.PremiseNotMet());
    assertThat(new TikhonovOrders.HalfOrder(Fraction.of(9, 1), Fraction.of(3, 1)).arithmetic())
        .isEqualTo("exact");
  }

  /** Of ridge at l/d = 1 the share is (1 - k) / (1 + k)^2; at tiny ones it is 1 - k. */
  @Test
  void tikhonovAtItsEnds() {
    double k = 1 - 0x1p-52;
    Outcome near = new TikhonovOrders.Case(1, 1, 1, k).decided();
    assertThat(((Outcome.Holds) near).margin()).isCloseTo(0x1p-54, within(0x1p-90));
    // Of order 3/2 the share is D (1 - k), D of three e = nu x (1 - a) / ((1 + x) a).
    double left = 1 - Math.pow(1 - Math.pow(2, -1.5), 2);
    double d = 2 * elasticity(1) - elasticity(Math.pow(left, -2 / 3.0) - 1);
    Outcome nearer = new TikhonovOrders.Case(1.5, 1, 1, 1 - 0x1p-53).decided();
    assertThat(((Outcome.Holds) nearer).margin()).isCloseTo(d * 0x1p-53, within(1e-28));
    Outcome tiny = new TikhonovOrders.Case(1, 1e-50, 1e-50, 0.5).decided();
    assertThat(((Outcome.Holds) tiny).margin()).isCloseTo(0.5, within(1e-12));
    assertThat(new TikhonovOrders.Case(1, 0, 1, 0.5).decided()).isEqualTo(new Outcome.Undecided());
  }

  private static double elasticity(double x) {
    double left = Math.pow(1 + x, -1.5);
    return 1.5 * x / (1 + x) * left / (1 - left);
  }

  /** e^0 = 1 leaves no eigenvalue below it in [1, e]. */
  @Test
  void standingStill() {
    Attempt none = new StandingReference().draw(new Given(0, 0));
    assertThat(none.outcome()).isEqualTo(new Outcome.PremiseNotMet());
    assertThat(none.numbers()).isEqualTo("l1 = 1.0, l2 = 1.0");
    LawExample example =
        new LawExample(CriterionLaws.N4Y, new StandingReference.Case(Fraction.ONE, Fraction.ONE));
    assertThat(example.verifies()).isFalse();
  }

  /** From l_1 = 10^(1/2): numbers of filters, and lengths x / l or penalties l / x. */
  @Test
  void placesAreDrawn() {
    double l = Math.sqrt(10);
    // Flow and ridge, the student as its own reference; l t = 30^(1/2), l / d = 30^(-1/2).
    Attempt first = new LeadLaw().draw(new Given(0.75, 0.5, 0.5, 0, 0.5, 0.5, 1, 0, 0.75, 0.25));
    double x = Math.sqrt(30);
    assertPlace(first, l, "flow", x / l, "ridge", l * x, "ridge");
    // Decay 10^(1/2) and Tikhonov of order 2^(3/4 3 - 1), against flow's average at 10^(-1/2).
    Attempt second =
        new LeadLaw()
            .draw(new Given(0.75, 0.75, 0.5, 3, 0.5, 0.75, 5, 1, 0.25, 0.5, 4, 0.25, 0.75));
    String words = second.numbers().toString();
    assertThat(number(words, "teacher=decayed-flow with penalty ")).isCloseTo(l, within(1e-14));
    assertThat(number(words, "student=fractional-tikhonov with tikhonov-order "))
        .isCloseTo(Math.pow(2, 1.25), within(1e-14));
    assertThat(number(words, "against ema-flow with rate ")).isCloseTo(1 / l, within(1e-14));
    assertThat(number(words, "studentLength=")).isCloseTo(l / x, within(1e-13));
  }

  private static void assertPlace(
      Attempt attempt,
      double l,
      String teacher,
      double teacherLength,
      String student,
      double studentLength,
      String reference) {
    String words = attempt.numbers().toString();
    assertThat(words).contains("teacher=" + teacher + ",", "student=" + student + ",");
    assertThat(words).endsWith("against " + reference);
    assertThat(number(words, "Place[l=")).isCloseTo(l, within(1e-14));
    assertThat(number(words, "teacherLength=")).isCloseTo(teacherLength, within(1e-13));
    assertThat(number(words, "studentLength=")).isCloseTo(studentLength, within(1e-13));
  }

  private static double number(String words, String after) {
    assertThat(words).contains(after);
    String rest = words.substring(words.indexOf(after) + after.length());
    return Double.parseDouble(rest.split("[,\\] ]")[0]);
  }

  /**
   * Ridge at l / d = x, both of residual q = 1 / (1 + x): D = 2 q - (1 - (1 - q)^2) = q^2, a share
   * of 1/62 at x = 30. What the student loses on the reference over a short way is D times it.
   */
  @Test
  void leadsAreDTimesTheWay() {
    Attempt ridge = new LeadLaw().draw(new Given(0.5, 0.5, 0.5, 1, 0.5, 0.5, 1, 0, 1, 1));
    assertThat(number(ridge.numbers().toString(), "teacherLength="))
        .isCloseTo(1 / 30.0, within(1e-15));
    assertThat(((Outcome.Holds) ridge.outcome()).margin()).isCloseTo(1, within(1e-4));
    // Averaged flow is ahead: D < 0, and the share is of one sign all the same.
    Attempt averaged = new LeadLaw().draw(new Given(0.5, 0.5, 0.5, 2, 0.5, 0.5, 2, 0, 0.9, 0.9));
    assertThat(((Outcome.Holds) averaged.outcome()).margin()).isCloseTo(1, within(1e-4));
    assertThat(new LeadLaw().mostCases()).isEqualTo(20_000);
  }
}
