// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.linear;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eigendistill.base.Progress;
import org.eigendistill.data.Column;
import org.eigendistill.data.Table;
import org.eigendistill.deep.DeepDistillation;
import org.eigendistill.deep.Imbalance;
import org.eigendistill.deep.Layers;
import org.eigendistill.deep.Mode;
import org.eigendistill.deep.ModeGrowth;
import org.eigendistill.deep.ModeState;
import org.eigendistill.experiment.Experiment;
import org.eigendistill.experiment.Spectra;
import org.eigendistill.figure.Axis;
import org.eigendistill.figure.Dash;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.Layer;
import org.eigendistill.figure.Line;
import org.eigendistill.figure.Panel;
import org.eigendistill.figure.Reference;
import org.eigendistill.figure.Style;

/**
 * Deep linear networks on whitened data: effective time by strength, from lazy to rich and by
 * depth, and the small start, which truncates. Whitened, so lam = 1; the strongest mode has s = 1.
 */
final class DeepNetworks implements Experiment {
  private static final String LAZY = "lazy";
  private static final String DEPTH = "depth";
  private static final String SMALL = "small";

  private static final double[] IMBALANCES = {100, 3, 1, 0.3, 0.01};
  private static final int[] DEPTHS = {1, 2, 3, 10, Layers.INFINITE};
  private static final double[] STARTS = {1e-2, 1e-4, 1e-8, 1e-16};

  private static final double START = 0.01;
  private static final double LEAST = 0.02;
  private static final int STRENGTHS = 81;

  /** Times in units of what the strongest mode takes to a gain of 1 - 1/e. */
  private static final double TEACHER = 2;

  private static final double STUDENT = 4;

  private static final Axis STRENGTHS_SHOWN =
      Axis.log("strength $s$").withTicks(0.02, 0.05, 0.1, 0.2, 0.5, 1);

  private static final Column<String> PANEL = Column.text("panel");
  private static final Column<Double> SETTING = Column.number("setting");
  private static final Column<Double> STRENGTH = Column.number("strength");
  private static final Column<Double> EFFECTIVE = Column.number("effective_time_scaled");
  private static final Column<Double> SHALLOW = Column.number("shallow_effective_time_scaled");
  private static final Column<Double> TEACHER_VALUE = Column.number("teacher_value");
  private static final Column<Double> STUDENT_VALUE = Column.number("student_value");

  @Override
  public String id() {
    return "deep-networks";
  }

  @Override
  public String title() {
    return "Networks that learn features run a slower clock on weak modes";
  }

  @Override
  public List<Column<?>> columns() {
    return List.of(PANEL, SETTING, STRENGTH, EFFECTIVE, SHALLOW, TEACHER_VALUE, STUDENT_VALUE);
  }

  @Override
  public Table compute(Spectra spectra, Progress progress) {
    Table.Builder table = Table.with(columns());
    for (double imbalance : IMBALANCES) {
      add(table, LAZY, imbalance, new Imbalance(imbalance), 0);
    }
    for (int depth : DEPTHS) {
      double shown = depth == Layers.INFINITE ? Double.POSITIVE_INFINITY : depth;
      add(table, DEPTH, shown, new Layers(depth), START);
    }
    for (double start : STARTS) {
      // f = u in units of log(1/u0): the teacher has learned s > 1/4, the student could s > 1/8.
      double unit = Math.log(1 / start) / 2;
      add(table, SMALL, start, new Layers(2), start, 4 * unit, 8 * unit);
    }
    return table.build();
  }

  private static void add(
      Table.Builder table, String panel, double setting, ModeGrowth growth, double start) {
    double unit = timeOfStrongest(growth, start);
    add(table, panel, setting, growth, start, TEACHER * unit, STUDENT * unit);
  }

