// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.statement;

import static org.eigendistill.theorem.statement.StatementList.BEHIND;
import static org.eigendistill.theorem.statement.StatementList.MATCHED;

import org.eigendistill.theorem.criterion.CriterionLaws;
import org.eigendistill.theorem.proof.Technique;

/** Which ways of training exaggerate: one criterion for all, and what follows from it. */
final class CriterionStatements {
  private static final String THREE =
      "Teacher T, student S and reference R of any three ways of training in continuous time; gains in"
          + " (0, 1), continuously differentiable; e_X(l, u) = d log a_X / d log l where a_X's gain"
          + " along l is u, c_X = e_X/(1 - u) the elasticity of its odds";

  private static final String RISING =
      "S and T rise strictly with time, R with a positive slope, and R attains the student's gains on"
          + " an interval of eigenvalues that is more than a point";

  private static final String CRITERION =
      "the student is behind or equal R on all pairs of directions of the interval and at all times, if"
          + " and only if e_R(l, u v) <= e_S(l, u) + e_T(l, v) at all its l and all attained gains u of"
          + " S and v of T; strictly behind if and only if, besides, equality fills no interval of l at"
          + " fixed times";

  private static final String LEAST =
      "R attains along every l from l_2 to l_1 the gains that S and T have there, c_R (1 + u) does not fall"
          + " as the gain u rises, and c_S and c_T are at least c_R at equal gains";

  private static final String STEPS =
      "Teacher, student and reference by descent, each with a step of its own below 1/l_1";

  private static final String AS_FAR =
      ", and R after N steps, any such N, has come at least as far along l_1";

  private static final String ORDERS =
      "Tikhonov regularization of one real order nu, r = (d/(l + d))^nu, as teacher, student and"
          + " reference";

  private CriterionStatements() {}

  static void addTo(StatementList list) {
    list.proved(
        "N4",
        "one criterion",
        THREE,
        RISING,
        CRITERION,
        CriterionLaws.N4,
        Technique.EFFECTIVE_TIME);
    list.refuted(
        "N4x",
        "averaged flow meets the criterion",
        "The averaged iterate of flow as teacher, student and reference; a = phi(l t), so e depends on the"
            + " gain alone",
        "u and v are gains of it",
        "e(u v) <= e(u) + e(v)",
        CriterionLaws.n4x(),
        "Near interpolation e = r + r^2 + ..., up to exponentially small terms, and e(u^2) - 2 e(u) is r^2"
            + " to leading order.");
    list.refuted(
        "N4y",
        "the criterion for a reference that stands still",
        THREE,
        "S and T are as in N4 or stand still, and R rises, with a slope that is 0 where it has the student's"
            + " gain",
        "e_R(l, u v) <= e_S(l, u) + e_T(l, v) is enough for the student to be behind or equal",
        CriterionLaws.n4y(),
        "a_S = a_T = sqrt(l/20), a_R = (l/20) exp(((t - 2 + log l)/2)^3), l in [1, e], t up to 3: equality everywhere,"
            + " as R passes the student's gain with slope 0, and the time at which it does falls as l"
            + " rises.");
    list.proved(
        "N4i",
        "a rising elasticity of odds",
        THREE,
        LEAST + ", c_R > 0, and " + MATCHED,
        BEHIND,
        CriterionLaws.N4I,
        Technique.ODDS);
    list.refuted(
        "N4ix",
        "the same of gains that fall with l",
        THREE,
        "c_R does not fall as the gain u rises, and c_S and c_T are at least c_R at equal gains, all three below 0, and "
            + MATCHED,
        BEHIND,
        CriterionLaws.n4ix(),
        "With a = t/(t + l) all c are -1 and e(u) = u - 1: e(u v) - e(u) - e(v) = (1 - u)(1 - v) is above"
            + " 0.");
    list.proved(
        "N4s",
        "whole steps of three lengths",
        STEPS,
        "the steps of S and T are at least R's" + AS_FAR,
        BEHIND,
        CriterionLaws.N4S,
        Technique.ODDS);
    list.refuted(
        "N4sx",
        "shorter steps than the reference's",
        STEPS,
        "the steps of S and T are at most R's" + AS_FAR,
        BEHIND,
        CriterionLaws.n4sx(),
        "Shorter steps are nearer to flow, which at equal gains along l_1 is ahead of descent: S alone is not"
            + " behind R, and T may interpolate.");
    list.proved(
        "N4a",
        "Tikhonov of orders from 1 on",
        ORDERS,
        "nu >= 1, and " + MATCHED,
        BEHIND,
        CriterionLaws.N4A,
        Technique.ODDS);
    list.refuted(
        "N4ax",
        "Tikhonov of orders below 1",
        ORDERS,
        "nu < 1, and " + MATCHED,
        BEHIND,
        CriterionLaws.n4ax(),
        "c = nu (1 - r^(1/nu))/(1 - r) comes to nu from above with slope nu in r, where the criterion"
            + " allows nu/2.");
  }
}
