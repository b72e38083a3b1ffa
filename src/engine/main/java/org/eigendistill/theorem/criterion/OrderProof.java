// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.criterion;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eigendistill.base.Numerals;
import org.eigendistill.dynamics.Affine;
import org.eigendistill.dynamics.Clock;
import org.eigendistill.dynamics.Gain;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.number.Fraction;
import org.eigendistill.number.Interval;

/**
 * The proof that at equal gains c of one filter is greater than c of another, both being functions
 * of l t, or l / d, alone: by intervals over the gains of a compact range, and by expansions
 * beyond. At small gains (c - 1)/a is compared, both c going to 1; at large ones c, or (c - L)/r
 * where both go to L. With powers p of l before it, c of the greater power is the greater all the
 * more, as c is positive.
 *
 * @param where where it stopped, in words; empty where it holds
 * @param text the proof in words; empty where there is none
 */
record OrderProof(String where, String text) {
  private static final double[] FROM = {16, 64, 1024};
  private static final double FIRST_WIDTH = 1e-2;
  private static final double LEAST_WIDTH = 1e-6;
  private static final long BUDGET = 60_000;

  /** Tries to prove that c of the first is the greater. */
  static OrderProof of(ScaleFamily above, ScaleFamily below) {
    String names = "%s above %s".formatted(above.name(), below.name());
    if (above.power() < below.power()) {
      return new OrderProof("unlike powers of l, %s".formatted(names), "");
    }
    if (above.gains().equals(below.gains())) {
      return new OrderProof(
          "",
          "c of %s is at least that of %s at equal gains, by their formulas."
              .formatted(above, below));
    }
    Procedure greater = above.gains();
    Procedure less = below.gains();
    for (double from : FROM) {
      try {
        if (!isOrderedAtTheStart(greater, less, from) || !isOrderedAtTheEnd(greater, less, from)) {
          continue;
        }
      } catch (ArithmeticException tooEarly) {
        continue;
      }
      return between(above, below, from);
    }
    return new OrderProof("corner: gains near 0 or 1, %s".formatted(names), "");
  }

  private static boolean isOrderedAtTheStart(Procedure greater, Procedure less, double from) {
    return startGauge(greater, from).low() > startGauge(less, from).high();
  }

  /** (c - 1) / a. */
  private static Interval startGauge(Procedure procedure, double from) {
    LocalGain<Expansion> local = RisingProof.start(procedure, from);
    Expansion one = local.gain().lift(Fraction.ONE);
    return local.oddsElasticity().minus(one).over(local.gain()).range();
  }

  private static boolean isOrderedAtTheEnd(Procedure greater, Procedure less, double from) {
    LocalGain<Expansion> upper = RisingProof.end(greater, from);
    LocalGain<Expansion> lower = RisingProof.end(less, from);
    Expansion above = upper.oddsElasticity();
    Expansion below = lower.oddsElasticity();
    if (above.range().low() > below.range().high()) {
      return true;
    }
    Optional<Fraction> limit = above.limit();
    if (limit.isEmpty() || !limit.equals(below.limit())) {
      return false;
    }
    Expansion common = above.lift(limit.get());
    return above.minus(common).over(upper.residual()).range().low()
        > below.minus(common).over(lower.residual()).range().high();
  }

  /** A bound of the lesser c at every x from a number on. */
  private record Far(double from, double highest) {}

