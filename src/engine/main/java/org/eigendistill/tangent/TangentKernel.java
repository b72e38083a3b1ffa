// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.tangent;

import java.util.List;
import org.eigendistill.base.Matrix;
import org.eigendistill.spectrum.EigenSolver;

/**
 * The tangent kernel of a network at its weights. A layer's gradient of logit c at row x is the
 * outer product of what the layer takes, a(x), and the logit's gradient by what it gives, d_c(x),
 * so
 *
 * <pre>\[ K_{(x, c), (x', c')} = \sum_{\mathrm{layers}} \left( a(x) \cdot a(x') \right)
 *    \left( d_c(x) \cdot d_{c'}(x') \right). \]</pre>
 */
public final class TangentKernel {
  private TangentKernel() {}

  /**
   * K, symmetric and positive semidefinite, n C x n C: row x C + c is logit c of row x.
   *
   * @param network at its weights
   * @param rows X, n x d
   * @param solver multiplies
   */
  public static Matrix of(DenseNetwork network, Matrix rows, EigenSolver solver) {
    List<Matrix> layers = network.layers();
    List<Matrix> taken = network.taken(rows, solver);
    int n = rows.rows();
    int classes = layers.get(layers.size() - 1).columns();
    double[] kernel = new double[n * classes * n * classes];
    // Of each row and logit: the gradient by what the last layer gives is the logit itself.
    Matrix given = Matrix.fill(n * classes, classes, (i, c) -> i % classes == c ? 1 : 0);
    for (int layer = layers.size() - 1; layer >= 0; layer--) {
      Matrix inputs = solver.product(taken.get(layer), taken.get(layer).transpose());
      Matrix outputs = solver.product(given, given.transpose());
      add(kernel, inputs, outputs, classes);
      if (layer > 0) {
        Matrix before = taken.get(layer);
        given =
            network.through(
                solver.product(given, layers.get(layer).transpose()),
                Matrix.fill(n * classes, before.columns(), (i, j) -> before.get(i / classes, j)));
      }
    }
    int size = n * classes;
    return Matrix.fill(size, size, (i, j) -> kernel[Math.max(i, j) * size + Math.min(i, j)]);
  }

  private static void add(double[] kernel, Matrix inputs, Matrix outputs, int classes) {
    int size = outputs.rows();
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        kernel[i * size + j] += inputs.get(i / classes, j / classes) * outputs.get(i, j);
      }
    }
  }
}
