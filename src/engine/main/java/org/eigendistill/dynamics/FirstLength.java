// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

import java.util.OptionalDouble;

/**
 * The first length of training with a gain: by a propagator's closed form, or else found by
 * doubling and bisection down to neighbouring doubles, or neighbouring whole numbers. It takes the
 * gain to rise with training until it reaches the goal.
 */
final class FirstLength {
  private static final double FACTOR = 16;
  private static final double MOST_STEPS = 0x1p53;

  private final Clock clock;
  private final Propagator path;
  private final Gain goal;

  private FirstLength(Clock clock, Propagator path, Gain goal) {
    this.clock = clock;
    this.path = path;
    this.goal = goal;
  }

  /**
   * The length, NaN where training never gets there.
   *
   * @param eigenvalue positive; it sets the unit in which the search begins
   */
  static double of(Clock clock, Propagator path, double eigenvalue, Gain goal) {
    OptionalDouble known = path.lengthToReach(goal);
    if (known.isPresent()) {
      return known.getAsDouble();
    }
    if (!(goal.residual() > 0) || !(eigenvalue > 0)) {
      return Double.NaN;
    }
    return clock.isWhole()
        ? wholeFrom(1, path, goal)
        : new FirstLength(clock, path, goal)
            .continuous(clock == Clock.PENALTY ? eigenvalue : 1 / eigenvalue);
  }

  /**
   * The first whole length with a gain, by doubling from one that none before it reaches, and
   * bisection; NaN if 2^53 does not reach it.
   */
  static double wholeFrom(double from, Propagator path, Gain goal) {
    double high = from;
    while (!reached(path.gainAt(high), goal)) {
      high *= 2;
      if (high > MOST_STEPS) {
        return Double.NaN;
      }
    }
    double low = Math.floor(high / 2);
    while (high - low > 1) {
      double middle = Math.rint(low + (high - low) / 2);
      if (reached(path.gainAt(middle), goal)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  /** Brackets from a unit, then halves the distance in the order of doubles. */
  private double continuous(double unit) {
    double more = clock == Clock.PENALTY ? 1 / FACTOR : FACTOR;
    double there = unit;
    while (!reached(there)) {
      there *= more;
      if (there == 0 || there == Double.POSITIVE_INFINITY) {
        return Double.NaN;
      }
    }
    double before = there / more;
    while (reached(before)) {
      there = before;
      before /= more;
      if (before == 0 || before == Double.POSITIVE_INFINITY) {
        return there;
      }
    }
    long not = Double.doubleToLongBits(before);
    long yes = Double.doubleToLongBits(there);
    while (Math.abs(yes - not) > 1) {
      long middle = yes + (not - yes) / 2;
      if (reached(Double.longBitsToDouble(middle))) {
        yes = middle;
      } else {
        not = middle;
      }
    }
    return Double.longBitsToDouble(yes);
  }

  private boolean reached(double length) {
    return reached(path.gainAt(length), goal);
  }

  /** Whether a gain is at a goal below 1 or beyond it. */
  static boolean reached(Gain gain, Gain goal) {
    if (gain.gain() < 0.5 || gain.residualSign() < 0) {
      return gain.gain() >= goal.gain();
    }
    return gain.logResidual() <= goal.logResidual();
  }
}
