// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.eigendistill.number.Fraction;
import org.eigendistill.number.Interval;
import org.eigendistill.theorem.search.Attempt;
import org.eigendistill.theorem.search.Outcome;
import org.junit.jupiter.api.Test;

/** What statement N5 is tried by, and numbers on its bounds. */
class FeatureCasesTest {
  private static final int DRAWS = 1_000;

  @Test
  void neighboursDrawRatiosOfTheirOwnPremise() {
    SplittableRandom random = new SplittableRandom(1);
    int changes = 0;
    for (int i = 0; i < DRAWS; i++) {
      FeatureCase below = drawn(FeatureLaw.BEHIND_BELOW_ONE.draw(random));
      assertThat(below.pair().teacherRatio()).isBetween(below.pair().studentRatio(), 1.0);
      assertThat(below.turn()).isZero();
      Attempt stays = FeatureLaw.STAYS_AHEAD.draw(random);
      FeaturePair pair = drawn(stays).pair();
      assertThat(pair.teacherRatio()).isBetween(pair.studentRatio(), 1.0);
      boolean isChange = pair.standing(drawn(stays).student()) == FeatureStanding.CHANGES;
      assertThat(stays.outcome() instanceof Outcome.PremiseNotMet).isNotEqualTo(isChange);
      changes += isChange ? 1 : 0;
      FeatureCase turned = drawn(FeatureLaw.OTHER_EIGENVECTORS.draw(random));
      assertThat(turned.turn()).isBetween(Double.MIN_VALUE, 1.0);
      assertThat(turned.pair().teacherRatio()).isLessThanOrEqualTo(turned.pair().studentRatio());
    }
    assertThat(changes).isBetween(DRAWS / 10, 9 * DRAWS / 10);
  }

  /** An eighth of the ratios below, one above, its ends hit again and again. */
  @Test
  void ratiosOfAllRegimes() {
    SplittableRandom random = new SplittableRandom(2);
    int draws = 4 * DRAWS;
    int atMost = 0;
    int same = 0;
    int atLeast = 0;
    int one = 0;
    for (int i = 0; i < draws; i++) {
      FeaturePair pair = drawn(FeatureLaw.REGIMES.draw(random)).pair();
      atMost += pair.teacherRatio() <= pair.studentRatio() ? 1 : 0;
      same += pair.teacherRatio() == pair.studentRatio() ? 1 : 0;
      atLeast += pair.teacherRatio() >= 1 ? 1 : 0;
      one += pair.teacherRatio() == 1 ? 1 : 0;
    }
    // Of 4,000: 500 and 500, of which 125 and 250, give or take more than five errors.
    assertThat(atMost).isBetween(390, 610);
    assertThat(same).isBetween(70, 180);
    assertThat(atLeast).isBetween(390, 610);
    assertThat(one).isBetween(170, 330);
  }

  /** Times before and after what is bounded, to twice the upper bound and to 600. */
  @Test
  void timesOfAChangeOver() {
    SplittableRandom random = new SplittableRandom(3);
    int changes = 0;
    int early = 0;
    int late = 0;
    for (int i = 0; i < 2 * DRAWS; i++) {
      FeatureCase drawn = drawn(FeatureLaw.REGIMES.draw(random));
      if (drawn.pair().standing(drawn.student()) != FeatureStanding.CHANGES) {
        continue;
      }
      changes++;
      ChangeOverSearch bounds = new ChangeOverSearch(drawn.pair(), drawn.student());
      double time = drawn.teacher().time();
      assertThat(time).isLessThanOrEqualTo(600);
      double upper = bounds.upper(Interval::point).high();
      early += time <= bounds.lower(Interval::point).low() ? 1 : 0;
      late += time >= upper && time <= 2 * upper ? 1 : 0;
    }
    assertThat(changes).isGreaterThan(DRAWS / 4);
    assertThat(early).isGreaterThan(changes / 3);
    // Less than a third: where the upper bound is above 600 there is no later time to ask for.
    assertThat(late).isGreaterThan(changes / 6);
  }

  /** The exact tie of 4/121 and 1/81 left: neither behind nor ahead. */
  @Test
  void onTheBoundsNothingIsRefuted() {
    assertThat(verifies(FeatureLaw.BEHIND_BELOW_ONE, "3/4", "2/11", "1/3", "0")).isFalse();
    assertThat(verifies(FeatureLaw.STAYS_AHEAD, "3/4", "2/11", "1/3", "0")).isFalse();
    assertThat(verifies(FeatureLaw.BEHIND_BELOW_ONE, "3/4", "2/11", "34/100", "0")).isTrue();
    assertThat(verifies(FeatureLaw.STAYS_AHEAD, "3/4", "2/11", "33/100", "0")).isTrue();
    // u = 3/4 is where a ratio of 3/4 has its change-over at v = 0: never ahead.
    assertThat(verifies(FeatureLaw.STAYS_AHEAD, "3/4", "1/2", "1/2", "0")).isFalse();
  }

