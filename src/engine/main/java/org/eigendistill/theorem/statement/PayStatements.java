// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.statement;

import static org.eigendistill.theorem.statement.StatementList.NEW;

import org.eigendistill.theorem.certificate.Counterexample;
import org.eigendistill.theorem.pay.PayLaws;
import org.eigendistill.theorem.proof.Lemma;
import org.eigendistill.theorem.proof.Technique;

/** Does it pay: when never, what then does, and a sufficient sign. */
final class PayStatements {
  private static final String RISK =
      "Directions of eigenvalues l_k with squared coefficients b_k^2, noise w > 0; s_k = l_k b_k^2,"
          + " the best gains W_k = s_k/(s_k + w), a risk sum of rho_k (s_k + w)(a_k - W_k)^2 plus a"
          + " constant (in-sample: rho_k = 1; parameters: 1/l_k)";
  private static final String STUDENT =
      ". The student: two or more parts of flow, descent or momentum, these before their first"
          + " overshoot, each distilled from the one before; or such a student and then labels; or"
          + " flow on labels for u < T and then toward the flow teacher of time T; or flow for t' <="
          + " T on a blend of that teacher and labels, imitation weight between 0 and 1";
  private static final String FALLING =
      "b_k^2 does not rise with the eigenvalue (flat, say), whatever it is among equal ones";
  private static final String RISING = "b_k^2 = l_k^c, c > 0, rises with the eigenvalue";
  private static final String BEST = "; flow is stopped at the time u of least risk";
  private static final String SWITCH =
      "labels until u and then, for a short time, distillation toward the flow teacher of any time"
          + " T, 0 <= T < u, has a strictly lower risk";
  private static final String LONG =
      "all students by flow of the teacher of time u that train for long enough have a strictly"
          + " lower risk";

  private PayStatements() {}

  static void addTo(StatementList list) {
    never(list);
    lateSwitch(list);
    longStudent(list);
  }

  private static void never(StatementList list) {
    String conclusion =
        "some stopped flow is at least as near W_k as the student along every direction, and, if there"
            + " are two eigenvalues, strictly nearer along one: no student pays";
    list.proved(
        new Conjecture("N1", "no student pays", RISK + STUDENT, FALLING, conclusion, PayLaws.N1),
        Technique.EFFECTIVE_TIME,
        Lemma.STEPS);
    refuted(
        list,
        new Conjecture(
            "N1x",
            "no student pays, signal along the top",
            RISK + STUDENT,
            RISING,
            conclusion,
            PayLaws.N1X),
        "Along l_2 the best gain is next to nothing, and flow that has it has hardly begun along l_1;"
            + " flow that is trained along l_1 has learned noise along l_2. A student, which is behind"
            + " there, comes near both best gains.",
        PayLaws.n1x());
  }

  private static void lateSwitch(StatementList list) {
    String counts = "; every rho_k > 0; two eigenvalues; b is not 0";
    list.proved(
        new Conjecture(
            "N2", "a late switch pays", RISK + BEST, FALLING + counts, SWITCH, PayLaws.N2),
        Technique.RISK);
    refuted(
        list,
        new Conjecture(
            "N2x",
            "a late switch pays, signal along the top",
            RISK + BEST,
            RISING + counts,
            SWITCH,
            PayLaws.N2X),
        "Here flow is beyond the best gain along l_2 and short of it along l_1 at the best time; the"
            + " switch unlearns faster along l_1, which is what should be learned further.",
        PayLaws.n2x());
    refuted(
        list,
        new Conjecture(
            "N2y",
            "a late switch pays, directions without weight",
            RISK + BEST,
            FALLING + "; some rho_k may be 0; two eigenvalues; b is not 0",
            SWITCH,
            PayLaws.N2Y),
        "If l_1 alone counts, the best stopped flow has the best gain there, and every change of it is"
            + " for the worse. (Directions that count along two eigenvalues are enough for N2.)",
        PayLaws.n2y());
  }

  private static void longStudent(StatementList list) {
    String sum =
        "at u the sum of rho_k a_k (w a_k - s_k (1 - a_k)) over the directions of the lowest eigenvalue"
            + " is positive (one direction: rho_p > 0 and a_p > W_p)";
    list.proved(
        new Conjecture("N3", "a long student pays", RISK + BEST, sum, LONG, PayLaws.N3),
        Technique.RISK);
    refuted(
        list,
        new Conjecture(
            "N3x",
            "a long student pays: the converse",
            RISK + BEST,
            "at u the sum of N3 is negative (one direction: a_p < W_p)",
            "no student by flow of any teacher has a lower risk than the best stopped flow",
            PayLaws.N3X),
        "The lowest direction is one of many: here flow is beyond the best gain along l_2, and a"
            + " student of a teacher that is not the best takes that back, at next to no cost along"
            + " l_3.",
        PayLaws.n3x());
    refuted(
        list,
        new Conjecture(
            "N3y",
            "a long student pays, weights left out",
            RISK + BEST,
            "at u the sum of a_k (w a_k - s_k (1 - a_k)) over the directions of the lowest eigenvalue,"
                + " without rho_k, is positive",
            LONG,
            PayLaws.N3Y),
        "Of two directions of the lowest eigenvalue the one beyond its best gain hardly counts in the"
            + " risk; the other calls for more training, and a long student has less there.",
        PayLaws.n3y());
  }

  private static void refuted(
      StatementList list, Conjecture conjecture, String why, Counterexample numbers) {
    list.refuted(conjecture, why, numbers, NEW);
  }
}
