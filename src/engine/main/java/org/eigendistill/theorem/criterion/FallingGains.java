// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.criterion;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eigendistill.base.Numerals;
import org.eigendistill.dynamics.Clock;
import org.eigendistill.dynamics.Course;
import org.eigendistill.dynamics.Curve;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.number.Fraction;
import org.eigendistill.number.Interval;

/**
 * Whether a filter's gain falls as training goes on, passes 1, or never moves. All that is stated
 * of students presumes that it does not: gains lie in (0, 1) and rise until training is over.
 *
 * <p>A fall is found, never supposed: two lengths whose enclosures show it, or one at which
 * intervals show that the slope is below 0. They are looked for on a grid over ten decades, and
 * between its places wherever intervals leave the slope's sign open, the widest first. What is not
 * found may still be there.
 */
public final class FallingGains {
  private static final double FIRST = 1e-4;
  private static final double LAST = 1e6;
  private static final int CELLS = 64;
  private static final int BUDGET = 2_000;

  /** So many whole steps are looked at. */
  public static final int MOST_STEPS = 1_000;

  /** Along so many eigenvalues steps are looked at. */
  private static final int MOST_EIGENVALUES = 64;

  private static final double CERTAIN = 1e-10;

  /** A slope below it, of a gain between 0 and 1, moves nothing. */
  private static final double FLAT = 1e-12;

  private FallingGains() {}

  /**
   * Where the gain falls, in words after "its gain"; empty where no fall is found.
   *
   * @param eigenvalues positive, along which to look
   */
  public static Optional<String> place(Procedure procedure, double... eigenvalues) {
    if (procedure.clock().isWhole()) {
      return steps(procedure, eigenvalues).map(Fall::words);
    }
    try {
      require(procedure, eigenvalues);
      return Optional.empty();
    } catch (NotMonotone falling) {
      return Optional.of(falling.place());
    }
  }

  /**
   * By whole steps, of which the first fall is found: the least step at which the gain falls or has
   * passed 1 along one of the eigenvalues, or of 64 among more.
   *
   * @param by the step
   * @param words the same in words, after "its gain"
   */
  public record Fall(int by, String words) {
    /**
     * The first fall; none where none is found, up to 1,000 steps.
     *
     * @param procedure of whole steps
     * @param eigenvalues any, of which those above 0 are looked at
     */
    public static Optional<Fall> first(Procedure procedure, double... eigenvalues) {
      return steps(procedure, spread(MOST_EIGENVALUES, eigenvalues));
    }
  }

  /** Of whole steps, one after the other, in doubles that are right to far more digits. */
  private static Optional<Fall> steps(Procedure procedure, double... eigenvalues) {
    Course course = Course.onLabels(procedure);
    Curve[] curves = Arrays.stream(eigenvalues).mapToObj(course::along).toArray(Curve[]::new);
    double[] before = new double[curves.length];
    for (int n = 1; n <= MOST_STEPS; n++) {
      for (int k = 0; k < curves.length; k++) {
        double now = curves[k].at(n).residual();
        boolean falls = n > 1 && now - before[k] > CERTAIN * Math.abs(before[k]);
        if (falls && now > CERTAIN || now < -CERTAIN) {
          double from = n == 1 ? Double.NaN : n - 1;
          String words = Falling.words(procedure.clock(), eigenvalues[k], from, n);
          return Optional.of(new Fall(n, words));
        }
        before[k] = now;
      }
    }
    return Optional.empty();
  }

  /**
   * Refuses a filter whose gain falls.
   *
   * @throws NotMonotone if it does, for certain
   */
  static void require(Procedure procedure, double... eigenvalues) {
    for (double eigenvalue : eigenvalues) {
      new GainTable(procedure, eigenvalue);
    }
    if (procedure.clock().isWhole()) {
      return;
    }
    for (double eigenvalue : eigenvalues) {
      requireBetween(procedure, eigenvalue);
    }
    Optional<Fraction> fall = ScaleFamily.of(procedure).flatMap(ScaleFamily::fall);
    if (fall.isPresent()) {
      String at = procedure.clock().phrase(fall.get().value());
      throw new NotMonotone(
          procedure, "falls at eigenvalue 1.000, where its formula changes, " + at);
    }
  }

  private static void requireBetween(Procedure procedure, double eigenvalue) {
    Deque<Interval> open = new ArrayDeque<>();
    double first = Math.log(FIRST / eigenvalue);
    double width = Math.log(LAST / FIRST) / CELLS;
    for (int i = 0; i < CELLS; i++) {
      open.add(new Interval(first + i * width, first + (i + 1) * width));
    }
    for (int looked = 0; looked < BUDGET && !open.isEmpty(); looked++) {
      Interval cell = open.remove();
      double middle = cell.middle();
      Interval here = slope(procedure, eigenvalue, Interval.point(middle));
      if (here.high() < -FLAT) {
        throw new NotMonotone(
            procedure,
            "falls at eigenvalue %s, %s"
                .formatted(
                    Numerals.significant(eigenvalue, 4),
                    procedure.clock().phrase(length(procedure, Interval.point(middle)).middle())));
      }
      if (!(slope(procedure, eigenvalue, cell).low() > -FLAT)) {
        open.add(new Interval(cell.low(), middle));
        open.add(new Interval(middle, cell.high()));
      }
    }
  }

  /** At a logarithm of time, or of 1/penalty. */
  private static Interval length(Procedure procedure, Interval log) {
    // The eigenvalue's unit is the penalty's, and the inverse of the time's.
    return (procedure.clock() == Clock.PENALTY ? log.negate() : log).exp();
  }

  private static Interval slope(Procedure procedure, double eigenvalue, Interval log) {
    try {
      return LocalGain.at(procedure, Interval.point(eigenvalue), length(procedure, log)).byLength();
    } catch (ArithmeticException unknown) {
      return new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }
  }

  /** The largest and the smallest eigenvalue, and one between. */
  public static double[] sample(double... eigenvalues) {
    return spread(3, eigenvalues);
  }

  /** At most so many of those above 0, the largest first, evenly by rank to the smallest. */
  private static double[] spread(int most, double... eigenvalues) {
    double[] positive = Arrays.stream(eigenvalues).filter(l -> l > 0).sorted().toArray();
    int last = positive.length - 1;
    int count = Math.min(most, positive.length);
    return IntStream.range(0, count)
        .mapToDouble(i -> positive[last - (count == 1 ? 0 : i * last / (count - 1))])
        .distinct()
        .toArray();
  }
}
