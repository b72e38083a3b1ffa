// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.criterion;

import java.util.List;
import org.eigendistill.base.Numerals;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.number.Fraction;
import org.eigendistill.number.Interval;
import org.eigendistill.number.Jet;
import org.eigendistill.theorem.proof.BoxProof;
import org.eigendistill.theorem.proof.Verdict;

/**
 * The proof that c (1 + a) rises with the gain a, for a filter whose gain is a function of x = l t,
 * or l / d, alone: by intervals on the boxes of a compact range of x, and by expansions in x below
 * it and in 1/x above it, so at every x > 0.
 *
 * @param verdict holds if it is proved; refuted if c (1 + a) falls somewhere; else undecided
 * @param low the compact range's lower end; NaN where none was tried
 * @param high its upper end
 * @param boxes how many boxes were looked at
 * @param where where the proof stopped, in words; empty where it holds
 */
record RisingProof(Verdict verdict, double low, double high, long boxes, String where) {
  private static final long BUDGET = 20_000;

  /** Corners begin at 2 to one of these. */
  private static final int[] EXPONENTS = {3, 4, 6, 9, 16};

  /** Tries to prove it. */
  static RisingProof of(ScaleFamily family) {
    String x = family.variable();
    Procedure procedure = family.gains();
    double start = corner(from -> start(procedure, from));
    if (Double.isNaN(start)) {
      return open(Double.NaN, Double.NaN, "corner: gains near 0, %s -> 0".formatted(x));
    }
    double end = corner(from -> end(procedure, from));
    if (Double.isNaN(end)) {
      return open(1 / start, Double.NaN, "corner: gains near 1, %s -> infinity".formatted(x));
    }
    BoxProof proof =
        BoxProof.of(
            point -> clauses(procedure, point.get(0).exp()),
            new double[] {-Math.log(start) - 1e-9},
            new double[] {Math.log(end) + 1e-9},
            BUDGET);
    String where = "";
    if (proof.verdict() != Verdict.HOLDS) {
      Interval box = proof.where().get(0).exp();
      requireRising(family, box);
      where =
          "box: %s in [%s, %s]"
              .formatted(
                  x, Numerals.significant(box.low(), 6), Numerals.significant(box.high(), 6));
    }
    return new RisingProof(proof.verdict(), 1 / start, end, proof.boxes(), where);
  }

  private static RisingProof open(double low, double high, String where) {
    return new RisingProof(Verdict.UNDECIDED, low, high, 0, where);
  }

  /** The gain near the start, as a function of 1/x. */
  static LocalGain<Expansion> start(Procedure procedure, double from) {
    Expansion x = Expansion.variable(from);
    return LocalGain.ofScale(procedure, x.lift(Fraction.ONE).over(x));
  }

  /** The gain near the end. */
  static LocalGain<Expansion> end(Procedure procedure, double from) {
    return LocalGain.ofScale(procedure, Expansion.variable(from));
  }

  /** The gain in a corner that begins at a number. */
  interface Corner {
    LocalGain<Expansion> from(double from);
  }

  /**
   * The least number, of a few, from which on c (1 + a) is proved to rise; NaN if there is none.
   */
  private static double corner(Corner corner) {
    for (int exponent : EXPONENTS) {
      double from = Math.scalb(1.0, exponent);
      try {
        LocalGain<Expansion> local = corner.from(from);
        if (rises(local)) {
          return from;
        }
        if (local.rise().negate().isPositive()) {
          return Double.NaN;
        }
      } catch (Dimensioned.UnitException e) {
        return Double.NaN;
      } catch (ArithmeticException tooEarly) {
        continue;
      }
    }
    return Double.NaN;
  }

  /** Whether c (1 + a) rises, e is positive, and gains rise. */
  private static boolean rises(LocalGain<Expansion> local) {
    return local.rise().isPositive()
        && local.byEigenvalue().isPositive()
        && local.byLength().isPositive();
  }

  private static List<List<Jet<Interval>>> clauses(Procedure procedure, Jet<Interval> x) {
    LocalGain<Jet<Interval>> local = LocalGain.ofScale(procedure, x);
    return List.of(List.of(local.byLength()), List.of(local.byEigenvalue()), List.of(local.rise()));
  }

  private static void requireRising(ScaleFamily family, Interval box) {
    if (LocalGain.ofScale(family.gains(), box).byLength().high() < 0) {
      throw new NotMonotone(
          family.procedure(),
          "falls at %s in [%s, %s]"
              .formatted(
                  family.variable(),
                  Numerals.significant(box.low(), 6),
                  Numerals.significant(box.high(), 6)));
    }
  }
}
