// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.networks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eigendistill.data.Column;
import org.eigendistill.data.Table;
import org.eigendistill.figure.Axis;
import org.eigendistill.figure.Colour;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.Layer;
import org.eigendistill.figure.Line;
import org.eigendistill.figure.Panel;
import org.eigendistill.figure.Reference;
import org.eigendistill.figure.Scatter;
import org.eigendistill.figure.Style;
import org.eigendistill.neural.EvaluationRows;

/**
 * Lag of the bias against the low end of the confidence plot and against the gain: each study at a
 * rate of label noise by itself, as studies differ in much else.
 */
final class NetworkBias extends NetworkExperiment {
  private static final List<ArmStyle> ARMS = List.of(ArmStyle.STUDENT_AT_1, ArmStyle.STUDENT);
  private static final Style LINK = Style.of(new Colour(0xB0B0B0)).withWidth(0.6);

  NetworkBias() {
    super(
        "network-bias",
        NetworkTable.EFFECTS,
        "Lag of the bias, confidence and accuracy, study by study");
  }

  @Override
  public Optional<Figure> figure(Table table) {
    List<NetworkRows> cells =
        NetworkRows.studies(table).stream()
            .flatMap(study -> study.rates().stream().map(study::noise))
            .toList();
    return Optional.of(
        Figure.wide(
                3,
                panel(cells, Measure.slope(EvaluationRows.TEST), "slope on test rows"),
                panel(cells, Measure.lowOffset(EvaluationRows.TEST), "offset, lowest fifth"),
                panel(cells, Measure.TEST_GAIN, "test accuracy less teacher's"))
            .withHeight(2.7)
            .withCaption(
                "Students at temperature 1 and at 4 of each of %d cells, a study at a rate of label noise, joined by a line:"
                        .formatted(cells.size())
                    + " means over five seeds. Mean lag along lower directions of the data against (a)"
                    + " the slope of the confidence plot on test rows, (b) its low end and (c) the"
                    + " gain in test accuracy. Of one exaggerated bias that yields both effects"
                    + " lines would fall to the right in (b) and rise to the right in (c). Between"
                    + " cells much else differs, so a correlation over marks decides nothing."));
  }

  private static Panel panel(List<NetworkRows> cells, Measure measure, String label) {
    List<Layer> layers = new ArrayList<>();
    layers.add(Reference.horizontal(measure.none(), ""));
    layers.add(Reference.vertical(Measure.LAG.none(), ""));
    layers.add(Line.of("", linked(cells, Measure.LAG), linked(cells, measure), LINK));
    for (ArmStyle arm : ARMS) {
      layers.add(
          Scatter.of(
                  arm.label(),
                  means(cells, arm, Measure.LAG.column()),
                  means(cells, arm, measure.column()),
                  arm.style())
              .withSize(3.5)
              .withAlpha(1));
    }
    return Panel.of(Axis.linear("mean lag"), Axis.linear(label), layers);
  }

  /** One line for all cells, which breaks after each. */
  private static double[] linked(List<NetworkRows> cells, Measure measure) {
    int each = ARMS.size() + 1;
    double[] all = new double[each * cells.size()];
    Arrays.fill(all, Double.NaN);
    for (int a = 0; a < ARMS.size(); a++) {
      double[] means = means(cells, ARMS.get(a), measure.column());
      for (int i = 0; i < means.length; i++) {
        all[each * i + a] = means[i];
      }
    }
    return all;
  }

  private static double[] means(List<NetworkRows> cells, ArmStyle arm, Column<Double> measure) {
    return cells.stream().mapToDouble(cell -> cell.of(arm.arm(), measure).value()).toArray();
  }
}
