package org.eigendistill.experiment.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eigendistill.base.Progress;
import org.eigendistill.data.Table;
import org.eigendistill.dynamics.Course;
import org.eigendistill.dynamics.Distillation;
import org.eigendistill.dynamics.EffectiveTime;
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
import org.eigendistill.figure.Mark;
import org.eigendistill.figure.Panel;
import org.eigendistill.figure.Style;

/** Generations 1 to 5: each student teaches the next, and the bias grows with every one. */
final class Generations implements Experiment {
  private static final double SHARE = 0.1;
  private static final double TEACHER = 2;
  private static final int MOST = 5;
  private static final double[] TIMES = Grids.log(1e-2, 100, 120);

  @Override
  public String id() {
    return "generations";
  }

  @Override
  public String title() {
    return "Every generation exaggerates the bias further";
  }

  @Override
  public List<String> columns() {
    return List.of(
        "data",
        "title",
        "generation",
        "teacher_time_scaled",
        "time_scaled",
        "eigenvalue_ratio",
        "top_gain",
        "low_gain",
        "top_effective_time_scaled",
        "low_effective_time_scaled");
  }

  @Override
  public Table compute(Spectra spectra, Progress progress) {
    Table.Builder table = Table.of(columns());
    for (DataSpectrum data : spectra.all()) {
      add(table, data, 0, Course.onLabels(GradientFlow.of()));
      Distillation first = Distillation.of(GradientFlow.of(), TEACHER / data.top());
      for (int m = 1; m <= MOST; m++) {
        add(table, data, m, first.withGenerations(m).students());
      }
    }
    return table.build();
  }

  private static void add(Table.Builder table, DataSpectrum data, int m, Course training) {
    double low = data.eigenvalues()[data.directionAt(SHARE)];
    double top = data.top();
    double[] times = Arrays.stream(TIMES).map(t -> t / top).toArray();
    Trajectory trajectory = Trajectory.of(training, times, new double[] {top, low});
    for (int i = 0; i < times.length; i++) {
      table.row(
          data.key(),
          data.title(),
          m,
          TEACHER,
          TIMES[i],
          low / top,
          trajectory.gain(i, 0).gain(),
          trajectory.gain(i, 1).gain(),
          EffectiveTime.of(trajectory.gain(i, 0), top) * top,
          EffectiveTime.of(trajectory.gain(i, 1), low) * top);
    }
  }

  @Override
  public Optional<Figure> figure(Table table) {
    String caption =
        "Bias curves of self-distillation through five generations, each student trained"
            + " for as long as the one that taught it; the first teacher stopped at"
            + " $\\lambda_1$ T = 2.";
    return Optional.of(DataPanels.figure(table, caption, this::panel));
  }

  /** There are five dashes, of which the teacher has the first; the last generation has marks. */
  private static Style style(int m) {
    Style style = Style.ramp(m - 1, MOST).withDash(Dash.of(m));
    return m < MOST ? style : style.withOpenMark(Mark.CIRCLE);
  }

  private Panel panel(Table rows) {
    List<Layer> layers = new ArrayList<>();
    for (String m : rows.values("generation")) {
      Table line = rows.where("generation", m);
      boolean teacher = m.equals("0");
      layers.add(
          Line.of(
              teacher ? "teacher" : "generation " + m,
              line.numbers("top_gain"),
              line.numbers("low_gain"),
              teacher ? Style.of(Colour.BLACK) : style(Math.toIntExact(Table.whole(m)))));
    }
    return Panel.of(
            Axis.linear("gain along direction 1").between(0, 1),
            Axis.log(
                    "gain, $\\lambda_k/\\lambda_1$ = "
                        + Grids.text(rows.numbers("eigenvalue_ratio")[0]))
                .between(1e-6, 1),
            layers)
        .titled(DataPanels.title(rows));
  }
}
