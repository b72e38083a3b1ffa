// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.statement;

import org.eigendistill.theorem.deep.DeepLaw;
import org.eigendistill.theorem.deep.DeepTwins;
import org.eigendistill.theorem.deep.SmallStartLaw;
import org.eigendistill.theorem.deep.TwoLayerLaw;
import org.eigendistill.theorem.proof.Technique;

/** Deep linear networks, which learn features. */
final class DeepStatements {
  private static final String MODES =
      "Modes of a deep linear network, u' = lam f(u) (s - u), s > 0, with one f > 0 for teacher, student and"
          + " plain training (f = L u^(2 - 2/L) for L balanced layers aligned with the data, u^2 for"
          + " infinitely many, sqrt(c^2 + 4 u^2) for two of imbalance c); 0 < T, t < infinity";

  private static final String COMMON =
      MODES + "; all start at u0, which is no s; w is the teacher at T";

  private static final String NONDECREASING = "f does not fall";

  private static final String WEAKER =
      ", lam_2 <= lam_1 and s_2 <= s_1, not both equal, both above u0 or lam_2 = lam_1 or f = 2u";

  private static final String VARIES = ", f not constant between u0 and w_1 unless lam_2 < lam_1";

  private static final String MATCHED =
      ", and plain training has come at least as far along the first mode";

  private static final String BEHIND = "the student is strictly behind along the second mode";

  private static final String AHEAD = "the student is strictly ahead along the second mode";

  private static final String LEVEL =
      ", and plain training is matched with the student along the first mode";

  private static final String TWO =
      "Two layers, f = 2u, one start u0, which is no s, and lam_2 <= lam_1, s_2 <= s_1, not both equal";

  private static final String SMALL =
      "f = u, lam = 1, start u0 < 1, u0 <= s/2, T = A log(1/u0), t = B log(1/u0), A and B positive;"
          + " S is the student";

  private DeepStatements() {}

  static void addTo(StatementList list) {
    modes(list);
    startsAndTeachers(list);
    switches(list);
    smallStart(list);
  }

  private static void modes(StatementList list) {
    list.proved(
        "T13",
        "networks that learn features",
        COMMON,
        NONDECREASING + WEAKER + VARIES + MATCHED,
        BEHIND,
        DeepLaw.BEHIND,
        Technique.EFFECTIVE_TIME);
    list.refuted(
        "T13x",
        "a growth that falls",
        COMMON,
        "f falls, lam_2 <= lam_1 and u0 < s_2 <= s_1, not both equal" + LEVEL,
        BEHIND,
        DeepTwins.falling(),
        "The second mode ends before f falls, and its student is flow's; along the first mode"
            + " teacher and student lose their time where f is small, and plain training, matched there"
            + " below it, has not yet been there.");
    list.refuted(
        "T13y",
        "stronger modes of smaller eigenvalue",
        COMMON,
        NONDECREASING + ", lam_2 < lam_1 and s_2 > s_1" + LEVEL,
        BEHIND,
        DeepTwins.stronger(),
        "A smaller eigenvalue makes tau smaller, and a greater strength makes it greater: either can"
            + " win.");
    list.refuted(
        "T13z",
        "modes below the start, any growth",
        COMMON,
        NONDECREASING + ", lam_2 < lam_1, and s_2 = s_1 < u0" + LEVEL,
        BEHIND,
        DeepTwins.belowTheStart(),
        "On its way down a mode becomes slow; teacher and student of the larger eigenvalue have both come"
            + " to where it is, and add little; those of the smaller one have not, and count in full.");
  }

