// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eigendistill.base.Progress;
import org.eigendistill.data.Column;
import org.eigendistill.data.Table;
import org.eigendistill.dynamics.Course;
import org.eigendistill.dynamics.Distillation;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.dynamics.Trajectory;
import org.eigendistill.experiment.DataSpectrum;
import org.eigendistill.experiment.Experiment;
import org.eigendistill.experiment.Grids;
import org.eigendistill.experiment.Spectra;
import org.eigendistill.figure.Arrow;
import org.eigendistill.figure.Axis;
import org.eigendistill.figure.Colour;
import org.eigendistill.figure.Dash;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.Layer;
import org.eigendistill.figure.Line;
import org.eigendistill.figure.Note;
import org.eigendistill.figure.Panel;
import org.eigendistill.figure.Reference;
import org.eigendistill.figure.Style;

/**
 * Bias curves: gain along a low direction (eigenvalue about a tenth of the top one) against gain
 * along the top direction through training, for the teacher and for students of teachers stopped
 * early and late. A student's curve below the teacher's is an exaggerated bias.
 */
final class BiasCurves implements Experiment {
  private static final double SHARE = 0.1;
  private static final double[] TEACHERS = {0.5, 1, 2, 4};
  private static final double[] TIMES = Grids.log(1e-3, 300, 160);

  /** The data of the first two panels: real ones. */
  private static final String SHOWN = "fashion-mnist";

  private static final String TOP = "gain along direction 1";
  private static final String RATIO = "gain of teacher / student";
  private static final double MOST = 10;

  /** Along the top direction, where the arrow is. */
  private static final double ARROW = 0.2;

  /** And where its words are: under all curves. */
  private static final double BESIDE = 0.64;

  private static final Column<Integer> LOW_DIRECTION = Column.whole("low_direction");

  @Override
  public String id() {
    return "bias-curves";
  }

  @Override
  public String title() {
    return "Distillation bends the bias curve further";
  }

  @Override
  public List<Column<?>> columns() {
    return List.of(
        LinearColumns.DATA,
        LinearColumns.TITLE,
        LinearColumns.ROLE,
        LinearColumns.TEACHER_TIME,
        LinearColumns.TIME,
        LinearColumns.TOP_GAIN,
        LOW_DIRECTION,
        LinearColumns.RATIO,
        LinearColumns.LOW_GAIN);
  }

  @Override
  public Table compute(Spectra spectra, Progress progress) {
    Table.Builder table = Table.with(columns());
    for (DataSpectrum data : spectra.all()) {
      add(
          table,
          data,
          Learner.TEACHER,
          Double.POSITIVE_INFINITY,
          Course.onLabels(GradientFlow.of()));
      for (double teacher : TEACHERS) {
        add(
            table,
            data,
            Learner.STUDENT,
            teacher,
            Distillation.of(GradientFlow.of(), teacher / data.top()).students());
      }
    }
    return table.build();
  }

  private static void add(
      Table.Builder table, DataSpectrum data, Learner role, double teacher, Course training) {
    int low = data.directionAt(SHARE);
    double[] pair = {data.top(), data.eigenvalues()[low]};
    double[] times = Arrays.stream(TIMES).map(t -> t / data.top()).toArray();
    Trajectory trajectory = Trajectory.of(training, times, pair);
    for (int i = 0; i < times.length; i++) {
      table.add(
          LinearColumns.DATA.is(data.key()),
          LinearColumns.TITLE.is(data.title()),
          LinearColumns.ROLE.is(role),
          LinearColumns.TEACHER_TIME.is(teacher),
          LinearColumns.TIME.is(TIMES[i]),
          LinearColumns.TOP_GAIN.is(trajectory.gain(i, 0).gain()),
          LOW_DIRECTION.is(low + 1),
          LinearColumns.RATIO.is(pair[1] / pair[0]),
          LinearColumns.LOW_GAIN.is(trajectory.gain(i, 1).gain()));
    }
  }

  @Override
  public Optional<Figure> figure(Table table) {
    String caption =
        "Training by gradient flow. (a) Gain along a direction of about a tenth of the top eigenvalue"
            + " against gain along the top direction: solid the teacher, dashed students of teachers"
            + " stopped at time T. (b) The teacher's gain along the lower direction over the student's,"
            + " where both have the same gain along the top one: above 1 the bias is exaggerated, most"
            + " for a teacher that was stopped early, and until the student has learned the teacher's"
            + " function. (c) The same on three data sets, whose lower directions have %s of the top"
            + " eigenvalue.";
    List<String> data = table.values(LinearColumns.DATA);
    String shares =
        data.stream()
            .map(key -> Grids.text(ratio(table.where(LinearColumns.DATA, key))))
            .collect(Collectors.joining(", "));
    Table rows = table.where(LinearColumns.DATA, data.contains(SHOWN) ? SHOWN : data.get(0));
    return Optional.of(
        Figure.wide(3, curves(rows), amplification(rows), onAll(table))
            .withHeight(2.4)
            .withCaption(caption.formatted(shares)));
  }

