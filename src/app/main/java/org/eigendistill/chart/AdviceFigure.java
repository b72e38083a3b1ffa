// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eigendistill.data.Column;
import org.eigendistill.data.Table;
import org.eigendistill.figure.Axis;
import org.eigendistill.figure.Band;
import org.eigendistill.figure.Colour;
import org.eigendistill.figure.Dash;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.Intervals;
import org.eigendistill.figure.Layer;
import org.eigendistill.figure.Line;
import org.eigendistill.figure.Panel;
import org.eigendistill.figure.Reference;
import org.eigendistill.figure.Style;
import org.eigendistill.risk.advice.Advice;
import org.eigendistill.risk.advice.Candidate.Role;
import org.eigendistill.risk.advice.CurveColumns;
import org.eigendistill.risk.advice.PairedGain;

/** The figure of one piece of advice: estimated risk over time, and what the held-out rows say. */
public final class AdviceFigure {
  /** Curves are shown up to so many times the risk of a model that predicts nothing. */
  private static final double TALLEST = 1.2;

  private AdviceFigure() {}

  /**
   * Draws.
   *
   * @param timeName the axis of lengths, with its unit
   */
  public static Figure of(Advice advice, String timeName) {
    return Figure.wide(2, curves(advice, timeName), outcome(advice))
        .withCaption(
            "(a) Risk estimated by cross-validation (bands: one standard error) of teachers over"
                + " their time and of the students of the best teacher to learn from; dashed:"
                + " unbiased estimate and generalized cross-validation of the teacher. (b) What each"
                + " kind of student gains over the best teacher on held-out rows, with 95 %"
                + " intervals.");
  }

  private static Panel curves(Advice advice, String timeName) {
    Table teacher = advice.curves().where(CurveColumns.ROLE, Role.TEACHER);
    Table student = advice.curves().where(CurveColumns.ROLE, Role.STUDENT);
    double[] all = teacher.numbers(CurveColumns.CROSS_VALIDATION);
    double untrained = Math.max(all[0], 2 * advice.teacher().risk());
    double top = TALLEST * untrained;
    List<Layer> layers = new ArrayList<>();
    curve(layers, "teacher", teacher, CurveColumns.CROSS_VALIDATION, top, Style.of(Colour.BLACK));
    curve(layers, "student", student, CurveColumns.CROSS_VALIDATION, top, Style.of(0));
    curve(layers, "teacher, unbiased estimate", teacher, CurveColumns.UNBIASED, top, dashed(1));
    curve(
        layers,
        "teacher, generalized cross-validation",
        teacher,
        CurveColumns.GENERALIZED,
        top,
        dashed(2));
    double bottom = advice.teacher().risk();
    if (Double.isFinite(advice.oracle())) {
      layers.add(Reference.horizontal(advice.oracle(), "oracle"));
      bottom = Math.min(bottom, advice.oracle());
    }
    return Panel.of(
            Axis.log(timeName),
            Axis.linear("estimated risk").between(bottom - 0.1 * (top - bottom), top),
            layers)
        .titled("estimated risk");
  }

  private static Style dashed(int index) {
    return Style.of(Colour.of(index)).withDash(Dash.of(index)).withWidth(0.9);
  }

  private static void curve(
      List<Layer> layers,
      String label,
      Table rows,
      Column<Double> column,
      double top,
      Style style) {
    double[] times = rows.numbers(CurveColumns.TIME);
    double[] values =
        Arrays.stream(rows.numbers(column)).map(v -> v <= top ? v : Double.NaN).toArray();
    if (Arrays.stream(values).allMatch(Double::isNaN)) {
      return;
    }
    if (column == CurveColumns.CROSS_VALIDATION) {
      double[] errors = rows.numbers(CurveColumns.CROSS_VALIDATION_ERROR);
      double[] low = new double[values.length];
      double[] high = new double[values.length];
      for (int i = 0; i < values.length; i++) {
        low[i] = values[i] - errors[i];
        high[i] = Math.min(top, values[i] + errors[i]);
      }
      layers.add(Band.of(label, times, low, high, style.colour()));
    }
    layers.add(Line.of(label, times, values, style));
  }

  private static Panel outcome(Advice advice) {
    List<String> names = new ArrayList<>();
    List<PairedGain> gains = new ArrayList<>();
    for (Role role : Role.values()) {
      if (advice.held().containsKey(role)) {
        names.add(role.word());
        gains.add(advice.held().get(role));
      }
    }
    return Panel.of(
            Axis.linear("gain over the teacher, per cent"),
            Axis.categories("", names),
            Reference.vertical(0, ""),
            Intervals.forest(
                "",
                gains.stream().mapToDouble(PairedGain::percent).toArray(),
                gains.stream().mapToDouble(g -> g.inPercent(g.low())).toArray(),
                gains.stream().mapToDouble(g -> g.inPercent(g.high())).toArray(),
                Style.of(Colour.BLACK)))
        .titled("held-out rows");
  }
}
