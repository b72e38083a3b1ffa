// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.statement;

import org.eigendistill.theorem.proof.Technique;
import org.eigendistill.theorem.softmax.LimitLaw;
import org.eigendistill.theorem.softmax.SlopeLaw;
import org.eigendistill.theorem.softmax.SoftmaxTwins;

/** Students with a softmax: their limit at high temperature, and their confidence line. */
final class SoftmaxStatements {
  private static final String TRAINED =
      "Logits Z = X B of n rows and C classes, X X' the sum of l_k u_k u_k', trained from 0 by N steps h of"
          + " gradient descent on T^2 times the sum over rows of KL(softmax(z_t/T) || softmax(z/T)); z_t the"
          + " rows of any teacher's logits Z_t, centred over classes; d_k = u_k'Z_t, D = |Z_t|, a_k = 1 - (1 -"
          + " h l_k/C)^N; the student's gain along direction k is (u_k'Z).d_k/|d_k|^2";

  private static final String RECURSION =
      "h l_1 <= C; B_k is 0 at first and becomes (1 - h l_k/C) B_k + (h l_k/C) b at each step, b^2 the sum"
          + " over rows of eps^2 |z - z_t|^2, eps = exp(o/T) - 1, for two classes tanh(o/(2 T))^2, o the larger"
          + " of the two models' largest logit less smallest";

  private static final String WITHIN =
      "|u_k'Z - a_k d_k| <= B_k, so the gain is within B_k/|d_k| of a_k. If, besides, h l_1 <= C/2 and T >="
          + " o/log 2 with o = w + 2 sqrt(2) D, w the widest of the teacher's rows, then B_k <= e (1 + e) a_k D,"
          + " e = exp(o/T) - 1";

  private static final String LINE =
      "A teacher's logits Z_t of n rows and C classes, centred over classes, and a student of logits sum_k"
          + " a_k u_k u_k'Z_t, over an orthonormal basis u_k of the rows' space. For each row x is the"
          + " teacher's logit of the class that it ranks first, y the student's of that class; xi = x less its"
          + " mean, M_c the rows of class c, F any rows; pi_k = sum_c (u_k.M_c xi)(u_k.Z_c)/|xi|^2, q_k = sum_c"
          + " (u_k.M_c 1_F)(u_k.Z_c), Z_c the columns of Z_t";

  private static final String MONOTONE =
      "gains in [0, 1] do not rise as the eigenvalue falls and are equal at equal eigenvalues, eigenvalue"
          + " 0 included; x is not constant";

  private static final String DECIDED =
      "the least-squares slope of y against x is sum_k a_k pi_k, sum_k pi_k = 1, and the sum of y - x over"
          + " F is -sum_k (1 - a_k) q_k, sum_k q_k = sum_F x. With tails Pi_j, Q_j, the sums over the j-th and"
          + " all lower distinct eigenvalues: if no Pi_j is negative every such student has a slope of at"
          + " most its largest gain, and else of at most as much above it as the least Pi_j is below 0; if one"
          + " is, the one that has all above and nothing from there on has 1 -"
          + " Pi_j > 1. If no Q_j is negative, every such student is on average at or below its teacher in"
          + " F; if one is, that one is above by -Q_j/|F|. If all gains are within d of m, |slope - m| <= d"
          + " |Z_t|/|xi|. For C = 2, s the signs of the first class's logits in the rows' own and R = I -"
          + " sum_k a_k u_k u_k', the slope is 1 - (s xi.R s xi + mean(x) s xi.R s)/|xi|^2";

  private SoftmaxStatements() {}

  static void addTo(StatementList list) {
    limit(list);
    line(list);
  }

  private static void limit(StatementList list) {
    list.proved(
        new Conjecture(
            "R1", "softmax at high temperature", TRAINED, RECURSION, WITHIN, LimitLaw.BOUND),
        Technique.CONTRACTION);
    list.refuted(
        "R1x",
        "softmax at temperature 4",
        TRAINED,
        "T = 4, h l_1 <= C",
        "the student's gain is the limit's within 1 %",
        SoftmaxTwins.nearAtFour(),
        "A row of logits of the size of the temperature, after one step: its gradient is T tanh(z/T)"
            + " in the place of z.");
    list.refuted(
        "R1y",
        "softmax at high temperature, order 1/T^2",
        TRAINED,
        "C = 3, h l_1 <= C, T = 64 times the widest of the teacher's rows",
        "at 4 T the distance from the limit along direction 1 is at most an eighth of that at T",
        SoftmaxTwins.secondOrder(),
        "To first order in 1/T a row's gradient is off by (z^2 less its mean)/(2 C T), which vanishes"
            + " for two classes only; the distance falls to a quarter.");
  }

  private static void line(StatementList list) {
    list.proved(
        new Conjecture("S1", "the confidence line", LINE, MONOTONE, DECIDED, SlopeLaw.SHARES),
        Technique.SUMMATION);
    list.refuted(
        "S1x",
        "the confidence line is never steep",
        LINE,
        MONOTONE,
        "the slope is at most 1",
        SoftmaxTwins.neverSteep(),
        "Here the tail from the second direction on is -1: the row that the teacher is less sure of"
            + " loses half, the other nothing, and y = (2, 1/2).");
    list.refuted(
        "S1y",
        "the confidence line, tails of single directions",
        LINE,
        MONOTONE + "; the sum of pi from some single direction on is negative",
        "some such student has a slope above 1",
        SoftmaxTwins.singleTails(),
        "Both directions have one eigenvalue, so one gain, which is the slope; which basis is chosen"
            + " among them means nothing.");
    list.refuted(
        "S1z",
        "the confidence line, directions without training left out",
        LINE,
        MONOTONE + "; gains along eigenvalues above 0 are within d of m",
        "|slope - m| <= d |Z_t|/|xi|",
        SoftmaxTwins.nullLeftOut(),
        "A teacher may have what a student never learns: with the gains 1 and, without training, 0,"
            + " y = (2, 0) and the slope is 2.");
  }
}
