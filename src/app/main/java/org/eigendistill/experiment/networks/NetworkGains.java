// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.networks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eigendistill.data.Table;
import org.eigendistill.experiment.Grids;
import org.eigendistill.figure.Axis;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.Layer;
import org.eigendistill.figure.Mark;
import org.eigendistill.figure.Panel;
import org.eigendistill.figure.Reference;
import org.eigendistill.figure.Style;
import org.eigendistill.neural.Arm;
import org.eigendistill.neural.StudyColumns;

/** What students gain, over how well their teachers fit their labels, and over stopped teachers. */
final class NetworkGains extends NetworkExperiment {
  private static final Mark[] MARKS = {Mark.CIRCLE, Mark.SQUARE, Mark.TRIANGLE};

  NetworkGains() {
    super(
        "network-gains",
        NetworkTable.EFFECTS,
        "Accuracy gained, by how well teachers fit their labels");
  }

  @Override
  public Optional<Figure> figure(Table table) {
    return Optional.of(
        Figure.wide(
                2,
                panel(table, Arm.TEACHER, "test accuracy, student less teacher"),
                panel(
                    table, MainArms.STOPPED_TEACHER, "test accuracy, student less stopped teacher"))
            .withHeight(2.8)
            .withCaption(
                "Gain in test accuracy of students at temperature 4, each mark one study of"
                    + " networks at one rate of label noise, mean and 95 % t interval over seeds,"
                    + " against the share of its own training labels that the teacher fits. (a)"
                    + " Over the teacher at its end. (b) Over the same teacher stopped by"
                    + " validation: what early stopping alone would have gained is taken off."));
  }

  private static Panel panel(Table table, Arm reference, String label) {
    List<Layer> layers = new ArrayList<>();
    layers.add(Reference.horizontal(0, ""));
    List<Double> rates = table.values(StudyColumns.LABEL_NOISE);
    for (int r = 0; r < rates.size(); r++) {
      double rate = rates.get(r);
      List<NetworkRows> studies =
          NetworkRows.studies(table).stream().map(rows -> rows.noise(rate)).toList();
      double[] fitted =
          studies.stream()
              .mapToDouble(rows -> rows.of(Arm.TEACHER, StudyColumns.TRAIN_ACCURACY).value())
              .toArray();
      Estimates gains =
          new Estimates(
              studies.stream()
                  .map(rows -> rows.less(MainArms.STUDENT, reference, StudyColumns.TEST_ACCURACY))
                  .toList());
      layers.add(
          gains.against(
              fitted,
              "label noise " + Grids.text(rate),
              Style.ramp(r, rates.size()).withMark(MARKS[r % MARKS.length])));
    }
    return Panel.of(Axis.linear("teacher's training accuracy"), Axis.linear(label), layers);
  }
}
