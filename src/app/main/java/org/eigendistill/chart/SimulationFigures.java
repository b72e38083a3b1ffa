// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.chart;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eigendistill.dynamics.Clock;
import org.eigendistill.dynamics.Trajectory;
import org.eigendistill.figure.Axis;
import org.eigendistill.figure.Dash;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.Layer;
import org.eigendistill.figure.Line;
import org.eigendistill.figure.Mark;
import org.eigendistill.figure.Panel;
import org.eigendistill.figure.PrintStyle;
import org.eigendistill.figure.Reference;
import org.eigendistill.figure.Style;
import org.eigendistill.figure.paint.FigureWriter;
import org.eigendistill.simulation.Simulation;

/**
 * The figures of one simulation: what its tables hold, along a few directions. They are worked out
 * anew, to the same bits, rather than read back from tables of perhaps millions of rows.
 */
public final class SimulationFigures {
  /** Low directions that are shown, by their eigenvalue's share of the top one. */
  private static final double[] SHARES = {0.3, 0.1, 0.01};

  /** Up to so many points are shown as points too. */
  private static final int FEW = 25;

  /** Students whose effective time is shown, at the most. */
  private static final int CLOCKS = 5;

  /** Beside the gains 0 and 1, so that marks there are whole. */
  private static final double BESIDE = 0.03;

  private final Simulation simulation;
  private final double[] eigenvalues;
  private final int[] shown;
  private final Clock clock;
  private final Trajectory teacher;
  private final Trajectory student;

  SimulationFigures(Simulation simulation) {
    this.simulation = simulation;
    this.eigenvalues = simulation.spectrum().eigenvalues();
    this.shown = directions(eigenvalues);
    this.clock = simulation.distillation().student().clock();
    double[] times = simulation.times();
    this.teacher = simulation.teachers(times, shown);
    this.student = simulation.students(times, shown);
  }

  /** Draws bias, convergence and effective time into a folder. */
  public static void write(Simulation simulation, PrintStyle style, Path folder)
      throws IOException {
    SimulationFigures figures = new SimulationFigures(simulation);
    if (figures.shown.length > 1) {
      FigureWriter.write(figures.bias(), style, folder, "bias");
    }
    FigureWriter.write(figures.convergence(), style, folder, "convergence");
    FigureWriter.write(figures.effectiveLength(), style, folder, "effective_time");
  }

  /** The top direction and those nearest to the shares that are shown, by number from 0. */
  private static int[] directions(double[] eigenvalues) {
    return IntStream.concat(
            IntStream.of(0),
            Arrays.stream(SHARES)
                .mapToInt(share -> NearestDirection.of(eigenvalues, share * eigenvalues[0])))
        .distinct()
        .toArray();
  }

  /** Gains along low directions against the top one's, and how far the bias is exaggerated. */
  Figure bias() {
    List<Layer> layers = new ArrayList<>();
    for (int i = 1; i < shown.length; i++) {
      int k = shown[i];
      Style style = Style.ramp(i - 1, shown.length - 1);
      String name = ratio(k);
      layers.add(curve("teacher, " + name, gains(teacher, 0), gains(teacher, i), style));
      layers.add(
          curve(
              "student, " + name,
              gains(student, 0),
              positive(gains(student, i)),
              style.withDash(Dash.of(1))));
    }
    Axis top = Axis.linear("gain along direction 1").between(-BESIDE, 1 + BESIDE);
    double[] reached =
        Stream.of(teacher, student).flatMapToDouble(all -> Arrays.stream(gains(all, 0))).toArray();
    if (!Arrays.stream(reached).allMatch(gain -> gain >= 0 && gain <= 1)) {
      top = Axis.linear("gain along direction 1");
    }
    Panel gains = Panel.of(top, Axis.log("gain along direction $k$"), layers);
    List<Layer> ratios = amplification();
    if (ratios.isEmpty()) {
      return Figure.single(gains.titled("through training; nothing to match"))
          .withCaption(
              "Gain along a low direction against gain along the top one, through training. There"
                  + " is no panel of ratios: plain training is never as far as a student along"
                  + " direction 1.");
    }
    ratios.add(Reference.horizontal(1, ""));
    Panel amplified =
        Panel.of(top, Axis.log("gain, plain training / student"), ratios)
            .titled("at equal gain along direction 1");
    return Figure.wide(2, gains.titled("through training"), amplified)
        .withHeight(2.6)
        .withCaption(
            "(a) Gain along a low direction against gain along the top one, through training. (b)"
                + " Where plain training is as far as the student along direction 1: its gain along"
                + " the low direction over the student's. Above 1 the bias is exaggerated.");
  }

