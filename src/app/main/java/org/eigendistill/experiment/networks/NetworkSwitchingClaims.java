// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.networks;

import java.util.ArrayList;
import java.util.List;
import org.eigendistill.data.Table;
import org.eigendistill.diagnose.Estimate;
import org.eigendistill.experiment.Claim;
import org.eigendistill.experiment.Evidence;
import org.eigendistill.experiment.PaperClaim;
import org.eigendistill.neural.Arm;
import org.eigendistill.neural.EvaluationRows;
import org.eigendistill.neural.StudyColumns;

/**
 * Claim C6 in networks: what switching the loss half-way does. Of a gain there is, recovering more
 * than half is much; of no gain nothing can be recovered. Labels are learned at the student's own
 * temperature.
 */
record NetworkSwitchingClaims(Table table, Evidence evidence) {
  private static final Arm TO_LABELS = Arm.toLabels(0.5);
  private static final Arm TO_TEACHER = Arm.toTeacher(0.5);

  /** C6: half-way switches, in studies that have them. */
  List<Claim> claims() {
    List<Claim> claims = new ArrayList<>();
    for (NetworkRows rows : NetworkRows.studies(table)) {
      if (!rows.has(TO_LABELS)) {
        continue;
      }
      String title = rows.title();
      boolean interpolates = NetworkClaims.interpolates(rows);
      Estimate toLabels = rows.less(TO_LABELS, MainArms.STUDENT, StudyColumns.TEST_ACCURACY);
      int side = NetworkRows.side(toLabels, 0) * (interpolates ? -1 : 1);
      claims.add(
          new Claim(
              PaperClaim.LOSS_SWITCHING,
              evidence.on(EvaluationRows.TEST),
              title
                  + (interpolates
                      ? "; teacher interpolates: labels at half-time are claimed to hurt"
                      : "; teacher does not interpolate: labels at half-time are claimed to help"),
              "test accuracy, distillation then labels less distillation",
              toLabels.value(),
              NetworkRows.ends(toLabels),
              rows.seeds(),
              Claim.Support.bySide(side)));
      Estimate gain = rows.less(MainArms.STUDENT, MainArms.HARD, StudyColumns.TEST_ACCURACY);
      Estimate recovered = rows.less(TO_TEACHER, MainArms.HARD, StudyColumns.TEST_ACCURACY);
      boolean some = NetworkRows.side(gain, 0) > 0;
      claims.add(
          new Claim(
              PaperClaim.LOSS_SWITCHING,
              evidence.on(EvaluationRows.TEST),
              "%s; distillation from the start gains %s over labels"
                  .formatted(title, NetworkClaims.brief(gain)),
              "test accuracy, labels then distillation less labels",
              recovered.value(),
              NetworkRows.ends(recovered),
              rows.seeds(),
              !some
                  ? Claim.Support.NOT_SUPPORTED
                  : NetworkRows.side(recovered, 0) > 0 && recovered.value() > gain.value() / 2
                      ? Claim.Support.SUPPORTED
                      : Claim.Support.MIXED));
    }
    return claims;
  }
}