  private static void startsAndTeachers(StatementList list) {
    String starts = MODES + "; the teacher starts at u0, the student at v0, plain training at r0";
    String weaker = NONDECREASING + ", lam_2 <= lam_1 and r0 < s_2 <= s_1, not both equal";
    list.proved(
        "T13.start",
        "different starts",
        starts,
        weaker
            + ", u0 <= r0 and v0 <= r0, f not constant between r0 and w_1 unless lam_2 < lam_1, the student"
            + " is beyond r0 along the first mode"
            + MATCHED,
        BEHIND,
        TwoLayerLaw.STARTS,
        Technique.EFFECTIVE_TIME);
    list.refuted(
        "T13.startx",
        "a student that starts further",
        starts,
        weaker + ", u0 = r0 < v0" + LEVEL,
        BEHIND,
        DeepTwins.studentFurther(),
        "To come from r0 to v0 takes plain training longer the weaker the mode, and the student has"
            + " that for nothing.");
    list.refuted(
        "T13.starty",
        "a teacher that starts further",
        starts,
        weaker + ", v0 = r0 < u0" + LEVEL,
        BEHIND,
        DeepTwins.teacherFurther(),
        "As in the neighbour above, the teacher has the time from r0 to u0 for nothing, and more of it"
            + " on the weaker mode.");
    String any =
        COMMON
            + "; but the teacher is any that plain training would be at after a time T(lam, s), and the student"
            + " trains for t(lam, s)";
    list.proved(
        "T13.any",
        "any teacher, generations, labels last",
        any,
        NONDECREASING
            + WEAKER
            + VARIES
            + ", T and t on the second mode are at most those on the first"
            + MATCHED,
        BEHIND + ", and so are all further generations and those that train on labels at last",
        TwoLayerLaw.ANY_TEACHER,
        Technique.EFFECTIVE_TIME);
    list.refuted(
        "T13.anyx",
        "a teacher ahead below",
        any,
        NONDECREASING + WEAKER + ", T on the second mode is longer, t the same" + LEVEL,
        BEHIND,
        DeepTwins.fallingTime(),
        "A long student is its teacher, whose time is the longer one below.");
  }

  private static void switches(StatementList list) {
    String early = "the student trains on labels for u < T, then toward the teacher of time T";
    String late = "the student trains on labels for u > T, then toward the teacher of time T";
    list.proved(
        "T13.switch.a",
        "an early switch",
        TWO,
        early + MATCHED,
        BEHIND,
        TwoLayerLaw.EARLY_SWITCH,
        Technique.EFFECTIVE_TIME);
    list.refuted(
        "T13.switch.ax",
        "an early switch, ahead",
        TWO,
        early + LEVEL,
        AHEAD,
        DeepTwins.earlySwitch(),
        "By T13.switch.a it is behind.");
    list.proved(
        "T13.switch.b",
        "a late switch",
        TWO,
        late + LEVEL,
        AHEAD,
        TwoLayerLaw.LATE_SWITCH,
        Technique.EFFECTIVE_TIME);
    list.refuted(
        "T13.switch.bx",
        "a late switch, behind",
        TWO,
        late + LEVEL,
        BEHIND,
        DeepTwins.lateSwitch(),
        "By T13.switch.b it is ahead: what training toward the teacher takes back is the less the weaker"
            + " the mode.");
  }

  private static void smallStart(StatementList list) {
    list.proved(
        "T13.seq",
        "a small start truncates",
        SMALL,
        "s A is not 1",
        "if s A < 1 then S/w <= u0^(s A) exp(w t) (1 + u0^(1 - s A)/s) with w t <= 2 B u0^(1 - s A) log(1/u0), so"
            + " that S/w -> 0 as u0 -> 0; if s A > 1 then, with m = min(A, B), m (1 - s u0^(s A - 1)) -"
            + " log 2/(s log(1/u0)) <= tau/log(1/u0) < m, so that S -> s where s m > 1 and S -> 0 where s m"
            + " < 1",
        SmallStartLaw.TRUNCATES,
        Technique.EFFECTIVE_TIME);
    list.refuted(
        "T13.seqx",
        "what is learned is passed on, however short the student",
        SMALL,
        "s A > 1, so that the teacher has learned the mode",
        "the student has at least half of it",
        DeepTwins.passesAllOn(),
        "A student of time B log(1/u0) with s B < 1 has not yet left its start.");
  }
}
