// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.tangent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Randomness;
import org.eigendistill.softmax.LogitGradient;
import org.eigendistill.spectrum.EigenSolver;
import org.eigendistill.spectrum.EjmlSolver;
import org.junit.jupiter.api.Test;

/** The kernel against Jacobians by differences, the course against the network itself. */
class TangentKernelTest {
  private static final EigenSolver SOLVER = new EjmlSolver();

  private static Matrix gaussian(int n, int d, long seed) {
    Randomness randomness = Randomness.of(seed);
    return Matrix.fill(n, d, (i, j) -> randomness.gaussian());
  }

  private static DenseNetwork changed(DenseNetwork network, int layer, int i, int j, double by) {
    List<Matrix> layers = new ArrayList<>(network.layers());
    Matrix old = layers.get(layer);
    layers.set(
        layer,
        Matrix.fill(
            old.rows(), old.columns(), (a, b) -> old.get(a, b) + (a == i && b == j ? by : 0)));
    return new DenseNetwork(layers, network.isRectified());
  }

  /** The sum over all weights of products of central differences of the logits. */
  private static double[][] byDifferences(DenseNetwork network, Matrix rows) {
    int size = network.logits(rows, SOLVER).toArray().length;
    double[][] kernel = new double[size][size];
    double h = 1e-5;
    for (int l = 0; l < network.layers().size(); l++) {
      Matrix layer = network.layers().get(l);
      for (int i = 0; i < layer.rows(); i++) {
        for (int j = 0; j < layer.columns(); j++) {
          double[] up = changed(network, l, i, j, h).logits(rows, SOLVER).toArray();
          double[] down = changed(network, l, i, j, -h).logits(rows, SOLVER).toArray();
          for (int a = 0; a < size; a++) {
            for (int b = 0; b < size; b++) {
              kernel[a][b] += (up[a] - down[a]) * (up[b] - down[b]) / (4 * h * h);
            }
          }
        }
      }
    }
    return kernel;
  }

  @Test
  void theKernelIsTheProductOfJacobians() {
    Matrix rows = gaussian(4, 3, 1);
    DenseNetwork rectified = DenseNetwork.random(Randomness.of(2), 3, 6, 5, 2);
    DenseNetwork linear = new DenseNetwork(rectified.layers(), false);
    for (DenseNetwork network : List.of(rectified, linear)) {
      Matrix kernel = TangentKernel.of(network, rows, SOLVER);
      double[][] expected = byDifferences(network, rows);
      for (int i = 0; i < expected.length; i++) {
        for (int j = 0; j < expected.length; j++) {
          assertThat(kernel.get(i, j)).isCloseTo(expected[i][j], within(1e-8));
        }
      }
    }
  }

  /** A step moves every weight by the loss's derivative, which differences give. */
  @Test
  void aStepIsDownTheLoss() {
    Matrix rows = gaussian(5, 3, 3);
    DenseNetwork network = DenseNetwork.random(Randomness.of(4), 3, 4, 2);
    Matrix targets = gaussian(5, 2, 5);
    Matrix slope = network.logits(rows, SOLVER).plus(-1, targets);
    DenseNetwork next = network.descended(rows, slope, 0.5, SOLVER);
    double h = 1e-5;
    for (int l = 0; l < 2; l++) {
      Matrix layer = network.layers().get(l);
      for (int i = 0; i < layer.rows(); i++) {
        for (int j = 0; j < layer.columns(); j++) {
          double derivative =
              (loss(changed(network, l, i, j, h), rows, targets)
                      - loss(changed(network, l, i, j, -h), rows, targets))
                  / (2 * h);
          assertThat(next.layers().get(l).get(i, j))
              .isCloseTo(layer.get(i, j) - 0.5 * derivative, within(1e-8));
        }
      }
    }
  }

  private static double loss(DenseNetwork network, Matrix rows, Matrix targets) {
    double norm = network.logits(rows, SOLVER).plus(-1, targets).norm();
    return norm * norm / 2;
  }

