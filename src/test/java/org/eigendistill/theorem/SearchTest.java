package org.eigendistill.theorem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Search, decision and shrinking on comparisons whose truth is known. */
class SearchTest {
  private static final long SEED = 11;

  private static Comparison of(String id) {
    return Atlas.full().find(id).orElseThrow().comparison();
  }

  @Test
  void sameSeedSameCases() {
    Tally a = Search.of(of("T8"), SEED).cover(500).direct().tally();
    Tally b = Search.of(of("T8"), SEED).cover(500).direct().tally();
    Tally c = Search.of(of("T8"), SEED + 1).cover(500).direct().tally();
    assertThat(a.cases()).isEqualTo(b.cases());
    assertThat(a.where().toString()).isEqualTo(b.where().toString());
    assertThat(a.smallestMargin()).isEqualTo(b.smallestMargin());
    assertThat(c.where().toString()).isNotEqualTo(a.where().toString());
  }

  /** The cases cover every axis from end to end, corners and equal times among them. */
  @Test
  void samplerReachesCornersAndEqualTimes() {
    Layout layout = Layout.of(of("T1"));
    Sampler sampler = Sampler.of(layout, SEED);
    double[] least = {1, 1, 1};
    double[] most = new double[3];
    int equal = 0;
    for (int i = 0; i < 2000; i++) {
      double[] unit = sampler.next();
      for (int k = 0; k < 3; k++) {
        least[k] = Math.min(least[k], unit[k]);
        most[k] = Math.max(most[k], unit[k]);
      }
      equal += unit[1] == unit[2] ? 1 : 0;
    }
    for (int k = 0; k < 3; k++) {
      assertThat(least[k]).isLessThan(0.002);
      assertThat(most[k]).isGreaterThan(0.998);
    }
    assertThat(equal).isBetween(100, 300);
    assertThat(layout.at(new double[] {0, 0, 0}).ratio()).isLessThan(2e-5);
    assertThat(1 - layout.at(new double[] {1, 0, 0}).ratio()).isLessThan(2e-5);
  }

  @Test
  void directedSearchLowersTheMargin() {
    for (String id : List.of("T7", "T6", "T11a")) {
      double drawn = Search.of(of(id), SEED).cover(300).tally().smallestMargin();
      double directed = Search.of(of(id), SEED).cover(300).direct().tally().smallestMargin();
      assertThat(directed).as(id).isLessThan(drawn);
    }
  }

  /** Where both speak they agree; where doubles are silent fifty digits mostly are not. */
  @Test
  void doublesNeverContradictFiftyDigits() {
    int settled = 0;
    for (String id : List.of("T1", "T4", "T6", "T7", "T9", "T10b", "T2")) {
      Layout layout = Layout.of(of(id));
      Sampler sampler = Sampler.of(layout, SEED);
      for (int i = 0; i < 60; i++) {
        Case c = layout.at(sampler.next());
        Outcome rough = Decision.decide(c);
        Outcome fine = FiftyDigits.decide(c);
        if (spoken(rough) && spoken(fine)) {
          assertThat(rough.getClass()).as("%s at %s", id, c).isEqualTo(fine.getClass());
          settled++;
        }
      }
    }
    assertThat(settled).isGreaterThan(200);
  }

  private static boolean spoken(Outcome outcome) {
    return outcome instanceof Outcome.Holds || outcome instanceof Outcome.Violated;
  }

  /**
   * Ratio 1 - 2^-42: the true margin is near 1e-13 of the gain, below the doubles' resolution, and
   * yet T1 is true there.
   */
  @Test
  void fiftyDigitsDecideWhatDoublesLeaveOpen() {
    Layout layout = Layout.of(of("T1"));
    Case near = new Case(layout, new double[] {1 - 0x1p-42, 0.5, 0.5});
    assertThat(Decision.decide(near)).isInstanceOf(Outcome.Undecided.class);
    assertThat(FiftyDigits.decide(near)).isInstanceOf(Outcome.Holds.class);
    Layout reversed = Layout.of(of("T1").with(Twin.REVERSED));
    Case twin = new Case(reversed, new double[] {1 - 0x1p-42, 0.5, 0.5});
    assertThat(FiftyDigits.decide(twin)).isInstanceOf(Outcome.Violated.class);
  }

  /** The example of theory, row T7: averaged iterates, the student ahead. */
  @Test
  void theKnownViolationIsOne() {
    Case known = new Case(Layout.of(of("T7")), new double[] {0.0443, 129.98, 202.15});
    assertThat(Decision.decide(known)).isInstanceOf(Outcome.Violated.class);
    assertThat(FiftyDigits.decide(known)).isInstanceOf(Outcome.Violated.class);
  }

  @Test
  void shrinkingKeepsTheViolationAndShortens() {
    for (String id : List.of("T2x", "T6", "T7", "T9", "T11a", "T12x")) {
      Comparison comparison = of(id);
      Numbers shrunk = Shrink.search(comparison, SEED).orElseThrow();
      assertThat(shrunk.refute()).as(id).isTrue();
      String text = new Certificate(shrunk).text();
      assertThat(Shrink.search(comparison, SEED).map(n -> new Certificate(n).text()))
          .as(id)
          .contains(text);
      for (Fraction value : shrunk.values()) {
        assertThat(value.bits()).as("%s: %s", id, text).isLessThan(40);
      }
    }
  }

  @Test
  void nothingShrinksWhereNothingIsViolated() {
    assertThat(Shrink.search(of("T4"), SEED)).isEmpty();
  }
}
