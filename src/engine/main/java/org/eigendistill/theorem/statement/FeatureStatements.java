// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.statement;

import static org.eigendistill.theorem.statement.StatementList.BEHIND;

import org.eigendistill.theorem.features.FeatureExample;
import org.eigendistill.theorem.features.FeatureLaw;
import org.eigendistill.theorem.proof.Technique;

/** Teachers whose features are not the student's. */
final class FeatureStatements {
  private static final String SETTING = setting("the same eigenvectors");

  private static final String MATCHED = "the reference is matched with the student along l_1";

  private FeatureStatements() {}

  private static String setting(String eigenvectors) {
    return ("Flow for teacher, student and reference, which is plain training in the student's"
            + " features; the teacher's features have %s and the eigenvalues mu_1, mu_2. With k ="
            + " l_2/l_1, ka = mu_2/mu_1 > 0, u and v the gains along l_1 of student (as if on labels)"
            + " and teacher, both in (0, 1), g_c(u) = 1 - (1 - u)^c, and e = k u / g_k(u)")
        .formatted(eigenvectors);
  }

  static void addTo(StatementList list) {
    list.proved(
        new Conjecture(
            "N5",
            "a teacher with other features",
            SETTING,
            MATCHED,
            "for ka <= k the student is strictly behind along l_2 at all times, and for ka >= 1 strictly"
                + " ahead; for k < ka < 1 it is strictly behind at all v if ka <= e, and else there is"
                + " one v_c in (0, 1), ahead for v < v_c and behind for v > v_c. The latter is so for all u"
                + " above one u_0 in (0, 1). With s = -log(1 - u) and t_c = -log(1 - v_c), 2 (ka - e)/((1 -"
                + " k) u) < t_c < ((1 - k) s + log e)/(1 - ka). v_c rises in u and in ka, and falls in k",
            FeatureLaw.REGIMES),
        Technique.GAIN_CURVE);
    list.refuted(
        "N5x",
        "slower decay, always behind",
        SETTING,
        "k < ka < 1, and " + MATCHED,
        BEHIND,
        FeatureExample.atHalf(FeatureLaw.BEHIND_BELOW_ONE, "9/10", "1/10", "999/1000", "0"),
        "By N5 only while ka <= e: here e = 11/20, and v = 1 - y^10, about 1/100, is below v_c.");
    list.refuted(
        "N5y",
        "once ahead, ahead at all times",
        SETTING,
        "e < ka < 1, so that it is ahead under a teacher stopped early, and " + MATCHED,
        "the student is strictly ahead along l_2, whenever the teacher stops",
        FeatureExample.atHalf(FeatureLaw.STAYS_AHEAD, "9/10", "1/10", "1/10", "0"),
        "As v comes to 1 the teacher teaches all there is, along l_2 at last, and the student is plain"
            + " training but for what the teacher leaves there, of order (1 - v)^ka and so more than"
            + " the 1 - v along l_1.");
    list.refuted(
        "N5z",
        "eigenvectors of its own",
        setting("eigenvectors of their own, turned from the student's,"),
        "ka <= k, the labels have coefficients (1, 1) along the student's eigenvectors, and "
            + MATCHED,
        BEHIND,
        FeatureExample.atHalf(FeatureLaw.OTHER_EIGENVECTORS, "1/2", "1/2", "1/2", "1/2"),
        "What the teacher learned along its own first eigenvector reaches into the student's second:"
            + " with the turn's cosine 3/5 and sine 4/5 and equal ratios, the teacher's gains along the"
            + " student's eigenvectors are 71/100 and 78/100.");
  }
}
