package org.eigendistill.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eigendistill.base.Progress;
import org.eigendistill.data.Table;
import org.eigendistill.figure.Axis;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.Layer;
import org.eigendistill.figure.Mark;
import org.eigendistill.figure.Panel;
import org.eigendistill.figure.Reference;
import org.eigendistill.figure.Scatter;
import org.eigendistill.figure.Style;

/** Run by run: lag of the bias against the low end of the confidence plot and against the gain. */
final class NetworkBias implements Experiment {
  private static final List<String> ARMS =
      List.of(NetworkClaims.STUDENT, "student-t1", NetworkClaims.HARD);
  private static final List<String> NAMES =
      List.of("student, T = 4", "student, T = 1", "control: hard labels, T = 4");
  private static final Mark[] MARKS = {Mark.CIRCLE, Mark.TRIANGLE, Mark.SQUARE};

  @Override
  public String id() {
    return "network-bias";
  }

  @Override
  public String table() {
    return "networks";
  }

  @Override
  public boolean isLong() {
    return true;
  }

  @Override
  public String title() {
    return "Lag of the bias, confidence and accuracy, run by run";
  }

  @Override
  public Table compute(Spectra spectra, Progress progress) {
    return new NetworkEffects(false).compute(spectra, progress);
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
                    + " in (c)."));
  }

  private static Panel panel(Table table, String measure, String label, double none) {
    List<Layer> layers = new ArrayList<>();
    layers.add(Reference.horizontal(none, ""));
    layers.add(Reference.vertical(0, ""));
    for (int a = 0; a < ARMS.size(); a++) {
      Table rows = table.where("arm", ARMS.get(a));
      layers.add(
          Scatter.of(
                  NAMES.get(a),
                  rows.numbers("lag"),
                  rows.numbers(measure),
                  Style.of(a).withMark(MARKS[a]))
              .withSize(3)
              .withAlpha(0.6));
    }
    return Panel.of(Axis.linear("mean lag"), Axis.linear(label), layers);
  }
}
