// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.figure.paint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Random;
import org.eigendistill.figure.Axis;
import org.eigendistill.figure.Bars;
import org.eigendistill.figure.Colour;
import org.eigendistill.figure.Density;
import org.eigendistill.figure.HeatMap;
import org.eigendistill.figure.Lettering;
import org.eigendistill.figure.Line;
import org.eigendistill.figure.ScalarField;
import org.eigendistill.figure.Span;
import org.eigendistill.figure.Style;
import org.eigendistill.figure.type.Typesetter;
import org.junit.jupiter.api.Test;

/** Contours, cells, cut lines and scales, where the truth is known. */
class GeometryTest {
  private static final Typesetter TYPE = new Typesetter(Lettering.SANS);

  private static final double[] UNIT = Gallery.grid(-2, 2, 41);

  private static ScalarField grid(java.util.function.DoubleBinaryOperator f) {
    double[][] z = new double[UNIT.length][UNIT.length];
    for (int i = 0; i < UNIT.length; i++) {
      for (int j = 0; j < UNIT.length; j++) {
        z[i][j] = f.applyAsDouble(UNIT[j], UNIT[i]);
      }
    }
    return ScalarField.of(UNIT, UNIT, z);
  }

  @Test
  void aCircleIsOneClosedContour() {
    List<List<Point2D>> lines = ContourTracer.trace(grid((x, y) -> x * x + y * y), 1, UNIT, UNIT);
    assertThat(lines).hasSize(1);
    List<Point2D> line = lines.get(0);
    assertThat(line.get(0)).isEqualTo(line.get(line.size() - 1));
    double step = 0.1;
    for (Point2D point : line) {
      // linear interpolation of a curve of second derivative 2
      assertThat(point.distance(0, 0)).isCloseTo(1, within(step * step / 4));
    }
  }

  @Test
  void aPlaneIsMetExactly() {
    List<List<Point2D>> lines = ContourTracer.trace(grid((x, y) -> 3 * x + y), 0.5, UNIT, UNIT);
    assertThat(lines).hasSize(1);
    for (Point2D point : lines.get(0)) {
      assertThat(3 * point.getX() + point.getY()).isCloseTo(0.5, within(1e-12));
    }
  }

  @Test
  void aSaddleIsPartedByItsMean() {
    double[] two = {0, 1};
    double[][] z = {{1, 0}, {0, 1.1}};
    // the mean, 0.525, is above 0.5, so the high corners join and the lines cut off the low ones
    List<List<Point2D>> lines = ContourTracer.trace(ScalarField.of(two, two, z), 0.5, two, two);
    assertThat(lines).hasSize(2);
    for (List<Point2D> line : lines) {
      double x = (line.get(0).getX() + line.get(1).getX()) / 2;
      double y = (line.get(0).getY() + line.get(1).getY()) / 2;
      assertThat((x - 0.5) * (y - 0.5)).isNegative();
    }
    z[1][1] = 0.9;
    for (List<Point2D> line : ContourTracer.trace(ScalarField.of(two, two, z), 0.5, two, two)) {
      double x = (line.get(0).getX() + line.get(1).getX()) / 2;
      double y = (line.get(0).getY() + line.get(1).getY()) / 2;
      assertThat((x - 0.5) * (y - 0.5)).isPositive();
    }
  }

  @Test
  void contoursStopAtMissingValuesAndOutsideTheRange() {
    ScalarField holed = grid((x, y) -> x > 0 ? Double.NaN : y);
    for (Point2D point : ContourTracer.trace(holed, 0.05, UNIT, UNIT).get(0)) {
      assertThat(point.getX()).isLessThanOrEqualTo(1e-12);
    }
    assertThat(ContourTracer.trace(grid((x, y) -> y), 99, UNIT, UNIT)).isEmpty();
  }

  @Test
  void everyPointIsCountedOnce() {
    Random random = new Random(3);
    double[] x = random.doubles(5000, 1, 100).toArray();
    double[] y = random.doubles(5000).toArray();
    for (Density density : List.of(Density.of(x, y), Density.of(x, y).inSquares())) {
      Frame frame = frame(Axis.log("").between(1, 100), Axis.linear("").between(0, 1));
      Patches patches = Patches.of(density, frame);
      assertThat(patches.patches().stream().mapToDouble(Patches.Patch::value).sum())
          .isEqualTo(5000);
      for (int k = 0; k < x.length; k += 100) {
        double px = frame.px(x[k]);
        double py = frame.py(y[k]);
        assertThat(patches.patches()).anyMatch(patch -> patch.shape().contains(px, py));
      }
    }
  }

  @Test
  void axesPutValuesWhereTheyBelong() {
    Frame frame = frame(Axis.log("").between(1, 100), Axis.linear("").between(-1, 1));
    assertThat(frame.px(10)).isCloseTo(110, within(1e-9));
    assertThat(frame.py(-1)).isCloseTo(120, within(1e-9));
    assertThat(frame.py(0.5)).isCloseTo(45, within(1e-9));
    Frame names = frame(Axis.linear("").between(0, 1), Axis.categories("", List.of("a", "b")));
    assertThat(names.py(0)).isLessThan(names.py(1));
  }

  private static Frame frame(Axis x, Axis y) {
    return new Frame(
        new AxisFrame(x, true, List.of(), TYPE),
        new AxisFrame(y, false, List.of(), TYPE),
        new Rectangle2D.Double(10, 20, 200, 100));
  }

  @Test
  void automaticRangesHoldTheDataWithAMargin() {
    Line line = Line.of("", new double[] {1, 100}, new double[] {0, 50}, Style.of(0));
    assertThat(new AxisFrame(Axis.linear(""), false, List.of(line), TYPE).range())
        .isEqualTo(new Span(-2, 52));
    Span log = new AxisFrame(Axis.log(""), true, List.of(line), TYPE).range();
    assertThat(Math.log10(log.low())).isCloseTo(-0.08, within(1e-12));
    assertThat(Math.log10(log.high())).isCloseTo(2.08, within(1e-12));
    Bars bars = Bars.of("", new double[] {1, 2}, Colour.of(0));
    assertThat(new AxisFrame(Axis.linear(""), false, List.of(bars), TYPE).range().low()).isZero();
    HeatMap map = HeatMap.of(ScalarField.of(new double[] {1, 10}, UNIT, new double[41][2]), "");
    assertThat(new AxisFrame(Axis.log(""), true, List.of(map), TYPE).range().high())
        .isCloseTo(10 * Math.sqrt(10), within(1e-9));
    assertThat(new AxisFrame(Axis.log(""), true, List.of(map, map.contours(0)), TYPE).range())
        .isEqualTo(new Span(1, 10));
  }

  @Test
  void linesAreCutToTheSheet() {
    Rectangle2D sheet = new Rectangle2D.Double(0, 0, 10, 10);
    assertThat(Strokes.cut(1, 1, 2, 2, sheet)).containsExactly(1, 1, 2, 2);
    assertThat(Strokes.cut(5, 5, 5, 1e15, sheet)).containsExactly(5, 5, 5, 10);
    assertThat(Strokes.cut(-5, 5, 15, 5, sheet)).containsExactly(0, 5, 10, 5);
    assertThat(Strokes.cut(-5, 0, 5, 21, sheet)).isEmpty();
    assertThat(Strokes.cut(-1, 5, -1, 6, sheet)).isEmpty();
  }
}
