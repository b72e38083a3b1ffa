// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.networks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eigendistill.data.Table;
import org.eigendistill.figure.Axis;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.Layer;
import org.eigendistill.figure.Panel;
import org.eigendistill.figure.Reference;
import org.eigendistill.figure.Scatter;
import org.eigendistill.neural.EvaluationRows;
import org.eigendistill.neural.StudyColumns;

/** Run by run: lag of the bias against the low end of the confidence plot and against the gain. */
final class NetworkBias extends NetworkExperiment {
  private static final List<ArmStyle> ARMS =
      List.of(ArmStyle.STUDENT, ArmStyle.STUDENT_AT_1, ArmStyle.HARD);

  NetworkBias() {
    super(
        "network-bias",
        NetworkTable.EFFECTS,
        "Lag of the bias, confidence and accuracy, run by run");
  }

  @Override
  public Optional<Figure> figure(Table table) {
    return Optional.of(
        Figure.wide(
                3,
                panel(table, Measure.slope(EvaluationRows.TEST), "slope on test rows"),
                panel(table, Measure.lowOffset(EvaluationRows.TEST), "offset, lowest fifth"),
                panel(table, Measure.TEST_GAIN, "test accuracy less teacher's"))
            .withHeight(2.7)
            .withCaption(
                "Every run of the studies of networks: mean lag along lower directions of the data"
                    + " against (a) the slope of the confidence plot on test rows, (b) its low end"
                    + " and (c) the gain in test accuracy. One exaggerated bias that yields both"
                    + " effects would fall to the lower right in (b) and rise to the upper right"
                    + " in (c), over doses of distillation; studies differ in much else, so a"
                    + " correlation over runs decides nothing."));
  }

  private static Panel panel(Table table, Measure measure, String label) {
    List<Layer> layers = new ArrayList<>();
    layers.add(Reference.horizontal(measure.none(), ""));
    layers.add(Reference.vertical(Measure.LAG.none(), ""));
    for (ArmStyle arm : ARMS) {
      Table rows = table.where(StudyColumns.ARM, arm.arm());
      layers.add(
          Scatter.of(
                  arm.label(),
                  rows.numbers(Measure.LAG.column()),
                  rows.numbers(measure.column()),
                  arm.style())
              .withSize(3)
              .withAlpha(0.6));
    }
    return Panel.of(Axis.linear("mean lag"), Axis.linear(label), layers);
  }
}
