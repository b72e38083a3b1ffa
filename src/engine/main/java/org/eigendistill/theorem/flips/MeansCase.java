// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.flips;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.eigendistill.number.Fraction;

/**
 * Rows so few that all their flips are gone through, in fractions.
 *
 * @param rate q
 * @param mirror v of the eigenvectors, the columns of I - 2 v v' / v'v
 * @param labels the true ones, +1 and -1
 * @param gains a along each eigenvector
 */
record MeansCase(Fraction rate, List<Integer> mirror, List<Integer> labels, List<Fraction> gains) {
  private static final int LARGEST = 3;
  private static final int PARTS = 10;

  static MeansCase draw(RandomGenerator random) {
    int n = 2 + random.nextInt(2);
    List<Integer> mirror =
        new ArrayList<>(
            IntStream.range(0, n).mapToObj(i -> random.nextInt(LARGEST + 1) - 1).toList());
    mirror.set(random.nextInt(n), 1 + random.nextInt(LARGEST));
    return new MeansCase(
        Fraction.of(1 + random.nextInt(PARTS - 1), 2 * PARTS),
        mirror,
        IntStream.range(0, n).mapToObj(i -> random.nextBoolean() ? 1 : -1).toList(),
        IntStream.range(0, n)
            .mapToObj(k -> Fraction.of(random.nextInt(PARTS + 1), PARTS))
            .toList());
  }

  private int rows() {
    return labels.size();
  }

  /** u_k of row i. */
  private Fraction entry(int i, int k) {
    int square = mirror.stream().mapToInt(v -> v * v).sum();
    Fraction reflected = Fraction.of(2L * mirror.get(i) * mirror.get(k), square);
    return (i == k ? Fraction.ONE : Fraction.ZERO).minus(reflected);
  }

  FlippedLabels<Fraction> formulas() {
    List<Fraction> energies = new ArrayList<>();
    for (int k = 0; k < rows(); k++) {
      Fraction along = Fraction.ZERO;
      for (int i = 0; i < rows(); i++) {
        along = along.plus(entry(i, k).times(Fraction.of(labels.get(i), 1)));
      }
      energies.add(along.times(along).over(Fraction.of(rows(), 1)));
    }
    return new FlippedLabels<>(rate, rows(), energies);
  }

  private Fraction[][] smoother() {
    Fraction[][] matrix = new Fraction[rows()][rows()];
    for (int i = 0; i < rows(); i++) {
      for (int j = 0; j < rows(); j++) {
        Fraction sum = Fraction.ZERO;
        for (int k = 0; k < rows(); k++) {
          sum = sum.plus(entry(i, k).times(gains.get(k)).times(entry(j, k)));
        }
        matrix[i][j] = sum;
      }
    }
    return matrix;
  }

  /** By going through all flips: clean rows' mean, flipped rows' mean, the risk. */
  Fraction[] counted() {
    Fraction[][] smoother = smoother();
    int n = rows();
    Fraction[] sums = new Fraction[3];
    Arrays.fill(sums, Fraction.ZERO);
    for (int flips = 0; flips < 1 << n; flips++) {
      int flipped = Integer.bitCount(flips);
      Fraction chance = rate.power(flipped).times(rate.complement().power(n - flipped));
      for (int i = 0; i < n; i++) {
        Fraction score = Fraction.ZERO;
        for (int j = 0; j < n; j++) {
          long given = (flips >> j & 1) == 1 ? -labels.get(j) : labels.get(j);
          score = score.plus(smoother[i][j].times(Fraction.of(given, 1)));
        }
        Fraction truth = Fraction.of(labels.get(i), 1);
        boolean isFlipped = (flips >> i & 1) == 1;
        Fraction given = chance.over(isFlipped ? rate : rate.complement());
        sums[isFlipped ? 1 : 0] = sums[isFlipped ? 1 : 0].plus(given.times(truth).times(score));
        Fraction miss = score.minus(truth.times(formulas().kept()));
        sums[2] = sums[2].plus(chance.times(miss).times(miss));
      }
    }
    for (int s = 0; s < sums.length; s++) {
      sums[s] = sums[s].over(Fraction.of(n, 1));
    }
    return sums;
  }

  @Override
  public String toString() {
    return "q = %s; v = %s; y = %s; a = %s"
        .formatted(rate, mirror, labels, FlipExample.text(gains));
  }
}
