// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.pay;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import org.eigendistill.number.Enclosed;
import org.eigendistill.number.Enclosure;
import org.eigendistill.number.Interval;

/**
 * N3: a long student of the best stopped flow. With e_k = exp(-l_k t') its risk differs from the
 * teacher's by
 *
 * <pre>\[ \sum_k \rho_k e_k a_k \left(e_k a_k (s_k + w) - 2 (w a_k - s_k r_k)\right), \]</pre>
 *
 * which the lowest eigenvalue, l_p, leads as t' grows: the student is better for all t' beyond
 * some, if over its directions
 *
 * <pre>\[ \sum_{k: \, l_k = l_p} \rho_k a_k (w a_k - s_k r_k) \gt 0. \]</pre>
 *
 * Sufficient, and no more: where it is negative another student may still be better.
 *
 * @param flow the best stopped flow, the teacher
 * @param studentTime t'
 * @param change by how much the student's risk differs, negative
 * @param risk of the student
 */
public record LongStudent(StoppedFlow flow, double studentTime, double change, double risk) {
  private static final int DOUBLINGS = 40;

  /**
   * 1 where the sum over the lowest eigenvalue's directions is positive for certain, -1 where it is
   * not for certain, and 0 where that is not told. Of one eigenvalue alone it is 0, so not
   * positive.
   *
   * @param weighted whether the weights rho_k count; they must, for N3
   * @param thorough whether 75 digits are tried where doubles do not tell
   */
  static int sign(StoppedFlow flow, boolean weighted, boolean thorough) {
    if (weighted && !flow.problem().isSpread()) {
      return -1;
    }
    FlowSums<Interval> quick = FlowSums.bounded(flow.problem());
    int rough = sign(quick, flow, flow.bracket(), weighted);
    if (rough == 0 && weighted) {
      rough = -others(quick, flow, flow.bracket());
    }
    return rough != 0 || !thorough
        ? rough
        : flow.fine()
            .map(u -> sign(FlowSums.enclosed(flow.problem()), flow, u, weighted))
            .orElse(0);
  }

  private static <N extends Enclosed<N>> int sign(
      FlowSums<N> sums, StoppedFlow flow, N u, boolean weighted) {
    PayProblem problem = flow.problem();
    double lowest = problem.eigenvalue(problem.directions() - 1);
    return sums.sign(
        sums.sum(
            k -> problem.eigenvalue(k) == lowest,
            k -> {
              N term = sums.gain(k, u).times(sums.pull(k, u));
              return weighted ? sums.weight(k).times(term) : term;
            }));
  }

  /**
   * The sign of the sum of rho_k l_k r_k (w a_k - s_k r_k) over all but the lowest eigenvalue. With
   * the lowest one's, which is A l_p r_p / a_p of the premise's sum A, it is 0, as the best stopped
   * flow is stationary: so A has the other sign, and that also where A is as small as r_k.
   */
  private static <N extends Enclosed<N>> int others(FlowSums<N> sums, StoppedFlow flow, N u) {
    PayProblem problem = flow.problem();
    double lowest = problem.eigenvalue(problem.directions() - 1);
    int next = problem.directions() - 1;
    while (problem.eigenvalue(next) == lowest) {
      next--;
    }
    N least = sums.eigenvalue(next);
    return sums.sign(
        sums.sum(
            k -> problem.eigenvalue(k) > lowest,
            k -> {
              N l = sums.eigenvalue(k);
              N scale = l.minus(least).times(u).negate().exp();
              return sums.weight(k).times(l).times(scale).times(sums.pull(k, u));
            }));
  }

  /** The long student of least risk where N3's premise holds; empty where it is not certain. */
  public static Optional<LongStudent> best(StoppedFlow flow) {
    return sign(flow, true, true) > 0 ? found(flow) : Optional.empty();
  }

