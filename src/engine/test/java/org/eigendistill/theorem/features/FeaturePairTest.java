// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Random;
import org.eigendistill.testing.LongReal;
import org.eigendistill.testing.Seeded;
import org.junit.jupiter.api.Test;

/** Two feature spaces against their definition in 110 digits, and against closed forms. */
class FeaturePairTest {
  private static final double ULP = 0x1p-52;

  /**
   * For k = 1/2 and ka = 3/4, with C = (1 - u)^(-1/2) - 1 and 1 - v = q^4, the student is matched
   * with plain training on both directions where C q^2 + C q = 2. At u = 117/121, C = 9/2, q = 1/3:
   * v* = 80/81; for C at most 1 there is no q below 1.
   */
  @Test
  void theChangeOverIsTheRootOfAQuadraticAtOneHalfAndThreeQuarters() {
    FeaturePair pair = new FeaturePair(0.75, 0.5);
    Seeded.cases(
        40,
        1,
        random -> {
          double c = 1 + Seeded.logUniform(random, 1e-3, 1e6);
          double q = 4 / (c + Math.sqrt(c * c + 8 * c));
          ChangeOver found = pair.changeOver(TopGain.after(2 * Math.log1p(c))).orElseThrow();
          double cancelled = 8 * ULP * c / (c - 1);
          assertThat(found.time()).isCloseTo(-4 * Math.log(q), within(cancelled * found.time()));
          assertThat(found.error()).isLessThanOrEqualTo(ULP);
        });
    ChangeOver known = pair.changeOver(TopGain.of(117 / 121.0)).orElseThrow();
    assertThat(known.gain()).isCloseTo(80 / 81.0, within(4 * ULP));
    assertThat(known.residual()).isCloseTo(1 / 81.0, within(20 * ULP / 81));
    assertThat(pair.firstChange()).isEqualTo(Math.log(4), within(ULP));
    assertThat(pair.changeOver(TopGain.of(0.7499999))).isEmpty();
  }

  /** Exactly on the boundary, which no enclosure can tell: u = 3/4, where k u / g_k(u) = 3/4. */
  @Test
  void onTheBoundaryTheStudentIsBehind() {
    assertThat(new FeaturePair(0.75, 0.5).standing(TopGain.of(0.75)))
        .isEqualTo(FeatureStanding.BEHIND);
    assertThat(new FeaturePair(Math.nextUp(0.75), 0.5).standing(TopGain.of(0.75)))
        .isEqualTo(FeatureStanding.CHANGES);
    assertThat(new FeaturePair(0.75, 0.5).standing(TopGain.of(Math.nextUp(0.75))))
        .isEqualTo(FeatureStanding.CHANGES);
    // k = 1/4: 1 - u = (2/3)^4 has no double; 1 - u = 1/256 has, and k u / g_k(u) = 85/256.
    assertThat(new FeaturePair(85 / 256.0, 0.25).standing(TopGain.of(255 / 256.0)))
        .isEqualTo(FeatureStanding.BEHIND);
  }

  /** At points of all sizes, u and v to 1e-15 near 0 and to exp(-200) near 1. */
  @Test
  void signsAndAdvantageAreThoseOfTheDefinition() {
    int[] seen = new int[2];
    Seeded.cases(
        400,
        1,
        random -> {
          FeaturePair pair = pair(random);
          double student = Seeded.logUniform(random, 1e-15, 200);
          double teacher = Seeded.logUniform(random, 1e-15, 200);
          double truth = psi(pair, student, teacher).doubleValue();
          TopGain on = TopGain.after(student);
          TopGain from = TopGain.after(teacher);
          FeatureStanding expected = truth < 0 ? FeatureStanding.BEHIND : FeatureStanding.AHEAD;
          assertThat(sign(pair, on, from)).isEqualTo(expected);
          assertThat(pair.standing(on, from)).isEqualTo(expected);
          assertThat(pair.advantage(on, from)).isCloseTo(truth, within(1e-14 * Math.abs(truth)));
          seen[truth < 0 ? 0 : 1]++;
        });
    assertThat(seen[0]).isGreaterThan(100);
    assertThat(seen[1]).isGreaterThan(100);
  }

