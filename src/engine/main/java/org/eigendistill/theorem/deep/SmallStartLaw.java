// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.deep;

import java.util.random.RandomGenerator;
import org.eigendistill.deep.Arithmetic;
import org.eigendistill.number.Enclosure;
import org.eigendistill.theorem.search.Attempt;
import org.eigendistill.theorem.search.Law;
import org.eigendistill.theorem.search.Outcome;

/**
 * Statement T13.seq, and what it does not say. Cases: f = u, lam = 1, starts from 1e-2 down to
 * 1e-200, s from a tenth to 10 and twice the start at least, times from 0.05 to 5 in units of
 * log(1/u0)/s.
 */
public enum SmallStartLaw implements Law {
  /** What the teacher has not learned is erased; what it has keeps the shorter of the two times. */
  TRUNCATES,
  /** What the teacher has learned, the student has to a half at least, however short its time. */
  PASSES_ALL_ON;

  private static final long MOST = 500;

  /**
   * A mode from a small start.
   *
   * @param digits -log_10 u0
   * @param strength s
   * @param teacher T/log(1/u0)
   * @param student t/log(1/u0)
   */
  record Small(double digits, double strength, double teacher, double student) {
    private static Enclosure number(double value) {
      return Arithmetic.ENCLOSURE.number(value);
    }

    private Enclosure log() {
      return number(10).log().times(number(digits));
    }

    private Enclosure start() {
      return log().negate().exp();
    }

    /** 1/w, from 1/u0. */
    private Enclosure toward(Enclosure aim, double time) {
      Enclosure kept = log().times(number(time)).over(aim).negate().exp();
      return aim.times(kept.complement()).plus(number(1).over(start()).times(kept));
    }

    private Enclosure labels() {
      return number(1).over(number(strength));
    }

    private Enclosure taught() {
      return toward(labels(), teacher);
    }

    private Enclosure own() {
      return toward(taught(), student);
    }

    /** u0^(s theta). */
    private Enclosure power() {
      return log().times(number(strength)).times(number(teacher)).negate().exp();
    }

    /** By which share the bound of a mode that is not learned is met; below 0 where it fails. */
    Enclosure erased() {
      Enclosure ratio = taught().over(own());
      Enclosure u = start();
      Enclosure inverse = u.over(power()); // u0^(1 - s theta)
      Enclosure exponent = log().times(number(2 * student)).times(inverse);
      Enclosure bound =
          power().times(exponent.exp()).times(number(1).plus(inverse.times(labels())));
      return ratio.over(bound).complement();
    }

    /** By how much tau/log(1/u0) is beyond the lower bound, and below the upper one. */
    Enclosure kept(boolean lower) {
      Enclosure unfitted = log().times(number(student)).over(taught()).negate().exp();
      Enclosure left = power().plus(unfitted).minus(power().times(unfitted));
      Enclosure time = left.log().negate().times(labels()).over(log());
      Enclosure least = number(Math.min(teacher, student));
      if (!lower) {
        return least.minus(time);
      }
      Enclosure lost = number(strength).times(power().over(start()));
      Enclosure rest = number(2).log().times(labels()).over(log());
      return time.minus(least.times(lost.complement()).minus(rest));
    }

    Enclosure overHalf() {
      return number(2).over(own()).times(labels()).minus(number(1));
    }

    @Override
    public String toString() {
      return "u0=1e-%s, s=%s, T=%s log(1/u0), t=%s log(1/u0)"
          .formatted(digits, strength, teacher, student);
    }
  }

  @Override
  public Attempt draw(RandomGenerator random) {
    double digits = DeepLaw.logUniform(random, 2, 200);
    double strength = DeepLaw.logUniform(random, 0.1, 10);
    double teacher = DeepLaw.logUniform(random, 0.05, 5) / strength;
    double student = DeepLaw.logUniform(random, 0.05, 5) / strength;
    Small drawn = new Small(digits, strength, teacher, student);
    boolean learned = strength * teacher > 1;
    if (this == PASSES_ALL_ON) {
      return learned
          ? decided(drawn.overHalf(), drawn)
          : new Attempt(new Outcome.PremiseNotMet(), drawn);
    }
    if (!learned) {
      return decided(drawn.erased(), drawn);
    }
    boolean lower = random.nextBoolean();
    // tau nears the upper bound by a power of the start, which 75 digits have to tell from 0.
    Small nearer = lower ? drawn : new Small(Math.min(digits, 6), strength, teacher, student);
    return decided(nearer.kept(lower), nearer);
  }

  /** A case takes some milliseconds. */
  @Override
  public long mostCases() {
    return MOST;
  }

  private static Attempt decided(Enclosure room, Small drawn) {
    Enclosure nothing = Arithmetic.ENCLOSURE.number(0);
    double margin = room.value();
    Outcome outcome =
        nothing.certainlyBelow(room)
            ? new Outcome.Holds(margin)
            : room.certainlyBelow(nothing) ? new Outcome.Violated(margin) : new Outcome.Undecided();
    return new Attempt(outcome, drawn);
  }
}
