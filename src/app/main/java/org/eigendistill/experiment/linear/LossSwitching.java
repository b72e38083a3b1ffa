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
import org.eigendistill.dynamics.Distillation.Switching;
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
import org.eigendistill.figure.Reference;
import org.eigendistill.figure.Style;

/**
 * Loss switching in the linear model, on the power law: distillation first and labels after, where
 * the bias fades; labels first and distillation after, where it appears if the switch comes before
 * the teacher's time and turns round if it comes later (theory, T5 and T10).
 */
final class LossSwitching implements Experiment {
  private static final double SHARE = 0.1;
  private static final double TEACHER = 2;
  private static final double[] SWITCHES = {0.5, 1, 4};
  private static final Dash[] DASHES = {Dash.SOLID, Dash.of(1), Dash.of(2)};
  private static final double[] TIMES = Grids.log(1e-2, 100, 400);

  private static final String LABELS = "labels only";
  private static final String DISTILLATION = "distillation only";
  private static final String TO_LABELS = "distillation, then labels";
  private static final String TO_DISTILLATION = "labels, then distillation";

  private static final Column<String> ORDER = Column.text("order");
  private static final Column<Double> SWITCH_TIME = Column.number("switch_time_scaled");

  @Override
  public String id() {
    return "loss-switching";
  }

  @Override
  public String title() {
    return "Switching the loss: the bias fades, appears, or turns round";
  }

  @Override
  public List<Column<?>> columns() {
    return List.of(
        ORDER,
        SWITCH_TIME,
        LinearColumns.TEACHER_TIME,
        LinearColumns.TIME,
        LinearColumns.RATIO,
        LinearColumns.TOP_GAIN,
        LinearColumns.LOW_GAIN);
  }

  @Override
  public Table compute(Spectra spectra, Progress progress) {
    Table.Builder table = Table.with(columns());
    DataSpectrum data = spectra.powerLaw();
    Distillation distillation = Distillation.of(GradientFlow.of(), TEACHER / data.top());
    add(table, data, LABELS, Double.POSITIVE_INFINITY, Course.onLabels(GradientFlow.of()));
    add(table, data, DISTILLATION, Double.POSITIVE_INFINITY, distillation.students());
    for (double at : SWITCHES) {
      double time = at / data.top();
      add(
          table,
          data,
          TO_LABELS,
          at,
          distillation
              .withSwitching(new Switching(Switching.Direction.TO_LABELS, time))
              .students());
      add(
          table,
          data,
          TO_DISTILLATION,
          at,
          distillation
              .withSwitching(new Switching(Switching.Direction.TO_DISTILLATION, time))
              .students());
    }
    return table.build();
  }

  private static void add(
      Table.Builder table, DataSpectrum data, String order, double at, Course training) {
    double low = data.eigenvalues()[data.directionAt(SHARE)];
    double[] times = Arrays.stream(TIMES).map(t -> t / data.top()).toArray();
    Trajectory trajectory = Trajectory.of(training, times, new double[] {data.top(), low});
    for (int i = 0; i < times.length; i++) {
      table.add(
          ORDER.is(order),
          SWITCH_TIME.is(at),
          LinearColumns.TEACHER_TIME.is(TEACHER),
          LinearColumns.TIME.is(TIMES[i]),
          LinearColumns.RATIO.is(low / data.top()),
          LinearColumns.TOP_GAIN.is(trajectory.gain(i, 0).gain()),
          LinearColumns.LOW_GAIN.is(trajectory.gain(i, 1).gain()));
    }
  }

  @Override
  public Optional<Figure> figure(Table table) {
    return Optional.of(
        Figure.wide(2, panel(table, TO_LABELS), panel(table, TO_DISTILLATION))
            .withCaption(
                "Bias curves with one switch of the target, power law, eigenvalue ratio about 0.1,"
                    + " the teacher stopped at $\\lambda_1$ T = 2 (dashed line). Each is drawn from its switch on. (a) After the switch to labels the"
                    + " lag shrinks and stays. (b) Labels first: a switch before T leads below the"
                    + " teacher's curve, one after T back above it."));
  }

  private static Panel panel(Table table, String order) {
    List<Layer> layers = new ArrayList<>();
    layers.add(Reference.vertical(-Math.expm1(-TEACHER), "$T$"));
    layers.add(curve(LABELS, table.where(ORDER, LABELS), Style.of(Colour.BLACK)));
    layers.add(curve(DISTILLATION, table.where(ORDER, DISTILLATION), Style.of(Colour.GREY)));
    Table switched = table.where(ORDER, order);
    List<Double> times = switched.values(SWITCH_TIME);
    for (int i = 0; i < times.size(); i++) {
      layers.add(
          afterwards(
              switched.where(SWITCH_TIME, times.get(i)),
              times.get(i),
              Style.ramp(i, times.size()).withDash(DASHES[i]).withWidth(1.6)));
    }
    return Panel.of(
            Axis.linear("gain along direction 1").between(0, 1),
            Axis.linear("gain along direction $k$").between(0, 0.4),
            layers)
        .titled(order);
  }

  /** The curve from its switch on; before, it is one of the others. */
  private static Line afterwards(Table rows, double at, Style style) {
    double[] times = rows.numbers(LinearColumns.TIME);
    double[] low = rows.numbers(LinearColumns.LOW_GAIN);
    for (int i = 0; i < low.length; i++) {
      low[i] = times[i] < at ? Double.NaN : low[i];
    }
    String label = "switch at $\\lambda_1 t$ = " + Grids.text(at);
    return Line.of(label, rows.numbers(LinearColumns.TOP_GAIN), low, style);
  }

  private static Line curve(String label, Table rows, Style style) {
    return Line.of(
        label, rows.numbers(LinearColumns.TOP_GAIN), rows.numbers(LinearColumns.LOW_GAIN), style);
  }
}
