// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.networks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
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
  private static final Style BEYOND = Style.of(new Colour(0x9A9A9A));

  /** The axis reaches so many times as far as the lines. */
  private static final double ROOM = 3;

  /** Of dots, in points. */
  private static final double SIZE = 1.6;

  private static final int FIFTHS = 5;

  /** Of arrow heads. */
  private static final double HEAD = 2;

  /** Where the heads stand that point at rows beyond, as a share of the axis. */
  private static final double EDGE = 0.96;

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
                    + " student and its teacher; arrow heads at the edges stand for rows that lie"
                    + " beyond them, "
                    + beyond(test)
                    + ". Lines: fifths of the rows, means over seeds with"
                    + " 95 % t intervals. By the teacher's own class and fifth, as is usual, a student"
                    + " at temperature 4 and another teacher, which never saw this one: where both"
                    + " fall below 0 it is the teacher's luck that is seen. Another teacher is below 0 in "
                    + below(test)
                    + "; the first table of networks counts low ends of log-odds, not of margins. By"
                    + " another teacher's class and fifth (cross-fitted) a network of the teacher's"
                    + " kind has 0."));
  }

  private static Panel panel(Table rows, String title) {
    Table cloud = cloud(rows);
    Table all = fifths(rows);
    double reach = reach(all);
    List<Layer> layers = new ArrayList<>();
    if (!cloud.rows().isEmpty()) {
      double[] teacher = cloud.numbers(DifferenceTable.TEACHER);
      double[] student = cloud.numbers(DifferenceTable.STUDENT.value());
      add(layers, teacher, student, "rows", ROWS, SIZE, y -> Math.abs(y) <= reach ? y : Double.NaN);
      add(
          layers,
          teacher,
          student,
          "rows above the panel",
          BEYOND.withMark(Mark.TRIANGLE),
          HEAD,
          y -> y > reach ? EDGE * reach : Double.NaN);
      add(
          layers,
          teacher,
          student,
          "rows below it",
          BEYOND.withMark(Mark.NABLA),
          HEAD,
          y -> y < -reach ? -EDGE * reach : Double.NaN);
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
    return Panel.of(
            Axis.linear("margin, teacher"),
            Axis.linear("margin less teacher's").between(-reach, reach),
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

  /** Single rows, where any has a place. */
  private static void add(
      List<Layer> layers,
      double[] teacher,
      double[] student,
      String label,
      Style style,
      double size,
      DoubleUnaryOperator place) {
    double[] places = Arrays.stream(student).map(place).toArray();
    if (Arrays.stream(places).anyMatch(Double::isFinite)) {
      layers.add(Scatter.of(label, teacher, places, style).withSize(size).withAlpha(1));
    }
  }

  private static Table cloud(Table rows) {
    return rows.where(DifferenceTable.FIFTH, 0);
  }

  private static Table fifths(Table rows) {
    return rows.select(i -> rows.column(DifferenceTable.FIFTH).get(i) > 0);
  }

  /** Room for the lines, thrice over: single rows reach much further. */
  private static double reach(Table fifths) {
    return ROOM
        * Stream.of(DifferenceTable.STUDENT, DifferenceTable.ANOTHER, DifferenceTable.CROSS_FITTED)
            .flatMapToDouble(ends -> Arrays.stream(fifths.numbers(ends.value())))
            .map(Math::abs)
            .max()
            .orElseThrow();
  }

  /** In how many panels another teacher is less sure in the lowest and in the highest fifth. */
  private static String below(Table test) {
    return "%s panels at the low end and in %s at the high end (of %d)"
        .formatted(below(test, 1), below(test, FIFTHS), test.values(CellColumns.STUDY).size());
  }

  private static long below(Table test, int fifth) {
    double[] ends =
        test.where(DifferenceTable.FIFTH, fifth).numbers(DifferenceTable.ANOTHER.value());
    return Arrays.stream(ends).filter(y -> y < 0).count();
  }

  /** How many rows of a panel lie beyond its axis. */
  private static String beyond(Table test) {
    long[] counts =
        test.values(CellColumns.STUDY).stream()
            .map(study -> test.where(CellColumns.STUDY, study))
            .mapToLong(
                rows -> {
                  double reach = reach(fifths(rows));
                  return Arrays.stream(cloud(rows).numbers(DifferenceTable.STUDENT.value()))
                      .filter(y -> Math.abs(y) > reach)
                      .count();
                })
            .toArray();
    return "%d to %d of a panel"
        .formatted(Arrays.stream(counts).min().orElse(0), Arrays.stream(counts).max().orElse(0));
  }
}
