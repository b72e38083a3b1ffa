package org.eigendistill.experiment.networks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eigendistill.data.Table;
import org.eigendistill.diagnose.Estimate;
import org.eigendistill.experiment.Grids;
import org.eigendistill.figure.Axis;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.Intervals;
import org.eigendistill.figure.Layer;
import org.eigendistill.figure.Mark;
import org.eigendistill.figure.Panel;
import org.eigendistill.figure.Reference;
import org.eigendistill.figure.Style;

/** Switching the loss in networks, both ways, at five shares of training. */
final class NetworkSwitching implements NetworkFigure {
  private static final double[] SHARES = {0, 0.25, 0.5, 0.75, 1};
  private static final double APART = 0.012;
  // Other ink than any arm's, for each curve runs from one arm to another.
  private static final Style TO_LABELS = Style.of(5).withMark(Mark.NABLA);
  private static final Style TO_TEACHER = Style.of(4).withOpenMark(Mark.DIAMOND);

  @Override
  public String id() {
    return "network-switching";
  }

  @Override
  public String title() {
    return "Switching the loss in networks";
  }

  @Override
  public Optional<Figure> figure(Table table) {
    List<Panel> panels = new ArrayList<>();
    for (String study : table.values("study")) {
      NetworkRows rows = NetworkRows.study(table, study);
      if (!rows.has("to-labels-0.5")) {
        continue;
      }
      for (String rate : List.of("0.0", "0.4")) {
        panels.add(panel(rows.noise(rate), study, rate));
      }
    }
    return panels.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Figure.wide(2, panels)
                .withHeight(2.1 * (panels.size() / 2) + 0.4)
                .withCaption(
                    "Test accuracy less that of the teacher after switching the loss at a share of"
                        + " training, temperature 4 throughout, means and 95 % t intervals over"
                        + " seeds. Distillation then labels is labels alone at 0 and distillation"
                        + " alone at 1; labels then distillation the other way round."));
  }

  private static Panel panel(NetworkRows rows, String study, String rate) {
    List<Layer> layers = new ArrayList<>();
    layers.add(Reference.horizontal(0, ""));
    layers.add(curve(rows, true));
    layers.add(curve(rows, false));
    return Panel.of(
            Axis.linear("share of training before the switch").withTicks(SHARES),
            Axis.linear("gain in test accuracy"),
            layers)
        .titled(NetworkRows.title(study) + ", label noise " + Grids.text(Table.number(rate)));
  }

  private static Intervals curve(NetworkRows rows, boolean toLabels) {
    double[] x = new double[SHARES.length];
    double[] y = new double[SHARES.length];
    double[] low = new double[SHARES.length];
    double[] high = new double[SHARES.length];
    for (int i = 0; i < SHARES.length; i++) {
      boolean distilled = toLabels == (SHARES[i] == 1);
      String arm =
          SHARES[i] == 0 || SHARES[i] == 1
              ? distilled ? NetworkClaims.STUDENT : NetworkClaims.HARD
              : (toLabels ? "to-labels-" : "to-teacher-") + SHARES[i];
      Estimate gain = rows.of(arm, "test_gain");
      x[i] = SHARES[i] + (toLabels ? -APART : APART);
      y[i] = gain.value();
      low[i] = gain.low();
      high[i] = gain.high();
    }
    return Intervals.of(
        toLabels ? "distillation, then labels" : "labels, then distillation",
        x,
        y,
        low,
        high,
        toLabels ? TO_LABELS : TO_TEACHER);
  }
}
