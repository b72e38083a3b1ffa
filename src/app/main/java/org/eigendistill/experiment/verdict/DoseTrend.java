// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.verdict;

import java.util.Arrays;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.ranking.NaturalRanking;
import org.eigendistill.compare.estimate.OverSeeds;
import org.eigendistill.compare.estimate.Sums;

/**
 * How a measure goes with the dose: Spearman's rank correlation within each seed, over doses that
 * were fixed beforehand. A best dose to begin at, chosen by accuracy, would make a trend out of
 * nothing, also where other seeds choose it: students that were lucky at a dose are why it is
 * chosen, and why the gain falls from there.
 *
 * @param correlations one a seed
 * @param p two-sided, the larger of Student's t of their mean, and of how often doses put in random
 *     order within each seed give so large a sum; the second alone where all seeds agree
 */
record DoseTrend(double[] correlations, double p) {
  private static final double DIGITS = 1e9;

  /** Keeps its own copy. */
  DoseTrend {
    correlations = correlations.clone();
  }

  /**
   * The trend; NaN where a number is not finite.
   *
   * @param measure seeds x doses, by rising dose
   */
  static DoseTrend of(double[][] measure) {
    double[] correlations = new double[measure.length];
    for (int s = 0; s < correlations.length; s++) {
      boolean isSeries = Arrays.stream(measure[s]).allMatch(Double::isFinite);
      correlations[s] = isSeries ? spearman(ranks(measure[s])) : Double.NaN;
    }
    if (Arrays.stream(correlations).anyMatch(Double::isNaN)) {
      return new DoseTrend(correlations, Double.NaN);
    }
    OverSeeds mean = OverSeeds.of(correlations);
    double t = CellPart.of(PageMeasure.BIAS, mean, 1, OptionalDouble.empty()).p();
    double order = byOrder(measure, Math.abs(Sums.of(correlations)));
    return new DoseTrend(correlations, Double.isNaN(t) ? order : Math.max(t, order));
  }

  private static double[] ranks(double... values) {
    return Sums.centred(new NaturalRanking().rank(values));
  }

  /** With the doses' own order; 0 where all values are equal. */
  private static double spearman(double... ranks) {
    double[] doses = Sums.centred(IntStream.range(0, ranks.length).asDoubleStream().toArray());
    double own = Sums.of(Sums.products(ranks, ranks));
    return own == 0
        ? 0
        : Sums.of(Sums.products(ranks, doses))
            / Math.sqrt(own * Sums.of(Sums.products(doses, doses)));
  }

  /** The share of all orders, each seed its own, whose sum of correlations is as far from 0. */
  private static double byOrder(double[][] series, double sum) {
    Map<Long, Double> chances = Map.of(0L, 1.0);
    for (double[] one : series) {
      Map<Long, Double> own = new TreeMap<>();
      double[] ranks = ranks(one);
      permute(ranks, 0, own);
      double orders = own.values().stream().mapToDouble(count -> count).sum();
      Map<Long, Double> next = new TreeMap<>();
      chances.forEach(
          (before, chance) ->
              own.forEach(
                  (value, count) ->
                      next.merge(before + value, chance * count / orders, Double::sum)));
      chances = next;
    }
    // Each of the seeds' numbers was rounded by half a unit at most.
    long reached = Math.round(sum * DIGITS) - series.length;
    return Math.min(
        1,
        chances.entrySet().stream()
            .filter(e -> Math.abs(e.getKey()) >= reached)
            .mapToDouble(Map.Entry::getValue)
            .sum());
  }

  private static void permute(double[] ranks, int fixed, Map<Long, Double> counts) {
    if (fixed == ranks.length) {
      counts.merge(Math.round(spearman(ranks) * DIGITS), 1.0, Double::sum);
      return;
    }
    for (int i = fixed; i < ranks.length; i++) {
      swap(ranks, fixed, i);
      permute(ranks, fixed + 1, counts);
      swap(ranks, fixed, i);
    }
  }

  private static void swap(double[] values, int i, int j) {
    double kept = values[i];
    values[i] = values[j];
    values[j] = kept;
  }
}
