// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.statement;

import static org.eigendistill.theorem.statement.AtlasFilters.FLOW;
import static org.eigendistill.theorem.statement.StatementList.BEHIND;
import static org.eigendistill.theorem.statement.StatementList.NEW;
import static org.eigendistill.theorem.statement.StatementList.OWN;
import static org.eigendistill.theorem.statement.StatementList.PAPER;

import org.eigendistill.theorem.proof.BoxClaim;
import org.eigendistill.theorem.proof.Grounds.Proof;
import org.eigendistill.theorem.proof.Lemma;
import org.eigendistill.theorem.proof.Technique;
import org.eigendistill.theorem.proposition.Condition;
import org.eigendistill.theorem.proposition.Proposition;
import org.eigendistill.theorem.proposition.Scheme;

/** Gradient flow: the paper's theorem, generations, switches, the imitation weight. */
final class FlowStatements {
  private static final String MATCH = "plain flow is matched with it along l_1";

  private FlowStatements() {}

  static void addTo(StatementList list) {
    theorem(list);
    switches(list);
    imitation(list);
  }

  private static void theorem(StatementList list) {
    Proposition flow = Proposition.of(Scheme.DISTIL, FLOW, FLOW, FLOW);
    String setting = "Gradient flow; the teacher is stopped at a finite T > 0";
    list.holds(
        new Conjecture(
            "T1",
            "flow teaches flow",
            setting,
            "teacher at t and student at t' are matched along l_1",
            BEHIND,
            flow),
        Proof.by(
                Technique.GAIN_CURVE,
                "With k = l_2/l_1 the gain below is g(u) = 1-(1-u)^k where it is u on top. With"
                    + " z = -log(1-u) its elasticity is k (exp(z)-1)/(exp(k z)-1), which rises from"
                    + " 1 to infinity as z/(1-exp(-z)) rises in z, and g(1) = 1: the curve lemma."
                    + " Again by the odds: c = y/(1-exp(-y)), y = l t, rises in t, and t is below"
                    + " t' and T.",
                Lemma.CURVE,
                Lemma.ODDS)
            .onBoxes(BoxClaim.FLOW_IS_BEHIND, BoxClaim.FLOW_ELASTICITY_RISES),
        PAPER);
    list.holds(
        new Conjecture(
            "T1-order",
            "flow teaches flow, order form",
            setting,
            "the teacher at t has come at least as far along l_1 as the student",
            BEHIND,
            flow.inOrderForm()),
        Proof.by(
            Technique.GAIN_CURVE,
            "The teacher's gain along l_2 rises in time, so T1 at the matched time, which is not later,"
                + " gives it."),
        OWN);
    list.holds(
        new Conjecture(
            "T3",
            "generations of flow",
            "Gradient flow; generation 2 is trained on generation 1, generation 1 on the teacher",
            "generation 2 is matched along l_1 with generation 1 trained for another time",
            "generation 2 is strictly behind along l_2",
            Proposition.of(Scheme.GENERATIONS, FLOW, FLOW, FLOW, FLOW)),
        Proof.by(
            Technique.GAIN_CURVE,
            "The teacher's gain is a common factor; divided by it, this is T1 for the last two. In a"
                + " longer row of generations the earlier ones' gain is that factor, so by induction"
                + " every generation is behind the teacher."),
        OWN);
  }

  private static void switches(StatementList list) {
    Proposition then = Proposition.of(Scheme.THEN_LABELS, FLOW, FLOW, FLOW, FLOW);
    Proposition labels = Proposition.of(Scheme.LABELS_THEN, FLOW, FLOW, FLOW, FLOW);
    list.holds(
        new Conjecture(
            "T5",
            "distillation, then labels",
            "Flow student of a flow teacher for t', then labels for u",
            MATCH,
            BEHIND,
            then),
        Proof.by(
            Technique.EFFECTIVE_TIME,
            "The residual is exp(-l u) times the distilled one, so t_eff = u + that of distillation, and"
                + " T1. The lag in effective time stays; the lag in gain falls as exp(-l_2 u)."),
        OWN);
    list.holds(
        new Conjecture(
            "T10a",
            "labels, then distillation, early switch",
            "Flow on labels for u < T, then toward the flow teacher of time T for w",
            MATCH,
            BEHIND,
            labels.with(Condition.SWITCH_BEFORE)),
        Proof.by(
            Technique.EFFECTIVE_TIME,
            "The residual is exp(-l u) times that of a student of time w of a teacher of time T - u; then"
                + " T1."),
        OWN);
    list.holds(
        new Conjecture(
            "T10b",
            "labels, then distillation, late switch",
            "Flow on labels for u > T, then toward the flow teacher of time T for w",
            MATCH,
            "the student is strictly ahead along l_2",
            labels.with(Condition.SWITCH_AFTER).sayingAhead()),
        Proof.by(
                Technique.EFFECTIVE_TIME,
                "With A = exp(l_1 (u-T)) > 1, b = exp(-l_1 w), k = l_2/l_1, z = A^k the claim is z"
                    + " (1-b^k) + b^k < (z^(1/k) (1-b) + b)^k. The right side, a (1/k)-norm, is"
                    + " convex in z, equal to the left at z = 1 and steeper there, as 1-b > 1-b^k.")
            .onBoxes(BoxClaim.LATE_SWITCH),
        OWN);
  }

  private static void imitation(StatementList list) {
    Proposition imitate = Proposition.of(Scheme.IMITATE, FLOW, FLOW, FLOW);
    String setting =
        "Flow student, for t', of the blend x * (flow teacher of time T) + (1-x) * labels, 0 < x < 1";
    list.refuted(
        new Conjecture("T9", "imitation weight below 1", setting, MATCH, BEHIND, imitate),
        "With u = 1-exp(-T), v = 1-exp(-t') and g(u) = 1-(1-u)^k (l_1 = 1, k = l_2/l_1): for T to 0 it"
            + " is (1-x) g(v) against g((1-x) v), and g is convex: reversed. For every k, t', T one"
            + " weight x* in [0, 1) divides the two, since g(v - x v (1-u)) - (1 - x (1 - g(u)))"
            + " g(v) is convex in x, 0 at x = 0 and positive at x = 1; x* = 0 exactly if t' + log(k"
            + " v / g(v)) / (1-k) <= T.",
        OWN);
    list.holds(
        new Conjecture(
            "T9a",
            "imitation weight below 1, student no longer than teacher",
            setting + ", with t' <= T",
            MATCH,
            BEHIND,
            imitate.with(Condition.STUDENT_NOT_LONGER)),
        Proof.by(
                Technique.GAIN_CURVE,
                "The difference named under T9 starts upward at x = 0 if the elasticity k v"
                    + " (1-v)^(k-1) / g(v) is below (1-u)^(k-1). As g(v) > k v, it is if v <= u; and"
                    + " being convex in x it then stays positive.")
            .onBoxes(BoxClaim.CURVE_ABOVE_ITS_TANGENT),
        NEW);
  }
}