  /** By intervals, from where the corners end. */
  private static OrderProof between(ScaleFamily above, ScaleFamily below, double from) {
    Procedure greater = above.gains();
    Procedure less = below.gains();
    Interval first = point(1 / from);
    Gain start = lesser(gain(greater, first), gain(less, first), true);
    Gain end = lesser(gain(greater, point(from)), gain(less, point(from)), false);
    double x = argument(greater, start) * (1 - 1e-9);
    double last = argument(greater, end) * (1 + 1e-9);
    Far far = new Far(from, RisingProof.end(less, from).oddsElasticity().range().high());
    double width = FIRST_WIDTH;
    long boxes = 0;
    while (x < last) {
      if (boxes++ == BUDGET || width < LEAST_WIDTH) {
        return new OrderProof(
            String.format(
                Locale.ROOT,
                "box: c of %s above %s at %s near %s",
                above,
                below,
                above.variable(),
                Numerals.significant(x, 6)),
            "");
      }
      double next = Math.min(last, x * (1 + width));
      if (isOrdered(greater, less, new Interval(x, next), far)) {
        x = next;
        width *= 1.5;
      } else {
        width /= 2;
      }
    }
    return new OrderProof(
        "",
        String.format(
            Locale.ROOT,
            "c of %s is above c of %s at equal gains: by intervals in %,d boxes between gains %s and"
                + " 1 - %s, and by expansions beyond.",
            above,
            below,
            boxes,
            Numerals.significant(start.gain(), 4),
            Numerals.significant(end.residual(), 4)));
  }

  private static boolean isOrdered(Procedure greater, Procedure less, Interval x, Far far) {
    Affine<Interval> first = gain(greater, point(x.low()));
    try {
      Interval matched =
          new Interval(
              argumentBelow(less, first), argumentAbove(less, gain(greater, point(x.high()))));
      return LocalGain.ofScale(greater, x).oddsElasticity().low() > highest(less, matched, far);
    } catch (ArithmeticException tooWide) {
      return false;
    }
  }

  /** A bound of c over an interval, also where intervals lose their digits to gains near 1. */
  private static double highest(Procedure procedure, Interval x, Far far) {
    boolean beyond = x.low() >= far.from;
    double bound = beyond ? far.highest : Double.POSITIVE_INFINITY;
    try {
      return Math.min(bound, LocalGain.ofScale(procedure, x).oddsElasticity().high());
    } catch (ArithmeticException tooWide) {
      return bound;
    }
  }

  private static Interval point(double x) {
    return Interval.point(x);
  }

  private static Affine<Interval> gain(Procedure procedure, Interval x) {
    return procedure.update(x, Interval.ONE);
  }

  /** The gain that is nearer to 0, or to 1. */
  private static Gain lesser(Affine<Interval> one, Affine<Interval> other, boolean start) {
    List<Affine<Interval>> both = List.of(one, other);
    boolean first =
        start
            ? one.gain().value() < other.gain().value()
            : one.residual().value() < other.residual().value();
    return plain(both.get(first ? 0 : 1));
  }

  private static Gain plain(Affine<Interval> gain) {
    double residual = gain.residual().value();
    return new Gain(gain.gain().value(), residual, Math.log(residual));
  }

  /** The x of a gain, in doubles. */
  private static double argument(Procedure procedure, Gain gain) {
    // At length 1 the eigenvalue is x; at eigenvalue 1 the length is x, or the penalty 1/x.
    double length = procedure.timeToReach(1, gain);
    return procedure.clock() == Clock.PENALTY ? 1 / length : length;
  }

  /** An x whose gain is at most a given one, for certain. */
  private static double argumentBelow(Procedure procedure, Affine<Interval> goal) {
    double x = argument(procedure, plain(goal));
    for (double gap = 1e-13; gap < 1e-3; gap *= 10) {
      double below = x * (1 - gap);
      if (isAtMost(gain(procedure, point(below)), goal)) {
        return below;
      }
    }
    throw new ArithmeticException("no length below");
  }

  /** An x whose gain is at least a given one, for certain. */
  private static double argumentAbove(Procedure procedure, Affine<Interval> goal) {
    double x = argument(procedure, plain(goal));
    for (double gap = 1e-13; gap < 1e-3; gap *= 10) {
      double above = x * (1 + gap);
      if (isAtMost(goal, gain(procedure, point(above)))) {
        return above;
      }
    }
    throw new ArithmeticException("no length above");
  }

  private static boolean isAtMost(Affine<Interval> one, Affine<Interval> other) {
    return one.gain().certainlyAtMost(other.gain())
        || other.residual().certainlyAtMost(one.residual());
  }
}
