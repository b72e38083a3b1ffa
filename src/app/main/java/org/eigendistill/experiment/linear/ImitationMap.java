// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.linear;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eigendistill.base.Progress;
import org.eigendistill.data.Column;
import org.eigendistill.data.Table;
import org.eigendistill.experiment.Experiment;
import org.eigendistill.experiment.Grids;
import org.eigendistill.experiment.Spectra;
import org.eigendistill.figure.Axis;
import org.eigendistill.figure.Colour;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.Layer;
import org.eigendistill.figure.Line;
import org.eigendistill.figure.Mark;
import org.eigendistill.figure.Note;
import org.eigendistill.figure.Panel;
import org.eigendistill.figure.Scatter;
import org.eigendistill.figure.Style;
import org.eigendistill.theorem.ImitationBoundary;

/** Imitation weights below 1: where exaggeration turns into its reverse. */
final class ImitationMap implements Experiment {
  /** l_2/l_1 = p/q. */
  private static final int[][] RATIOS = {{1, 2}, {1, 5}, {1, 20}};

  /** Students' times l_1 t'. */
  private static final double[] STUDENTS = {1, 4, 16};

  private static final int TIMES = 60;
  private static final int CERTIFIED = 6;

  /** What a row is: a point of a boundary, or a certified one on either side. */
  private enum Point {
    BOUNDARY,
    EXAGGERATES,
    REVERSES;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final Column<Point> KIND = Column.word("kind", Point.class, Point::word);
  private static final Column<String> RATIO = Column.text("ratio");
  private static final Column<Double> STUDENT_TIME = Column.number("student_time");
  private static final Column<Double> TEACHER_TIME = Column.number("teacher_time");
  private static final Column<Double> WEIGHT = Column.number("weight");
  private static final Column<String> CERTIFICATE = Column.text("certificate");

  @Override
  public String id() {
    return "imitation-map";
  }

  @Override
  public String title() {
    return "Below a boundary, mixing labels in reverses the bias";
  }

  @Override
  public List<Column<?>> columns() {
    return List.of(KIND, RATIO, STUDENT_TIME, TEACHER_TIME, WEIGHT, CERTIFICATE);
  }

  @Override
  public Table compute(Spectra spectra, Progress progress) {
    Table.Builder table = Table.with(columns());
    for (int[] ratio : RATIOS) {
      String k = ratio[0] + "/" + ratio[1];
      double value = (double) ratio[0] / ratio[1];
      for (double student : STUDENTS) {
        for (double teacher : Grids.log(0.01, 30, TIMES)) {
          double weight = ImitationBoundary.weight(value, student, teacher);
          add(table, Point.BOUNDARY, k, student, teacher, weight, "");
        }
        for (double teacher : Grids.log(0.03, 10, CERTIFIED)) {
          certified(table, k, ratio[1], student, teacher);
        }
      }
    }
    return table.build();
  }

  /** Points a little above and below the boundary, at times and weights of short fractions. */
  private static void certified(
      Table.Builder table, String k, int q, double student, double teacher) {
    String studentRoot = fraction(Math.exp(-student / q));
    String teacherRoot = fraction(Math.exp(-teacher / q));
    double studentTime = -q * Math.log(value(studentRoot));
    double teacherTime = -q * Math.log(value(teacherRoot));
    double boundary = ImitationBoundary.weight(value(k), studentTime, teacherTime);
    for (boolean exaggerates : new boolean[] {true, false}) {
      double near = boundary + (exaggerates ? 0.03 : -0.03);
      if (near <= 0.005 || near >= 0.995) {
        continue;
      }
      String weight = fraction(near);
      ImitationBoundary.certify(k, teacherRoot, studentRoot, weight, exaggerates)
          .ifPresent(
              text ->
                  add(
                      table,
                      exaggerates ? Point.EXAGGERATES : Point.REVERSES,
                      k,
                      student,
                      teacherTime,
                      value(weight),
                      text));
    }
  }

