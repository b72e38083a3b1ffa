// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.networks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eigendistill.data.Table;
import org.eigendistill.diagnose.Estimate;
import org.eigendistill.figure.Axis;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.Layer;
import org.eigendistill.figure.Panel;
import org.eigendistill.figure.Reference;
import org.eigendistill.neural.EvaluationRows;
import org.eigendistill.neural.StudyColumns;

/** Confidence plots of networks in tenths of the teacher's confidence, on test or training rows. */
final class NetworkConfidence extends NetworkExperiment {
  private static final List<ArmStyle> ARMS = List.of(ArmStyle.STUDENT, ArmStyle.HARD);

  private final EvaluationRows split;

  /** On some rows. */
  NetworkConfidence(EvaluationRows split) {
    super(
        NetworkTable.CONFIDENCE.id() + "-" + split.word(),
        NetworkTable.CONFIDENCE,
        "Confidence of students and teachers, %s rows".formatted(split.label()));
    this.split = split;
  }

  @Override
  public Optional<Figure> figure(Table table) {
    return Optional.of(
        byStudy(
                table,
                4,
                1.75,
                0.3,
                (rows, title) -> panel(rows.where(StudyColumns.SPLIT, split), title))
            .withCaption(
                "Log-odds of the class that the teacher ranks first, students' over the teacher's,"
                    + " means of tenths of rows by the teacher's confidence, label noise 0.2, mean"
                    + " and 95 % t interval over seeds, "
                    + split.label()
                    + " rows. Below the diagonal at the low end is what"
                    + " the paper calls low-confidence underfitting; noise of training alone takes"
                    + " networks there that never saw the teacher."));
  }

  private static Panel panel(Table rows, String title) {
    List<Layer> layers = new ArrayList<>();
    double[] ends = {0, 0};
    layers.add(Reference.diagonal(""));
    for (ArmStyle arm : ARMS) {
      Table ofArm = rows.where(StudyColumns.ARM, arm.arm());
      List<Estimate> students = new ArrayList<>();
      List<Double> teachers = new ArrayList<>();
      for (int tenth : ofArm.values(StudyColumns.BIN)) {
        Table bin = ofArm.where(StudyColumns.BIN, tenth);
        double x = Arrays.stream(bin.numbers(StudyColumns.TEACHER)).average().orElse(Double.NaN);
        Estimate y = Estimate.mean(bin.numbers(StudyColumns.STUDENT));
        ends[0] = Math.min(ends[0], Math.min(x, y.low()));
        ends[1] = Math.max(ends[1], Math.max(x, y.high()));
        teachers.add(x);
        students.add(y);
      }
      double[] places = teachers.stream().mapToDouble(x -> x).toArray();
      layers.add(new Estimates(students).against(places, arm.label(), arm.style()));
    }
    // One scale on both axes: slopes are to be compared by eye.
    double room = 0.05 * (ends[1] - ends[0]);
    return Panel.of(
            Axis.linear("log-odds, teacher").between(ends[0] - room, ends[1] + room),
            Axis.linear("log-odds, student").between(ends[0] - room, ends[1] + room),
            layers)
        .titled(title);
  }
}
