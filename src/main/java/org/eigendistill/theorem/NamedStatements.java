package org.eigendistill.theorem;

import static org.eigendistill.theorem.Kind.AVERAGED_FLOW;
import static org.eigendistill.theorem.Kind.DECAYED_FLOW;
import static org.eigendistill.theorem.Kind.DESCENT;
import static org.eigendistill.theorem.Kind.FLOW;
import static org.eigendistill.theorem.Kind.HEAVY_BALL;
import static org.eigendistill.theorem.Kind.NESTEROV;
import static org.eigendistill.theorem.Kind.RIDGE;

import java.util.ArrayList;
import java.util.List;

/** The statements that have names of their own: T1 to T12 and the lemmas that their proofs use. */
final class NamedStatements {
  private static final String PAPER = "the paper's theorem (arXiv 2301.12923)";
  private static final String OWN = "own";
  private static final String MATCHED = "the two are matched along l_1";
  private static final String BEHIND = "the student is strictly behind along l_2";

  /** The lemma that proves T1, T2, T4, T8 and T12 at once. */
  static final String ODDS_LEMMA =
      "Odds lemma: let c = d log(a/(1-a)) / d log l. Where times fix a student a_s a_T and a"
          + " reference a_R, any l with a_R = a_s a_T has d log(a_s a_T / a_R) / d log l ="
          + " c_s r_s + c_T r_T - c_R r_R. If c_s, c_T >= c_R there, this is at least c_R (r_s + r_T"
          + " - r_R) = c_R r_s r_T > 0: the ratio passes 1 only upward in l, so matched at l_1 the"
          + " student is behind at every l_2 < l_1.";

  private static final String MOMENTUM_PROOF =
      "Let x = h l, q_n the residuals, o_n = q_(n-1)/q_n - 1, mu = m (heavy ball) or m (1-x)"
          + " (Nesterov). Then o_n = y/(1-y) with y = y_n = x + mu o_(n-1), and o_n, y_n rise in n. For"
          + " k_n = d log o_n / d log x and G_n = x (1 - e o_n) - k_n (x - y_(n+1)^2), e = 0 or m:"
          + " k_(n+1) - k_n = G_n / (y (1-y)) at y = y_(n+1), and G_(n+1) >= G_n (1 - (x -"
          + " y_(n+2)^2) / (y (1-y))), whose bracket is >= 0 since y >= x; G_1 >= 0. So k_n does not"
          + " fall in n. The odds 1/q_N - 1 are the sum of o_n / q_(n-1), whose elasticities k_n + sum"
          + " over j < n of that of 1 + o_j rise in n; so the odds' elasticity c_N rises in N. ";

  private final List<Statement> statements = new ArrayList<>();

  private NamedStatements() {}

  static List<Statement> all() {
    NamedStatements list = new NamedStatements();
    list.theorem();
    list.stepwise();
    list.schedules();
    list.filters();
    list.lemmas();
    return list.statements;
  }

  private void theorem() {
    Comparison flow = Comparison.of(Recipe.DISTIL, FLOW, FLOW, FLOW);
    holds(
        "T1",
        "flow teaches flow",
        "Gradient flow; the teacher is stopped at a finite T > 0",
        "teacher at t and student at t' are matched along l_1",
        BEHIND,
        "With k = l_2/l_1 the gain below is g(u) = 1-(1-u)^k where it is u on top. The elasticity of g"
            + " rises from 1 to infinity, so log g is convex in log u and 0 at u = 1, hence"
            + " super-additive: g(uv) > g(u) g(v). Again by the odds: c = y/(1-exp(-y)), y = l t,"
            + " rises in t. "
            + ODDS_LEMMA,
        View.GAIN_CURVE,
        PAPER,
        flow);
    holds(
        "T1-order",
        "flow teaches flow, order form",
        "Gradient flow; the teacher is stopped at a finite T > 0",
        "the teacher at t has come at least as far along l_1 as the student",
        BEHIND,
        "The teacher's gain along l_2 rises in time, so T1 at the matched time, which is not later,"
            + " gives it.",
        View.GAIN_CURVE,
        OWN,
        flow.inOrderForm());
    holds(
        "T3",
        "generations of flow",
        "Gradient flow; generation 2 is trained on generation 1, generation 1 on the teacher",
        "generation 2 is matched along l_1 with generation 1 trained for another time",
        "generation 2 is strictly behind along l_2",
        "The earlier generations' gain is a common factor; divided by it, this is T1 for the last two."
            + " By induction every generation is behind the teacher.",
        View.GAIN_CURVE,
        OWN,
        Comparison.of(Recipe.GENERATIONS, FLOW, FLOW, FLOW, FLOW));
  }

