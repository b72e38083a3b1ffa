package org.eigendistill.diagnose;

import java.util.List;
import org.eigendistill.base.Matrix;

/**
 * What a run's progress is made of, kept apart by unit so that units can be left out. With d_t the
 * weights' movement since the start along the directions of a band, of one unit, and e the movement
 * at the run's own end: along = d_t . e, squared = d_t . d_t.
 */
final class BandSums {
  /** The place that leaves no unit out. */
  static final int NONE = -1;

  private final double[][][] along;
  private final double[][][] squared;
  private final double[][] alongAll;
  private final double[][] squaredAll;
  private final int units;

  private BandSums(int steps, int bands, int units) {
    this.along = new double[steps][bands][units];
    this.squared = new double[steps][bands][units];
    this.alongAll = new double[steps][bands];
    this.squaredAll = new double[steps][bands];
    this.units = units;
  }

  static BandSums of(WeightPath path, Matrix directions, Bands bands) {
    int steps = path.checkpoints().size();
    List<Band> list = bands.list();
    BandSums sums = new BandSums(steps, list.size(), path.units());
    Matrix end = path.moved(steps - 1, directions);
    for (int t = 0; t < steps; t++) {
      Matrix moved = path.moved(t, directions);
      for (int b = 0; b < list.size(); b++) {
        for (int u = 0; u < sums.units; u++) {
          sums.add(t, b, u, moved, end, list.get(b));
        }
      }
    }
    return sums;
  }

  private void add(int t, int b, int u, Matrix moved, Matrix end, Band band) {
    for (int k = band.first(); k <= band.last(); k++) {
      double d = moved.get(u, k);
      along[t][b][u] += d * end.get(u, k);
      squared[t][b][u] += d * d;
    }
    alongAll[t][b] += along[t][b][u];
    squaredAll[t][b] += squared[t][b][u];
  }

  int units() {
    return units;
  }

  /** The run's curve over all units but one, or over all. */
  BiasCurve curve(int without) {
    int steps = along.length;
    int bands = along[0].length;
    double[][] progress = new double[steps][bands];
    double[][] movement = new double[steps][bands];
    for (int b = 0; b < bands; b++) {
      double end = left(alongAll, along, steps - 1, b, without);
      for (int t = 0; t < steps; t++) {
        progress[t][b] = left(alongAll, along, t, b, without) / end;
        movement[t][b] = Math.sqrt(Math.max(0, left(squaredAll, squared, t, b, without)));
      }
    }
    return new BiasCurve(progress, movement);
  }

  private static double left(double[][] all, double[][][] each, int t, int b, int without) {
    return without == NONE ? all[t][b] : all[t][b] - each[t][b][without];
  }
}