  /** The sign is the stated one at either end, in 110 digits; and only there does it change. */
  @Test
  void changesOverOnceBetweenTheStatedEnds() {
    int[] changes = new int[1];
    Seeded.cases(
        300,
        1,
        random -> {
          double k = share(random);
          FeaturePair pair = new FeaturePair(k + (1 - k) * share(random), k);
          double time = Seeded.logUniform(random, 1e-4, 50);
          TopGain student = TopGain.after(time);
          if (pair.standing(student) != FeatureStanding.CHANGES) {
            assertThat(psi(pair, time, Seeded.logUniform(random, 1e-6, 50)).signum()).isNegative();
            return;
          }
          changes[0]++;
          ChangeOver found = pair.changeOver(student).orElseThrow();
          assertThat(found.error()).isLessThan(4 * ULP);
          if (found.later() < 100) {
            assertThat(psi(pair, time, found.earlier()).signum()).isPositive();
            assertThat(psi(pair, time, found.later()).signum()).isNegative();
          }
          double share = random.nextDouble();
          assertThat(sign(pair, student, TopGain.after(found.earlier() * share)))
              .isEqualTo(FeatureStanding.AHEAD);
          assertThat(sign(pair, student, TopGain.after(found.later() / share)))
              .isEqualTo(FeatureStanding.BEHIND);
          ChangeOver more = pair.changeOver(TopGain.after(1.01 * time)).orElseThrow();
          assertThat(more.earlier()).isGreaterThan(found.later());
        });
    assertThat(changes[0]).isGreaterThan(60);
  }

  /** Where ka is nearly 1 the change-over's gain is 1 in doubles, and its time is not. */
  @Test
  void farChangeOversHaveTheirTime() {
    FeaturePair pair = new FeaturePair(1 - 1e-12, 0.5);
    ChangeOver found = pair.changeOver(TopGain.of(0.99)).orElseThrow();
    // t* = log(k X / ((1 + X)^k - 1)) / (1 - ka), X = 99, but for exp(-1e12).
    double ratio = 1 - pair.teacherRatio();
    assertThat(found.time()).isCloseTo(Math.log(49.5 / 9) / ratio, within(4 * ULP / ratio));
    assertThat(found.gain()).isEqualTo(1);
    assertThat(found.error()).isLessThan(4 * ULP);
  }

  /** A ratio as near the boundary as doubles have it: the change-over is then next to 0. */
  @Test
  void nearTheBoundaryNoDigitsAreLost() {
    FeaturePair pair = new FeaturePair(0.75 + 0x1p-50, 0.5);
    ChangeOver found = pair.changeOver(TopGain.of(0.75)).orElseThrow();
    // To first order t* = (ka - e) / (X e'(X) / 2), and X e' = e (e - 1 + (1 - k) u) = -3/32.
    assertThat(found.time()).isCloseTo(0x1p-50 * 64 / 3, within(1e-13 * found.time()));
    assertThat(found.error()).isLessThanOrEqualTo(ULP);
  }

  @Test
  void theLeastRatioFallsFromOneToK() {
    assertThat(FeaturePair.leastRatio(0.5, TopGain.of(0.75))).isEqualTo(0.75);
    assertThat(FeaturePair.leastRatio(0.5, TopGain.after(1e-300))).isEqualTo(1);
    assertThat(FeaturePair.leastRatio(0.5, TopGain.after(200))).isEqualTo(0.5);
  }

