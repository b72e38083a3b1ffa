// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.networks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eigendistill.data.Table;
import org.eigendistill.figure.Axis;
import org.eigendistill.figure.Colour;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.Intervals;
import org.eigendistill.figure.Layer;
import org.eigendistill.figure.Line;
import org.eigendistill.figure.Mark;
import org.eigendistill.figure.Panel;
import org.eigendistill.figure.Reference;
import org.eigendistill.figure.Scatter;
import org.eigendistill.figure.Style;
import org.eigendistill.neural.CellColumns;
import org.eigendistill.neural.EvaluationRows;

/** How much surer students are than their teachers, and another network than them. */
final class NetworkDifference extends NetworkExperiment {
  private static final Style ROWS = Style.of(new Colour(0xC4C4C4)).withMark(Mark.CIRCLE);

  NetworkDifference() {
    super(
        NetworkTable.DIFFERENCES.id(),
        NetworkTable.DIFFERENCES,
        "Confidence of students less their teachers', test rows");
  }

  @Override
  public Optional<Figure> figure(Table table) {
    Table test =
        table
            .where(CellColumns.LABEL_NOISE, NetworkWays.NOISE)
            .where(CellColumns.SPLIT, EvaluationRows.TEST);
    if (test.rows().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        byStudy(test, 3, 1.9, 0.4, NetworkDifference::panel)
            .withCaption(
                "Margin of a network less its teacher's, of the class that the teacher ranks first,"
                    + " over the teacher's: test rows, no label noise added. Dots: 150 rows of one"
                    + " student and its teacher. Lines: fifths of the rows, means over seeds with"
                    + " 95 % t intervals. By the teacher's own class and fifth, as is usual, a student"
                    + " at temperature 4 and another teacher, which never saw this one: where both"
                    + " fall below 0 at the low end it is the teacher's luck that is seen. By"
                    + " another teacher's class and fifth (cross-fitted) a network of the teacher's"
                    + " kind has 0."));
  }

  private static Panel panel(Table rows, String title) {
    Table cloud = rows.where(DifferenceTable.FIFTH, 0);
    Table all = rows.select(i -> rows.column(DifferenceTable.FIFTH).get(i) > 0);
    List<Layer> layers = new ArrayList<>();
    if (!cloud.rows().isEmpty()) {
      layers.add(
          Scatter.of(
                  "rows",
                  cloud.numbers(DifferenceTable.TEACHER),
                  cloud.numbers(DifferenceTable.STUDENT.value()),
                  ROWS)
              .withSize(1.6)
              .withAlpha(1));
    }
    layers.add(Reference.horizontal(0, ""));
    add(layers, all, DifferenceTable.ANOTHER, "another teacher", Style.of(2).withMark(Mark.SQUARE));
    add(layers, all, DifferenceTable.STUDENT, "student", Style.of(0).withMark(Mark.CIRCLE));
    add(
        layers,
        all,
        DifferenceTable.CROSS_FITTED,
        "student, cross-fitted",
        Style.of(1).withMark(Mark.TRIANGLE));
    double[] reach = reach(all);
    return Panel.of(
            Axis.linear("margin, teacher"),
            Axis.linear("margin less teacher's").between(reach[0], reach[1]),
            layers)
        .titled(title);
  }

  private static void add(
      List<Layer> layers, Table fifths, DifferenceTable.Ends ends, String label, Style style) {
    double[] teacher = fifths.numbers(DifferenceTable.TEACHER);
    double[] means = fifths.numbers(ends.value());
    layers.add(Line.of(label, teacher, means, style.withMark(Mark.NONE)));
    layers.add(
        Intervals.of(
            label, teacher, means, fifths.numbers(ends.low()), fifths.numbers(ends.high()), style));
  }

  /** Room for the lines, thrice over; dots beyond are not seen. */
  private static double[] reach(Table fifths) {
    double most = 0;
    for (DifferenceTable.Ends ends :
        List.of(DifferenceTable.STUDENT, DifferenceTable.ANOTHER, DifferenceTable.CROSS_FITTED)) {
      for (double mean : fifths.numbers(ends.value())) {
        most = Math.max(most, Math.abs(mean));
      }
    }
    return new double[] {-2 * most, 2 * most};
  }
}
