// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.diagnose;

import java.util.Arrays;

/**
 * One run's way through the eigenspace, at each checkpoint and in each band; d_t is the movement
 * since the start along a direction, of all units, e that at the run's own end.
 *
 * @param progress {@code d_t . e / e . e}, 0 at the start and 1 at the end, in the mean of the
 *     band's directions; NaN in a band where a run ends where it began
 * @param movement {@code |d_t|}, in the weights' own unit
 */
public record BiasCurve(double[][] progress, double[][] movement) {
  /** Keeps its own copy. */
  public BiasCurve {
    progress = copy(progress);
    movement = copy(movement);
  }

  @Override
  public double[][] progress() {
    return copy(progress);
  }

  @Override
  public double[][] movement() {
    return copy(movement);
  }

  /** The number of checkpoints. */
  public int checkpoints() {
    return progress.length;
  }

  /** The number of bands. */
  public int bands() {
    return progress[0].length;
  }

  /** Progress in a band where progress in the top one first comes to a level; NaN if never. */
  public double progressAt(double level, int band) {
    return at(progress, level, band);
  }

  /** Movement in a band where movement in the top one first comes to a level; NaN if never. */
  public double movementAt(double level, int band) {
    return at(movement, level, band);
  }

  /** The movement in a band at the end. */
  public double end(int band) {
    return movement[movement.length - 1][band];
  }

  /** The greatest movement in the top band, which may come before the end. */
  double farthest() {
    return Arrays.stream(movement).mapToDouble(step -> step[0]).max().orElseThrow();
  }

  /** How many checkpoints lie between two levels of progress in the top band. */
  int between(double low, double high) {
    return (int) Arrays.stream(progress).filter(step -> step[0] > low && step[0] < high).count();
  }

  /** By straight lines between checkpoints. */
  private static double at(double[][] way, double level, int band) {
    for (int t = 0; t < way.length; t++) {
      if (way[t][0] >= level) {
        if (t == 0) {
          return way[t][band];
        }
        double share = (level - way[t - 1][0]) / (way[t][0] - way[t - 1][0]);
        return way[t - 1][band] + share * (way[t][band] - way[t - 1][band]);
      }
    }
    return Double.NaN;
  }

  private static double[][] copy(double[][] rows) {
    return Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
  }
}
