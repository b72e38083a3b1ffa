// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.pay;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import org.eigendistill.number.Enclosure;
import org.eigendistill.number.Interval;
import org.eigendistill.number.Secant;

/**
 * A time at which the risk of stopped flow is stationary and least nearby, enclosed: at the low end
 * the risk falls for certain, at the high end it rises.
 *
 * @param problem whose risk
 * @param bracket two times, some roundings apart
 */
public record StoppedFlow(PayProblem problem, Interval bracket) {
  private static final MathContext DIGITS = new MathContext(Enclosure.DIGITS);
  private static final double SPACING = 0.125;
  private static final double FIRST_GAP = 1e-15;
  private static final double LAST_GAP = 1e-6;
  private static final double WIDEST = 0.3;
  private static final int HALVINGS = 60;
  private static final int SECANTS = 6;
  private static final double[] FINE_GAPS = {1e-66, 1e-60, 1e-50, 1e-40, 1e-30};

  /** The middle of the bracket. */
  public double time() {
    return bracket.middle();
  }

  /**
   * The best of all times: of the stationary times, which all lie between the least and the
   * greatest of the times at which flow has the best gain along a direction, that of least risk.
   * They are looked for on a grid of {@value #SPACING} in the logarithm, which may miss two that
   * are nearer to each other; empty where none can be enclosed. What rests on it, N2 and N3, is
   * true of every stationary time.
   */
  static Optional<StoppedFlow> best(PayProblem problem) {
    double first = Double.POSITIVE_INFINITY;
    double last = 0;
    double falls = 0;
    double bends = 0;
    for (int k = 0; k < problem.directions(); k++) {
      if (problem.weight(k) > 0) {
        double l = problem.eigenvalue(k);
        first = Math.min(first, problem.bestTime(k));
        last = Math.max(last, problem.bestTime(k));
        falls += problem.weight(k) * l * problem.power(k);
        bends += problem.weight(k) * l * l * (2 * problem.power(k) + problem.noise());
      }
    }
    // The risk falls from the start up to falls / bends at least.
    double from = Math.log(Math.max(first, falls / bends) * (1 - SPACING));
    double to = Math.log(last * (1 + SPACING));
    double least = Double.POSITIVE_INFINITY;
    double where = Double.NaN;
    double before = Math.exp(from);
    double slopeBefore = slope(problem, before);
    int count = (int) Math.ceil((to - from) / SPACING);
    for (int i = 1; i <= count; i++) {
      double now = Math.exp(from + (to - from) * i / count);
      double slopeNow = slope(problem, now);
      if (slopeBefore < 0 && slopeNow >= 0) {
        double root = root(problem, before, now);
        double risk = risk(problem, root);
        if (risk < least) {
          least = risk;
          where = root;
        }
      }
      before = now;
      slopeBefore = slopeNow;
    }
    return Double.isNaN(where) ? Optional.empty() : enclose(problem, where);
  }

  /** The stationary time near one that a search found; empty where none can be enclosed. */
  public static Optional<StoppedFlow> near(PayProblem problem, double time) {
    for (double share = 1e-9; share < WIDEST; share *= 4) {
      double low = time * (1 - share);
      double high = time * (1 + share);
      if (slope(problem, low) < 0 && slope(problem, high) > 0) {
        return enclose(problem, root(problem, low, high));
      }
    }
    return Optional.empty();
  }

  private static double root(PayProblem problem, double below, double above) {
    double low = below;
    double high = above;
    for (int i = 0; i < HALVINGS && high > Math.nextUp(low); i++) {
      double middle = low + (high - low) / 2;
      if (slope(problem, middle) < 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low + (high - low) / 2;
  }

  private static Optional<StoppedFlow> enclose(PayProblem problem, double root) {
    FlowSums<Interval> sums = FlowSums.bounded(problem);
    for (double gap = FIRST_GAP; gap < LAST_GAP; gap *= 4) {
      double low = root * (1 - gap);
      double high = root * (1 + gap);
      if (sums.sign(sums.slope(Interval.point(low))) < 0
          && sums.sign(sums.slope(Interval.point(high))) > 0) {
        return Optional.of(new StoppedFlow(problem, new Interval(low, high)));
      }
    }
    return Optional.empty();
  }

  /** The same to tens of digits more, by the secant method and a check of both ends. */
  Optional<Enclosure> fine() {
    FlowSums<Enclosure> sums = FlowSums.enclosed(problem);
    return Secant.root(
            time -> sums.slope(Enclosure.of(time)).low(),
            new BigDecimal(bracket.low()),
            new BigDecimal(bracket.high()),
            SECANTS)
        .flatMap(time -> around(sums, time));
  }

  /** A time between one at which the risk falls for certain and one at which it rises. */
  private static Optional<Enclosure> around(FlowSums<Enclosure> sums, BigDecimal now) {
    for (double gap : FINE_GAPS) {
      BigDecimal width = now.multiply(new BigDecimal(gap), DIGITS);
      Enclosure low = Enclosure.of(now.subtract(width));
      Enclosure high = Enclosure.of(now.add(width));
      if (sums.sign(sums.slope(low)) < 0 && sums.sign(sums.slope(high)) > 0) {
        return Optional.of(new Enclosure(low.low(), high.high()));
      }
    }
    return Optional.empty();
  }

  /** Half of dR/dt, rounded. */
  private static double slope(PayProblem problem, double time) {
    double sum = 0;
    for (int k = 0; k < problem.directions(); k++) {
      double x = problem.eigenvalue(k) * time;
      double r = Math.exp(-x);
      sum +=
          problem.weight(k)
              * problem.eigenvalue(k)
              * r
              * (-problem.noise() * Math.expm1(-x) - problem.power(k) * r);
    }
    return sum;
  }

  private static double risk(PayProblem problem, double time) {
    return problem.risk(
        k -> -Math.expm1(-problem.eigenvalue(k) * time),
        k -> Math.exp(-problem.eigenvalue(k) * time));
  }

  /** The risk in doubles. */
  public double risk() {
    return risk(problem, time());
  }
}
