// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.deep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Modes against gradient descent on the layers themselves, on data with inputs and outputs. */
class MatrixDescentTest {
  private static final int WIDTH = 5;
  private static final double[] STRENGTHS = {2, 1.2, 0.5};
  private static final double START = 0.05;

  private final RealMatrix left = orthonormal(4, 1);
  private final RealMatrix right = orthonormal(6, 2);

  /** Three orthonormal columns. */
  private static RealMatrix orthonormal(int rows, long seed) {
    RealMatrix q = new QRDecomposition(random(rows, rows, 1, seed)).getQ();
    return q.getSubMatrix(0, rows - 1, 0, STRENGTHS.length - 1);
  }

  private static RealMatrix random(int rows, int columns, double scale, long seed) {
    Random random = new Random(seed);
    RealMatrix matrix = new Array2DRowRealMatrix(rows, columns);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        matrix.setEntry(i, j, scale * random.nextGaussian());
      }
    }
    return matrix;
  }

  /** Inputs with X X^T = V diag(lam) V^T on the modes' span; whitened where all lam are 1. */
  private RealMatrix inputs(double[] eigenvalues) {
    RealMatrix roots = MatrixUtils.createRealDiagonalMatrix(roots(eigenvalues, 0.5));
    return right.multiply(roots).multiply(orthonormal(9, 3).transpose());
  }

  private static double[] roots(double[] values, double power) {
    double[] roots = new double[values.length];
    for (int k = 0; k < roots.length; k++) {
      roots[k] = Math.pow(values[k], power);
    }
    return roots;
  }

  private RealMatrix labels(RealMatrix inputs) {
    return left.multiply(MatrixUtils.createRealDiagonalMatrix(STRENGTHS))
        .multiply(right.transpose())
        .multiply(inputs);
  }

  /** R_(i+1) diag(u0^(1/L)) R_i^T, R_1 = V, R_(L+1) = U. */
  private List<RealMatrix> aligned(int depth) {
    List<RealMatrix> layers = new ArrayList<>();
    double root = Math.pow(START, 1.0 / depth);
    RealMatrix in = right;
    for (int i = 1; i <= depth; i++) {
      RealMatrix out = i == depth ? left : orthonormal(WIDTH, 10 + i);
      layers.add(out.multiply(in.transpose()).scalarMultiply(root));
      in = out;
    }
    return layers;
  }

  /** Gradient descent on half the squared error, all layers at once. */
  private static RealMatrix train(
      List<RealMatrix> start, RealMatrix inputs, RealMatrix targets, double time, double step) {
    List<RealMatrix> layers = new ArrayList<>(start);
    int depth = layers.size();
    for (int turn = 0; turn < Math.rint(time / step); turn++) {
      RealMatrix error = targets.subtract(product(layers).multiply(inputs));
      RealMatrix signal = error.multiply(inputs.transpose());
      List<RealMatrix> next = new ArrayList<>();
      for (int i = 0; i < depth; i++) {
        RealMatrix gradient = signal;
        if (i + 1 < depth) {
          gradient = product(layers.subList(i + 1, depth)).transpose().multiply(gradient);
        }
        if (i > 0) {
          gradient = gradient.multiply(product(layers.subList(0, i)).transpose());
        }
        next.add(layers.get(i).add(gradient.scalarMultiply(step)));
      }
      layers = next;
    }
    return product(layers);
  }

  /** The last layer times ... times the first. */
  private static RealMatrix product(List<RealMatrix> layers) {
    RealMatrix product = layers.get(0);
    for (RealMatrix layer : layers.subList(1, layers.size())) {
      product = layer.multiply(product);
    }
    return product;
  }

  private double along(RealMatrix network, int mode) {
    return left.transpose().multiply(network).multiply(right).getEntry(mode, mode);
  }

  /** Errors are of the step's order: ten times the steps, a tenth of the error. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void alignedLayersAreModes(int depth) {
    double[] eigenvalues = {1, 0.6, 0.8};
    RealMatrix inputs = inputs(eigenvalues);
    double teacherTime = 1.5;
    double studentTime = 2;
    double[] errors = new double[2];
    for (int turn = 0; turn < 2; turn++) {
      double step = turn == 0 ? 0.01 : 0.001;
      RealMatrix teacher = train(aligned(depth), inputs, labels(inputs), teacherTime, step);
      RealMatrix student =
          train(aligned(depth), inputs, teacher.multiply(inputs), studentTime, step);
      DeepDistillation setting = DeepDistillation.of(new Layers(depth), START, teacherTime);
      for (int k = 0; k < STRENGTHS.length; k++) {
        Mode mode = new Mode(eigenvalues[k], STRENGTHS[k]);
        double wanted = setting.plain(mode, teacherTime).value();
        double taught = setting.student(mode, studentTime).value();
        errors[turn] = Math.max(errors[turn], Math.abs(along(teacher, k) / wanted - 1));
        errors[turn] = Math.max(errors[turn], Math.abs(along(student, k) / taught - 1));
        for (int j = 0; j < STRENGTHS.length; j++) {
          double other = left.transpose().multiply(student).multiply(right).getEntry(k, j);
          assertThat(j == k ? 0 : other).isCloseTo(0, within(1e-12));
        }
      }
    }
    assertThat(errors[1]).isBetween(1e-5, 5e-3);
    assertThat(errors[0] / errors[1]).isBetween(8.0, 13.0);
  }

  /** Two layers a, b with a^2 - b^2 = c in each mode. */
  @Test
  void unbalancedLayersAreModes() {
    double c = 0.7;
    RealMatrix inputs = inputs(new double[] {1, 1, 1});
    double b = Math.sqrt((Math.sqrt(c * c + 4 * START * START) - c) / 2);
    RealMatrix middle = orthonormal(WIDTH, 11);
    List<RealMatrix> start =
        List.of(
            middle.multiply(right.transpose()).scalarMultiply(START / b),
            left.multiply(middle.transpose()).scalarMultiply(b));
    RealMatrix teacher = train(start, inputs, labels(inputs), 1, 1e-3);
    RealMatrix student = train(start, inputs, teacher.multiply(inputs), 1, 1e-3);
    DeepDistillation setting = DeepDistillation.of(new Imbalance(c), START, 1);
    for (int k = 0; k < STRENGTHS.length; k++) {
      double wanted = setting.student(new Mode(1, STRENGTHS[k]), 1).value();
      assertThat(along(student, k)).isCloseTo(wanted, within(2e-3 * wanted));
    }
  }

  /**
   * Measured, and proved nowhere: from small random layers, of which the aligned start is no limit
   * at fixed times, the student's modes are still behind plain training's of the same start,
   * matched on the first mode, in all of these; but no number is the aligned network's.
   */
  @Test
  void smallRandomStartsAreMeasuredOnly() {
    RealMatrix inputs = inputs(new double[] {1, 1, 1});
    int behind = 0;
    double farthest = 0;
    for (int seed = 0; seed < 10; seed++) {
      List<RealMatrix> start =
          List.of(random(WIDTH, 6, 0.05, 100 + seed), random(4, WIDTH, 0.05, 200 + seed));
      RealMatrix teacher = train(start, inputs, labels(inputs), 4, 0.01);
      RealMatrix student = train(start, inputs, teacher.multiply(inputs), 4, 0.01);
      double reached = along(student, 0);
      RealMatrix plain = start.get(1).multiply(start.get(0));
      for (double time = 0; along(plain, 0) < reached; time += 0.05) {
        plain = train(start, inputs, labels(inputs), time, 0.01);
      }
      for (int k = 1; k < STRENGTHS.length; k++) {
        behind += along(student, k) < along(plain, k) ? 1 : 0;
      }
      double wanted =
          DeepDistillation.of(new Layers(2), 0.05 * 0.05 * WIDTH, 4)
              .student(new Mode(1, STRENGTHS[1]), 4)
              .value();
      farthest = Math.max(farthest, Math.abs(along(student, 1) / wanted - 1));
    }
    assertThat(behind).isEqualTo(20);
    assertThat(farthest).isGreaterThan(0.05);
  }
}