  /** At v* it is the teacher's own ratio; towards v = 0 and 1 it comes to the ends of the range. */
  @Test
  void theLevelRatioIsWhereTheChangeOverLies() {
    assertThat(FeaturePair.levelRatio(0.5, TopGain.of(117 / 121.0), TopGain.of(80 / 81.0)))
        .isCloseTo(0.75, within(4 * ULP));
    double first = FeaturePair.leastRatio(0.3, TopGain.of(0.9));
    assertThat(FeaturePair.levelRatio(0.3, TopGain.of(0.9), TopGain.after(1e-30))).isEqualTo(first);
    assertThat(FeaturePair.levelRatio(0.3, TopGain.of(0.9), TopGain.after(1e8)))
        .isCloseTo(1, within(1e-7));
    for (double teacher : new double[] {1e-9, 0.2, 0.9, 1 - 1e-9}) {
      double level = FeaturePair.levelRatio(0.3, TopGain.of(0.9), TopGain.of(teacher));
      assertThat(
              sign(new FeaturePair(level * (1 + 1e-15), 0.3), TopGain.of(0.9), TopGain.of(teacher)))
          .isEqualTo(FeatureStanding.AHEAD);
      assertThat(
              sign(new FeaturePair(level * (1 - 1e-15), 0.3), TopGain.of(0.9), TopGain.of(teacher)))
          .isEqualTo(FeatureStanding.BEHIND);
    }
  }

  @Test
  void whatHoldsAtAllTimes() {
    assertThat(new FeaturePair(0.5, 0.5).standing()).isEqualTo(FeatureStanding.BEHIND);
    assertThat(new FeaturePair(1, 0.5).standing()).isEqualTo(FeatureStanding.AHEAD);
    assertThat(new FeaturePair(1e300, 0.5).firstChange()).isZero();
    assertThat(new FeaturePair(1e-300, 0.5).firstChange()).isInfinite();
    assertThat(new FeaturePair(0.9, 0.5).standing()).isEqualTo(FeatureStanding.CHANGES);
  }

  @Test
  void refusesWhatIsNoPair() {
    for (double[] ratios :
        new double[][] {{0, 0.5}, {Double.NaN, 0.5}, {1, 1}, {1, 0}, {1.0 / 0, 0.5}}) {
      assertThatThrownBy(() -> new FeaturePair(ratios[0], ratios[1]))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> TopGain.of(1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> TopGain.of(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> TopGain.after(1.0 / 0)).isInstanceOf(IllegalArgumentException.class);
    assertThat(TopGain.after(40).residual()).isCloseTo(Math.exp(-40), within(1e-32));
    assertThat(TopGain.of(0.75).residual()).isEqualTo(0.25);
  }

  /** Without recourse to what is proved. */
  private static FeatureStanding sign(FeaturePair pair, TopGain student, TopGain teacher) {
    return FeatureCase.of(pair, student, teacher).decided();
  }

  private static FeaturePair pair(Random random) {
    double k = share(random);
    return switch (random.nextInt(3)) {
      case 0 -> new FeaturePair(k * share(random), k);
      case 1 -> new FeaturePair(1 / share(random), k);
      default -> new FeaturePair(k + (1 - k) * share(random), k);
    };
  }

  private static double share(Random random) {
    double near = Seeded.logUniform(random, 1e-6, 0.5);
    return random.nextBoolean() ? near : 1 - near;
  }

  /** log g_ka(v) + log g_k(u) - log g_k(u v) as it is defined, at -log(1-u) and -log(1-v). */
  private static BigDecimal psi(FeaturePair pair, double student, double teacher) {
    BigDecimal k = new BigDecimal(pair.studentRatio());
    BigDecimal s = new BigDecimal(student);
    BigDecimal t = new BigDecimal(teacher);
    BigDecimal uv = fitted(s).multiply(fitted(t));
    BigDecimal plain = fitted(k.multiply(LongReal.log1p(uv.negate())).negate());
    BigDecimal own =
        fitted(k.multiply(s)).multiply(fitted(new BigDecimal(pair.teacherRatio()).multiply(t)));
    return LongReal.log1p(own.subtract(plain).divide(plain, LongReal.CONTEXT));
  }

  private static BigDecimal fitted(BigDecimal x) {
    return LongReal.expm1(x.negate()).negate();
  }
}
