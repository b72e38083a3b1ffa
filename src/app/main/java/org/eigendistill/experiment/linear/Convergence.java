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
import org.eigendistill.figure.Dash;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.Layer;
import org.eigendistill.figure.Line;
import org.eigendistill.figure.Panel;
import org.eigendistill.figure.Style;

/**
 * How each direction converges in time: the teacher trained on, against a student of it stopped.
 */
final class Convergence implements Experiment {
  private static final double[] SHARES = {1, 0.1, 0.01, 0.001};
  private static final double TEACHER = 10;
  private static final double[] TIMES = Grids.log(1e-2, 1e4, 160);

  private static final Column<Double> GAIN = Column.number("gain");
  private static final Column<Double> LOG_RESIDUAL = Column.number("log_residual");

  @Override
  public String id() {
    return "convergence";
  }

  @Override
  public String title() {
    return "Convergence along each direction, teacher against student";
  }

  @Override
  public List<Column<?>> columns() {
    return List.of(
        LinearColumns.DATA,
        LinearColumns.TITLE,
        LinearColumns.ROLE,
        LinearColumns.TEACHER_TIME,
        LinearColumns.DIRECTION,
        LinearColumns.RATIO,
        LinearColumns.TIME,
        GAIN,
        LOG_RESIDUAL);
  }

  @Override
  public Table compute(Spectra spectra, Progress progress) {
    Table.Builder table = Table.with(columns());
    for (DataSpectrum data : spectra.all()) {
      Distillation distillation = Distillation.of(GradientFlow.of(), TEACHER / data.top());
      add(table, data, Learner.TEACHER, distillation.teacherCourse());
      add(table, data, Learner.STUDENT, distillation.students());
    }
    return table.build();
  }

  private static void add(Table.Builder table, DataSpectrum data, Learner role, Course training) {
    int[] directions = Arrays.stream(SHARES).mapToInt(data::directionAt).distinct().toArray();
    double[] eigenvalues =
        Arrays.stream(directions).mapToDouble(k -> data.eigenvalues()[k]).toArray();
    double[] times = Arrays.stream(TIMES).map(t -> t / data.top()).toArray();
    Trajectory trajectory = Trajectory.of(training, times, eigenvalues);
    for (int k = 0; k < directions.length; k++) {
      for (int i = 0; i < times.length; i++) {
        table.add(
            LinearColumns.DATA.is(data.key()),
            LinearColumns.TITLE.is(data.title()),
            LinearColumns.ROLE.is(role),
            LinearColumns.TEACHER_TIME.is(TEACHER),
            LinearColumns.DIRECTION.is(directions[k] + 1),
            LinearColumns.RATIO.is(eigenvalues[k] / data.top()),
            LinearColumns.TIME.is(TIMES[i]),
            GAIN.is(trajectory.gain(i, k).gain()),
            LOG_RESIDUAL.is(trajectory.gain(i, k).logResidual()));
      }
    }
  }

  @Override
  public Optional<Figure> figure(Table table) {
    String caption =
        "Gain along directions of falling eigenvalue. Solid: the teacher, trained on; dashed: a"
            + " student of the teacher stopped at time T = 10 / $\\lambda_1$. The student ends"
            + " where its teacher stopped, and is later the lower the eigenvalue.";
    return Optional.of(DataPanels.figure(table, caption, this::panel));
  }

  private Panel panel(Table rows) {
    List<Layer> layers = new ArrayList<>();
    List<Integer> directions = rows.values(LinearColumns.DIRECTION);
    for (Learner role : List.of(Learner.TEACHER, Learner.STUDENT)) {
      for (int i = 0; i < directions.size(); i++) {
        Table line =
            rows.where(LinearColumns.ROLE, role).where(LinearColumns.DIRECTION, directions.get(i));
        Style style = Style.ramp(i, directions.size());
        // The legend speaks of shares, which the three panels have nearly in common.
        layers.add(
            Line.of(
                "%s, $\\lambda_k/\\lambda_1 \\approx$ %s"
                    .formatted(role.word(), Grids.text(SHARES[i])),
                line.numbers(LinearColumns.TIME),
                line.numbers(GAIN),
                role == Learner.TEACHER ? style : style.withDash(Dash.of(1))));
      }
    }
    return Panel.of(
            Axis.log("training time $\\lambda_1 t$").withTicks(0.01, 1, 100, 10000),
            Axis.linear("gain").between(0, 1),
            layers)
        .titled(DataPanels.title(rows));
  }
}