  private void stepwise() {
    holds(
        "T2",
        "descent teaches descent",
        "Gradient descent of one step h, 0 < h l_1 < 1, whole steps",
        "the teacher after N steps has come at least as far along l_1 as the student",
        BEHIND,
        "l' = -log(1 - h l) increases in l and makes it T1-order.",
        View.GAIN_CURVE,
        OWN,
        Comparison.of(Recipe.DISTIL, DESCENT, DESCENT, DESCENT));
    refuted(
        "T2x",
        "descent with long steps",
        "Gradient descent of one step h, 1 < h l_1 < 2, whole steps",
        "the teacher after N steps is the first to come as far along l_1 as the student",
        BEHIND,
        "The residual along l_1 changes sign at every step.",
        Comparison.of(Recipe.DISTIL, DESCENT, DESCENT, DESCENT).with(Damping.UNDER));
    momentum("T8", HEAVY_BALL, "heavy ball", "h l_1 <= (1 - sqrt m)^2");
    momentum("T12", NESTEROV, "Nesterov", "h l_1 <= ((1 - m)/(1 + m))^2");
  }

  private void momentum(String id, Kind kind, String name, String bound) {
    Comparison self = Comparison.of(Recipe.DISTIL, kind, kind, kind);
    String premise = "plain training after N steps has come at least as far along l_1";
    String setting = "Momentum (" + name + ") of one step h and momentum m, whole steps, ";
    holds(
        id,
        name + " teaches " + name + ", overdamped",
        setting + bound,
        premise,
        BEHIND,
        MOMENTUM_PROOF
            + ODDS_LEMMA
            + " Here N < min(n, M), since otherwise the student's other factor is below 1; so c_N is"
            + " the least of the three.",
        View.ODDS,
        "own (new)",
        self);
    holds(
        id + "p",
        name + " before the first overshoot",
        setting + "any stable h l_1, while the residuals along l_1 are positive",
        premise,
        BEHIND,
        "The proof of " + id + " uses nothing but positive residuals up to the steps concerned.",
        View.ODDS,
        "own (new)",
        self.with(Damping.BEFORE_OVERSHOOT));
    refuted(
        id + "x",
        name + " teaches " + name + ", underdamped",
        setting + "beyond " + bound.replace("<=", "="),
        premise,
        BEHIND,
        "The residual oscillates.",
        self.with(Damping.UNDER));
  }

