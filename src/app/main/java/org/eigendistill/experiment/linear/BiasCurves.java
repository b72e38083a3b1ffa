// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
import org.eigendistill.figure.Axis;
import org.eigendistill.figure.Colour;
import org.eigendistill.figure.Dash;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.Layer;
import org.eigendistill.figure.Line;
import org.eigendistill.figure.Panel;
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
        "Gain along a direction of about a tenth of the top eigenvalue against gain along"
            + " the top direction, through training by gradient flow. Black: teacher;"
            + " coloured: students of teachers stopped at time T. At equal convergence"
            + " along direction 1 every student is behind below.";
    return Optional.of(DataPanels.figure(table, caption, this::panel));
  }

  private Panel panel(Table rows) {
    List<Layer> layers = new ArrayList<>();
    layers.add(
        curve("teacher", rows.where(LinearColumns.ROLE, Learner.TEACHER), Style.of(Colour.BLACK)));
    Table students = rows.where(LinearColumns.ROLE, Learner.STUDENT);
    List<Double> teachers = students.values(LinearColumns.TEACHER_TIME);
    for (int i = 0; i < teachers.size(); i++) {
      layers.add(
          curve(
              "student, $\\lambda_1 T$ = " + Grids.text(teachers.get(i)),
              students.where(LinearColumns.TEACHER_TIME, teachers.get(i)),
              Style.ramp(i, teachers.size()).withDash(Dash.of(i + 1))));
    }
    String title = DataPanels.title(rows);
    return Panel.of(
            Axis.linear("gain along direction 1").between(0, 1),
            Axis.log(
                    "gain, $\\lambda_k/\\lambda_1$ = "
                        + Grids.text(rows.numbers(LinearColumns.RATIO)[0]))
                .between(1e-4, 1),
            layers)
        .titled(title);
  }

  private static Line curve(String label, Table rows, Style style) {
    return Line.of(
        label, rows.numbers(LinearColumns.TOP_GAIN), rows.numbers(LinearColumns.LOW_GAIN), style);
  }
}
