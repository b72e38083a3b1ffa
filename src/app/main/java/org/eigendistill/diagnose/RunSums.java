// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.diagnose;

import org.eigendistill.base.Matrix;

/**
 * What a run's progress is made of: the weights' movement since the start along each direction, d_t
 * of every unit, and e that at the run's own end. Sums over units are kept, so that a unit is left
 * out by taking its part off.
 */
final class RunSums {
  /** The place that leaves no unit out. */
  static final int NONE = -1;

  private final int steps;
  private final int directions;
  private final double[][] moved;
  private final double[] along;
  private final double[] squared;

  private RunSums(int steps, int directions, int units) {
    this.steps = steps;
    this.directions = directions;
    this.moved = new double[units][steps * directions];
    this.along = new double[steps * directions];
    this.squared = new double[steps * directions];
  }

  static RunSums of(WeightPath path, Matrix basis) {
    RunSums sums = new RunSums(path.checkpoints().size(), basis.columns(), path.units());
    for (int t = 0; t < sums.steps; t++) {
      double[] all = path.moved(t, basis).toArray();
      for (int u = 0; u < path.units(); u++) {
        System.arraycopy(
            all, u * sums.directions, sums.moved[u], t * sums.directions, sums.directions);
      }
    }
    for (double[] unit : sums.moved) {
      sums.add(unit);
    }
    return sums;
  }

  private void add(double[] unit) {
    for (int i = 0; i < unit.length; i++) {
      along[i] += unit[i] * end(unit, i % directions);
      squared[i] += unit[i] * unit[i];
    }
  }

  private double end(double[] unit, int k) {
    return unit[(steps - 1) * directions + k];
  }

  int units() {
    return moved.length;
  }

  /** The squared movement at the end along each direction, over all units but one or over all. */
  double[] ends(int without) {
    double[] ends = new double[directions];
    for (int k = 0; k < directions; k++) {
      ends[k] = squared((steps - 1) * directions + k, without);
    }
    return ends;
  }

  /**
   * The run's curve over all units but one, or over all. A band's progress is the mean of its
   * directions' with weights that are the same for both runs, the geometric mean of their squared
   * ends: with weights of its own, a run would be ahead for ending in the band's upper part.
   *
   * @param partner the other run's {@link #ends}
   */
  BiasCurve curve(int without, double[] partner, Bands bands) {
    int count = bands.list().size();
    double[][] progress = new double[steps][count];
    double[][] movement = new double[steps][count];
    double[] ends = ends(without);
    for (int b = 0; b < count; b++) {
      DirectionBand band = bands.list().get(b);
      for (int t = 0; t < steps; t++) {
        double done = 0;
        double weights = 0;
        double squares = 0;
        for (int k = band.first(); k <= band.last(); k++) {
          int place = t * directions + k;
          double weight = Math.sqrt(ends[k] * partner[k]);
          if (weight > 0) {
            done += weight * (along(place, k, without) / ends[k]);
            weights += weight;
          }
          squares += squared(place, without);
        }
        progress[t][b] = done / weights;
        movement[t][b] = Math.sqrt(squares);
      }
    }
    return new BiasCurve(progress, movement);
  }

  private double along(int place, int k, int without) {
    return without == NONE
        ? along[place]
        : along[place] - moved[without][place] * end(moved[without], k);
  }

  private double squared(int place, int without) {
    return without == NONE
        ? squared[place]
        : Math.max(0, squared[place] - moved[without][place] * moved[without][place]);
  }
}
