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

/** Run by run: lag of the bias against the low end of the confidence plot and against the gain. */
final class NetworkBias implements NetworkFigure {
  private static final List<Arm> ARMS = List.of(Arm.STUDENT, Arm.STUDENT_AT_1, Arm.HARD);

  @Override
  public String id() {
    return "network-bias";
  }

  @Override
  public String title() {
    return "Lag of the bias, confidence and accuracy, run by run";
  }

  @Override
  public Optional<Figure> figure(Table table) {
    return Optional.of(
        Figure.wide(
                3,
                panel(table, "slope_test", "slope on test rows", 1),
                panel(table, "low_offset_test", "offset, lowest fifth", 0),
                panel(table, "test_gain", "test accuracy less teacher's", 0))
            .withHeight(2.7)
            .withCaption(
                "Every run of the studies of networks: mean lag along lower directions of the data"
                    + " against (a) the slope of the confidence plot on test rows, (b) its low end"
                    + " and (c) the gain in test accuracy. One exaggerated bias that yields both"
                    + " effects would fall to the lower right in (b) and rise to the upper right"
                    + " in (c), over doses of distillation; studies differ in much else, so a"
                    + " correlation over runs decides nothing."));
  }

  private static Panel panel(Table table, String measure, String label, double none) {
    List<Layer> layers = new ArrayList<>();
    layers.add(Reference.horizontal(none, ""));
    layers.add(Reference.vertical(0, ""));
    for (Arm arm : ARMS) {
      Table rows = table.where("arm", arm.id());
      layers.add(
          Scatter.of(arm.label(), rows.numbers("lag"), rows.numbers(measure), arm.style())
              .withSize(3)
              .withAlpha(0.6));
    }
    return Panel.of(Axis.linear("mean lag"), Axis.linear(label), layers);
  }
}
