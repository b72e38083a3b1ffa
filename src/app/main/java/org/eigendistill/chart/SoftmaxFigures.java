// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.chart;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.eigendistill.figure.Axis;
import org.eigendistill.figure.Band;
import org.eigendistill.figure.Dash;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.Layer;
import org.eigendistill.figure.Line;
import org.eigendistill.figure.Panel;
import org.eigendistill.figure.PrintStyle;
import org.eigendistill.figure.Style;
import org.eigendistill.figure.paint.FigureWriter;
import org.eigendistill.simulation.SoftmaxSimulation;

/** The figure of a softmax teacher and its students. */
public final class SoftmaxFigures {
  /** Students that are shown, at the most. */
  private static final int MOST = 4;

  private SoftmaxFigures() {}

  /** Draws the gains by eigenvalue into a folder. */
  public static void write(SoftmaxSimulation simulation, PrintStyle print, Path folder)
      throws IOException {
    double[] eigenvalues = simulation.spectrum().eigenvalues();
    int count = Math.min(MOST, simulation.times().length);
    List<Layer> bands = new ArrayList<>();
    List<Layer> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int time = count == 1 ? 0 : i * (simulation.times().length - 1) / (count - 1);
      double[] limit = along(simulation, k -> simulation.students().limit(time, k));
      double[] bound =
          along(simulation, k -> simulation.students().bound(time, k) / simulation.size(k));
      double[] low = new double[limit.length];
      double[] high = new double[limit.length];
      Arrays.setAll(low, k -> Math.max(0, limit[k] - bound[k]));
      Arrays.setAll(high, k -> Math.min(1, limit[k] + bound[k]));
      Style style = Style.ramp(i, count);
      bands.add(Band.of("", eigenvalues, low, high, style.colour()));
      lines.add(
          Line.of(
              "student, $t$ = %.3g".formatted(simulation.times()[time]),
              eigenvalues,
              along(simulation, k -> simulation.gain(time, k)),
              style));
      lines.add(Line.of("", eigenvalues, limit, style.withDash(Dash.DASHED)));
    }
    bands.addAll(lines);
    FigureWriter.write(
        Figure.single(
                Panel.of(
                    Axis.log("eigenvalue $\\lambda$"),
                    Axis.linear("gain toward the teacher's end").between(-0.1, 1.2),
                    bands))
            .withCaption(
                "Softmax students at temperature %s: the share of the teacher's logits along each"
                        .formatted(simulation.temperature())
                    + " direction; dashed the limit at high temperature, shaded what R1's bound"
                    + " leaves, as far as it lies between 0 and 1."),
        print,
        folder,
        "softmax_gains");
  }

  private static double[] along(
      SoftmaxSimulation simulation, java.util.function.IntToDoubleFunction value) {
    return IntStream.range(0, simulation.spectrum().directions()).mapToDouble(value).toArray();
  }
}
