// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.networks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eigendistill.data.Column;
import org.eigendistill.data.Table;
import org.eigendistill.figure.Axis;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.Layer;
import org.eigendistill.figure.Line;
import org.eigendistill.figure.Panel;
import org.eigendistill.figure.Reference;
import org.eigendistill.neural.StudyColumns;

/** Networks' ways through the eigenspace of the data: teacher, student and controls. */
final class NetworkPaths extends NetworkExperiment {
  NetworkPaths() {
    super(
        NetworkTable.PATHS.id(),
        NetworkTable.PATHS,
        "Networks' ways through the eigenspace of the data");
  }

  @Override
  public Optional<Figure> figure(Table table) {
    return Optional.of(
        byStudy(table, 3, 2.0, 0.4, NetworkPaths::panel)
            .withCaption(
                "Progress of the input layer toward each run's own end, along a band of lower"
                    + " directions of the data (directions 22 to 85; of patches 6 to 9) over that"
                    + " along the top direction, means over seeds, label noise 0.2. A student"
                    + " below its teacher's curve lags; so may its controls. Weights"
                    + " that swing beyond their own end, or start away from it, have progress"
                    + " above 1 or below 0."));
  }

  private static Panel panel(Table rows, String title) {
    List<Layer> layers = new ArrayList<>();
    layers.add(Reference.diagonal(""));
    for (ArmStyle arm : ArmStyle.values()) {
      Table ofArm = rows.where(StudyColumns.ARM, arm.arm());
      if (!ofArm.rows().isEmpty()) {
        layers.add(
            Line.of(
                arm.label(),
                means(ofArm, StudyColumns.TOP),
                means(ofArm, StudyColumns.LOW),
                arm.line()));
      }
    }
    return Panel.of(
            Axis.linear("progress, top direction"), Axis.linear("progress, lower band"), layers)
        .titled(title);
  }

  private static double[] means(Table rows, Column<Double> measure) {
    return rows.values(StudyColumns.EPOCH).stream()
        .mapToDouble(
            epoch ->
                Arrays.stream(rows.where(StudyColumns.EPOCH, epoch).numbers(measure))
                    .average()
                    .orElse(Double.NaN))
        .toArray();
  }
}
