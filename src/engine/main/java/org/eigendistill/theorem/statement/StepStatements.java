// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.statement;

import static org.eigendistill.theorem.statement.AtlasFilters.DESCENT;
import static org.eigendistill.theorem.statement.AtlasFilters.HEAVY_BALL;
import static org.eigendistill.theorem.statement.AtlasFilters.NESTEROV;
import static org.eigendistill.theorem.statement.StatementList.BEHIND;
import static org.eigendistill.theorem.statement.StatementList.NEW;
import static org.eigendistill.theorem.statement.StatementList.OWN;

import org.eigendistill.dynamics.Filter;
import org.eigendistill.theorem.proof.BoxClaim;
import org.eigendistill.theorem.proof.Grounds.Proof;
import org.eigendistill.theorem.proof.Lemma;
import org.eigendistill.theorem.proof.Technique;
import org.eigendistill.theorem.proposition.Damping;
import org.eigendistill.theorem.proposition.Proposition;
import org.eigendistill.theorem.proposition.Scheme;

/** Whole steps: descent and the two momentum methods, each teaching itself. */
final class StepStatements {
  private static final String PREMISE =
      "plain training after N steps, any such N, has come at least as far along l_1 as the student";

  private StepStatements() {}

  static void addTo(StatementList list) {
    descent(list);
    new Momentum(
            "T8",
            HEAVY_BALL,
            "heavy ball",
            "0 < m < 1, h l_1 <= (1 - sqrt m)^2",
            "x <= (1 - sqrt m)^2 the map o -> (x + m o)/(1 - x - m o)",
            BoxClaim.HEAVY_BALL_IS_BEHIND,
            BoxClaim.HEAVY_BALL_ODDS_RISE)
        .addTo(list);
    new Momentum(
            "T12",
            NESTEROV,
            "Nesterov",
            "0 < m < 1, h l_1 <= ((1 - m)/(1 + m))^2",
            "x <= ((1 - m)/(1 + m))^2 the map o -> y/(1 - y), y = x + m (1-x) o,",
            BoxClaim.NESTEROV_IS_BEHIND,
            BoxClaim.NESTEROV_ODDS_RISE)
        .addTo(list);
  }

  private static void descent(StatementList list) {
    Proposition descent = Proposition.of(Scheme.DISTIL, DESCENT, DESCENT, DESCENT);
    list.holds(
        new Conjecture(
            "T2",
            "descent teaches descent",
            "Gradient descent of one step h, 0 < h l_1 < 1, whole steps",
            PREMISE,
            BEHIND,
            descent),
        Proof.by(Technique.GAIN_CURVE, "l' = -log(1 - h l) increases in l and makes it T1-order."),
        OWN);
    list.refuted(
        new Conjecture(
            "T2x",
            "descent with long steps",
            "Gradient descent of one step h, 1 < h l_1 < 2, whole steps",
            PREMISE,
            BEHIND,
            descent.with(Damping.UNDER)),
        "The residual along l_1 changes sign at every step; it fails at the first such N already.",
        OWN);
  }

  /** The five statements about one momentum method. */
  private record Momentum(
      String id,
      Filter filter,
      String name,
      String bound,
      String settles,
      BoxClaim behind,
      BoxClaim oddsRise) {

    void addTo(StatementList list) {
      Proposition self = Proposition.of(Scheme.DISTIL, filter, filter, filter);
      Proposition early = self.with(Damping.BEFORE_OVERSHOOT);
      Proposition parts = self.with(Damping.PARTS_BEFORE_OVERSHOOT);
      list.holds(
          conjecture("", ", overdamped", bound, PREMISE, self),
          Proof.by(
                  Technique.ODDS,
                  "For "
                      + settles
                      + " has a fixed point in y < 1, which o_n approaches from below, so all"
                      + " residuals are positive. Then "
                      + id
                      + "p with P as large as one likes.",
                  Lemma.STEPS,
                  Lemma.ODDS)
              .onBoxes(behind, oddsRise),
          NEW);
      String stopped =
          "any step h and 0 <= m < 1, the residuals along l_1 being positive at every step up to ";
      list.holds(
          conjecture(
              "p",
              " before the first overshoot",
              stopped + "the last of teacher (M), student (n) and plain training (N)",
              PREMISE,
              early),
          Proof.by(
              Technique.ODDS,
              "Let P = max(n, M, N). If N >= min(n, M), then a_N >= a_min(n,M) > a_n a_M along l_2, as"
                  + " gains rise up to P and the other factor is below 1. Else c_n, c_M >= c_N > 0 at"
                  + " every l <= l_1 by the momentum lemma, and the odds lemma gives it.",
              Lemma.STEPS,
              Lemma.ODDS),
          NEW);
      list.holds(
          conjecture(
              "p.first",
              " before the first overshoot, first step",
              stopped + "the last of teacher (M) and student (n)",
              "N is the first step at which plain training has come at least as far along l_1 as the"
                  + " student",
              parts.atTheFirstStep()),
          Proof.by(
              Technique.ODDS,
              "Along l_1 a_min(n,M) > a_n a_M, so N <= min(n, M), and the residuals are positive up to"
                  + " the last of all three: "
                  + id
                  + "p."),
          NEW);
      list.refuted(
          conjecture(
              "px",
              " after plain training has overshot",
              stopped + "the last of teacher (M) and student (n)",
              PREMISE,
              parts),
          "Plain training may overshoot, come back and meet the premise at a later N, while along l_2 it"
              + " is still on its way back. Up to its first overshoot it is true: "
              + id
              + "p.",
          OWN);
      list.refuted(
          conjecture("x", ", underdamped", beyond(), PREMISE, self.with(Damping.UNDER)),
          "The residual oscillates.",
          OWN);
    }

    private String beyond() {
      return bound.replace("h l_1 <=", "h l_1 >") + ", while training converges";
    }

    private Conjecture conjecture(
        String suffix, String title, String steps, String premise, Proposition proposition) {
      String words = suffix.startsWith("p") ? name + title : name + " teaches " + name + title;
      String setting = "Momentum (" + name + ") of one step h and momentum m, whole steps, ";
      return new Conjecture(id + suffix, words, setting + steps, premise, BEHIND, proposition);
    }
  }
}
