// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.networks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eigendistill.data.Column;
import org.eigendistill.data.Table;
import org.eigendistill.diagnose.Estimate;
import org.eigendistill.experiment.Grids;
import org.eigendistill.figure.Axis;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.Layer;
import org.eigendistill.figure.Mark;
import org.eigendistill.figure.Panel;
import org.eigendistill.figure.Reference;
import org.eigendistill.figure.Style;
import org.eigendistill.neural.Arm;
import org.eigendistill.neural.CellColumns;
import org.eigendistill.neural.EvaluationRows;

/**
 * The study of three teachers that is small enough to be trained anew each time. Three seeds of
 * tiny networks decide nothing, so there are no claims of it.
 */
final class SmallStudy extends NetworkExperiment {
  private static final double APART = 0.2;

  /** Arms as the figure has them, from the top down at each rate of label noise. */
  private enum Drawn {
    AT_4(MainArms.STUDENT, "student, temperature 4", Style.of(0).withMark(Mark.CIRCLE)),
    AT_1(MainArms.STUDENT_AT_1, "student, temperature 1", Style.of(1).withMark(Mark.TRIANGLE)),
    OTHER(
        Arm.otherStudent(4), "smaller student, temperature 4", Style.of(3).withMark(Mark.DIAMOND)),
    HARD(MainArms.HARD, "control: hard labels, temperature 4", Style.of(2).withMark(Mark.SQUARE));

    private final Arm arm;
    private final String label;
    private final Style style;

    Drawn(Arm arm, String label, Style style) {
      this.arm = arm;
      this.label = label;
      this.style = style;
    }
  }

  SmallStudy() {
    super(NetworkTable.SMALL.id(), NetworkTable.SMALL, "Networks: a small study");
  }

  @Override
  public Optional<Figure> figure(Table table) {
    Table test = table.where(CellColumns.SPLIT, EvaluationRows.TEST);
    Table train = table.where(CellColumns.SPLIT, EvaluationRows.TRAIN);
    List<Panel> panels =
        List.of(
            panel(train, CellColumns.LOG_SLOPE.value(), "slope (log b), training rows", true),
            panel(test, CellColumns.LOG_SLOPE.value(), "slope (log b), test rows", false),
            panel(test, CellColumns.LOW_END.value(), "offset, lowest fifth, test rows", false),
            panel(train, CellColumns.BIAS_GAP, "bias at the end (log gain)", true),
            panel(train, CellColumns.LAG_BEYOND_NULL, "lag beyond another teacher", false),
            panel(test, CellColumns.GAIN.value(), "gain in test accuracy", false));
    return Optional.of(
        Figure.wide(3, panels)
            .withHeight(2 * (0.8 + 0.55 * table.values(CellColumns.LABEL_NOISE).size()))
            .withCaption(
                "Three teachers a seed, each with a student of its own, on 270 images: means over"
                    + " three seeds with 95 % t intervals, by rate of label noise. All measures are"
                    + " 0 where a student is as another network of the teacher's kind. (a, b) Slope"
                    + " of the student's margins against its teacher's, cross-fitted. (c) Its margin"
                    + " less its teacher's in the fifth of rows of which another teacher is least"
                    + " sure. (d) Log gain of lower bands of directions less that of the top one."
                    + " (e) How far lower bands are behind at equal gain in the top one, beyond"
                    + " another teacher. (f) Test accuracy less the teachers'. No mark where a"
                    + " measure is not defined in every seed. It shows that the machinery runs, and"
                    + " decides nothing."));
  }

  private static Panel panel(Table rows, Column<Double> measure, String label, boolean named) {
    List<Double> rates = rows.values(CellColumns.LABEL_NOISE);
    List<Layer> layers = new ArrayList<>(List.of(Reference.vertical(0, "")));
    for (Drawn drawn : Drawn.values()) {
      Table own = rows.where(CellColumns.ARM, drawn.arm);
      Estimates found =
          new Estimates(
              rates.stream()
                  .map(rate -> own.where(CellColumns.LABEL_NOISE, rate).numbers(measure))
                  .map(Estimate::mean)
                  .toList());
      if (found.hasKnown()) {
        double place = (drawn.ordinal() - (Drawn.values().length - 1) / 2.0) * APART;
        layers.add(found.forest(drawn.label, drawn.style).shifted(place));
      }
    }
    List<String> names =
        rates.stream().map(rate -> named ? "noise " + Grids.text(rate) : " ").toList();
    return Panel.of(Axis.linear(label), Axis.categories("", names), layers);
  }
}
