package org.eigendistill.experiment.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eigendistill.base.Progress;
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

  @Override
  public String id() {
    return "convergence";
  }

  @Override
  public String title() {
    return "Convergence along each direction, teacher against student";
  }

  @Override
  public List<String> columns() {
    return List.of(
        "data",
        "title",
        "role",
        "teacher_time_scaled",
        "direction",
        "eigenvalue_ratio",
        "time_scaled",
        "gain",
        "log_residual");
  }

  @Override
  public Table compute(Spectra spectra, Progress progress) {
    Table.Builder table = Table.of(columns());
    for (DataSpectrum data : spectra.all()) {
      Distillation distillation = Distillation.of(GradientFlow.of(), TEACHER / data.top());
      add(table, data, "teacher", distillation.teacherCourse());
      add(table, data, "student", distillation.students());
    }
    return table.build();
  }

  private static void add(Table.Builder table, DataSpectrum data, String role, Course training) {
    int[] directions = Arrays.stream(SHARES).mapToInt(data::directionAt).distinct().toArray();
    double[] eigenvalues =
        Arrays.stream(directions).mapToDouble(k -> data.eigenvalues()[k]).toArray();
    double[] times = Arrays.stream(TIMES).map(t -> t / data.top()).toArray();
    Trajectory trajectory = Trajectory.of(training, times, eigenvalues);
    for (int k = 0; k < directions.length; k++) {
      for (int i = 0; i < times.length; i++) {
        table.row(
            data.key(),
            data.title(),
            role,
            TEACHER,
            directions[k] + 1,
            eigenvalues[k] / data.top(),
            TIMES[i],
            trajectory.gain(i, k).gain(),
            trajectory.gain(i, k).logResidual());
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
    List<String> directions = rows.values("direction");
    for (String role : List.of("teacher", "student")) {
      for (int i = 0; i < directions.size(); i++) {
        Table line = rows.where("role", role).where("direction", directions.get(i));
        Style style = Style.ramp(i, directions.size());
        // The legend speaks of shares, which the three panels have nearly in common.
        layers.add(
            Line.of(
                "%s, $\\lambda_k/\\lambda_1 \\approx$ %s".formatted(role, Grids.text(SHARES[i])),
                line.numbers("time_scaled"),
                line.numbers("gain"),
                role.equals("teacher") ? style : style.withDash(Dash.of(1))));
      }
    }
    return Panel.of(
            Axis.log("training time $\\lambda_1 t$").withTicks(0.01, 1, 100, 10000),
            Axis.linear("gain").between(0, 1),
            layers)
        .titled(DataPanels.title(rows));
  }
}