  private void schedules() {
    Comparison then = Comparison.of(Recipe.THEN_LABELS, FLOW, FLOW, FLOW, FLOW);
    Comparison labels = Comparison.of(Recipe.LABELS_THEN, FLOW, FLOW, FLOW, FLOW);
    String match = "plain flow is matched with it along l_1";
    holds(
        "T5",
        "distillation, then labels",
        "Flow student of a flow teacher for t', then labels for u",
        match,
        BEHIND,
        "The residual is exp(-l u) times the distilled one, so t_eff = u + that of distillation, and"
            + " T1. The lag in effective time stays; the lag in gain falls as exp(-l_2 u).",
        View.EFFECTIVE_TIME,
        OWN,
        then);
    holds(
        "T10a",
        "labels, then distillation, early switch",
        "Flow on labels for u < T, then toward the flow teacher of time T for w",
        match,
        BEHIND,
        "The residual is exp(-l u) times that of a student of time w of a teacher of time T - u; then"
            + " T1.",
        View.EFFECTIVE_TIME,
        OWN,
        labels.with(Condition.SWITCH_BEFORE));
    holds(
        "T10b",
        "labels, then distillation, late switch",
        "Flow on labels for u > T, then toward the flow teacher of time T for w",
        match,
        "the student is strictly ahead along l_2",
        "With A = exp(l_1 (u-T)) > 1, b = exp(-l_1 w), k = l_2/l_1, z = A^k the claim is z (1-b^k) + b^k"
            + " < (z^(1/k) (1-b) + b)^k. The right side, a (1/k)-norm, is convex in z, equal to the"
            + " left at z = 1 and steeper there, as 1-b > 1-b^k.",
        View.EFFECTIVE_TIME,
        OWN,
        labels.with(Condition.SWITCH_AFTER).sayingAhead());
    Comparison imitate = Comparison.of(Recipe.IMITATE, FLOW, FLOW, FLOW);
    refuted(
        "T9",
        "imitation weight below 1",
        "Flow student of the blend x * (flow teacher of time T) + (1-x) * labels, 0 < x < 1",
        "plain flow is matched with it along l_1",
        BEHIND,
        "For T to 0 it is (1-x) g(v) against g((1-x) v), and g is convex: reversed. For every (l_2/l_1,"
            + " t', T) one weight x* in [0, 1) divides the two, since g(v - x v (1-u)) - (1 - x (1 -"
            + " g(u))) g(v) is convex in x, 0 at x = 0 and positive at x = 1; x* = 0 exactly if t' + "
            + "log(k v / g(v)) / (1-k) <= T (l_1 = 1).",
        imitate);
    holds(
        "T9a",
        "imitation weight below 1, student no longer than teacher",
        "The same with t' <= T",
        "plain flow is matched with it along l_1",
        BEHIND,
        "The difference named under T9 starts upward at x = 0 exactly if the elasticity k v"
            + " (1-v)^(k-1) / g(v) is at most (1-u)^(k-1). As g(v) > k v, it is if v <= u.",
        View.GAIN_CURVE,
        "own (new)",
        imitate.with(Condition.STUDENT_NOT_LONGER));
  }

  private void filters() {
    Comparison ridge = Comparison.of(Recipe.DISTIL, RIDGE, RIDGE, RIDGE);
    String proof =
        "(1+d_s/l)(1+d_T/l) = 1 + (d_s+d_T)/l + d_s d_T/l^2 and 1 + d/l agree at l_1; at l_2 the"
            + " square makes the first the larger. Odds: l/d has elasticity 1 at every d. ";
    holds(
        "T4",
        "ridge teaches ridge",
        "Ridge, any penalties d_s of the student and d_T of the teacher",
        MATCHED,
        BEHIND,
        proof + ODDS_LEMMA,
        View.ODDS,
        OWN,
        ridge);
    holds(
        "T4-order",
        "ridge teaches ridge, order form",
        "Ridge, any penalties",
        "plain ridge has come at least as far along l_1",
        BEHIND,
        "A smaller penalty raises every gain; then T4.",
        View.ODDS,
        OWN,
        ridge.inOrderForm());
    refuted(
        "T6",
        "flow with weight decay",
        "Flow with weight decay of one penalty for teacher, student and reference",
        MATCHED,
        BEHIND,
        "Trained long, it is the ridge point, a gain l/(l+d) that further training cannot pass but that"
            + " distillation takes twice. Its gain curve is log-log convex and yet not"
            + " super-multiplicative, as it ends before (1, 1).",
        Comparison.of(Recipe.DISTIL, DECAYED_FLOW, DECAYED_FLOW, DECAYED_FLOW));
    refuted(
        "T7",
        "averaged iterates",
        "The averaged iterate of flow as teacher, student and reference",
        MATCHED,
        BEHIND,
        "Near interpolation r = 1/(l t), so the gain curve's elasticity falls to l_1/l_2 from above.",
        Comparison.of(Recipe.DISTIL, AVERAGED_FLOW, AVERAGED_FLOW, AVERAGED_FLOW));
    refuted(
        "T11a",
        "ridge teaches flow, against flow",
        "Flow student of a ridge teacher, compared with plain flow",
        MATCHED,
        BEHIND,
        "Trained long, the student is ridge, which is ahead of flow by T11c.",
        Comparison.of(Recipe.DISTIL, FLOW, RIDGE, FLOW));
    holds(
        "T11b",
        "ridge teaches flow, against ridge",
        "Flow student of a ridge teacher, compared with plain ridge",
        MATCHED,
        BEHIND,
        "T11c replaces flow by ridge; then T4.",
        View.ODDS,
        OWN,
        Comparison.of(Recipe.DISTIL, RIDGE, RIDGE, FLOW));
  }

