// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.statement;

import static org.eigendistill.theorem.statement.AtlasFilters.AVERAGED_FLOW;
import static org.eigendistill.theorem.statement.AtlasFilters.DECAYED_FLOW;
import static org.eigendistill.theorem.statement.AtlasFilters.DESCENT;
import static org.eigendistill.theorem.statement.AtlasFilters.FLOW;
import static org.eigendistill.theorem.statement.AtlasFilters.HEAVY_BALL;
import static org.eigendistill.theorem.statement.AtlasFilters.NESTEROV;
import static org.eigendistill.theorem.statement.AtlasFilters.RIDGE;
import static org.eigendistill.theorem.statement.StatementList.BEHIND;
import static org.eigendistill.theorem.statement.StatementList.MATCHED;
import static org.eigendistill.theorem.statement.StatementList.NEW;
import static org.eigendistill.theorem.statement.StatementList.OWN;

import org.eigendistill.dynamics.Filter;
import org.eigendistill.theorem.proof.BoxClaim;
import org.eigendistill.theorem.proof.Grounds.Proof;
import org.eigendistill.theorem.proof.Lemma;
import org.eigendistill.theorem.proof.Technique;
import org.eigendistill.theorem.proposition.Proposition;
import org.eigendistill.theorem.proposition.Scheme;

/** Ridge, weight decay, averaging; and which procedure is behind which without distillation. */
final class FilterStatements {
  private FilterStatements() {}

  static void addTo(StatementList list) {
    ridge(list);
    flows(list);
    mixed(list);
    steps(list);
    orders(list);
  }

  private static void ridge(StatementList list) {
    Proposition ridge = Proposition.of(Scheme.DISTIL, RIDGE, RIDGE, RIDGE);
    list.holds(
        new Conjecture(
            "T4",
            "ridge teaches ridge",
            "Ridge, any penalties d_s of the student and d_T of the teacher",
            MATCHED,
            BEHIND,
            ridge),
        Proof.by(
                Technique.ODDS,
                "(1+d_s/l)(1+d_T/l) = 1 + (d_s+d_T)/l + d_s d_T/l^2 and 1 + d/l agree at l_1; at l_2"
                    + " the square makes the first the larger. Again by the odds: l/d has elasticity"
                    + " 1 at every d.",
                Lemma.ODDS)
            .onBoxes(BoxClaim.RIDGE_SQUARE),
        OWN);
    list.holds(
        new Conjecture(
            "T4-order",
            "ridge teaches ridge, order form",
            "Ridge, any penalties",
            "plain ridge has come at least as far along l_1",
            BEHIND,
            ridge.inOrderForm()),
        Proof.by(Technique.ODDS, "A smaller penalty raises every gain; then T4."),
        OWN);
  }

  private static void flows(StatementList list) {
    list.refuted(
        new Conjecture(
            "T6",
            "flow with weight decay",
            "Flow with weight decay of one penalty for teacher, student and reference",
            MATCHED,
            BEHIND,
            Proposition.of(Scheme.DISTIL, DECAYED_FLOW, DECAYED_FLOW, DECAYED_FLOW)),
        "Trained long, it is the ridge point, a gain l/(l+d) that further training cannot pass but that"
            + " distillation takes twice. Its gain curve is log-log convex and yet not"
            + " super-multiplicative, as it ends before (1, 1).",
        OWN);
    list.refuted(
        new Conjecture(
            "T7",
            "averaged iterates",
            "The averaged iterate of flow as teacher, student and reference",
            MATCHED,
            BEHIND,
            Proposition.of(Scheme.DISTIL, AVERAGED_FLOW, AVERAGED_FLOW, AVERAGED_FLOW)),
        "Near interpolation r = 1/(l t), so the gain curve's elasticity falls to l_1/l_2 from above.",
        OWN);
  }

