package org.eigendistill.theorem;

import java.util.EnumSet;
import java.util.Set;

/**
 * All pairs of teacher and student, compared with plain training of each of the seven procedures.
 * Gains multiply, so teacher and student may change places: 28 pairs by 7 references.
 *
 * <p>The rule. Write P &lt; Q where P, matched with Q on top, is behind below. Then
 *
 * <pre>
 *     descent, heavy ball, Nesterov  &lt;  flow  &lt;  averaged flow, decayed flow  &lt;  ridge.
 * </pre>
 *
 * <ul>
 *   <li>If teacher and student are both at most R, and R's curve is super-multiplicative, the
 *       student is behind: g_T(u) g_S(v) &lt;= g_R(u) g_R(v) &lt; g_R(u v).
 *   <li>If one of them is not at most R and the other can interpolate, train the other long:
 *       refuted.
 *   <li>What remains are averaged and decayed flow as references, whose curves are not
 *       super-multiplicative; each is settled beside flow and what is below flow (see the reasons).
 * </ul>
 */
final class MixedPairs {
  private static final Set<Kind> UP_TO_FLOW =
      EnumSet.of(Kind.FLOW, Kind.DESCENT, Kind.HEAVY_BALL, Kind.NESTEROV);

  private MixedPairs() {}

  static void add(Kind teacher, Kind student, Kind reference, StatementList list) {
    StatementList.Claim claim =
        new StatementList.Claim(
            "P.%s.%s.%s".formatted(teacher.label(), student.label(), reference.label()),
            "%s teaches %s, against %s"
                .formatted(teacher.label(), student.label(), reference.label()),
            "A %s student of a %s teacher, compared with plain %s; equal procedures have equal constants, steps are overdamped"
                .formatted(student.label(), teacher.label(), reference.label()),
            reference.isStepwise()
                ? "plain %s after N steps, any such N, has come at least as far along l_1"
                    .formatted(reference.label())
                : StatementList.MATCHED,
            StatementList.BEHIND,
            Comparison.of(Recipe.DISTIL, reference, teacher, student));
    if (holds(teacher, student, reference)) {
      list.holds(claim, proof(teacher, student, reference), StatementList.NEW);
    } else {
      list.refuted(claim, refutation(teacher, student, reference), StatementList.NEW);
    }
  }

  /** The verdict by rule. */
  static boolean holds(Kind teacher, Kind student, Kind reference) {
    boolean both = UP_TO_FLOW.contains(teacher) && UP_TO_FLOW.contains(student);
    boolean besideOne =
        teacher == reference && UP_TO_FLOW.contains(student)
            || student == reference && UP_TO_FLOW.contains(teacher);
    return switch (reference) {
      case RIDGE -> true;
      case FLOW -> both;
      case AVERAGED_FLOW, DECAYED_FLOW -> both || besideOne;
      case DESCENT, HEAVY_BALL, NESTEROV -> teacher == reference && student == reference;
    };
  }

  private static Grounds.Proof proof(Kind teacher, Kind student, Kind reference) {
    if (reference == Kind.RIDGE) {
      return byCurves(
          "Every procedure is at most ridge (T11c and the L lemmas), and ridge's curve is"
              + " super-multiplicative (T4).");
    }
    if (reference == Kind.FLOW) {
      return byCurves("Both are at most flow, and flow's curve is super-multiplicative (T1).");
    }
    if (teacher != reference && student != reference) {
      return byCurves(
          "The student is behind flow (both are at most flow, T1), and flow is behind "
              + reference.label()
              + ".");
    }
    return Grounds.Proof.by(
        View.ORDER,
        reference == Kind.DECAYED_FLOW
            ? "Divide by the common l/(l+d) = w: left are curves 1-exp(-(l+d)t), of elasticity w f(b)"
                + " at gain b, and the other's own, of elasticity f(u) or more at gain u, f(a) = -(1-a)"
                + " log(1-a)/a being flow's. By T1 f(u) + w f(b) >= w (f(u) + f(b)) > w f(u b): where"
                + " the two sides are equal, the student's rises faster with l, so that it comes from"
                + " below."
            : "Averaged over s in (0, 1), X = a_1(s t') b_1 and Y = a_1(s t) have equal means and X/Y"
                + " falls in s, so Y is the more spread, and E g(X) <= E g(Y) as g is convex; and a_2(s"
                + " t') b_2 < g(X) by T1. What is at most flow has b_2 <= g(b_1).");
  }

  private static Grounds.Proof byCurves(String argument) {
    return Grounds.Proof.by(View.ORDER, argument, Lemma.CURVE);
  }

  private static String refutation(Kind teacher, Kind student, Kind reference) {
    if (reference.isStepwise()) {
      return "Some step of the reference puts it below the others, which have their own constants.";
    }
    if (teacher == Kind.DECAYED_FLOW && student == Kind.DECAYED_FLOW) {
      return "Trained long, teacher and student are two ridge points, ahead of the reference.";
    }
    return "One of the two, nearly alone while the other interpolates or nearly so, is ahead of "
        + reference.label()
        + ".";
  }
}