  /** A student of that teacher that is better for certain, whatever the premise. */
  static Optional<LongStudent> found(StoppedFlow flow) {
    PayProblem problem = flow.problem();
    double lowest = problem.eigenvalue(problem.directions() - 1);
    double from = Math.log(1e-3 / problem.eigenvalue(0));
    double best =
        Math.exp(Valley.lowest(x -> change(flow, Math.exp(x)), from, Math.log(1e3 / lowest)));
    OptionalDouble time = longer(FlowSums.bounded(problem), flow.bracket(), best, Interval::point);
    if (time.isEmpty()) {
      time =
          flow.fine()
              .map(u -> longer(FlowSums.enclosed(problem), u, best, Enclosure::of))
              .orElse(time);
    }
    return time.stream()
        .mapToObj(t -> new LongStudent(flow, t, change(flow, t), flow.risk() + change(flow, t)))
        .findFirst();
  }

  /** The first of some times, each twice the one before, at which a student is certainly better. */
  private static <N extends Enclosed<N>> OptionalDouble longer(
      FlowSums<N> sums, N u, double first, DoubleFunction<N> exactly) {
    double time = first;
    for (int i = 0; i < DOUBLINGS; i++) {
      if (sign(sums, u, exactly.apply(time)) < 0) {
        return OptionalDouble.of(time);
      }
      time *= 2;
    }
    return OptionalDouble.empty();
  }

  private static double change(StoppedFlow flow, double studentTime) {
    PayProblem problem = flow.problem();
    double sum = 0;
    for (int k = 0; k < problem.directions(); k++) {
      double l = problem.eigenvalue(k);
      double a = -Math.expm1(-l * flow.time());
      double lost = Math.exp(-l * studentTime) * a;
      double pull = problem.noise() * a - problem.power(k) * Math.exp(-l * flow.time());
      sum += problem.weight(k) * lost * (lost * (problem.power(k) + problem.noise()) - 2 * pull);
    }
    return sum;
  }

  /** The sign of what a student of that teacher and of a time changes; 0 where it is not told. */
  static int sign(StoppedFlow flow, double studentTime, boolean thorough) {
    int rough = sign(FlowSums.bounded(flow.problem()), flow.bracket(), Interval.point(studentTime));
    return rough != 0 || !thorough
        ? rough
        : flow.fine()
            .map(u -> sign(FlowSums.enclosed(flow.problem()), u, Enclosure.of(studentTime)))
            .orElse(0);
  }

  /**
   * The sum of the premise over the sum of its terms' sizes, {@code (sum rho a pull) / (sum rho a
   * (w a + s r))} over the lowest eigenvalue, rounded.
   */
  static double margin(PayProblem problem, double time) {
    double lowest = problem.eigenvalue(problem.directions() - 1);
    double x = lowest * time;
    double sum = 0;
    double size = 0;
    for (int k = 0; k < problem.directions(); k++) {
      if (problem.eigenvalue(k) == lowest) {
        double gained = -problem.noise() * Math.expm1(-x);
        double missed = problem.power(k) * Math.exp(-x);
        sum += problem.weight(k) * (gained - missed);
        size += problem.weight(k) * (gained + missed);
      }
    }
    return sum / size;
  }

  /** The sign of the change, all of it divided by exp(-l t') of the lowest eigenvalue. */
  private static <N extends Enclosed<N>> int sign(FlowSums<N> sums, N u, N studentTime) {
    N lowest = sums.eigenvalue(sums.directions() - 1);
    return sums.sign(
        sums.sum(
            k -> true,
            k -> {
              N a = sums.gain(k, u);
              N left = sums.residual(k, studentTime).times(a).times(sums.total(k));
              N scale = sums.eigenvalue(k).minus(lowest).times(studentTime).negate().exp();
              return sums.weight(k)
                  .times(scale)
                  .times(a)
                  .times(left.minus(sums.two().times(sums.pull(k, u))));
            }));
  }
}
