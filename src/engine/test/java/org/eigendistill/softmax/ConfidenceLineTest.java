// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.softmax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.eigendistill.base.Matrix;
import org.eigendistill.number.Fraction;
import org.eigendistill.number.Interval;
import org.eigendistill.spectrum.LossScale;
import org.eigendistill.spectrum.Solvers;
import org.eigendistill.spectrum.Spectrum;
import org.junit.jupiter.api.Test;

/** The confidence line's shares against the plot itself, drawn and fitted by others. */
class ConfidenceLineTest {
  private static final long SEED = Long.getLong("eigendistill.seed", 20230112);

  private static List<List<Interval>> rows(Matrix matrix) {
    return IntStream.range(0, matrix.rows())
        .mapToObj(i -> Arrays.stream(matrix.row(i)).mapToObj(Interval::point).toList())
        .toList();
  }

  /** Directions by decomposition, the plot by plain loops, the line by another library. */
  @Test
  void slopeAndLowEndOfAPlot() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int trial = 0; trial < 30; trial++) {
      int n = 5 + random.nextInt(20);
      int classes = 2 + random.nextInt(4);
      Matrix x = Matrix.fill(n, n, (i, j) -> random.nextGaussian());
      Matrix teacher = Matrix.fill(n, classes, (i, c) -> random.nextGaussian());
      Matrix end = LogitRows.centred(teacher);
      RowDirections directions =
          RowDirections.of(
              Spectrum.bySvd(x, teacher, LossScale.SUM, Solvers.named("ejml", 1, s -> {})));
      Matrix along = directions.along(end);
      double[] gains = new double[n];
      Arrays.setAll(gains, k -> Math.pow(0.8, k) * (1 - 0.1 * random.nextDouble()));
      Matrix student =
          directions.rows(Matrix.fill(n, classes, (k, c) -> gains[k] * along.get(k, c)));
      SimpleRegression plot = new SimpleRegression();
      double low = 0;
      List<Interval> lowRows = new ArrayList<>();
      for (int i = 0; i < n; i++) {
        double[] row = teacher.row(i);
        int best = IntStream.range(0, classes).reduce(0, (a, b) -> row[b] > row[a] ? b : a);
        plot.addData(end.get(i, best), student.get(i, best));
        boolean isLow = i % 3 == 0;
        lowRows.add(Interval.point(isLow ? 1 : 0));
        low += isLow ? student.get(i, best) - end.get(i, best) : 0;
      }
      ConfidenceLine<Interval> line = ConfidenceLine.of(rows(teacher));
      double slope = 0;
      double all = 0;
      double offset = 0;
      for (int k = 0; k < n; k++) {
        List<Interval> u =
            Arrays.stream(directions.vectors().column(k)).mapToObj(Interval::point).toList();
        double share = line.slopeShare(u).value();
        slope += gains[k] * share;
        all += share;
        offset -= (1 - gains[k]) * line.lowShare(lowRows, u).value();
      }
      assertThat(slope).as("trial %d", trial).isCloseTo(plot.getSlope(), within(1e-10));
      assertThat(all).isCloseTo(1, within(1e-10));
      assertThat(offset).isCloseTo(low, within(1e-10));
      assertThat(line.slope(line.read(rows(student))).value())
          .isCloseTo(plot.getSlope(), within(1e-12));
    }
  }

  /** Two rows of confidence 2 and 1, each a direction: shares 2 and -1. */
  @Test
  void sharesByHand() {
    Fraction one = Fraction.ONE;
    Fraction zero = Fraction.ZERO;
    ConfidenceLine<Fraction> line =
        ConfidenceLine.of(
            List.of(List.of(Fraction.of(5, 1), one), List.of(Fraction.of(-1, 1), one)));
    assertThat(line.confidence()).containsExactly(Fraction.of(2, 1), one);
    assertThat(line.logits().get(1)).containsExactly(Fraction.of(-1, 1), one);
    assertThat(line.spread()).isEqualTo(Fraction.of(1, 2));
    List<Fraction> shares =
        List.of(line.slopeShare(List.of(one, zero)), line.slopeShare(List.of(zero, one)));
    assertThat(shares).containsExactly(Fraction.of(2, 1), Fraction.of(-1, 1));
    assertThat(ConfidenceLine.tails(shares)).containsExactly(one, Fraction.of(-1, 1));
    assertThat(line.lowShare(List.of(zero, one), List.of(zero, one))).isEqualTo(one);
  }
}