  /** Numbers at the ends of their ranges, that would otherwise be ahead. */
  @Test
  void endsOfTheRangesRefuteNothing() {
    assertThat(verifies(FeatureLaw.BEHIND_BELOW_ONE, "9/10", "0", "999/1000", "0")).isFalse();
    assertThat(verifies(FeatureLaw.OTHER_EIGENVECTORS, "0", "1/2", "1/2", "1/2")).isFalse();
    Fraction half = Fraction.of(1, 2);
    assertThat(
            new FeatureExample(FeatureLaw.OTHER_EIGENVECTORS, Fraction.ONE, half, half, half, half)
                .verifies())
        .isFalse();
  }

  private static boolean verifies(
      FeatureLaw law, String ratio, String student, String teacher, String turn) {
    return FeatureExample.atHalf(law, ratio, student, teacher, turn).verifies();
  }

  @Test
  void words() {
    FeatureExample common =
        FeatureExample.atHalf(FeatureLaw.BEHIND_BELOW_ONE, "9/10", "1/10", "999/1000", "0");
    assertThat(common.text())
        .isEqualTo("l2/l1 = 1/2; mu2/mu1 = 9/10; student root = 1/10; teacher root = 999/1000");
    assertThat(common.arithmetic()).isEqualTo("exact");
    assertThat(
            FeatureExample.atHalf(FeatureLaw.OTHER_EIGENVECTORS, "1/2", "1/2", "1/2", "1/2").text())
        .endsWith("teacher root = 1/2; tan(turn/2) = 1/2");
    FeaturePair pair = new FeaturePair(0.75, 0.5);
    TopGain student = TopGain.of(0.25);
    assertThat(FeatureCase.of(pair, student, TopGain.after(3)))
        .hasToString("k=0.5, ka=0.75, student time=0.25, teacher time=3.0");
    assertThat(new FeatureCase(pair, student, TopGain.after(3), 0.125).toString())
        .endsWith("teacher time=3.0, tan of half the turn=0.125");
    assertThat(FeatureStanding.UNDECIDED.word()).isEqualTo("undecided");
  }

  /** Where intervals of doubles do not tell the sign, the margin keeps its digits. */
  @Test
  void marginsKeepTheirDigits() {
    FeaturePair pair = new FeaturePair(0.75 + 0x1p-50, 0.5);
    TopGain student = TopGain.of(0.75);
    TopGain teacher = TopGain.after(0x1p-53);
    FeatureCase near = FeatureCase.of(pair, student, teacher);
    assertThat(near.in(Interval::point)).isEqualTo(FeatureStanding.UNDECIDED);
    double lead = Math.expm1(pair.advantage(student, teacher));
    assertThat(near.margin()).isCloseTo(Math.abs(lead), within(1e-12 * Math.abs(lead)));
    FeatureCase far = FeatureCase.of(new FeaturePair(2, 0.5), TopGain.after(1e3), teacher);
    assertThat(far.decided()).isEqualTo(FeatureStanding.AHEAD);
    double farLead = Math.expm1(far.pair().advantage(far.student(), teacher));
    assertThat(far.margin()).isCloseTo(farLead, within(1e-12 * farLead));
  }

  @Test
  void changeOversAsNearAsAskedFor() {
    ChangeOver told = new ChangeOver(2, 4);
    assertThat(told.time()).isEqualTo(3);
    assertThat(told.error()).isEqualTo(1);
    assertThat(told.gain()).isCloseTo(0.950212931632136, within(1e-15));
    FeaturePair pair = new FeaturePair(0.75, 0.5);
    ChangeOver rough = pair.changeOver(TopGain.of(117 / 121.0), 1e-3).orElseThrow();
    assertThat(rough.error()).isBetween(1e-4, 1e-3);
    assertThat(rough.earlier()).isLessThan(Math.log(81));
    assertThat(rough.later()).isGreaterThan(Math.log(81));
  }

  /** log 4 is the time of 3/4. */
  @Test
  void gainsAndTimes() {
    assertThat(TopGain.of(0.75).time()).isCloseTo(Math.log(4), within(1e-15));
    assertThat(TopGain.of(0.75).gain()).isEqualTo(0.75);
    assertThat(TopGain.after(Math.log(4)).gain()).isCloseTo(0.75, within(1e-15));
    assertThat(TopGain.after(2).time()).isEqualTo(2);
    assertThat(TopGain.after(Double.MAX_VALUE).gain()).isEqualTo(1);
    assertThat(new FeaturePair(Double.MAX_VALUE, 0.5).standing()).isEqualTo(FeatureStanding.AHEAD);
    assertThatThrownBy(() -> TopGain.of(1)).hasMessage("gain 1.0");
    assertThatThrownBy(() -> TopGain.after(0)).hasMessage("time 0.0");
  }

  private static FeatureCase drawn(Attempt attempt) {
    return (FeatureCase) attempt.numbers();
  }
}
