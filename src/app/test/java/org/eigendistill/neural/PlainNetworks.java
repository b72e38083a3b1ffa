// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.eigendistill.base.Matrix;

/** Networks in loops over doubles, to compare with; they share nothing with what is compared. */
final class PlainNetworks {
  private static final double EPSILON = 1e-5;

  private PlainNetworks() {}

  static void near(Matrix found, Matrix wanted, double tolerance) {
    assertThat(found.rows()).isEqualTo(wanted.rows());
    assertThat(found.toArray()).containsExactly(wanted.toArray(), within(tolerance));
  }

  static Matrix softmax(Matrix z, double temperature) {
    double[][] p = new double[z.rows()][z.columns()];
    for (int i = 0; i < p.length; i++) {
      double sum = 0;
      for (int c = 0; c < p[i].length; c++) {
        p[i][c] = Math.exp(z.get(i, c) / temperature);
        sum += p[i][c];
      }
      for (int c = 0; c < p[i].length; c++) {
        p[i][c] /= sum;
      }
    }
    return Matrix.ofRows(p);
  }

  static double crossEntropy(Matrix z, Matrix target, double temperature, double scale) {
    Matrix p = softmax(z, temperature);
    double sum = 0;
    for (int i = 0; i < z.rows(); i++) {
      for (int c = 0; c < z.columns(); c++) {
        sum -= scale * target.get(i, c) * Math.log(p.get(i, c));
      }
    }
    return sum / z.rows();
  }

  /** {@code w} is as long as x, and one more for the constant. */
  static double affine(double[] w, double... x) {
    double sum = w[x.length];
    for (int j = 0; j < x.length; j++) {
      sum += w[j] * x[j];
    }
    return sum;
  }

  private static double[] dense(double[] w, double[] b, double... x) {
    double[] y = b.clone();
    for (int u = 0; u < y.length; u++) {
      for (int j = 0; j < x.length; j++) {
        y[u] += w[u * x.length + j] * x[j];
      }
    }
    return y;
  }

  private static double[] layerNorm(double[] g, double[] s, double... x) {
    double mean = 0;
    double square = 0;
    for (double each : x) {
      mean += each / x.length;
    }
    for (double each : x) {
      square += (each - mean) * (each - mean) / x.length;
    }
    double[] y = new double[x.length];
    for (int j = 0; j < x.length; j++) {
      y[j] = g[j] * (x[j] - mean) / Math.sqrt(square + EPSILON) + s[j];
    }
    return y;
  }

  /** Logits of a transformer: words, places, blocks of twelve arrays, a norm, a dense layer. */
  static Matrix transformer(List<double[]> w, Matrix words, int heads, int layers) {
    double[][] logits = new double[words.rows()][];
    int places = words.columns();
    int d = w.get(1).length / places;
    for (int i = 0; i < logits.length; i++) {
      double[][] x = new double[places][d];
      for (int t = 0; t < places; t++) {
        for (int j = 0; j < d; j++) {
          x[t][j] = w.get(0)[(int) words.get(i, t) * d + j] + w.get(1)[t * d + j];
        }
      }
      int at = 2;
      for (int layer = 0; layer < layers; layer++, at += 12) {
        double[][] asked = new double[places][];
        for (int t = 0; t < places; t++) {
          asked[t] = dense(w.get(at + 2), w.get(at + 3), layerNorm(w.get(at), w.get(at + 1), x[t]));
        }
        for (int t = 0; t < places; t++) {
          double[] seen = attended(asked, t, heads, words.row(i));
          add(x[t], dense(w.get(at + 4), w.get(at + 5), seen));
          double[] inside =
              dense(w.get(at + 8), w.get(at + 9), layerNorm(w.get(at + 6), w.get(at + 7), x[t]));
          add(x[t], dense(w.get(at + 10), w.get(at + 11), relu(inside)));
        }
      }
      double[] mean = new double[d];
      double count = 0;
      for (int t = 0; t < places; t++) {
        if (words.get(i, t) > 0) {
          count++;
          add(mean, layerNorm(w.get(at), w.get(at + 1), x[t]));
        }
      }
      for (int j = 0; j < d; j++) {
        mean[j] /= Math.max(1, count);
      }
      logits[i] = dense(w.get(at + 2), w.get(at + 3), mean);
    }
    return Matrix.ofRows(logits);
  }

  /** What place t sees of the words; queries, keys and values lie behind one another. */
  private static double[] attended(double[][] asked, int t, int heads, double... words) {
    int d = asked[t].length / 3;
    int own = d / heads;
    double[] seen = new double[d];
    for (int h = 0; h < heads; h++) {
      double total = 0;
      double[] sum = new double[own];
      for (int other = 0; other < asked.length; other++) {
        if (words[other] == 0) {
          continue;
        }
        double score = 0;
        for (int j = 0; j < own; j++) {
          score += asked[t][h * own + j] * asked[other][d + h * own + j] / Math.sqrt(own);
        }
        double weight = Math.exp(score);
        total += weight;
        for (int j = 0; j < own; j++) {
          sum[j] += weight * asked[other][2 * d + h * own + j];
        }
      }
      for (int j = 0; j < own && total > 0; j++) {
        seen[h * own + j] = sum[j] / total;
      }
    }
    return seen;
  }

  private static void add(double[] to, double... what) {
    for (int j = 0; j < to.length; j++) {
      to[j] += what[j];
    }
  }

  private static double[] relu(double... x) {
    double[] y = x.clone();
    for (int j = 0; j < y.length; j++) {
      y[j] = Math.max(0, y[j]);
    }
    return y;
  }

