// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.diagnose.layer;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Matrix;
import org.eigendistill.spectrum.EigenSolver;

/**
 * The eigendirections of what a layer is fed, from its second moments {@code M = mean x x'}.
 *
 * @param vectors one direction a column, inputs x directions, from the top down
 * @param shares each direction's part of the second moment, {@code eigenvalue / trace}
 */
public record LayerDirections(Matrix vectors, double[] shares) {
  /** What float32 leaves of symmetry, and of eigenvalues that are not negative. */
  private static final double ROUNDING = 1e-5;

  /** Keeps its own copy. */
  public LayerDirections {
    shares = shares.clone();
  }

  @Override
  public double[] shares() {
    return shares.clone();
  }

  /** From a layer's inputs, rows x inputs. */
  public static LayerDirections ofInputs(Matrix inputs, EigenSolver solver, String source) {
    return of(solver.gram(inputs), solver, source);
  }

  /**
   * From second moments, inputs x inputs.
   *
   * @param source the file, for messages
   * @throws BadInputException if they are none: not square, not symmetric, all zero, or with an
   *     eigenvalue below 0
   */
  public static LayerDirections of(Matrix moments, EigenSolver solver, String source) {
    if (moments.rows() != moments.columns()) {
      throw BadInputException.of(
          source,
          "",
          "second moments are inputs x inputs, these are %s".formatted(moments),
          "Give inputs, rows x inputs, by --layer-inputs.");
    }
    Matrix turned = moments.transpose();
    double size = moments.norm();
    if (!(size > 0) || moments.plus(-1, turned).norm() > ROUNDING * size) {
      throw BadInputException.of(
          source,
          "",
          size > 0 ? "the matrix is not symmetric, as second moments are" : "all moments are 0",
          "Save x.T @ x / len(x) of the layer's inputs x.");
    }
    Matrix mean =
        Matrix.fill(
            moments.rows(),
            moments.rows(),
            (i, j) -> moments.get(i, j) / 2 + moments.get(j, i) / 2);
    EigenSolver.Eigen eigen = solver.symmetric(mean);
    double[] values = eigen.values();
    double most = Arrays.stream(values).max().orElseThrow();
    double least = Arrays.stream(values).min().orElseThrow();
    if (least < -ROUNDING * most) {
      throw BadInputException.of(
          source,
          "",
          "the matrix has an eigenvalue below 0 (%.3g), as no second moments have".formatted(least),
          "Save x.T @ x / len(x) of the layer's inputs x.");
    }
    double floor = most * values.length * 0x1p-52;
    int[] order =
        IntStream.range(0, values.length)
            .filter(k -> values[k] > floor)
            .boxed()
            .sorted((a, b) -> Double.compare(values[b], values[a]))
            .mapToInt(Integer::intValue)
            .toArray();
    double trace = IntStream.of(order).mapToDouble(k -> values[k]).sum();
    return new LayerDirections(
        eigen.vectors().selectColumns(order),
        IntStream.of(order).mapToDouble(k -> values[k] / trace).toArray());
  }

  /** How many there are. */
  public int count() {
    return shares.length;
  }
}
