// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.softmax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.eigendistill.number.Fraction;
import org.eigendistill.theorem.certificate.Counterexample;
import org.eigendistill.theorem.search.Outcome;
import org.junit.jupiter.api.Test;

/**
 * Statement S1 at cases whose numbers are worked out by hand. Two classes with logits x and -x and
 * rows as directions: a row's share of the slope is xi x / |xi|^2.
 */
class SlopeCasesTest {
  private static final int DRAWS = 2_000;

  @Test
  void drawnCasesAreAsTold() {
    SplittableRandom random = new SplittableRandom(1);
    Set<Integer> rows = new TreeSet<>();
    Set<Integer> classes = new TreeSet<>();
    Set<Integer> low = new TreeSet<>();
    Set<String> logits = new TreeSet<>();
    int apart = 0;
    int neighbours = 0;
    int untrained = 0;
    int several = 0;
    for (int i = 0; i < DRAWS; i++) {
      SlopeCase drawn = SlopeCase.draw(random);
      int count = drawn.rows();
      rows.add(count);
      classes.add(drawn.logits().get(0).size());
      low.add(10 * count + drawn.low());
      drawn.logits().forEach(row -> row.forEach(z -> logits.add(z.toString())));
      assertThat(drawn.groups().get(0)).isZero();
      for (int k = 1; k < count; k++) {
        int step = drawn.groups().get(k) - drawn.groups().get(k - 1);
        assertThat(step).isBetween(0, 1);
        apart += step;
        neighbours++;
      }
      assertThat(drawn.groupCount()).isEqualTo(drawn.groups().get(count - 1) + 1);
      for (int g = 0; g < drawn.groupCount(); g++) {
        assertThat(drawn.gains().get(g).value()).isBetween(0.0, 1.0);
        assertThat(drawn.gains().get(g).compareTo(drawn.gains().get(Math.max(g - 1, 0))))
            .isLessThanOrEqualTo(0);
        boolean isNull = drawn.hasNull() && g == drawn.groupCount() - 1;
        assertThat(drawn.gains().get(g).signum()).isEqualTo(isNull ? 0 : 1);
      }
      several += drawn.groupCount() > 1 ? 1 : 0;
      untrained += drawn.hasNull() ? 1 : 0;
      for (int k = 0; k < count; k++) {
        for (int j = 0; j < count; j++) {
          assertThat(SlopeCase.product(drawn.basis().get(k), drawn.basis().get(j)))
              .isEqualTo(k == j ? Fraction.ONE : Fraction.ZERO);
        }
      }
    }
    assertThat(rows).containsExactly(2, 3, 4, 5);
    assertThat(classes).containsExactly(2, 3, 4);
    assertThat(low).containsExactly(21, 31, 41, 42, 51, 52);
    assertThat(logits).containsExactly("-1", "-2", "-3", "-4", "0", "1", "2", "3", "4");
    // Two in three, and one in three of those with several groups, give or take a twentieth.
    assertThat(apart / (double) neighbours).isBetween(0.61, 0.72);
    assertThat(untrained / (double) several).isBetween(0.28, 0.39);
  }

  @Test
  void words() {
    Counterexample steep = SoftmaxTwins.neverSteep();
    assertThat(steep.text()).isEqualTo("z11 = 2; z12 = -2; z21 = 1; z22 = -1; a1 = 1; a2 = 1/2");
    assertThat(steep.arithmetic()).isEqualTo("exact");
    List<List<Fraction>> turned = List.of(list("3/5", "4/5"), list("-4/5", "3/5"));
    SlopeCase other =
        new SlopeCase(
            turned, List.of(0, 0), list("1/2"), false, List.of(list("1", "0"), list("0", "3")), 1);
    assertThat(other)
        .hasToString(
            "z11 = 1; z12 = 0; z21 = 0; z22 = 3; u11 = 3/5; u12 = 4/5; u21 = -4/5; u22 = 3/5;"
                + " a1 = 1/2; a2 = 1/2");
  }

  /** All learned: slope 1, which is not steep; one gain for all: the slope is that gain. */
  @Test
  void atTheBoundsThemselves() {
    SlopeCase whole = rows(List.of(0, 1), list("1", "1"), false, 2, 1);
    assertThat(SlopeFigures.of(whole).slope()).isEqualTo(Fraction.ONE);
    assertThat(SlopeLaw.NEVER_STEEP.decide(whole)).isEqualTo(new Outcome.Holds(0));
    SlopeCase half = rows(List.of(0, 0), list("1/2"), false, 2, 1);
    assertThat(SlopeFigures.of(half).slope()).isEqualTo(Fraction.of(1, 2));
    assertThat(SlopeLaw.SHARES.decide(half)).isEqualTo(new Outcome.Holds(1));
    // x = (1, 0): the first row alone gives the slope.
    SlopeCase first = rows(List.of(0, 1), list("1/2", "0"), true, 1, 0);
    assertThat(SlopeFigures.of(first).slope()).isEqualTo(Fraction.of(1, 2));
    assertThat(SlopeLaw.NULL_LEFT_OUT.decide(first)).isEqualTo(new Outcome.Holds(0));
  }