  private static void mixed(StatementList list) {
    list.refuted(
        new Conjecture(
            "T11a",
            "ridge teaches flow, against flow",
            "Flow student of a ridge teacher, compared with plain flow",
            MATCHED,
            BEHIND,
            Proposition.of(Scheme.DISTIL, FLOW, RIDGE, FLOW)),
        "Trained long, the student is ridge, which is ahead of flow by T11c.",
        OWN);
    list.holds(
        new Conjecture(
            "T11b",
            "ridge teaches flow, against ridge",
            "Flow student of a ridge teacher, compared with plain ridge",
            MATCHED,
            BEHIND,
            Proposition.of(Scheme.DISTIL, RIDGE, RIDGE, FLOW)),
        Proof.by(Technique.ODDS, "T11c replaces flow by ridge; then T4."),
        OWN);
    order(
        list,
        "T11c",
        FLOW,
        RIDGE,
        Proof.by(Technique.ORDER, "With l_1 = 1 it is Bernoulli's (1 + 1/d)^k < 1 + k/d.")
            .onBoxes(BoxClaim.BERNOULLI));
  }

  private static void steps(StatementList list) {
    Proof clock =
        Proof.by(
            Technique.EFFECTIVE_TIME,
            "The effective time -log q_N / l increases in l by (d) of the momentum lemma, overdamped"
                + " residuals being positive at every step (T2, T8, T12).",
            Lemma.STEPS);
    order(list, "L-descent-flow", DESCENT, FLOW, clock);
    order(list, "L-heavy-ball-flow", HEAVY_BALL, FLOW, clock);
    order(list, "L-nesterov-flow", NESTEROV, FLOW, clock);
  }

  private static void orders(StatementList list) {
    order(
        list,
        "L-flow-averaged",
        FLOW,
        AVERAGED_FLOW,
        Proof.by(
                Technique.ORDER,
                "With x = l t, at equal gains, flow's elasticity d log a / d log l is the greater iff"
                    + " log(x/(1-exp(-x))) + x/(exp(x)-1) > 1. It is 1 at x = 0, and its slope is"
                    + " positive as (2 sinh(x/2))^2 > x^2.")
            .onBoxes(BoxClaim.FLOW_BELOW_AVERAGED));
    order(
        list,
        "L-flow-decayed",
        FLOW,
        DECAYED_FLOW,
        Proof.by(
                Technique.ORDER,
                "With w = l/(l+d), c = 1-exp(-(l+d)t), flow's elasticity is the greater, at equal gains,"
                    + " iff (-(1-wc) log(1-wc) - wc)/w^2 > -c + (1-c) log(1/(1-c)). Equal at w = 1; by"
                    + " the series of -(1-s) log(1-s), s = wc, the left side falls in w.")
            .onBoxes(BoxClaim.FLOW_BELOW_DECAYED));
    order(
        list,
        "L-averaged-ridge",
        AVERAGED_FLOW,
        RIDGE,
        Proof.by(
                Technique.ORDER,
                "At equal gains elasticities compare as r^2 with exp(-x), x = l t, r = (1-exp(-x))/x:"
                    + " (2 sinh(x/2)/x)^2 > 1.")
            .onBoxes(BoxClaim.AVERAGED_BELOW_RIDGE));
    order(
        list,
        "L-decayed-ridge",
        DECAYED_FLOW,
        RIDGE,
        Proof.by(
                Technique.ORDER,
                "At equal gains elasticities compare as y/(exp(y)-1) with exp(-y), y = (l+d)t: y >"
                    + " 1-exp(-y).")
            .onBoxes(BoxClaim.DECAYED_BELOW_RIDGE));
  }

  private static void order(
      StatementList list, String id, Filter behind, Filter ahead, Proof proof) {
    list.holds(
        new Conjecture(
            id,
            behind.name() + " is behind " + ahead.name(),
            "No distillation: a model trained by %s%s, another by %s, both on labels"
                .formatted(
                    behind.name(),
                    behind.clock().isWhole() ? " in overdamped steps" : "",
                    ahead.name()),
            MATCHED,
            "the first is strictly behind along l_2",
            Proposition.of(Scheme.ALONE, ahead, behind)),
        proof,
        id.startsWith("T") ? OWN : NEW);
  }
}
