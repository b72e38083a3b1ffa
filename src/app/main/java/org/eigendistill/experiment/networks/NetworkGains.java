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

/** What students gain, over how well their teachers fit their labels, and over stopped teachers. */
final class NetworkGains implements NetworkFigure {
  private static final Mark[] MARKS = {Mark.CIRCLE, Mark.SQUARE, Mark.TRIANGLE};

  @Override
  public String id() {
    return "network-gains";
  }

  @Override
  public String title() {
    return "Accuracy gained, by how well teachers fit their labels";
  }

  @Override
  public Optional<Figure> figure(Table table) {
    return Optional.of(
        Figure.wide(
                2,
                panel(table, Arm.TEACHER.id(), "test accuracy, student less teacher"),
                panel(table, "teacher-stopped", "test accuracy, student less stopped teacher"))
            .withHeight(2.8)
            .withCaption(
                "Gain in test accuracy of students at temperature 4, each mark one study of"
                    + " networks at one rate of label noise, mean and 95 % t interval over seeds,"
                    + " against the share of its own training labels that the teacher fits. (a)"
                    + " Over the teacher at its end. (b) Over the same teacher stopped by"
                    + " validation: what early stopping alone would have gained is taken off."));
  }

  private static Panel panel(Table table, String reference, String label) {
    List<Layer> layers = new ArrayList<>();
    layers.add(Reference.horizontal(0, ""));
    List<String> rates = table.values("label_noise");
    for (int r = 0; r < rates.size(); r++) {
      List<String> studies = table.values("study");
      double[] x = new double[studies.size()];
      double[] y = new double[studies.size()];
      double[] low = new double[studies.size()];
      double[] high = new double[studies.size()];
      for (int s = 0; s < studies.size(); s++) {
        NetworkRows rows = NetworkRows.study(table, studies.get(s)).noise(rates.get(r));
        Estimate gain = rows.less(NetworkClaims.STUDENT, reference, "test_accuracy");
        x[s] = rows.of("teacher", "train_accuracy").value();
        y[s] = gain.value();
        low[s] = gain.low();
        high[s] = gain.high();
      }
      layers.add(
          Intervals.of(
              "label noise " + Grids.text(Table.number(rates.get(r))),
              x,
              y,
              low,
              high,
              Style.ramp(r, rates.size()).withMark(MARKS[r % MARKS.length])));
    }
    return Panel.of(Axis.linear("teacher's training accuracy"), Axis.linear(label), layers);
  }
}