  /** Logits of a residual network; running statistics are changed in place where it trains. */
  static Matrix residual(
      List<double[]> w,
      List<double[]> running,
      Matrix images,
      int channels,
      int side,
      int width,
      int blocks,
      boolean training) {
    double[][][][] x = new double[images.rows()][channels][side][side];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < images.columns(); j++) {
        x[i][j / (side * side)][j / side % side][j % side] = images.get(i, j);
      }
    }
    PlainConvolutions net = new PlainConvolutions(w, running, training);
    x = net.rectified(net.normed(x, width, 1));
    for (int stage = 0; stage < 3; stage++) {
      for (int block = 0; block < blocks; block++) {
        int stride = stage > 0 && block == 0 ? 2 : 1;
        double[][][][] inside = net.normed(x, width << stage, stride);
        inside = net.normed(net.rectified(inside), width << stage, 1);
        x = net.rectified(net.sum(inside, x, stride));
      }
    }
    double[][] logits = new double[x.length][];
    for (int i = 0; i < x.length; i++) {
      double[] mean = new double[x[i].length];
      for (int c = 0; c < mean.length; c++) {
        for (double[] line : x[i][c]) {
          for (double each : line) {
            mean[c] += each / (line.length * line.length);
          }
        }
      }
      logits[i] = dense(w.get(w.size() - 2), w.get(w.size() - 1), mean);
    }
    return Matrix.ofRows(logits);
  }

  /** One hidden layer with batch normalisation, and the derivatives of the whole. */
  static final class NormedLayer {
    private final double[] first;
    private final double[] scale;
    private final double[] shift;
    private final double[] second;
    private final double[] bias;
    private final double[] mean;
    private final double[] variance;
    private final int inputs;
    private final int hidden;
    private final int classes;

    NormedLayer(List<double[]> w, int inputs, int hidden, int classes) {
      this.first = w.get(0);
      this.scale = w.get(1);
      this.shift = w.get(2);
      this.second = w.get(3);
      this.bias = w.get(4);
      this.mean = new double[hidden];
      this.variance = new double[hidden];
      java.util.Arrays.fill(variance, 1);
      this.inputs = inputs;
      this.hidden = hidden;
      this.classes = classes;
    }

    Matrix inputWeights() {
      return Matrix.of(hidden, inputs, first);
    }

    private double before(Matrix x, int i, int u) {
      double sum = 0;
      for (int j = 0; j < inputs; j++) {
        sum += first[u * inputs + j] * x.get(i, j);
      }
      return sum;
    }

    Matrix logits(Matrix x) {
      double[][] z = new double[x.rows()][];
      for (int i = 0; i < z.length; i++) {
        double[] h = new double[hidden];
        for (int u = 0; u < hidden; u++) {
          double normed = (before(x, i, u) - mean[u]) / Math.sqrt(variance[u] + EPSILON);
          h[u] = Math.max(0, scale[u] * normed + shift[u]);
        }
        z[i] = dense(second, bias, h);
      }
      return Matrix.ofRows(z);
    }

    /** One step on labels, temperature 1. */
    void step(Matrix x, int[] labels, double rate) {
      int n = x.rows();
      double[] m = new double[hidden];
      double[] v = new double[hidden];
      double[][] normed = new double[n][hidden];
      double[][] h = new double[n][hidden];
      for (int u = 0; u < hidden; u++) {
        for (int i = 0; i < n; i++) {
          m[u] += before(x, i, u) / n;
        }
        for (int i = 0; i < n; i++) {
          v[u] += Math.pow(before(x, i, u) - m[u], 2) / n;
        }
        for (int i = 0; i < n; i++) {
          normed[i][u] = (before(x, i, u) - m[u]) / Math.sqrt(v[u] + EPSILON);
          h[i][u] = Math.max(0, scale[u] * normed[i][u] + shift[u]);
        }
        mean[u] = 0.9 * mean[u] + 0.1 * m[u];
        variance[u] = 0.9 * variance[u] + 0.1 * v[u] * n / (n - 1);
      }
      double[][] z = new double[n][];
      for (int i = 0; i < n; i++) {
        z[i] = dense(second, bias, h[i]);
      }
      Matrix p = softmax(Matrix.ofRows(z), 1);
      double[][] slope = new double[n][hidden]; // of the loss by what comes out of the norm
      double[] old = second.clone();
      for (int i = 0; i < n; i++) {
        for (int c = 0; c < classes; c++) {
          double miss = (p.get(i, c) - (labels[i] == c ? 1 : 0)) / n;
          bias[c] -= rate * miss;
          for (int u = 0; u < hidden; u++) {
            slope[i][u] += h[i][u] > 0 ? miss * old[c * hidden + u] : 0;
            second[c * hidden + u] -= rate * miss * h[i][u];
          }
        }
      }
      for (int u = 0; u < hidden; u++) {
        double sum = 0;
        double along = 0;
        for (int i = 0; i < n; i++) {
          sum += slope[i][u];
          along += slope[i][u] * normed[i][u];
        }
        for (int i = 0; i < n; i++) {
          double own =
              scale[u]
                  / Math.sqrt(v[u] + EPSILON)
                  * (slope[i][u] - sum / n - normed[i][u] * along / n);
          for (int j = 0; j < inputs; j++) {
            first[u * inputs + j] -= rate * own * x.get(i, j);
          }
        }
        scale[u] -= rate * along;
        shift[u] -= rate * sum;
      }
    }
  }
}
