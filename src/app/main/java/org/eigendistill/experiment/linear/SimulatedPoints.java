// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.linear;

import java.util.Arrays;
import java.util.Optional;
import org.eigendistill.figure.Intervals;
import org.eigendistill.figure.Layer;
import org.eigendistill.figure.Mark;
import org.eigendistill.figure.Style;

/** Means over draws with bars of two standard errors, to stand beside the line of their limit. */
final class SimulatedPoints {
  private SimulatedPoints() {}

  /** None where nothing was drawn; where one thing was not, it is NaN. */
  static Optional<Layer> layer(double[] x, double[] mean, double[] error, Style style) {
    if (Arrays.stream(mean).allMatch(Double::isNaN)) {
      return Optional.empty();
    }
    double[] low = new double[x.length];
    double[] high = new double[x.length];
    Arrays.setAll(low, k -> mean[k] - 2 * error[k]);
    Arrays.setAll(high, k -> mean[k] + 2 * error[k]);
    return Optional.of(Intervals.of("", x, mean, low, high, style.withMark(Mark.DIAMOND)));
  }
}