  private static double ratio(Table rows) {
    return rows.numbers(LinearColumns.RATIO)[0];
  }

  private static Panel curves(Table rows) {
    List<Layer> layers = new ArrayList<>();
    layers.add(
        curve(
            "teacher",
            rows.where(LinearColumns.ROLE, Learner.TEACHER),
            Style.of(Colour.BLACK).withWidth(1.6)));
    List<Double> teachers = teachers(rows);
    for (int i = 0; i < teachers.size(); i++) {
      layers.add(curve(name(teachers.get(i)), students(rows, teachers.get(i)), style(i, teachers)));
    }
    layers.addAll(behind(rows, teachers.get(0)));
    return Panel.of(
            Axis.linear(TOP).between(0, 1),
            Axis.log("gain, $\\lambda_k/\\lambda_1$ = " + Grids.text(ratio(rows))).between(1e-3, 1),
            layers)
        .titled(DataPanels.title(rows));
  }

  /** An arrow from the teacher down to a student that is as far along the top direction. */
  private static List<Layer> behind(Table rows, double teacher) {
    Table student = students(rows, teacher);
    double[] top = student.numbers(LinearColumns.TOP_GAIN);
    int at = 0;
    while (at + 1 < top.length && top[at] < ARROW) {
      at++;
    }
    double low = student.numbers(LinearColumns.LOW_GAIN)[at];
    double plain = plain(top[at], ratio(rows));
    return List.of(
        new Arrow(top[at], plain, top[at], low, Colour.BLACK),
        Note.of("as far along direction 1,", BESIDE, 2.6e-3).at(Note.Side.CENTRE),
        Note.of("%.1f times less along $k$".formatted(plain / low), BESIDE, 1.6e-3)
            .at(Note.Side.CENTRE));
  }

  private static Panel amplification(Table rows) {
    List<Layer> layers = new ArrayList<>();
    List<Double> teachers = teachers(rows);
    for (int i = 0; i < teachers.size(); i++) {
      layers.add(
          amplified(name(teachers.get(i)), students(rows, teachers.get(i)), style(i, teachers)));
    }
    layers.add(Reference.horizontal(1, "as the teacher"));
    return Panel.of(Axis.linear(TOP).between(0, 1), Axis.linear(RATIO).between(0, MOST), layers)
        .titled("at equal gain along direction 1");
  }

  private static Panel onAll(Table table) {
    List<Layer> layers = new ArrayList<>();
    List<String> data = table.values(LinearColumns.DATA);
    for (int i = 0; i < data.size(); i++) {
      Table rows = table.where(LinearColumns.DATA, data.get(i));
      layers.add(
          amplified(DataPanels.title(rows), students(rows, teachers(rows).get(1)), Style.of(i)));
    }
    layers.add(Reference.horizontal(1, ""));
    return Panel.of(Axis.linear(TOP).between(0, 1), Axis.linear(RATIO).between(0, MOST), layers)
        .titled("three data sets, $\\lambda_1 T$ = " + Grids.text(teachers(table).get(1)));
  }

  private static List<Double> teachers(Table rows) {
    return rows.where(LinearColumns.ROLE, Learner.STUDENT).values(LinearColumns.TEACHER_TIME);
  }

  private static Table students(Table rows, double teacher) {
    return rows.where(LinearColumns.ROLE, Learner.STUDENT)
        .where(LinearColumns.TEACHER_TIME, teacher);
  }

  private static String name(double teacher) {
    return "student, $\\lambda_1 T$ = " + Grids.text(teacher);
  }

  private static Style style(int index, List<Double> teachers) {
    return Style.ramp(index, teachers.size()).withDash(Dash.of(index + 1));
  }

  private static Line curve(String label, Table rows, Style style) {
    return Line.of(
        label, rows.numbers(LinearColumns.TOP_GAIN), rows.numbers(LinearColumns.LOW_GAIN), style);
  }

  /** Where plain flow is along the lower direction when it has a gain along the top one. */
  private static double plain(double top, double ratio) {
    return -Math.expm1(ratio * Math.log1p(-top));
  }

  private static Line amplified(String label, Table rows, Style style) {
    double[] top = rows.numbers(LinearColumns.TOP_GAIN);
    double[] low = rows.numbers(LinearColumns.LOW_GAIN);
    double[] times = new double[top.length];
    Arrays.setAll(times, i -> plain(top[i], ratio(rows)) / low[i]);
    return Line.of(label, top, times, style);
  }
}
