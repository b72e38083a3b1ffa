// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.ladder;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Progress;
import org.eigendistill.base.Randomness;
import org.eigendistill.deep.DeepDistillation;
import org.eigendistill.deep.Layers;
import org.eigendistill.deep.Mode;
import org.eigendistill.softmax.RowDirections;
import org.eigendistill.spectrum.EigenSolver;
import org.eigendistill.tangent.DenseNetwork;
import org.eigendistill.tangent.SquaredLoss;

/**
 * A linear network of two layers on whitened inputs, from a small start at random. T13 is of layers
 * that begin along the target's own singular vectors; these begin along any, each mode of size u0.
 * Bands are of the teacher's modes.
 */
final class DeepRung {
  private static final int HIDDEN = 64;
  private static final double START = 1e-3;

  /** Steps of length h, for a time h N on a strongest mode of 1. */
  private static final double STEP = 0.01;

  private static final int STEPS = 450;

  private DeepRung() {}

  static Rung of(LadderRows rows, EigenSolver solver, Progress progress) {
    int n = rows.rows();
    Matrix vectors = rows.directions().vectors();
    Matrix white = Matrix.fill(n, vectors.columns(), (i, k) -> Math.sqrt(n) * vectors.get(i, k));
    Descent descent = new Descent(STEP, STEPS, solver);
    String title = "deep linear, whitened";
    // In units in which the labels' strongest mode is 1.
    Matrix labels = rows.targets();
    double strongest =
        Arrays.stream(solver.thin(onWhite(vectors, labels)).values()).max().orElseThrow();
    Matrix targets = Matrix.fill(n, labels.columns(), (i, c) -> labels.get(i, c) / strongest);
    Matrix teacher =
        descent.end(
            title, start(white, labels, 21, solver), white, new SquaredLoss(targets), progress);
    Matrix student =
        descent.end(
            title, start(white, labels, 22, solver), white, new SquaredLoss(teacher), progress);
    EigenSolver.Svd modes = solver.thin(onWhite(vectors, teacher));
    DeepDistillation plain = DeepDistillation.of(new Layers(2), START, STEP * STEPS);
    double[] strengths = modes.values();
    int[] order =
        IntStream.range(0, strengths.length)
            .filter(k -> strengths[k] > 2 * START)
            .boxed()
            .sorted(Comparator.comparingDouble(k -> -strengths[k]))
            .mapToInt(k -> k)
            .toArray();
    Matrix left = vectors.times(modes.left().selectColumns(order));
    Matrix right = modes.right().selectColumns(order);
    double[] ends =
        Arrays.stream(order)
            .mapToDouble(k -> plain.plain(new Mode(1, strengths[k]), STEP * STEPS).value())
            .toArray();
    double root = Math.sqrt(n);
    Matrix reached = Matrix.fill(n, order.length, (i, k) -> root * left.get(i, k) * ends[k]);
    Matrix predicted = reached.times(right.transpose());
    return new Rung(
        "deep-linear",
        title,
        "modes by themselves (T13)",
        teacher,
        predicted,
        student,
        Optional.empty(),
        new RowDirections(left, Arrays.stream(order).mapToDouble(k -> strengths[k]).toArray()),
        false);
  }

  /** The map from whitened inputs to logits that these are. */
  private static Matrix onWhite(Matrix vectors, Matrix logits) {
    Matrix along = vectors.transposeTimes(logits);
    double root = Math.sqrt(logits.rows());
    return Matrix.fill(along.rows(), along.columns(), (k, c) -> along.get(k, c) / root);
  }

  /** Two layers with orthonormal columns and rows at random, times the root of u0. */
  private static DenseNetwork start(Matrix white, Matrix labels, long seed, EigenSolver solver) {
    Randomness randomness = Randomness.of(seed);
    Matrix first = orthonormal(white.columns(), randomness, solver);
    Matrix second = orthonormal(labels.columns(), randomness, solver).transpose();
    return new DenseNetwork(List.of(first, second), false);
  }

  private static Matrix orthonormal(int rows, Randomness randomness, EigenSolver solver) {
    Matrix any = Matrix.fill(rows, HIDDEN, (i, j) -> randomness.gaussian());
    EigenSolver.Svd svd = solver.thin(any);
    Matrix turned = svd.left().times(svd.right().transpose());
    return Matrix.fill(rows, HIDDEN, (i, j) -> Math.sqrt(START) * turned.get(i, j));
  }
}
