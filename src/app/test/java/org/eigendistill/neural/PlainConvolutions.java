// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import java.util.List;

/** Layers of a residual network in loops, rows x channels x lines x places. */
final class PlainConvolutions {
  private static final double EPSILON = 1e-5;

  private final List<double[]> weights;
  private final List<double[]> running;
  private final boolean training;
  private int layer;

  /** Takes three arrays of weights and two of running statistics a layer, one after another. */
  PlainConvolutions(List<double[]> weights, List<double[]> running, boolean training) {
    this.weights = weights;
    this.running = running;
    this.training = training;
  }

  /** The next convolution, normalised. */
  double[][][][] normed(double[][][][] x, int to, int stride) {
    double[] kernel = weights.get(3 * layer);
    int from = x[0].length;
    int side = (x[0][0].length + stride - 1) / stride;
    double[][][][] y = new double[x.length][to][side][side];
    for (int i = 0; i < x.length; i++) {
      for (int c = 0; c < to; c++) {
        for (int place = 0; place < side * side; place++) {
          double sum = 0;
          for (int k = 0; k < 9 * from; k++) {
            int line = place / side * stride + k / from / 3 - 1;
            int column = place % side * stride + k / from % 3 - 1;
            boolean inside =
                line >= 0 && line < x[i][0].length && column >= 0 && column < x[i][0].length;
            sum += inside ? kernel[c * 9 * from + k] * x[i][k % from][line][column] : 0;
          }
          y[i][c][place / side][place % side] = sum;
        }
      }
    }
    norm(y);
    layer++;
    return y;
  }

  private void norm(double[][][][] y) {
    int side = y[0][0].length;
    int n = y.length * side * side;
    for (int c = 0; c < y[0].length; c++) {
      double mean = 0;
      double variance = 0;
      for (int k = 0; k < n; k++) {
        mean += y[k / (side * side)][c][k / side % side][k % side] / n;
      }
      for (int k = 0; k < n; k++) {
        double gap = y[k / (side * side)][c][k / side % side][k % side] - mean;
        variance += gap * gap / n;
      }
      double[] means = running.get(2 * layer);
      double[] variances = running.get(2 * layer + 1);
      if (training) {
        means[c] = 0.9 * means[c] + 0.1 * mean;
        variances[c] = 0.9 * variances[c] + 0.1 * variance * n / (n - 1);
      } else {
        mean = means[c];
        variance = variances[c];
      }
      double scale = weights.get(3 * layer + 1)[c] / Math.sqrt(variance + EPSILON);
      for (int k = 0; k < n; k++) {
        double[] line = y[k / (side * side)][c][k / side % side];
        line[k % side] = (line[k % side] - mean) * scale + weights.get(3 * layer + 2)[c];
      }
    }
  }

  double[][][][] rectified(double[][][][] x) {
    for (double[][][] row : x) {
      for (double[][] channel : row) {
        for (double[] line : channel) {
          for (int j = 0; j < line.length; j++) {
            line[j] = Math.max(0, line[j]);
          }
        }
      }
    }
    return x;
  }

  /** What the shortcut adds: every {@code stride}th place, zeros where x has no such channel. */
  double[][][][] sum(double[][][][] inside, double[][][][] x, int stride) {
    for (int i = 0; i < x.length; i++) {
      for (int c = 0; c < x[i].length; c++) {
        for (int line = 0; line < inside[i][c].length; line++) {
          for (int j = 0; j < inside[i][c].length; j++) {
            inside[i][c][line][j] += x[i][c][line * stride][j * stride];
          }
        }
      }
    }
    return inside;
  }
}