  private static Matrix trained(
      DenseNetwork start, Matrix rows, LogitGradient gradient, double step, int steps) {
    DenseNetwork network = start;
    for (int k = 0; k < steps; k++) {
      Matrix logits = network.logits(rows, SOLVER);
      double[] slope = new double[logits.rows() * logits.columns()];
      gradient.at(logits.toArray(), slope);
      network =
          network.descended(rows, Matrix.of(logits.rows(), logits.columns(), slope), step, SOLVER);
    }
    return network.logits(rows, SOLVER);
  }

  private static double apart(
      DenseNetwork start, Matrix rows, LogitGradient gradient, double step, int steps) {
    Matrix begun = start.logits(rows, SOLVER);
    Matrix kernel = TangentKernel.of(start, rows, SOLVER);
    Matrix course = TangentCourse.of(kernel, begun, gradient, step, steps);
    Matrix end = trained(start, rows, gradient, step, steps);
    return course.plus(-1, end).norm() / end.plus(-1, begun).norm();
  }

  /** One layer is linear in its weights: its kernel stays, and the course is its own. */
  @Test
  void ofOneLayerTheCourseIsExact() {
    Matrix rows = gaussian(8, 3, 6);
    DenseNetwork network = DenseNetwork.random(Randomness.of(7), 3, 2);
    LogitGradient squared = new SquaredLoss(gaussian(8, 2, 8));
    LogitGradient distilled = LogitGradient.ofTeacher(gaussian(8, 2, 9), 3);
    assertThat(apart(network, rows, squared, 0.02, 200)).isLessThan(1e-13);
    assertThat(apart(network, rows, distilled, 0.05, 200)).isLessThan(1e-13);
  }

  /** Of squared loss the course is (1 - step K)^N of what is left at the start. */
  @Test
  void ofSquaredLossTheCourseIsAPower() {
    Matrix rows = gaussian(4, 3, 10);
    DenseNetwork network = DenseNetwork.random(Randomness.of(11), 3, 5, 2);
    Matrix kernel = TangentKernel.of(network, rows, SOLVER);
    Matrix targets = gaussian(4, 2, 12);
    Matrix start = network.logits(rows, SOLVER);
    int size = 8;
    Matrix left = Matrix.ofColumn(start.plus(-1, targets).toArray());
    Matrix once = Matrix.fill(size, size, (i, j) -> (i == j ? 1 : 0) - 0.01 * kernel.get(i, j));
    for (int k = 0; k < 30; k++) {
      left = once.times(left);
    }
    Matrix found = TangentCourse.of(kernel, start, new SquaredLoss(targets), 0.01, 30);
    assertThat(found.plus(-1, targets).plus(-1, Matrix.of(4, 2, left.toArray())).norm())
        .isLessThan(1e-13);
  }

  /** The first step is the kernel's up to the square of the step. */
  @Test
  void theFirstStepIsTheKernels() {
    Matrix rows = gaussian(6, 3, 13);
    DenseNetwork network = DenseNetwork.random(Randomness.of(14), 3, 20, 10, 2);
    LogitGradient gradient = LogitGradient.ofTeacher(gaussian(6, 2, 15), 2);
    double wide = apart(network, rows, gradient, 1e-4, 1);
    assertThat(apart(network, rows, gradient, 5e-5, 1) / wide).isCloseTo(0.5, within(0.02));
  }

  /** Wide networks stay near their first kernel, at one over the root of the width. */
  @Test
  void wideNetworksFollowTheirFirstKernel() {
    Matrix rows = gaussian(6, 4, 16);
    LogitGradient gradient = new SquaredLoss(gaussian(6, 2, 17));
    double narrow =
        apart(DenseNetwork.random(Randomness.of(18), 4, 40, 2), rows, gradient, 1e-3, 200);
    double wide =
        apart(DenseNetwork.random(Randomness.of(18), 4, 4000, 2), rows, gradient, 1e-5, 200);
    assertThat(narrow).isGreaterThan(1e-3);
    assertThat(wide / narrow).isLessThan(0.5);
  }

  @Test
  void layersThatDoNotFitAreRefused() {
    assertThatThrownBy(() -> new DenseNetwork(List.of(gaussian(3, 4, 1), gaussian(5, 2, 1)), true))
        .hasMessage("layer 1 gives 4 numbers, layer 2 takes 5");
    assertThatThrownBy(() -> new DenseNetwork(List.of(), true))
        .hasMessage("a network has at least one layer");
  }
}