  /** By halving: how long plain training takes to a gain of 1 - 1/e along s = 1. */
  private static double timeOfStrongest(ModeGrowth growth, double start) {
    double low = 1e-6;
    double high = 1e6;
    for (int turn = 0; turn < 60; turn++) {
      double middle = Math.sqrt(low * high);
      ModeState there = DeepDistillation.of(growth, start, 1).plain(new Mode(1, 1), middle);
      if (there.gain().logResidual() > -1) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static void add(
      Table.Builder table,
      String panel,
      double setting,
      ModeGrowth growth,
      double start,
      double teacher,
      double student) {
    DeepDistillation distillation = DeepDistillation.of(growth, start, teacher);
    for (double strength : strengths()) {
      Mode mode = new Mode(1, strength);
      ModeState state = distillation.student(mode, student);
      table.add(
          PANEL.is(panel),
          SETTING.is(setting),
          STRENGTH.is(strength),
          EFFECTIVE.is(state.effectiveTime() / teacher),
          SHALLOW.is(state.shallowTime(mode) / teacher),
          TEACHER_VALUE.is(distillation.plain(mode, teacher).value()),
          STUDENT_VALUE.is(state.value()));
    }
  }

  private static double[] strengths() {
    return IntStream.range(0, STRENGTHS)
        .mapToDouble(i -> Math.pow(LEAST, 1 - (double) i / (STRENGTHS - 1)))
        .toArray();
  }

  @Override
  public Optional<Figure> figure(Table table) {
    String caption =
        "A deep linear network as teacher and student on whitened data, mode by mode ($\\lambda$ = 1),"
            + " exact. Left and middle: for how long plain training of the same network would have run to"
            + " where the student is, in units of the teacher's time; rising curves are an exaggerated bias. The"
            + " teacher stops at twice, the student at four times what the strongest mode, s = 1, takes to 1 -"
            + " 1/e. Left: two layers of imbalance c from the start 0, the linear model's tie at the lazy end. Middle: balanced"
            + " layers from $u_0$ = 0.01. Right: two layers; the teacher trains for 2 log(1/$u_0$), the student for 4"
            + " log(1/$u_0$): as $u_0$ falls, modes the teacher has not learned, s < 1/4, are erased (the weakest have left their start in neither).";
    return Optional.of(
        Figure.wide(
                3,
                List.of(
                    times(table.where(PANEL, LAZY), "from lazy to rich", "c = "),
                    times(table.where(PANEL, DEPTH), "by depth", "depth "),
                    ratios(table.where(PANEL, SMALL))))
            .withHeight(3.1)
            .withLegend(Figure.Legend.UNDER_EACH)
            .withCaption(caption));
  }

  private static Panel times(Table rows, String title, String word) {
    List<Layer> layers = new ArrayList<>();
    List<Double> settings = rows.values(SETTING);
    for (int i = 0; i < settings.size(); i++) {
      Table line = rows.where(SETTING, settings.get(i));
      layers.add(
          Line.of(
              word + text(settings.get(i)),
              line.numbers(STRENGTH),
              line.numbers(EFFECTIVE),
              style(i, settings.size())));
    }
    Axis times =
        Axis.log("effective time $\\tau/T$").between(0.035, 1.15).withTicks(0.05, 0.1, 0.2, 0.5, 1);
    return Panel.of(STRENGTHS_SHOWN, times, layers).titled(title);
  }

  private static Panel ratios(Table rows) {
    List<Layer> layers = new ArrayList<>();
    List<Double> settings = rows.values(SETTING);
    for (int i = 0; i < settings.size(); i++) {
      Table line = rows.where(SETTING, settings.get(i));
      double[] student = line.numbers(STUDENT_VALUE);
      double[] teacher = line.numbers(TEACHER_VALUE);
      layers.add(
          Line.of(
              "$u_0$ = " + text(settings.get(i)),
              line.numbers(STRENGTH),
              IntStream.range(0, student.length)
                  .mapToDouble(k -> student[k] / teacher[k])
                  .toArray(),
              style(i, settings.size())));
    }
    layers.add(Reference.vertical(0.25, "").withLabel("s = 1/4"));
    return Panel.of(STRENGTHS_SHOWN, Axis.linear("student / teacher"), layers)
        .titled("small start");
  }

  private static Style style(int i, int count) {
    return Style.ramp(i, count).withDash(Dash.of(i + 1));
  }

  private static String text(double value) {
    if (value == Double.POSITIVE_INFINITY) {
      return "$\\infty$";
    }
    if (value < 1e-3) {
      return "$10^{%d}$".formatted(Math.round(Math.log10(value)));
    }
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
