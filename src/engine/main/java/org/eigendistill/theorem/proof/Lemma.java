// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.proof;

/** What several proofs use. */
public enum Lemma {
  /** Super-multiplicative curves. */
  CURVE(
      "Curve lemma",
      "For a family of gains that rise with time let g be the curve from the gain along l_1 to the"
          + " gain along l_2. A student of gain v of a teacher of gain u, all of the family and"
          + " matched along l_1 with plain training, is strictly behind along l_2 iff g(u v) > g(u)"
          + " g(v). If that is so for all u, v in (0, 1), g is super-multiplicative; it is if g comes to"
          + " (1, 1) and d log g / d log u strictly rises. If g_T <= g_R and g_S <= g_R and g_R is super-multiplicative, the"
          + " student is behind R too.",
      "Along l_2 the student has g(u) g(v), plain training g(u v). With a = log u, b = log v the"
          + " function f(a) = log g is strictly convex on a < 0 and 0 at 0, so f(a) < f(a+b) a/(a+b)"
          + " and f(b) < f(a+b) b/(a+b); add. Last, g_T(u) g_S(v) <= g_R(u) g_R(v) < g_R(u v)."),
  /** Elasticities of odds. */
  ODDS(
      "Odds lemma",
      "Let c = d log(a/(1-a)) / d log l, for fixed times and gains a in (0, 1) that are smooth in l."
          + " If c_S, c_T >= c_R > 0 at every l <= l_1 at which a_R = a_S a_T, and a_S a_T <= a_R"
          + " along l_1, then a_S a_T < a_R along every l_2 < l_1.",
      "d log a / d log l = c r with r = 1 - a. Where a_R = a_S a_T, r_R = r_S + r_T - r_S r_T, so D ="
          + " log(a_S a_T / a_R) has slope c_S r_S + c_T r_T - c_R r_R >= c_R (r_S + r_T - r_R) ="
          + " c_R r_S r_T > 0 in log l: D passes 0 upward only. If D >= 0 at l_2, then D > 0 at all"
          + " greater l, l_1 among them."),
  /** Momentum up to its first overshoot. */
  STEPS(
      "Momentum lemma",
      "Heavy ball (mu = m) or Nesterov (mu = m (1-x)), x = h l, 0 <= m < 1; m = 0 is descent."
          + " Suppose the residuals q_0, ..., q_P are positive at x. Then (a) they are at every"
          + " smaller x; (b) gains rise with the step up to P; (c) the elasticity c_N of the odds is"
          + " positive and strictly rises in N <= P; (d) -log q_N / x rises in x.",
      "Let o_n = q_(n-1)/q_n - 1, o_0 = 0, y_(n+1) = x + mu o_n; then o_(n+1) = y/(1-y) at y ="
          + " y_(n+1), and q_(n+1) = q_n (1-y) is positive iff y < 1. (a) o_n rises in x while it is"
          + " defined, by induction: for heavy ball y = x + m o; for Nesterov 1-y = (1-x)(1 - m o), a"
          + " product of two positive factors that fall. (b) o_1 > 0 = o_0, and the map o -> y/(1-y)"
          + " does not fall, so neither do o_n and y_n in n; q_(n-1) - q_n = o_n q_n > 0. (c) Let k_n"
          + " = d log o_n / d log x and e = 0 (heavy ball) or m (Nesterov). Then k_1 = 1/(1-x) and"
          + " k_(n+1) = (x (1 - e o_n) + (y-x) k_n)/(y (1-y)), so k_(n+1) - k_n = G_n/(y (1-y)) with"
          + " G_n = x (1 - e o_n) - k_n (x - y^2). G_1 is (y_2^2 - x^2)/(1-x) for heavy ball and x^2"
          + " m (1+m)/(1-x) for Nesterov, so not negative. With Y = y_(n+2), G_(n+1) = G_n (1 - (x -"
          + " Y^2)/(y (1-y))) + k_n (Y^2 - y^2) - x e (o_(n+1) - o_n). The bracket is >= 0, as x <= y"
          + " <= Y. For heavy ball the rest is >= 0. For Nesterov Y - y = m (1-x)(o_(n+1) - o_n), so"
          + " the rest is m (o_(n+1) - o_n) (k_n (Y+y)(1-x) - x) >= 0, since k_n >= k_1 = 1/(1-x) (G_1,"
          + " ..., G_(n-1) >= 0 is the induction's own hypothesis) and Y + y >= x. So k_n does not"
          + " fall. The odds 1/q_N - 1 are the sum over n <= N of o_n/q_(n-1), whose elasticities k_n"
          + " + sum over j < n of k_j o_j/(1+o_j) strictly rise in n; c_N, their mean weighted by"
          + " positive terms, strictly rises in N. (d) k_n >= 1/(1-y_n) by induction: for heavy ball"
          + " (y-x)(k_n - 1) >= 0, for Nesterov k_n >= 1/(1-x) and x (1 - m o) + m o = y. So each term"
          + " of -log q_N = sum of -log(1-y_n) has the elasticity k_n y_n/(-log(1-y_n)) > 1, as"
          + " y/(1-y) > -log(1-y).");

  private final String title;
  private final String statement;
  private final String proof;

  Lemma(String title, String statement, String proof) {
    this.title = title;
    this.statement = statement;
    this.proof = proof;
  }

  /** The name. */
  public String title() {
    return title;
  }

  /** What it says. */
  public String statement() {
    return statement;
  }

  /** Why it is true. */
  public String proof() {
    return proof;
  }

  /** Name, statement and proof in one paragraph. */
  public String text() {
    return "%s: %s Proof: %s".formatted(title, statement, proof);
  }
}
