// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.statement;

import java.util.List;
import org.eigendistill.number.Fraction;
import org.eigendistill.theorem.flips.FlipExample;
import org.eigendistill.theorem.flips.FlipLaw;
import org.eigendistill.theorem.flips.FlowExample;
import org.eigendistill.theorem.flips.MeansExample;
import org.eigendistill.theorem.flips.MeansLaw;
import org.eigendistill.theorem.proof.Technique;

/** One bias, two effects: labels that were flipped. */
final class FlipStatements {
  private static final String SETTING =
      "Labels y_i = +1 or -1 of n rows, each flipped with chance q, 0 < q < 1/2, to Y; scores f = U"
          + " diag(a) U' Y, 0 <= a <= 1; eta_k = (u_k . y)^2/n, sigma = sum a eta, tau = sum a/n, w ="
          + " 4q(1 - q)/n, s_k = (1 - 2q)^2 eta_k; means are over flips and rows, the risk is E |f - E"
          + " Y|^2/n";
  private static final String STUDENT =
      SETTING
          + ". A teacher a_T and a student a_S = a_T - d, 0 <= d <= a_T, d not 0 everywhere, r = 1 - a";
  private static final String MEMORISES =
      "the teacher memorises on the mean, 2(1 - q) tau_T > (1 - 2q) sigma_T, and sigma_T > tau_T";
  private static final String ORDERED =
      "; eta does not fall and d does not rise with the eigenvalue, neither constant; d_k w (2 a_T - d_k)"
          + " >= d_k s_k (2 r_T + d_k) for all k";
  private static final String BOTH =
      "the line through both groups' means, student against teacher, has a slope above 1, and the"
          + " student's risk is lower";
  private static final String STEEPER =
      "the line through both groups' means, student against teacher, has a slope above 1";

  private FlipStatements() {}

  static void addTo(StatementList list) {
    means(list);
    slope(list);
    both(list);
    flow(list);
  }

  private static void means(StatementList list) {
    list.proved(
        new Conjecture(
            "C4.means",
            "means of clean and of flipped rows",
            SETTING,
            "none",
            "the mean of y_i f_i is (1 - 2q) sigma + 2q tau given that the label was kept, (1 - 2q) sigma -"
                + " 2(1 - q) tau given that it was flipped, and the risk is sum s (1 - a)^2 + w a^2",
            MeansLaw.MEANS),
        Technique.RISK);
    list.refuted(
        "C4.meansx",
        "flipped rows pulled as clean ones are",
        SETTING,
        "none",
        "the mean of y_i f_i given that the label was flipped is (1 - 2q) sigma - 2q tau",
        new MeansExample(
            Fraction.of(1, 4), List.of(1, 0), List.of(1, 1), List.of(Fraction.ONE, Fraction.ONE)),
        "With all gains 1 a row's score is its label, and where that was flipped y f = -1.");
  }

  private static void slope(StatementList list) {
    list.proved(
        new Conjecture(
            "C4.slope",
            "slope, low end and risk",
            STUDENT,
            MEMORISES,
            "by given labels flipped rows have the lower mean, and the slope of student against teacher"
                + " through both means is 1 + sum d (1/n - eta) / sum a_T (eta - 1/n), above 1 iff sum d (eta -"
                + " 1/n) < 0; flipped rows' mean falls iff 2(1 - q) sum d/n > (1 - 2q) sum d eta, as it does"
                + " where the slope is above 1; the risk falls iff sum d (s (r_T + r_S) - w (a_T + a_S)) < 0",
            FlipLaw.SLOPE),
        Technique.RISK);
    list.refuted(
        "C4.slopex",
        "a slope above 1, so a lower risk",
        STUDENT,
        MEMORISES + ", and the slope is above 1",
        "the student's risk is lower",
        FlipExample.of(
            FlipLaw.SLOPE_THEN_RISK, "1/100", "3/5 3/10 1/10", "1 99/100 9/10", "0 1/20 3/10"),
        "With few flips there is little noise to leave unlearned, and what is left unlearned is signal.");
    list.refuted(
        "C4.slopey",
        "a lower risk, so a slope above 1",
        STUDENT,
        MEMORISES + ", and the student's risk is lower",
        STEEPER,
        FlipExample.of(
            FlipLaw.RISK_THEN_SLOPE, "1/5", "7/20 1/4 2/5", "1 9/10 19/20", "0 1/50 1/10"),
        "Gain is given up where the labels' energy is, and both groups come nearer to each other.");
    list.proved(
        new Conjecture(
            "C4.resists",
            "a teacher that does not memorise",
            STUDENT,
            "flipped rows still get their true class on the mean, 2(1 - q) tau_T < (1 - 2q) sigma_T",
            "the slope by true labels is tau_S/tau_T < 1; flipped rows' mean, the low end, rises iff 2(1 -"
                + " q) sum d/n > (1 - 2q) sum d eta",
            FlipLaw.RESISTS),
        Technique.RISK);
    list.refuted(
        "C4.resistsx",
        "a teacher that does not memorise, its low end",
        STUDENT,
        "flipped rows still get their true class on the mean, and 2(1 - q) sum d/n > (1 - 2q) sum d eta",
        "flipped rows' mean, the low end, falls",
        FlipExample.of(FlipLaw.RESISTS_AND_FALLS, "1/10", "1 0 0", "1 1/10 1/10", "0 1/10 1/10"),
        "That is the condition for teachers that memorise; here what is lost had served the flipped label.");
  }

  private static void both(StatementList list) {
    list.proved(
        new Conjecture(
            "C4.both",
            "when there are both effects",
            STUDENT,
            MEMORISES + ORDERED + ", more for one of them",
            BOTH,
            FlipLaw.BOTH),
        Technique.RISK);
    list.refuted(
        "C4.bothx",
        "both effects, without strictness",
        STUDENT,
        MEMORISES + ORDERED,
        BOTH,
        FlipExample.of(
            FlipLaw.BOTH_AT_EQUALITY, "3/10", "3/5 2/5", "843/4300 921/6050", "1/50 1/25"),
        "The student is as far below the best gain as its teacher is above it.");
  }

  private static void flow(StatementList list) {
    String energies =
        ", two eigenvalues differ, eta does not fall with the eigenvalue and is not constant";
    list.proved(
        new Conjecture(
            "C4.flow",
            "flow of full rank",
            STUDENT + "; flow for T and t' on a kernel of n rows",
            MEMORISES
                + energies
                + "; the kernel has full rank, and its least eigenvalue is at least log(1 + T/t')/T",
            STEEPER,
            FlipLaw.FLOW),
        Technique.RISK);
    list.refuted(
        "C4.flowx",
        "flow on a kernel with a null space",
        STUDENT + "; flow for T and t' on a kernel of n rows",
        MEMORISES
            + energies
            + "; the least of the kernel's positive eigenvalues is at least log(1 + T/t')/T",
        STEEPER,
        new FlowExample(
            Fraction.of(2, 5),
            Fraction.of(1, 2),
            List.of(Fraction.ONE, Fraction.ZERO, Fraction.ZERO),
            List.of(2, 1, 0),
            2,
            1),
        "In the null space nothing is lost, which is less than along the top: there d rises again.");
  }
}
