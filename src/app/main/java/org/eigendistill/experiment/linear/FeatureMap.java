// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eigendistill.base.Progress;
import org.eigendistill.data.Column;
import org.eigendistill.data.Table;
import org.eigendistill.experiment.Experiment;
import org.eigendistill.experiment.Spectra;
import org.eigendistill.figure.Axis;
import org.eigendistill.figure.Band;
import org.eigendistill.figure.Colour;
import org.eigendistill.figure.Dash;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.Layer;
import org.eigendistill.figure.Line;
import org.eigendistill.figure.Note;
import org.eigendistill.figure.Panel;
import org.eigendistill.figure.Style;
import org.eigendistill.markup.Markup;
import org.eigendistill.theorem.features.FeaturePair;
import org.eigendistill.theorem.features.TopGain;

/**
 * A teacher with other features, by both models' ratios of eigenvalues: where the student is
 * behind, where ahead, and where it changes over at one gain of the teacher. The curves are exact:
 * at each ratio of the student the teacher's ratio whose change-over is at a given gain.
 */
final class FeatureMap implements Experiment {
  private static final double[] STUDENT_GAINS = {0.5, 0.9, 0.999};

  /** 0 is the boundary of what changes over at all. */
  private static final double[] CHANGE_OVERS = {0, 0.5, 0.9, 0.99, 0.9999};

  private static final int RATIOS = 101;
  private static final double TOP = 1.25;

  private static final Column<Double> STUDENT_GAIN = Column.number("student_gain");
  private static final Column<Double> CHANGE_OVER = Column.number("change_over");
  private static final Column<Double> STUDENT_RATIO = Column.number("student_ratio");
  private static final Column<Double> TEACHER_RATIO = Column.number("teacher_ratio");

  @Override
  public String id() {
    return "feature-map";
  }

  @Override
  public String title() {
    return "A teacher with other features: behind, ahead, or one change-over";
  }

  @Override
  public List<Column<?>> columns() {
    return List.of(STUDENT_GAIN, CHANGE_OVER, STUDENT_RATIO, TEACHER_RATIO);
  }

  @Override
  public Table compute(Spectra spectra, Progress progress) {
    Table.Builder table = Table.with(columns());
    for (double gain : STUDENT_GAINS) {
      TopGain student = TopGain.of(gain);
      for (double changeOver : CHANGE_OVERS) {
        for (double ratio : ratios()) {
          double teacher =
              changeOver == 0
                  ? FeaturePair.leastRatio(ratio, student)
                  : FeaturePair.levelRatio(ratio, student, TopGain.of(changeOver));
          table.add(
              STUDENT_GAIN.is(gain),
              CHANGE_OVER.is(changeOver),
              STUDENT_RATIO.is(ratio),
              TEACHER_RATIO.is(teacher));
        }
      }
    }
    return table.build();
  }

  /** From next to 0 to next to 1, where curves have their limits. */
  private static double[] ratios() {
    double[] ratios = new double[RATIOS];
    Arrays.setAll(ratios, i -> Math.min(Math.max((double) i / (RATIOS - 1), 1e-6), 1 - 1e-6));
    return ratios;
  }

  @Override
  public Optional<Figure> figure(Table table) {
    String caption =
        "A flow student of a flow teacher whose features have the same eigenvectors and other"
            + " eigenvalues, against plain flow in the student's features, matched along the upper"
            + " direction; exact. Ratios: lower eigenvalue over upper. Solid lines part what holds"
            + " whenever the teacher stops; between them the student is ahead of plain flow under a teacher"
            + " stopped before its gain is $v^*$ (colour), and behind it (exaggeration) after. Dashed: equal"
            + " ratios, below which it is behind at all times of the student as well.";
    List<Panel> panels = new ArrayList<>();
    for (double gain : STUDENT_GAINS) {
      panels.add(panel(table.where(STUDENT_GAIN, gain), gain));
    }
    return Optional.of(Figure.wide(3, panels).withHeight(2.9).withCaption(caption));
  }

  private static Panel panel(Table rows, double gain) {
    double[] x = rows.where(CHANGE_OVER, 0.0).numbers(STUDENT_RATIO);
    double[] first = curve(rows, 0);
    List<Layer> layers = new ArrayList<>();
    layers.add(band("", x, level(x, 0), first, Colour.of(0).towards(Colour.WHITE, 0.7)));
    for (int i = 0; i < CHANGE_OVERS.length; i++) {
      boolean last = i == CHANGE_OVERS.length - 1;
      double upTo = last ? 1 : CHANGE_OVERS[i + 1];
      layers.add(
          band(
              "%s%s to %s"
                  .formatted(i == 0 ? "$v^*$ from " : "", text(CHANGE_OVERS[i]), text(upTo)),
              x,
              curve(rows, CHANGE_OVERS[i]),
              last ? level(x, 1) : curve(rows, upTo),
              Colour.ramp(i, CHANGE_OVERS.length)));
    }
    layers.add(band("", x, level(x, 1), level(x, TOP), Colour.of(1).towards(Colour.WHITE, 0.7)));
    Style edge = Style.of(Colour.BLACK).withDash(Dash.SOLID);
    layers.add(Line.of("", x, first, edge));
    layers.add(Line.of("", x, level(x, 1), edge));
    layers.add(Line.of("equal ratios", x, x, edge.withDash(Dash.DASHED).withWidth(0.7)));
    layers.add(Note.of("ahead", 0.5, (1 + TOP) / 2).at(Note.Side.CENTRE));
    layers.add(Note.of("behind", 0.68, 0.25).at(Note.Side.CENTRE));
    return Panel.of(
            Axis.linear("student's ratio $\\lambda_2/\\lambda_1$").between(0, 1),
            Axis.linear("teacher's ratio $\\mu_2/\\mu_1$").between(0, TOP),
            layers)
        .titled("student's gain $u$ = " + gain);
  }

  private static String text(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  private static Band band(String label, double[] x, double[] low, double[] high, Colour colour) {
    Band band = Band.of(label, x, low, high, colour);
    return new Band(Markup.of(label), band.x(), band.low(), band.high(), colour, 1);
  }

  private static double[] curve(Table rows, double changeOver) {
    return rows.where(CHANGE_OVER, changeOver).numbers(TEACHER_RATIO);
  }

  private static double[] level(double[] x, double value) {
    double[] level = new double[x.length];
    Arrays.fill(level, value);
    return level;
  }
}
