// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Randomness;
import org.eigendistill.data.Scaling;
import org.eigendistill.diagnose.BandGains;
import org.eigendistill.diagnose.BandGains.FunctionByBands;
import org.eigendistill.diagnose.Bands;
import org.eigendistill.spectrum.EjmlSolver;

/**
 * Ways of networks through bands of inputs: what all share of each band, noise of each network's
 * own, more of it in lower bands, a size and a pace of its own.
 */
final class SimulatedBands {
  private static final int ROWS = 140;
  private static final int INPUTS = 85;
  private static final int CLASSES = 3;
  private static final double[] NOISE = {0.15, 0.4, 0.6, 0.9, 1.3};
  private static final double[] RATES = {1.6, 1.3, 1.1, 0.9, 0.8};
  private static final double[] TIMES = {0, 0.3, 0.6, 1, 1.5, 2.2, 5};

  /** How much size and pace differ between networks. */
  private static final double SPREAD = 0.05;

  private static final Matrix BASIS = basis();
  private static final Bands BANDS = Bands.growing(INPUTS);
  private static final int[] BAND = bandsOf();
  private static final BandGains GAINS = new BandGains(BASIS, BANDS);

  private final Randomness random;
  private final Matrix shared;
  private final Matrix sharedRest;

  /** What students show by band, means over six ordered pairs. */
  record Found(double[] agreement, double[] gaps, double[] lags, double[] nullLags) {}

  /** A network's functions at checkpoints, the last one its end. */
  record Way(List<FunctionByBands> functions) {
    FunctionByBands end() {
      return functions.get(functions.size() - 1);
    }
  }

  SimulatedBands(Randomness random) {
    this.random = random;
    Matrix all = gaussian(random, INPUTS, 1);
    // All networks learn the top direction, and much of it.
    this.shared = Matrix.fill(INPUTS, CLASSES, (d, k) -> d > 0 ? all.get(d, k) : 2.0 * (k - 1));
    this.sharedRest = gaussian(random, ROWS, 1);
  }

  private static Matrix basis() {
    Randomness random = Randomness.of(77);
    Matrix inputs = Matrix.fill(ROWS, INPUTS, (i, j) -> random.gaussian());
    Matrix left = new EjmlSolver().thin(Scaling.centring(inputs).apply(inputs)).left();
    return left.selectColumns(IntStream.range(0, INPUTS).toArray());
  }

  private static Matrix gaussian(Randomness random, int rows, double size) {
    return Matrix.fill(rows, CLASSES, (i, j) -> size * random.gaussian());
  }

  private static int[] bandsOf() {
    int[] of = new int[INPUTS];
    for (int b = 0; b < BANDS.list().size(); b++) {
      Arrays.fill(of, BANDS.list().get(b).first(), BANDS.list().get(b).last() + 1, b);
    }
    return of;
  }

  /**
   * Another network of the kind.
   *
   * @param gap by how much the log gain of bands from the fourth on is short of the top one's
   * @param pace of lower bands, 1 for that of all
   */
  Way network(double gap, double pace) {
    int rest = NOISE.length - 1;
    double[] sizes = new double[NOISE.length];
    double[] rates = new double[NOISE.length];
    double size = Math.exp(SPREAD * random.gaussian());
    for (int b = 0; b <= rest; b++) {
      sizes[b] = size * Math.exp(0.2 * SPREAD * random.gaussian() - (b >= 3 ? gap : 0));
      rates[b] = RATES[b] * Math.exp(SPREAD * random.gaussian()) * (b >= 3 ? pace : 1);
    }
    Matrix own = gaussian(random, INPUTS, 1);
    Matrix ownRest = gaussian(random, ROWS, NOISE[rest]);
    Matrix sum = sharedRest.plus(1, ownRest);
    Matrix outside = sum.plus(-1, BASIS.times(BASIS.transposeTimes(sum)));
    List<FunctionByBands> functions = new ArrayList<>();
    for (double time : TIMES) {
      double[] reached = new double[NOISE.length];
      Arrays.setAll(reached, b -> sizes[b] * -Math.expm1(-rates[b] * time));
      Matrix along =
          Matrix.fill(
              INPUTS,
              CLASSES,
              (d, k) -> reached[BAND[d]] * (shared.get(d, k) + NOISE[BAND[d]] * own.get(d, k)));
      functions.add(GAINS.function(BASIS.times(along).plus(0.3 * reached[rest], outside)));
    }
    return new Way(functions);
  }

  /** Measures students, student i of teacher i, with the third teacher's lag beside. */
  static Found measure(List<Way> teachers, List<Way> students) {
    int count = GAINS.count();
    Found found =
        new Found(new double[count], new double[count], new double[count], new double[count]);
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        if (i != j) {
          FunctionByBands first = teachers.get(i).end();
          FunctionByBands other = teachers.get(j).end();
          add(found.agreement(), GAINS.agreement(first, other));
          double[] gains = GAINS.gains(students.get(i).end(), first, other);
          double[] logs = Arrays.stream(gains).map(Math::log).toArray();
          add(found.gaps(), Arrays.stream(logs).map(log -> log - logs[0]).toArray());
          List<double[]> own = gains(teachers.get(i), first, other);
          add(found.lags(), BandGains.lag(gains(students.get(i), first, other), own));
          add(found.nullLags(), BandGains.lag(gains(teachers.get(3 - i - j), first, other), own));
        }
      }
    }
    return found;
  }

  private static List<double[]> gains(Way way, FunctionByBands first, FunctionByBands other) {
    return way.functions().stream().map(f -> GAINS.gains(f, first, other)).toList();
  }

  private static void add(double[] sums, double... values) {
    for (int b = 0; b < sums.length; b++) {
      sums[b] += values[b] / 6;
    }
  }
}