  /** Shares (2, -1), (1, 0), and of x = (2, 2, 1) the shares (1, 1, -1). */
  @Test
  void tailsOfDirectionsAndOfEigenvalues() {
    SlopeCase apart = rows(List.of(0, 1), list("1", "1/2"), false, 2, 1);
    assertThat(SlopeLaw.SINGLE_TAILS.decide(apart)).isEqualTo(new Outcome.Holds(1));
    SlopeCase never = rows(List.of(0, 1), list("1", "1/2"), false, 1, 0);
    assertThat(SlopeLaw.SINGLE_TAILS.decide(never)).isEqualTo(new Outcome.PremiseNotMet());
    SlopeCase together = rows(List.of(0, 1, 1), list("1", "1/2"), false, 2, 2, 1);
    assertThat(SlopeFigures.of(together).tails()).isEqualTo(list("1", "0"));
    assertThat(SlopeFigures.of(together).singleTails()).isEqualTo(list("1", "0", "-1"));
    assertThat(SlopeLaw.SINGLE_TAILS.decide(together)).isEqualTo(new Outcome.Violated(-1));
    SlopeCase level = rows(List.of(0, 1), list("1", "1/2"), false, 1, 1);
    assertThat(SlopeLaw.SINGLE_TAILS.decide(level)).isEqualTo(new Outcome.PremiseNotMet());
  }

  /** A check that nothing could fail would be none: twice the same vector is no basis. */
  @Test
  void formulasAndTailsFailWithoutABasis() {
    List<Fraction> second = list("0", "1");
    SlopeCase numbers =
        new SlopeCase(
            List.of(second, second), List.of(0, 1), list("1", "0"), false, logits(2, 1), 1);
    assertThat(SlopeFigures.of(numbers).formulasHold()).isFalse();
    assertThat(SlopeFigures.of(numbers).tailsDecide()).isFalse();
    assertThat(SlopeLaw.SHARES.decide(numbers)).isEqualTo(new Outcome.Violated(-1));
    SlopeCase mended = rows(List.of(0, 1), list("1", "0"), false, 2, 1);
    assertThat(SlopeFigures.of(mended).formulasHold()).isTrue();
    assertThat(SlopeFigures.of(mended).tailsDecide()).isTrue();
  }

  /**
   * Gains that rise from 1/4 to 1/2: the least sure row, of confidence 1, comes to 1/2, above the
   * quarter that the first gain allows. With x = (3, 1, 0), both less sure rows and gains 0, 1/2,
   * 1, the sum is 1/2 below its teacher's, and 1 is what the first gain allows.
   */
  @Test
  void gainsThatRiseBreakTheLowEnd() {
    for (int[] x : new int[][] {{2, 1}, {1, 2}}) {
      SlopeCase rising =
          new SlopeCase(
              x[0] > x[1]
                  ? SlopeCase.unit(2)
                  : List.of(SlopeCase.unit(2).get(1), SlopeCase.unit(2).get(0)),
              List.of(0, 1),
              list("1/4", "1/2"),
              false,
              logits(x),
              1);
      assertThat(SlopeFigures.of(rising).tailsDecide()).as("%s", Arrays.toString(x)).isFalse();
    }
    SlopeCase two =
        new SlopeCase(
            SlopeCase.unit(3), List.of(0, 1, 2), list("0", "1/2", "1"), false, logits(3, 1, 0), 2);
    assertThat(SlopeFigures.of(two).tailsDecide()).isFalse();
  }

  private static SlopeCase rows(
      List<Integer> groups, List<Fraction> gains, boolean hasNull, int... x) {
    return new SlopeCase(SlopeCase.unit(x.length), groups, gains, hasNull, logits(x), 1);
  }

  private static List<List<Fraction>> logits(int... x) {
    return IntStream.of(x).mapToObj(z -> List.of(Fraction.of(z, 1), Fraction.of(-z, 1))).toList();
  }

  private static List<Fraction> list(String... numbers) {
    return Arrays.stream(numbers).map(Fraction::parse).toList();
  }
}
