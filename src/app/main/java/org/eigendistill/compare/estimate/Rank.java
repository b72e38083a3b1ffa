// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare.estimate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Rows by a number of each. Rows of equal numbers share their places: whatever takes some of the
 * places takes an equal part of each, so that the order of the rows shows in nothing.
 *
 * <p>Numbers are equal within 1e-12 of themselves: the same number summed in two ways.
 */
public final class Rank {
  private static final int FIFTHS = 5;
  private static final double RELATIVE = 1e-12;

  /** What the weights of some rows may sum to wrongly; half a row is never as near. */
  private static final double SLACK = 1e-9;

  /** For each row the first of its places. */
  private final int[] begins;

  /** For each row the place after its last. */
  private final int[] ends;

  private Rank(int[] begins, int[] ends) {
    this.begins = begins;
    this.ends = ends;
  }

  /** The places of rows by rising values. */
  public static Rank of(double... values) {
    int[] order = order(values);
    int[] begins = new int[order.length];
    int[] ends = new int[order.length];
    for (int from = 0; from < order.length; ) {
      int to = from + 1;
      while (to < order.length && isTie(values[order[to - 1]], values[order[to]])) {
        to++;
      }
      for (int place = from; place < to; place++) {
        begins[order[place]] = from;
        ends[order[place]] = to;
      }
      from = to;
    }
    return new Rank(begins, ends);
  }

  private static boolean isTie(double lower, double upper) {
    return upper == lower || upper - lower <= RELATIVE * Math.abs(upper);
  }

  /** The rows' numbers by rising values, equal ones in order of rows. */
  public static int[] order(double... values) {
    return IntStream.range(0, values.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> values[i] + 0.0)) // -0 is 0
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** The first of the places that a row shares with those equal to it, from 0. */
  public int begin(int row) {
    return begins[row];
  }

  /** The place after the last of them. */
  public int end(int row) {
    return ends[row];
  }

  /** For each row its place in the mean over equal ones, as a part of all: from 0 to 1. */
  public double[] middles() {
    double[] middles = new double[begins.length];
    Arrays.setAll(middles, i -> (begins[i] + ends[i]) / (2.0 * middles.length));
    return middles;
  }

  /**
   * How much of each row, 0 to 1, stands at some places.
   *
   * @param from the first place
   * @param to the place after the last
   */
  public double[] shares(int from, int to) {
    double[] shares = new double[begins.length];
    for (int i = 0; i < shares.length; i++) {
      double common = Math.min(to, ends[i]) - Math.max(from, begins[i]);
      shares[i] = Math.max(0, common) / (ends[i] - begins[i]);
    }
    return shares;
  }

  /**
   * How much of each row is in a fifth: places {@code floor(n q / 5)} to before {@code floor(n (q +
   * 1) / 5)}.
   *
   * @param fifth q, from 0 for the lowest to 4
   */
  public double[] fifth(int fifth) {
    return shares(edge(fifth), edge(fifth + 1));
  }

  /** The first place of a fifth; of 5, how many rows there are. */
  public int edge(int fifth) {
    return (int) ((long) fifth * begins.length / FIFTHS);
  }

  /**
   * The median of values that count by weights, half of which are on either side; NaN of none.
   *
   * @param weights of each value, not below 0
   */
  public static double median(double[] values, double... weights) {
    int[] order = Arrays.stream(order(values)).filter(i -> weights[i] > 0).toArray();
    double half = IntStream.of(order).mapToDouble(i -> weights[i]).sum() / 2;
    double lower = Double.NaN;
    double below = 0;
    for (int i : order) {
      below += weights[i];
      if (Double.isNaN(lower) && below >= half - SLACK) {
        lower = values[i];
      }
      if (below > half + SLACK) {
        return (lower + values[i]) / 2;
      }
    }
    return lower;
  }
}