  /** By how much; nothing where plain training is never as far. */
  private List<Layer> amplification() {
    List<Layer> layers = new ArrayList<>();
    double[][] ratios = simulation.amplification(student);
    for (int i = 1; i < shown.length; i++) {
      if (Arrays.stream(ratios[i]).anyMatch(Double::isFinite)) {
        layers.add(curve("", gains(student, 0), ratios[i], Style.ramp(i - 1, shown.length - 1)));
      }
    }
    return layers;
  }

  private String ratio(int direction) {
    return "$\\lambda_{%d}/\\lambda_1$ = %.2g"
        .formatted(direction + 1, eigenvalues[direction] / eigenvalues[0]);
  }

  private Figure convergence() {
    List<Layer> layers = new ArrayList<>();
    double[] times = simulation.times();
    for (int i = 0; i < shown.length; i++) {
      Style style = Style.ramp(i, shown.length);
      String name = "$\\lambda_{%d}$ = %.3g".formatted(shown[i] + 1, eigenvalues[shown[i]]);
      layers.add(curve("teacher, " + name, times, gains(teacher, i), style));
      layers.add(curve("student, " + name, times, gains(student, i), style.withDash(Dash.of(1))));
    }
    return Figure.single(Panel.of(Axis.log(clock.axis()), Axis.linear("gain"), layers))
        .withCaption(
            "Gain of teacher and student along some directions, by the %s of their training."
                .formatted(clock.noun()));
  }

  /** Students' clocks beside plain training's. */
  Figure effectiveLength() {
    double[] times = simulation.times();
    int count = Math.min(CLOCKS, times.length);
    double[] chosen =
        IntStream.range(0, count)
            .mapToDouble(i -> times[count == 1 ? 0 : i * (times.length - 1) / (count - 1)])
            .toArray();
    double[][] effective =
        simulation.effective(
            simulation.students(chosen, IntStream.range(0, eigenvalues.length).toArray()));
    List<String> phrases = LengthPhrases.of(clock, chosen);
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int time = i;
      double[] along = Arrays.stream(effective).mapToDouble(line -> line[time]).toArray();
      layers.add(
          curve("student, " + phrases.get(i), eigenvalues, positive(along), Style.ramp(i, count)));
    }
    return Figure.single(
            Panel.of(Axis.log("eigenvalue $\\lambda$"), Axis.log(clock.effectiveAxis()), layers))
        .withCaption(
            "How long %s on the labels would have trained to reach the student's gain."
                .formatted(clock == Clock.TIME ? "gradient flow" : "the same procedure"));
  }

  private static double[] gains(Trajectory trajectory, int direction) {
    return IntStream.range(0, trajectory.times())
        .mapToDouble(i -> trajectory.gain(i, direction).gain())
        .toArray();
  }

  /** What a logarithmic axis can show; the rest is left out. */
  private static double[] positive(double[] values) {
    return Arrays.stream(values)
        .map(v -> v > 0 && v < Double.POSITIVE_INFINITY ? v : Double.NaN)
        .toArray();
  }

  private static Line curve(String label, double[] x, double[] y, Style style) {
    return Line.of(label, x, y, x.length <= FEW ? style.withMark(Mark.of(0)) : style);
  }
}
