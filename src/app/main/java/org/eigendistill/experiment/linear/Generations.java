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

  private static final Column<Integer> GENERATION = Column.whole("generation");
  private static final Column<Double> TOP_EFFECTIVE_TIME =
      Column.number("top_effective_time_scaled");
  private static final Column<Double> LOW_EFFECTIVE_TIME =
      Column.number("low_effective_time_scaled");

  @Override
  public String id() {
    return "generations";
  }

  @Override
  public String title() {
    return "Every generation exaggerates the bias further";
  }

  @Override
  public List<Column<?>> columns() {
    return List.of(
        LinearColumns.DATA,
        LinearColumns.TITLE,
        GENERATION,
        LinearColumns.TEACHER_TIME,
        LinearColumns.TIME,
        LinearColumns.RATIO,
        LinearColumns.TOP_GAIN,
        LinearColumns.LOW_GAIN,
        TOP_EFFECTIVE_TIME,
        LOW_EFFECTIVE_TIME);
  }

  @Override
  public Table compute(Spectra spectra, Progress progress) {
    Table.Builder table = Table.with(columns());
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
      table.add(
          LinearColumns.DATA.is(data.key()),
          LinearColumns.TITLE.is(data.title()),
          GENERATION.is(m),
          LinearColumns.TEACHER_TIME.is(TEACHER),
          LinearColumns.TIME.is(TIMES[i]),
          LinearColumns.RATIO.is(low / top),
          LinearColumns.TOP_GAIN.is(trajectory.gain(i, 0).gain()),
          LinearColumns.LOW_GAIN.is(trajectory.gain(i, 1).gain()),
          TOP_EFFECTIVE_TIME.is(EffectiveTime.of(trajectory.gain(i, 0), top) * top),
          LOW_EFFECTIVE_TIME.is(EffectiveTime.of(trajectory.gain(i, 1), low) * top));
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
    for (int m : rows.values(GENERATION)) {
      Table line = rows.where(GENERATION, m);
      boolean teacher = m == 0;
      layers.add(
          Line.of(
              teacher ? "teacher" : "generation " + m,
              line.numbers(LinearColumns.TOP_GAIN),
              line.numbers(LinearColumns.LOW_GAIN),
              teacher ? Style.of(Colour.BLACK) : style(m)));
    }
    return Panel.of(
            Axis.linear("gain along direction 1").between(0, 1),
            Axis.log(
                    "gain, $\\lambda_k/\\lambda_1$ = "
                        + Grids.text(rows.numbers(LinearColumns.RATIO)[0]))
                .between(1e-6, 1),
            layers)
        .titled(DataPanels.title(rows));
  }
}
