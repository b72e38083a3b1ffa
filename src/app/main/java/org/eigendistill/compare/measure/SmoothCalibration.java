// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare.measure;

import java.util.Arrays;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.eigendistill.compare.estimate.Sums;

/**
 * The smooth calibration error (Blasiok and Nakkiran, arXiv 2309.12236): residuals, confidence less
 * right, are smoothed over [0, 1] by a reflected normal kernel of standard deviation s, and the
 * answer is the s at which the integral of what is left, {@code integral |R| / n}, is s. Residuals
 * are put linearly on 2001 nodes; s is sought by Brent's method.
 */
public final class SmoothCalibration {
  private static final int NODES = 2001;
  private static final double STEP = 1.0 / (NODES - 1);
  private static final double RELATIVE = 1e-13;
  private static final double ABSOLUTE = 1e-15;
  private static final int MOST_LOOKS = 200;

  private final double[] residuals;
  private final int rows;

  private SmoothCalibration(double[] residuals, int rows) {
    this.residuals = residuals;
    this.rows = rows;
  }

  /**
   * The error of a model.
   *
   * @param confidence each row's largest probability
   * @param right 1 where the model is right, else 0
   */
  public static double error(double[] confidence, double... right) {
    Sums[] nodes = new Sums[NODES];
    Arrays.setAll(nodes, g -> new Sums());
    for (int i = 0; i < confidence.length; i++) {
      double place = confidence[i] * (NODES - 1);
      int node = Math.min((int) place, NODES - 2);
      double over = place - node;
      nodes[node].add((1 - over) * (confidence[i] - right[i]));
      nodes[node + 1].add(over * (confidence[i] - right[i]));
    }
    return new SmoothCalibration(
            Arrays.stream(nodes).mapToDouble(Sums::value).toArray(), confidence.length)
        .fixedPoint();
  }

  private double fixedPoint() {
    double low = STEP;
    double high = 1;
    double first = left(low);
    if (first <= low) {
      return first;
    }
    return new BrentSolver(RELATIVE, ABSOLUTE).solve(MOST_LOOKS, s -> left(s) - s, low, high);
  }

  /** What is left after smoothing by s, by the trapezoidal rule. */
  private double left(double s) {
    double[] kernel = new double[2 * NODES];
    int last = 0;
    for (int d = 0; d < kernel.length; d++) {
      double x = d * STEP / s;
      kernel[d] = Math.exp(-x * x / 2) / (s * Math.sqrt(2 * Math.PI));
      last = kernel[d] > 0 ? d : last;
    }
    double[] smooth = new double[NODES];
    for (int g = 0; g < NODES; g++) {
      if (residuals[g] != 0) {
        spread(smooth, g, last, kernel);
      }
    }
    double sum = -(Math.abs(smooth[0]) + Math.abs(smooth[NODES - 1])) / 2;
    for (double value : smooth) {
      sum += Math.abs(value);
    }
    return sum * STEP / rows;
  }

  /** Adds one node's residual to all within the kernel, and its mirror images in 0 and 1. */
  private void spread(double[] smooth, int g, int last, double... kernel) {
    double residual = residuals[g];
    for (int j = Math.max(0, g - last); j <= Math.min(NODES - 1, g + last); j++) {
      smooth[j] += residual * kernel[Math.abs(j - g)];
    }
    for (int j = 0; j <= Math.min(NODES - 1, last - g); j++) {
      smooth[j] += residual * kernel[j + g];
    }
    int mirror = 2 * (NODES - 1) - g;
    for (int j = Math.max(0, mirror - last); j < NODES; j++) {
      smooth[j] += residual * kernel[mirror - j];
    }
  }
}
