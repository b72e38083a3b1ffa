// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.statement;

import static org.eigendistill.theorem.statement.AtlasFilters.AVERAGED_FLOW;
import static org.eigendistill.theorem.statement.AtlasFilters.DECAYED_FLOW;
import static org.eigendistill.theorem.statement.AtlasFilters.FLOW;
import static org.eigendistill.theorem.statement.AtlasFilters.RIDGE;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eigendistill.dynamics.Filter;
import org.eigendistill.theorem.proof.Grounds;
import org.eigendistill.theorem.proof.Lemma;
import org.eigendistill.theorem.proof.Technique;
import org.eigendistill.theorem.proposition.Proposition;
import org.eigendistill.theorem.proposition.Scheme;

/**
 * Pairs of teacher and student, compared with plain training of a reference, that have no name of
 * their own. Gains multiply, so teacher and student may change places.
 *
 * <p>A pair holds by what is {@link Proved} and in no other way. Write P &lt; Q where P, matched
 * with Q on top, is behind below. The statements have
 *
 * <pre>
 * \[ \text{descent, heavy ball, Nesterov} \lt \text{flow} \lt \text{averaged flow, decayed flow} \lt \text{ridge}. \]
 * </pre>
 *
 * <ul>
 *   <li>If teacher and student are both at most S, S is at most R, and S's curve is
 *       super-multiplicative, the student is behind R: g_T(u) g_S(v) &lt;= g(u) g(v) &lt; g(u v)
 *       for the curve g of S, which is at most R's.
 *   <li>Averaged and decayed flow as references, whose curves are not super-multiplicative, are
 *       each settled beside what is at most flow (see the reasons).
 *   <li>Else, if one of the two is not at most R and the other can interpolate, train the other
 *       long: refuted, by a certificate. A pair without either is open.
 * </ul>
 */
final class MixedPairs {
  /** Why a super-multiplicative curve settles pairs against itself. */
  private static final Map<Filter, String> BY_OWN_CURVE =
      Map.of(
          FLOW,
          "Both are at most flow, and flow's curve is super-multiplicative (T1).",
          RIDGE,
          "Every procedure is at most ridge (T11c and the L lemmas), and ridge's curve is"
              + " super-multiplicative (T4).");

  /** Why a reference is ahead of itself beside anything that is at most flow. */
  private static final Map<Filter, String> BESIDE_FLOW =
      Map.of(
          DECAYED_FLOW,
          "Divide by the common l/(l+d) = w: left are curves 1-exp(-(l+d)t), of elasticity w f(b)"
              + " at gain b, and the other's own, of elasticity f(u) or more at gain u, f(a) = -(1-a)"
              + " log(1-a)/a being flow's. By T1 f(u) + w f(b) >= w (f(u) + f(b)) > w f(u b): where"
              + " the two sides are equal, the student's rises faster with l, so that it comes from"
              + " below.",
          AVERAGED_FLOW,
          "Averaged over s in (0, 1), X = a_1(s t') b_1 and Y = a_1(s t) have equal means and X/Y"
              + " falls in s, so Y is the more spread, and E g(X) <= E g(Y) as g is convex; and a_2(s"
              + " t') b_2 < g(X) by T1. What is at most flow has b_2 <= g(b_1).");

  private final Proved proved;

  MixedPairs(Proved proved) {
    this.proved = proved;
  }

  /** What a pair claims: that the student is behind. */
  static Conjecture conjecture(Filter teacher, Filter student, Filter reference) {
    return new Conjecture(
        "P.%s.%s.%s".formatted(teacher.name(), student.name(), reference.name()),
        "%s teaches %s, against %s".formatted(teacher.name(), student.name(), reference.name()),
        "A student by %s of a teacher by %s, compared with plain %s; equal procedures have equal constants, steps are overdamped"
            .formatted(student.name(), teacher.name(), reference.name()),
        reference.clock().isWhole()
            ? "plain %s after N steps, any such N, has come at least as far along l_1"
                .formatted(reference.name())
            : StatementList.MATCHED,
        StatementList.BEHIND,
        Proposition.of(Scheme.DISTIL, reference, teacher, student));
  }

  /** Adds a pair that is proved, or has a certificate on record. */
  void add(Filter teacher, Filter student, Filter reference, StatementList list) {
    Conjecture conjecture = conjecture(teacher, student, reference);
    Optional<Grounds.Proof> proof = proof(teacher, student, reference);
    if (proof.isPresent()) {
      list.holds(conjecture, proof.get(), StatementList.NEW);
    } else {
      list.refuted(conjecture, refutation(teacher, student, reference), StatementList.NEW);
    }
  }

  /** The proof that follows from what is proved, if one does. */
  Optional<Grounds.Proof> proof(Filter teacher, Filter student, Filter reference) {
    if (isBetween(teacher, student, reference, reference)) {
      return Optional.of(byCurves(BY_OWN_CURVE.get(reference)));
    }
    for (Filter curve : proved.superMultiplicative()) {
      if (isBetween(teacher, student, curve, reference)) {
        return Optional.of(
            byCurves(
                "The student is behind %s (both are at most %s, T1), and %s is behind %s."
                    .formatted(curve.name(), curve.name(), curve.name(), reference.name())));
      }
    }
    boolean beside =
        teacher.equals(reference) && proved.isAtMost(student, FLOW)
            || student.equals(reference) && proved.isAtMost(teacher, FLOW);
    return Optional.ofNullable(beside ? BESIDE_FLOW.get(reference) : null)
        .map(words -> Grounds.Proof.by(Technique.ORDER, words));
  }

  /** Whether both are at most a super-multiplicative curve that is at most the reference. */
  private boolean isBetween(Filter teacher, Filter student, Filter curve, Filter reference) {
    return proved.isSuperMultiplicative(curve)
        && proved.isAtMost(teacher, curve)
        && proved.isAtMost(student, curve)
        && proved.isAtMost(curve, reference);
  }

  private static Grounds.Proof byCurves(String argument) {
    return Grounds.Proof.by(Technique.ORDER, argument, Lemma.CURVE);
  }

  private static String refutation(Filter teacher, Filter student, Filter reference) {
    if (reference.clock().isWhole()) {
      return "Some step of the reference puts it below the others, which have their own constants.";
    }
    if (List.of(teacher, student).equals(List.of(DECAYED_FLOW, DECAYED_FLOW))) {
      return "Trained long, teacher and student are two ridge points, ahead of the reference.";
    }
    return "One of the two, nearly alone while the other interpolates or nearly so, is ahead of "
        + reference.name()
        + ".";
  }
}
