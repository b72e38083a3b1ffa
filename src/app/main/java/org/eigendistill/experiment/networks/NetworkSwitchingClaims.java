package org.eigendistill.experiment.networks;

import java.util.ArrayList;
import java.util.List;
import org.eigendistill.data.Table;
import org.eigendistill.diagnose.Estimate;
import org.eigendistill.experiment.Claim;
import org.eigendistill.experiment.Evidence;
import org.eigendistill.experiment.PaperClaim;
import org.eigendistill.neural.Study;

/**
 * Claim C6 in networks: what switching the loss half-way does. Of a gain there is, recovering more
 * than half is much; of no gain nothing can be recovered. Labels are learned at the student's own
 * temperature.
 */
record NetworkSwitchingClaims(Table table, Evidence evidence) {
  /** C6: half-way switches, in studies that have them. */
  List<Claim> claims() {
    List<Claim> claims = new ArrayList<>();
    for (String study : table.values("study")) {
      NetworkRows rows = NetworkRows.study(table, study);
      if (!rows.has("to-labels-0.5")) {
        continue;
      }
      String title = rows.title();
      boolean interpolates =
          rows.of(Study.TEACHER, "train_accuracy").value() >= NetworkClaims.INTERPOLATES;
      Estimate toLabels = rows.less("to-labels-0.5", NetworkClaims.STUDENT, "test_accuracy");
      int side = NetworkRows.side(toLabels, 0) * (interpolates ? -1 : 1);
      claims.add(
          new Claim(
              PaperClaim.LOSS_SWITCHING,
              evidence.on("test"),
              title
                  + (interpolates
                      ? "; teacher interpolates: labels at half-time are claimed to hurt"
                      : "; teacher does not interpolate: labels at half-time are claimed to help"),
              "test accuracy, distillation then labels less distillation",
              toLabels.value(),
              NetworkRows.ends(toLabels),
              rows.seeds(),
              side > 0
                  ? Claim.Support.SUPPORTED
                  : side < 0 ? Claim.Support.OPPOSITE : Claim.Support.NOT_SUPPORTED));
      Estimate gain = rows.less(NetworkClaims.STUDENT, NetworkClaims.HARD, "test_accuracy");
      Estimate recovered = rows.less("to-teacher-0.5", NetworkClaims.HARD, "test_accuracy");
      boolean some = NetworkRows.side(gain, 0) > 0;
      claims.add(
          new Claim(
              PaperClaim.LOSS_SWITCHING,
              evidence.on("test"),
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
