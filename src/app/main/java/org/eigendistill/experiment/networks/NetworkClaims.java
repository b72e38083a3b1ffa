// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.networks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.eigendistill.data.Column;
import org.eigendistill.data.Table;
import org.eigendistill.diagnose.Estimate;
import org.eigendistill.experiment.Claim;
import org.eigendistill.experiment.Evidence;
import org.eigendistill.experiment.PaperClaim;
import org.eigendistill.neural.Arm;
import org.eigendistill.neural.EvaluationRows;
import org.eigendistill.neural.StudyColumns;

/**
 * What studies of networks say of claims C3 and C5, by rules that were fixed before their results
 * were looked at; C1, whose first rules took noise for an effect, has {@linkplain
 * NetworkConfidenceClaims its own}. Effects are those of the student at temperature 4 at the end of
 * training, averaged over rates of label noise, paired by seed, with 95 % t intervals over seeds.
 *
 * <ul>
 *   <li>Supported: the interval of the effect lies on the claimed side, and so do the intervals of
 *       its differences from every control.
 *   <li>Mixed: the effect does, a difference from a control does not.
 *   <li>Opposite: the effect's interval lies on the other side; a row says so where the controls do
 *       as well.
 *   <li>Not supported: anything else.
 * </ul>
 */
final class NetworkClaims {
  /** A teacher that fits this share of its labels counts as interpolating. */
  private static final double INTERPOLATES = 0.99;

  private final Table table;
  private final Evidence evidence;

  NetworkClaims(Table table, Evidence evidence) {
    this.table = table;
    this.evidence = evidence;
  }

  /** C3: the mean lag, which is 0 by rights of a network that is no student. */
  List<Claim> bias() {
    List<Claim> claims = new ArrayList<>();
    for (NetworkRows rows : NetworkRows.studies(table)) {
      if (Double.isFinite(rows.of(MainArms.STUDENT, StudyColumns.LAG).value())) {
        claims.add(bias(rows));
      }
    }
    return claims;
  }

  private Claim bias(NetworkRows rows) {
    Estimate own = rows.of(MainArms.STUDENT, StudyColumns.LAG);
    Estimate overHard = rows.less(MainArms.STUDENT, MainArms.HARD, StudyColumns.LAG);
    Estimate overPlain = rows.less(MainArms.STUDENT, Arm.PLAIN, StudyColumns.LAG);
    int side = NetworkRows.side(own, 0);
    boolean beyond = NetworkRows.side(overHard, 0) > 0 && NetworkRows.side(overPlain, 0) > 0;
    Claim.Support verdict =
        side < 0
            ? Claim.Support.OPPOSITE
            : side == 0
                ? Claim.Support.NOT_SUPPORTED
                : beyond ? Claim.Support.SUPPORTED : Claim.Support.MIXED;
    List<String> setting = new ArrayList<>();
    setting.add(rows.title());
    setting.add(
        rows.isNoiseless(Measure.LAG)
            ? "hard labels at the same temperature and plain training equal the teacher, beyond them "
                + brief(overPlain)
            : "beyond hard labels at the same temperature %s, beyond plain training %s"
                .formatted(brief(overHard), brief(overPlain)));
    if (side < 0 && !(NetworkRows.side(overHard, 0) < 0 && NetworkRows.side(overPlain, 0) < 0)) {
      setting.add("its controls lie on that side as well");
    }
    setting.add(byNoise(rows, StudyColumns.LAG));
    return new Claim(
        PaperClaim.NETWORK_BIAS,
        evidence.on(EvaluationRows.TRAIN),
        String.join("; ", setting),
        "mean lag of lower bands",
        own.value(),
        NetworkRows.ends(own),
        rows.seeds(),
        verdict);
  }

  /** The student's measure at each rate of label noise. */
  static String byNoise(NetworkRows rows, Column<Double> measure) {
    List<Double> rates = rows.rates();
    return "at label noise %s: %s"
        .formatted(
            rates.stream().map(String::valueOf).collect(Collectors.joining(", ")),
            rates.stream()
                .map(rate -> rows.noise(rate).of(MainArms.STUDENT, measure).value())
                .map(value -> String.format(Locale.ROOT, "%.3g", value))
                .collect(Collectors.joining(", ")));
  }

  /** C5: the gain of students, of teachers that fit their labels and of those that do not. */
  List<Claim> interpolation() {
    List<Claim> claims = new ArrayList<>();
    for (NetworkRows rows : NetworkRows.studies(table)) {
      Estimate gain = rows.of(MainArms.STUDENT, StudyColumns.TEST_GAIN);
      Estimate stopped =
          rows.less(MainArms.STUDENT, MainArms.STOPPED_TEACHER, StudyColumns.TEST_GAIN);
      Estimate plain = rows.less(MainArms.STUDENT, Arm.PLAIN, StudyColumns.TEST_GAIN);
      double fitted = fitted(rows);
      boolean interpolates = interpolates(rows);
      // The claim: students of teachers that do not interpolate are hurt, others are not.
      int side = NetworkRows.side(gain, 0) * (interpolates ? 1 : -1);
      claims.add(
          new Claim(
              PaperClaim.HARM,
              evidence.on(EvaluationRows.TEST),
              "%s; teacher fits %.1f %% of its labels, %s; over the teacher stopped by validation %s, over plain training of the student %s; %s"
                  .formatted(
                      rows.title(),
                      100 * fitted,
                      interpolates ? "interpolates: a gain is claimed" : "does not: a loss is",
                      brief(stopped),
                      brief(plain),
                      byNoise(rows, StudyColumns.TEST_GAIN)),
              "test accuracy, student less teacher",
              gain.value(),
              NetworkRows.ends(gain),
              rows.seeds(),
              Claim.Support.bySide(side)));
    }
    return claims;
  }

  /** The share of its labels that the teacher fits. */
  private static double fitted(NetworkRows rows) {
    return rows.of(Arm.TEACHER, StudyColumns.TRAIN_ACCURACY).value();
  }

  /** Whether the teacher fits its labels. */
  static boolean interpolates(NetworkRows rows) {
    return fitted(rows) >= INTERPOLATES;
  }

  static String brief(Estimate e) {
    return String.format(Locale.ROOT, "%+.3g (%+.3g to %+.3g)", e.value(), e.low(), e.high());
  }
}