  private static void add(
      Table.Builder table,
      Point kind,
      String ratio,
      double student,
      double teacher,
      double weight,
      String certificate) {
    table.add(
        KIND.is(kind),
        RATIO.is(ratio),
        STUDENT_TIME.is(student),
        TEACHER_TIME.is(teacher),
        WEIGHT.is(weight),
        CERTIFICATE.is(certificate));
  }

  /** A short fraction near a share, relatively near where it is close to 0 or 1. */
  private static String fraction(double share) {
    if (share < 0.05) {
      return "1/" + Math.round(1 / share);
    }
    long whole = share > 0.95 ? Math.round(1 / (1 - share)) : 100;
    return (share > 0.95 ? whole - 1 : Math.round(100 * share)) + "/" + whole;
  }

  private static double value(String fraction) {
    int slash = fraction.indexOf('/');
    return Table.number(fraction.substring(0, slash)) / Table.number(fraction.substring(slash + 1));
  }

  @Override
  public Optional<Figure> figure(Table table) {
    String caption =
        "Above a curve, and where it has ended at weight 0, the student is behind along $\\lambda_2$ (exaggeration), below it ahead. Filled and"
            + " open marks: points certified in exact fractions on either side. As the teacher"
            + " stops earlier, every weight below 1 reverses.";
    List<Panel> panels = new ArrayList<>();
    for (String ratio : table.values(RATIO)) {
      panels.add(panel(table.where(RATIO, ratio), ratio));
    }
    return Optional.of(Figure.wide(3, panels).withHeight(2.7).withCaption(caption));
  }

  /** A boundary down to weight 0; where every weight exaggerates there is none. */
  private static double[] upToItsEnd(double[] weight) {
    double[] kept = weight.clone();
    for (int i = 1; i < kept.length; i++) {
      kept[i] = weight[i] > 0 || weight[i - 1] > 0 ? weight[i] : Double.NaN;
    }
    return kept;
  }

  /** An entry of the legend, its one point outside of the axes. */
  private static Scatter key(String words, Style style) {
    return Scatter.of(words, new double[] {1}, new double[] {-1}, style).withSize(3);
  }

  private static Panel panel(Table rows, String ratio) {
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i < STUDENTS.length; i++) {
      Table student = rows.where(STUDENT_TIME, STUDENTS[i]);
      Table line = student.where(KIND, Point.BOUNDARY);
      Style style = Style.of(i);
      layers.add(
          Line.of(
              "$\\lambda_1 t'$ = " + Grids.text(STUDENTS[i]),
              line.numbers(TEACHER_TIME),
              upToItsEnd(line.numbers(WEIGHT)),
              style));
      for (Point side : List.of(Point.EXAGGERATES, Point.REVERSES)) {
        Table points = student.where(KIND, side);
        if (!points.rows().isEmpty()) {
          Style marked =
              side == Point.EXAGGERATES
                  ? style.withMark(Mark.of(i))
                  : style.withOpenMark(Mark.of(i));
          layers.add(
              Scatter.of("", points.numbers(TEACHER_TIME), points.numbers(WEIGHT), marked)
                  .withSize(3));
        }
      }
    }
    layers.add(key("certified: exaggerates", Style.of(Colour.GREY).withMark(Mark.CIRCLE)));
    layers.add(key("certified: reverses", Style.of(Colour.GREY).withOpenMark(Mark.CIRCLE)));
    layers.add(Note.of("exaggerates", 130, 0.5).at(Note.Side.CENTRE));
    layers.add(Note.of("reverses", 0.04, 0.2).at(Note.Side.CENTRE));
    return Panel.of(
            Axis.log("teacher's time $\\lambda_1 T$").between(0.008, 1000),
            Axis.linear("imitation weight").between(0, 1),
            layers)
        .titled("$\\lambda_2/\\lambda_1$ = " + ratio);
  }
}
