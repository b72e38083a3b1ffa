// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.pay;

import java.util.Optional;
import java.util.stream.IntStream;
import org.eigendistill.number.Enclosed;
import org.eigendistill.number.Enclosure;
import org.eigendistill.number.Interval;

/**
 * N2: labels until the best stopped time u, then distillation toward the flow teacher of a time T
 * below u. While the student goes on for a time e its risk changes by
 *
 * <pre>
 * \[ \left.\frac{dR}{de}\right|_{e=0} = -2 \sum_k m_k f_k, \qquad m_k = e^{l_k (u - T)} - 1, \qquad f_k = \rho_k l_k r_k (w a_k - s_k r_k), \qquad \sum_k f_k = 0. \]
 * </pre>
 *
 * <p>As sum f = 0, any number may be taken from all m_k; with m at the eigenvalue where f changes
 * its sign no two terms work against each other, and doubles decide where the terms themselves do.
 *
 * @param flow the best stopped flow
 * @param teacherTime T
 * @param further e, how long toward the teacher
 * @param change by how much the risk changes, negative
 * @param risk of the student
 */
public record LateSwitch(
    StoppedFlow flow, double teacherTime, double further, double change, double risk) {
  private static final double[] SHARES = {0, 0.25, 0.5, 0.75, 0.9};

  /** N2's premise: N1's, two eigenvalues, every direction counts, and there is a signal. */
  static boolean isPremise(PayProblem problem) {
    return problem.isNeverRising()
        && problem.isSpread()
        && problem.isFullyWeighted()
        && problem.hasSignal();
  }

  /**
   * The sign of dR/de at 0, certain, or 0 where neither doubles nor 75 digits tell.
   *
   * @param share T / u, in [0, 1)
   * @param thorough whether 75 digits are tried where doubles do not tell
   */
  static int sign(StoppedFlow flow, double share, boolean thorough) {
    int rough = quickSign(flow, share);
    return rough != 0 || !thorough
        ? rough
        : flow.fine()
            .map(u -> -sign(FlowSums.enclosed(flow.problem()), flow, u, Enclosure.of(share)))
            .orElse(0);
  }

  private static int quickSign(StoppedFlow flow, double share) {
    return -sign(FlowSums.bounded(flow.problem()), flow, flow.bracket(), Interval.point(share));
  }

  /** The sign of {@code sum (m_k - m_*) f_k}, both scaled so that nothing is beyond doubles. */
  private static <N extends Enclosed<N>> int sign(
      FlowSums<N> sums, StoppedFlow flow, N u, N share) {
    int turn = turn(flow);
    N teacher = u.times(share);
    N late = u.minus(teacher);
    N middle = sums.eigenvalue(turn);
    N lowest = sums.eigenvalue(sums.directions() - 1);
    double level = flow.problem().eigenvalue(turn);
    return sums.sign(
        sums.sum(
            k -> flow.problem().weight(k) > 0 && flow.problem().eigenvalue(k) != level,
            k -> {
              boolean above = flow.problem().eigenvalue(k) > level;
              N l = sums.eigenvalue(k);
              N apart = above ? l.minus(middle) : middle.minus(l);
              N slower = above ? middle : l;
              // (m_k - m_*) r_k is that times exp(l_* (u - T) - l_p u), of all k alike.
              N scale =
                  l.minus(lowest)
                      .times(teacher)
                      .plus(slower.minus(lowest).times(late))
                      .negate()
                      .exp();
              N size = apart.times(late).negate().expm1().negate().times(scale);
              N term = sums.weight(k).times(l).times(size).times(sums.pull(k, u));
              return above ? term : term.negate();
            }));
  }

  /**
   * The first direction that counts, from the top, along which flow is not beyond the best gain.
   */
  private static int turn(StoppedFlow flow) {
    PayProblem problem = flow.problem();
    int last = 0;
    for (int k = 0; k < problem.directions(); k++) {
      if (problem.weight(k) > 0) {
        last = k;
        if (flow.time() <= problem.bestTime(k)) {
          return k;
        }
      }
    }
    return last;
  }

  /**
   * Whether dR/de at 0 is 0 in the strict sense, since all directions that count have one
   * eigenvalue and so one m; the risk then rises with e^2.
   */
  static boolean isStill(StoppedFlow flow) {
    PayProblem problem = flow.problem();
    double level = problem.eigenvalue(turn(flow));
    return IntStream.range(0, problem.directions())
        .allMatch(k -> problem.weight(k) == 0 || problem.eigenvalue(k) == level);
  }

  /** {@code sum m f / sum m |f|}, rounded: 1 where nothing in it works against the rest. */
  static double margin(StoppedFlow flow, double share) {
    PayProblem problem = flow.problem();
    double u = flow.time();
    double teacher = share * u;
    double middle = problem.eigenvalue(turn(flow));
    double sum = 0;
    double size = 0;
    for (int k = 0; k < problem.directions(); k++) {
      double l = problem.eigenvalue(k);
      double pull = -problem.noise() * Math.expm1(-l * u) - problem.power(k) * Math.exp(-l * u);
      double each = problem.weight(k) * l * pull;
      double apart = Math.abs(l - middle) * (u - teacher);
      double longer = Math.max(l, middle) * (u - teacher) - l * u;
      sum += Math.signum(l - middle) * each * -Math.expm1(-apart) * Math.exp(longer);
      size += Math.abs(each) * -Math.expm1(-l * (u - teacher)) * Math.exp(-l * teacher);
    }
    return sum / size;
  }

  /**
   * The late switch at u of least risk, over some teachers' times and all second times; empty where
   * N2's premise fails, or where no certain gain is found.
   */
  public static Optional<LateSwitch> best(StoppedFlow flow) {
    if (!isPremise(flow.problem())) {
      return Optional.empty();
    }
    LateSwitch best = null;
    for (double share : SHARES) {
      LateSwitch found = best(flow, share * flow.time());
      if (best == null || found.change < best.change) {
        best = found;
      }
    }
    return Optional.of(best).filter(LateSwitch::isCertain);
  }

  private static LateSwitch best(StoppedFlow flow, double teacherTime) {
    PayProblem problem = flow.problem();
    double from = Math.log(1e-9 / problem.eigenvalue(0));
    double to = Math.log(50 / problem.eigenvalue(problem.directions() - 1));
    double further = Math.exp(Valley.lowest(x -> change(flow, teacherTime, Math.exp(x)), from, to));
    double change = change(flow, teacherTime, further);
    return new LateSwitch(flow, teacherTime, further, change, flow.risk() + change);
  }

  private static double change(StoppedFlow flow, double teacherTime, double further) {
    PayProblem problem = flow.problem();
    double u = flow.time();
    double sum = 0;
    for (int k = 0; k < problem.directions(); k++) {
      double l = problem.eigenvalue(k);
      double r = Math.exp(-l * u);
      double moved =
          Math.expm1(-l * further)
              * Math.exp(-l * teacherTime)
              * -Math.expm1(l * (teacherTime - u));
      double pull = -problem.noise() * Math.expm1(-l * u) - problem.power(k) * r;
      sum += problem.weight(k) * moved * (2 * pull + (problem.power(k) + problem.noise()) * moved);
    }
    return sum;
  }

  /** Whether the student's risk is below the stopped flow's for certain. */
  boolean isCertain() {
    FlowSums<Interval> sums = FlowSums.bounded(flow.problem());
    Interval teacher = Interval.point(teacherTime);
    Interval e = Interval.point(further);
    return sums.sign(
            sums.change(
                flow.bracket(),
                k -> {
                  // a_T - a_u = exp(-l T) expm1(-l (u - T))
                  Interval l = sums.eigenvalue(k);
                  Interval back = l.times(flow.bracket().minus(teacher)).negate().expm1();
                  return sums.gain(k, e).times(sums.residual(k, teacher)).times(back);
                }))
        < 0;
  }
}