  private void lemmas() {
    order("T11c", FLOW, RIDGE, "With l_1 = 1 it is Bernoulli's (1 + 1/d)^k < 1 + k/d.");
    String convex =
        "The residual q_N(x), x = h l, has real roots only, all beyond the overdamped range (heavy ball:"
            + " q_N is det(J - x)/det J of a Jacobi matrix J; Nesterov: the same in sqrt(1-x); descent:"
            + " all at 1), and q_N(0) = 1. So -log q_N is convex in x and 0 at 0, and -log q_N / x, the"
            + " effective time, increases in l.";
    order("L-descent-flow", DESCENT, FLOW, convex);
    order("L-heavy-ball-flow", HEAVY_BALL, FLOW, convex);
    order("L-nesterov-flow", NESTEROV, FLOW, convex);
    order(
        "L-flow-averaged",
        FLOW,
        AVERAGED_FLOW,
        "With x = l t, at equal gains, flow's elasticity d log a / d log l is the greater iff"
            + " log(x/(1-exp(-x))) + x/(exp(x)-1) > 1. It is 1 at x = 0, and its slope is positive as"
            + " (2 sinh(x/2))^2 > x^2.");
    order(
        "L-flow-decayed",
        FLOW,
        DECAYED_FLOW,
        "With w = l/(l+d), c = 1-exp(-(l+d)t), flow's elasticity is the greater, at equal gains, iff"
            + " (-(1-wc) log(1-wc) - wc)/w^2 > -c + (1-c) log(1/(1-c)). Equal at w = 1; by the series"
            + " of -(1-s) log(1-s), s = wc, the left side falls in w.");
    order(
        "L-averaged-ridge",
        AVERAGED_FLOW,
        RIDGE,
        "At equal gains elasticities compare as r^2 with exp(-x), x = l t, r = (1-exp(-x))/x: (2"
            + " sinh(x/2)/x)^2 > 1.");
    order(
        "L-decayed-ridge",
        DECAYED_FLOW,
        RIDGE,
        "At equal gains elasticities compare as y/(exp(y)-1) with exp(-y), y = (l+d)t: y > 1-exp(-y).");
  }

  private void order(String id, Kind behind, Kind ahead, String proof) {
    holds(
        id,
        behind.label() + " is behind " + ahead.label(),
        "No distillation: a model trained by %s, another by %s, both on labels"
            .formatted(behind.label(), ahead.label()),
        MATCHED,
        "the first is strictly behind along l_2",
        proof,
        ahead == FLOW ? View.EFFECTIVE_TIME : View.ORDER,
        id.startsWith("T") ? OWN : "own (new)",
        Comparison.of(Recipe.ALONE, ahead, behind));
  }

  private void holds(
      String id,
      String title,
      String setting,
      String premise,
      String conclusion,
      String proof,
      View view,
      String source,
      Comparison comparison) {
    statements.add(
        new Statement(
            id,
            title,
            setting,
            premise,
            conclusion,
            Verdict.HOLDS,
            proof,
            view,
            source,
            comparison));
  }

  private void refuted(
      String id,
      String title,
      String setting,
      String premise,
      String conclusion,
      String why,
      Comparison comparison) {
    statements.add(
        new Statement(
            id,
            title,
            setting,
            premise,
            conclusion,
            Verdict.REFUTED,
            why,
            View.EXAMPLE,
            OWN,
            comparison));
  }
}
