// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spectrum;

import org.eigendistill.base.Matrix;

/**
 * The neural tangent kernel of an infinitely wide fully-connected ReLU network without biases, of
 * {@code depth} hidden layers (Arora, Du, Hu, Li, Salakhutdinov, Wang 2019, arXiv 1904.11955,
 * section 3.1, with c = 2). With theta_h the angle between two inputs after h layers,
 *
 * <pre>\[ \begin{gather} \cos \theta_{h+1} = \frac{\sin \theta_h + (\pi
 *    - \theta_h) \cos \theta_h}{\pi}, \qquad \Sigma_h = |x| \, |x'| \cos \theta_h, \\
 *    \Theta_0 = \Sigma_0, \qquad \Theta_{h+1} = \Sigma_{h+1} + \Theta_h \frac{\pi
 *    - \theta_h}{\pi}, \qquad k = \Theta_{\mathrm{depth}}. \end{gather} \]</pre>
 *
 * <p>Norms are kept by every layer, so k(x, x) = (depth + 1) |x|^2. Angles are carried, not
 * cosines: nearly parallel inputs keep their digits.
 *
 * @param depth the number of hidden layers, at least 1
 */
public record NeuralTangent(int depth) implements Kernel {
  /** Below this angle sin t - t cos t is summed from its series. */
  private static final double SMALL_ANGLE = 0.3;

  /** Checks the depth. */
  public NeuralTangent {
    if (depth < 1) {
      throw new IllegalArgumentException("the depth must be at least 1, not " + depth);
    }
  }

  @Override
  public Matrix between(Matrix rows, Matrix columns) {
    return Kernel.pairwise(rows, columns, this::at);
  }

  @Override
  public Matrix among(Matrix rows) {
    return Kernel.pairwiseAmong(rows, this::at);
  }

  private double at(double[] a, double[] b) {
    double lengthA = length(a);
    double lengthB = length(b);
    if (lengthA == 0 || lengthB == 0) {
      return 0;
    }
    double angle = angle(a, lengthA, b, lengthB);
    double tangent = Math.cos(angle);
    for (int layer = 0; layer < depth; layer++) {
      double next = nextAngle(angle);
      tangent = Math.cos(next) + tangent * (Math.PI - angle) / Math.PI;
      angle = next;
    }
    return lengthA * lengthB * tangent;
  }

  /** Twice the angle of the half difference: well conditioned at 0 and at pi (Kahan). */
  private static double angle(double[] a, double lengthA, double[] b, double lengthB) {
    double difference = 0;
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      double u = a[i] / lengthA;
      double v = b[i] / lengthB;
      difference += (u - v) * (u - v);
      sum += (u + v) * (u + v);
    }
    return 2 * Math.atan2(Math.sqrt(difference), Math.sqrt(sum));
  }

  /** The angle after one more layer, by 1 - cos theta' = 1 - cos theta - (sin t - t cos t) / pi. */
  private static double nextAngle(double angle) {
    double half = Math.sin(angle / 2);
    double versine = 2 * half * half - sineExcess(angle) / Math.PI;
    return 2 * Math.asin(Math.sqrt(Math.max(0, Math.min(1, versine / 2))));
  }

  /**
   * sin t - t cos t = t^3/3 - t^5/30 + t^7/840 - ..., term k being (-1)^(k+1) 2k t^(2k+1) /
   * (2k+1)!.
   */
  private static double sineExcess(double t) {
    if (t > SMALL_ANGLE) {
      return Math.sin(t) - t * Math.cos(t);
    }
    double sum = 0;
    double power = t;
    for (int k = 1; k <= 8; k++) {
      power *= -t * t / ((2 * k) * (2 * k + 1.0));
      sum -= 2 * k * power;
    }
    return sum;
  }

  private static double length(double[] a) {
    double sum = 0;
    for (double value : a) {
      sum += value * value;
    }
    return Math.sqrt(sum);
  }
}
