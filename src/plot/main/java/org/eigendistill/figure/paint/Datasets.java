// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.figure.paint;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.eigendistill.figure.Band;
import org.eigendistill.figure.Coordinates;
import org.eigendistill.figure.Intervals;
import org.jfree.data.xy.DefaultIntervalXYDataset;
import org.jfree.data.xy.DefaultXYDataset;
import org.jfree.data.xy.XYDataset;

/** Turns values into JFreeChart's datasets. */
final class Datasets {
  private Datasets() {}

  /** Points in order, NaN included. */
  static XYDataset points(Coordinates x, Coordinates y) {
    DefaultXYDataset dataset = new DefaultXYDataset();
    dataset.addSeries("", new double[][] {x.toArray(), y.toArray()});
    return dataset;
  }

  /** One point within the axes, to stand for a drawing that brings its own data. */
  static XYDataset stand(Frame frame) {
    return points(Coordinates.of(frame.x().range().low()), Coordinates.of(frame.y().range().low()));
  }

  /** A band as a series for each run of known values. */
  static DefaultIntervalXYDataset runs(Band band, Frame frame) {
    DefaultIntervalXYDataset runs = new DefaultIntervalXYDataset();
    int start = 0;
    for (int i = 0; i <= band.x().size(); i++) {
      boolean known = i < band.x().size() && known(i, band.x(), band.low(), band.high());
      if (known) {
        continue;
      }
      if (i > start) {
        int[] run = IntStream.range(start, i).toArray();
        double[] x = near(frame.x(), run, band.x());
        double[] low = near(frame.y(), run, band.low());
        double[] high = near(frame.y(), run, band.high());
        runs.addSeries(start, new double[][] {x, x, x, low, low, high});
      }
      start = i + 1;
    }
    return runs;
  }

  /** Intervals about values, without those that are not known. */
  static DefaultIntervalXYDataset errors(Intervals intervals, Frame frame) {
    Coordinates place = intervals.place();
    Coordinates value = intervals.value();
    Coordinates low = intervals.low();
    Coordinates high = intervals.high();
    int[] known =
        IntStream.range(0, value.size()).filter(i -> known(i, place, value, low, high)).toArray();
    AxisFrame along = intervals.horizontal() ? frame.x() : frame.y();
    AxisFrame across = intervals.horizontal() ? frame.y() : frame.x();
    double[] p = near(across, known, place);
    double[][] v = {near(along, known, value), near(along, known, low), near(along, known, high)};
    DefaultIntervalXYDataset dataset = new DefaultIntervalXYDataset();
    dataset.addSeries(
        "",
        intervals.horizontal()
            ? new double[][] {v[0], v[1], v[2], p, p, p}
            : new double[][] {p, p, p, v[0], v[1], v[2]});
    return dataset;
  }

  private static boolean known(int index, Coordinates... values) {
    return Arrays.stream(values).noneMatch(list -> Double.isNaN(list.get(index)));
  }

  private static double[] near(AxisFrame axis, int[] chosen, Coordinates values) {
    return IntStream.of(chosen).mapToDouble(i -> axis.near(values.get(i))).toArray();
  }
}
