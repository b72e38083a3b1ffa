// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.deep;

import java.util.random.RandomGenerator;
import org.eigendistill.deep.Mode;
import org.eigendistill.theorem.deep.TwoLayerCase.Starts;
import org.eigendistill.theorem.deep.TwoLayerCase.Times;
import org.eigendistill.theorem.search.Attempt;
import org.eigendistill.theorem.search.Law;
import org.eigendistill.theorem.search.Outcome;

/**
 * What T13 becomes for different starts, for teachers of any kind and for switches, and the false
 * neighbours of these: tried at depth 2. Cases: strengths from 1e-2 to 100, eigenvalues of a ratio
 * from 0.01 to 1, starts from 1e-4 of the strength on, exponents 2 lam s t from 1e-3 to 30 (for
 * different starts from 1e-2 of the strength and 3 on).
 */
public enum TwoLayerLaw implements Law {
  /** Teacher and student start no further than plain training does. */
  STARTS,
  /** The student starts further than the other two. */
  STUDENT_FURTHER,
  /** The teacher starts further than the other two. */
  TEACHER_FURTHER,
  /** Any teacher and student whose times do not fall as strength and eigenvalue rise. */
  ANY_TEACHER,
  /** The same of a teacher whose time falls. */
  FALLING_TIME,
  /** Labels first, then a teacher of a longer time: behind. */
  EARLY_SWITCH,
  /** The same: ahead. */
  EARLY_SWITCH_AHEAD,
  /** Labels first, then a teacher of a shorter time: ahead. */
  LATE_SWITCH,
  /** The same: behind. */
  LATE_SWITCH_BEHIND;

  private static final long MOST = 20_000;

  /** Cases that doubles leave open take some milliseconds. */
  @Override
  public long mostCases() {
    return MOST;
  }

  private boolean isOfStarts() {
    return this == STARTS || this == STUDENT_FURTHER || this == TEACHER_FURTHER;
  }

  private boolean claimsAhead() {
    return this == LATE_SWITCH || this == EARLY_SWITCH_AHEAD;
  }

  @Override
  public Attempt draw(RandomGenerator random) {
    TwoLayerCase drawn = drawn(random);
    if (isOfStarts() && !drawn.isOnItsWay()) {
      return new Attempt(new Outcome.PremiseNotMet(), drawn);
    }
    int claimed = claimsAhead() ? 1 : -1;
    return Attempt.bySign(drawn.order(), claimed, Math.abs(drawn.margin()), drawn);
  }

  private TwoLayerCase drawn(RandomGenerator random) {
    double strength = DeepLaw.logUniform(random, 1e-2, 100);
    double weaker = strength * DeepLaw.logUniform(random, 0.01, 1);
    double ratio = random.nextBoolean() ? 1 : DeepLaw.logUniform(random, 0.01, 1);
    double start =
        weaker * DeepLaw.logUniform(random, isOfStarts() ? 0.01 : 1e-4, isOfStarts() ? 0.9 : 5);
    double unit = 1 / (2 * strength);
    double shortest = isOfStarts() ? 3 : 1e-3;
    double teacher = unit * DeepLaw.logUniform(random, shortest, 30);
    double student = unit * DeepLaw.logUniform(random, shortest, 30);
    double share = DeepLaw.logUniform(random, 0.03, 1);
    Mode one = new Mode(1, strength);
    Mode two = new Mode(ratio, weaker);
    TwoLayerCase plain =
        new TwoLayerCase(
            Starts.common(start), one, two, Times.common(teacher), Times.common(student), 0, 1);
    return switch (this) {
      case STARTS ->
          plain.from(new Starts(start * random.nextDouble(0.1, 1), start * share, start));
      case STUDENT_FURTHER -> plain.from(new Starts(start, start / share, start));
      case TEACHER_FURTHER -> plain.from(new Starts(start / share, start, start));
      case ANY_TEACHER ->
          plain
              .by(new Times(teacher, teacher * share), new Times(student, student * share))
              .of(1 + random.nextInt(4));
      case FALLING_TIME -> plain.by(new Times(teacher * share, teacher), plain.student());
      case EARLY_SWITCH, EARLY_SWITCH_AHEAD -> plain.after(teacher * Math.min(share, 0.999));
      case LATE_SWITCH, LATE_SWITCH_BEHIND -> plain.after(teacher / Math.min(share, 0.999));
    };
  }
}
