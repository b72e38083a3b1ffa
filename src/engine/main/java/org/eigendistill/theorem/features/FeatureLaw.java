// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.features;

import java.util.random.RandomGenerator;
import org.eigendistill.number.Interval;
import org.eigendistill.theorem.search.Attempt;
import org.eigendistill.theorem.search.Law;
import org.eigendistill.theorem.search.Outcome;

/**
 * Statement N5 and its false neighbours. Cases: ratios evenly in their log-odds from 1e-5 to 1 -
 * 1e-5, ends of the regimes among them; times from 1e-6 to 100 evenly in the logarithm.
 */
public enum FeatureLaw implements Law {
  /**
   * Behind, ahead, or one change-over, as {@link FeaturePair} has it. Where there is one, a case
   * asks one of three things: ahead below the lower bound of its time, behind above the upper one
   * (up to the time 600), or, of two times, not behind at the earlier and ahead at the later.
   */
  REGIMES,
  /** Behind for all k &lt; ka &lt; 1. */
  BEHIND_BELOW_ONE,
  /** Ahead for all v, where there is a change-over. */
  STAYS_AHEAD,
  /** Behind for ka at most k, the teacher's eigenvectors turned from the student's. */
  OTHER_EIGENVECTORS;

  private static final double LOG_ODDS = 11.5;

  /** Times at which residuals are doubles. */
  private static final double LONGEST = 600;

  @Override
  public Attempt draw(RandomGenerator random) {
    double k = share(random);
    TopGain student = TopGain.after(time(random));
    TopGain teacher = TopGain.after(time(random));
    return switch (this) {
      case REGIMES -> regimes(pair(k, random), student, teacher, random);
      case BEHIND_BELOW_ONE ->
          decide(FeatureCase.of(between(k, random), student, teacher), FeatureStanding.BEHIND);
      case STAYS_AHEAD -> {
        FeatureCase drawn = FeatureCase.of(between(k, random), student, teacher);
        yield drawn.pair().standing(student) == FeatureStanding.CHANGES
            ? decide(drawn, FeatureStanding.AHEAD)
            : new Attempt(new Outcome.PremiseNotMet(), drawn);
      }
      case OTHER_EIGENVECTORS ->
          turned(new FeatureCase(atMost(k, random), student, teacher, 1 - random.nextDouble()));
    };
  }

  private static Attempt regimes(
      FeaturePair pair, TopGain student, TopGain teacher, RandomGenerator random) {
    FeatureStanding over = pair.standing(student);
    FeatureCase drawn = FeatureCase.of(pair, student, teacher);
    if (over != FeatureStanding.CHANGES) {
      return over == FeatureStanding.UNDECIDED
          ? new Attempt(new Outcome.Undecided(), drawn)
          : decide(drawn, over);
    }
    ChangeOverSearch bounds = new ChangeOverSearch(pair, student);
    double share = 1 - random.nextDouble();
    double early = bounds.lower(Interval::point).low() * share;
    double late = bounds.upper(Interval::point).high() * (2 - share);
    int question = random.nextInt(3);
    if (question == 0 && early > 0) {
      return decide(FeatureCase.of(pair, student, TopGain.after(early)), FeatureStanding.AHEAD);
    }
    return question == 1 && late < LONGEST
        ? decide(FeatureCase.of(pair, student, TopGain.after(late)), FeatureStanding.BEHIND)
        : ordered(drawn, TopGain.after(Math.min(LONGEST, teacher.time() / share)));
  }

  /** One direction of change: what is behind already does not come ahead later. */
  private static Attempt ordered(FeatureCase drawn, TopGain later) {
    FeatureCase after = FeatureCase.of(drawn.pair(), drawn.student(), later);
    return drawn.decided() == FeatureStanding.BEHIND
        ? decide(after, FeatureStanding.BEHIND)
        : decide(drawn, FeatureStanding.AHEAD);
  }

  private static Attempt turned(FeatureCase drawn) {
    try {
      double first = drawn.lower(Interval::point).plain().low();
      return first > 0
          ? decide(drawn, FeatureStanding.BEHIND)
          : new Attempt(new Outcome.PremiseNotMet(), drawn);
    } catch (ArithmeticException beyond) {
      return new Attempt(new Outcome.PremiseNotMet(), drawn);
    }
  }

  private static Attempt decide(FeatureCase drawn, FeatureStanding claimed) {
    FeatureStanding found = drawn.decided();
    if (found == FeatureStanding.UNDECIDED) {
      return new Attempt(new Outcome.Undecided(), drawn);
    }
    return new Attempt(
        found == claimed
            ? new Outcome.Holds(drawn.margin())
            : new Outcome.Violated(-drawn.margin()),
        drawn);
  }

  private static FeaturePair pair(double k, RandomGenerator random) {
    return switch (random.nextInt(8)) {
      case 0 -> atMost(k, random);
      case 1 -> new FeaturePair(random.nextBoolean() ? 1 / share(random) : 1, k);
      default -> between(k, random);
    };
  }

  private static FeaturePair atMost(double k, RandomGenerator random) {
    return new FeaturePair(random.nextInt(4) == 0 ? k : k * share(random), k);
  }

  private static FeaturePair between(double k, RandomGenerator random) {
    return new FeaturePair(k + (1 - k) * share(random), k);
  }

  private static double share(RandomGenerator random) {
    return 1 / (1 + Math.exp(LOG_ODDS * (2 * random.nextDouble() - 1)));
  }

  private static double time(RandomGenerator random) {
    return Math.pow(10, -6 + 8 * random.nextDouble());
  }
}
