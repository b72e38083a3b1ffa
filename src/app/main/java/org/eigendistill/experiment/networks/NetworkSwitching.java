// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.networks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import org.eigendistill.data.Table;
import org.eigendistill.experiment.Grids;
import org.eigendistill.figure.Axis;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.Intervals;
import org.eigendistill.figure.Layer;
import org.eigendistill.figure.Mark;
import org.eigendistill.figure.Panel;
import org.eigendistill.figure.Reference;
import org.eigendistill.figure.Style;
import org.eigendistill.neural.Arm;
import org.eigendistill.neural.StudyColumns;

/** Switching the loss in networks, both ways, at five shares of training. */
final class NetworkSwitching extends NetworkExperiment {
  private static final double[] SHARES = {0, 0.25, 0.5, 0.75, 1};
  private static final double[] RATES = {0, 0.4};
  private static final double APART = 0.012;
  // Other ink than any arm's, for each curve runs from one arm to another.
  private static final Style TO_LABELS = Style.of(5).withMark(Mark.NABLA);
  private static final Style TO_TEACHER = Style.of(4).withOpenMark(Mark.DIAMOND);

  NetworkSwitching() {
    super("network-switching", NetworkTable.EFFECTS, "Switching the loss in networks");
  }

  @Override
  public Optional<Figure> figure(Table table) {
    List<Panel> panels = new ArrayList<>();
    for (NetworkRows rows : NetworkRows.studies(table)) {
      if (rows.has(Arm.toLabels(0.5))) {
        for (double rate : RATES) {
          panels.add(panel(rows.noise(rate), NetworkRows.title(rows.study()), rate));
        }
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

  private static Panel panel(NetworkRows rows, String title, double rate) {
    List<Layer> layers = new ArrayList<>();
    layers.add(Reference.horizontal(0, ""));
    layers.add(
        curve(rows, -APART, NetworkSwitching::toLabels, "distillation, then labels", TO_LABELS));
    layers.add(
        curve(rows, APART, NetworkSwitching::toTeacher, "labels, then distillation", TO_TEACHER));
    return Panel.of(
            Axis.linear("share of training before the switch").withTicks(SHARES),
            Axis.linear("gain in test accuracy"),
            layers)
        .titled(title + ", label noise " + Grids.text(rate));
  }

  /** A switch at the start or at the end is none. */
  private static Arm toLabels(double share) {
    return share == 0 ? MainArms.HARD : share == 1 ? MainArms.STUDENT : Arm.toLabels(share);
  }

  private static Arm toTeacher(double share) {
    return share == 0 ? MainArms.STUDENT : share == 1 ? MainArms.HARD : Arm.toTeacher(share);
  }

  private static Intervals curve(
      NetworkRows rows, double apart, DoubleFunction<Arm> arm, String label, Style style) {
    Estimates gains =
        new Estimates(
            Arrays.stream(SHARES)
                .mapToObj(share -> rows.of(arm.apply(share), StudyColumns.TEST_GAIN))
                .toList());
    double[] places = Arrays.stream(SHARES).map(share -> share + apart).toArray();
    return gains.against(places, label, style);
  }
}
