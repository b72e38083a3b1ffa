// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.explorer.build;

import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import org.eigendistill.dynamics.Course;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.dynamics.Matching;
import org.eigendistill.dynamics.Model;
import org.eigendistill.dynamics.Procedure;

/**
 * What the page shows at first, as a drawing that needs no engine: gains of teacher, student and
 * plain training.
 */
final class Still {
  private static final int WIDTH = 560;
  private static final int HEIGHT = 260;
  private static final int LEFT = 50;
  private static final int BOTTOM = 40;
  private static final double TEACHER = 6;
  private static final double STUDENT = 10;
  private static final int DECADES = 3;
  private static final int POINTS = 90;

  private Still() {}

  static String svg() {
    Procedure flow = Procedure.of(new GradientFlow());
    Course plain = Course.onLabels(flow);
    Model teacher = plain.at(TEACHER);
    Model student = Course.on(teacher, flow).at(STUDENT);
    Matching matching = Matching.of(plain, student, 1);
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg viewBox=\"0 0 %d %d\" width=\"100%%\" style=\"max-width:%dpx\" role=\"img\" aria-label=\"Gains of a teacher, a student, and plain training over eigenvalues\">"
            .formatted(WIDTH, HEIGHT, WIDTH));
    line(svg, l -> teacher.along(l).gain(), "teacher", "teacher", "");
    line(svg, l -> student.along(l).gain(), "student", "student", "");
    line(
        svg,
        l -> matching.along(l).gain(),
        "plain training, as far along the top direction",
        "plain",
        " stroke-dasharray=\"6 4\"");
    svg.append(
        "<text x=\"%d\" y=\"%d\" fill=\"var(--soft)\" font-size=\"12\">eigenvalue, from a thousandth of the top to the top; gains from 0 to 1</text></svg>"
            .formatted(LEFT, HEIGHT - 8));
    return svg.toString();
  }

  private static void line(
      StringBuilder svg, DoubleUnaryOperator gain, String label, String colour, String dash) {
    StringBuilder points = new StringBuilder();
    for (int i = 0; i <= POINTS; i++) {
      double share = (double) i / POINTS;
      double value = gain.applyAsDouble(Math.pow(10, DECADES * (share - 1)));
      points.append(
          String.format(Locale.ROOT, "%.1f,%.1f ", LEFT + share * (WIDTH - LEFT - 10), y(value)));
    }
    svg.append(
        "<polyline points=\"%s\" fill=\"none\" stroke=\"var(--%s)\" stroke-width=\"2\"%s/>"
            .formatted(points.toString().trim(), colour, dash));
    double middle = gain.applyAsDouble(Math.pow(10, DECADES * (0.62 - 1)));
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%.1f\" y=\"%.1f\" fill=\"var(--%s)\" font-size=\"12\" text-anchor=\"end\">%s</text>",
            LEFT + 0.62 * (WIDTH - LEFT - 10) - 6,
            y(middle) - 4,
            colour,
            label));
  }

  private static double y(double gain) {
    return 10 + (1 - gain) * (HEIGHT - BOTTOM - 10);
  }
}
