// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare.estimate;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Rows that come together, copies of one example or tokens of one sequence: what is drawn at random
 * is the group.
 */
public final class RowGroups {
  /** With fewer there is no interval. */
  public static final int FEWEST = 5;

  private final int[] of;
  private final int count;

  private RowGroups(int[] of, int count) {
    this.of = of;
    this.count = count;
  }

  /**
   * Groups by any numbers.
   *
   * @param ids a number for each row, equal within a group
   */
  public static RowGroups of(int... ids) {
    Map<Integer, Integer> numbers = new HashMap<>();
    int[] of = new int[ids.length];
    for (int i = 0; i < ids.length; i++) {
      Integer known = numbers.putIfAbsent(ids[i], numbers.size());
      of[i] = known == null ? numbers.size() - 1 : known;
    }
    return new RowGroups(of, numbers.size());
  }

  /** Every row by itself. */
  public static RowGroups single(int rows) {
    int[] of = new int[rows];
    Arrays.setAll(of, i -> i);
    return new RowGroups(of, rows);
  }

  /** The same of some rows only. */
  public RowGroups among(int... rows) {
    return of(IntStream.of(rows).map(i -> of[i]).toArray());
  }

  /** The number of groups. */
  public int count() {
    return count;
  }

  /** Whether they are enough for an interval. */
  public boolean areEnough() {
    return count >= FEWEST;
  }

  /** The number of rows. */
  public int rows() {
    return of.length;
  }

  /** What several partings of the same rows have in common: one, or else every row by itself. */
  public static RowGroups shared(List<RowGroups> partings) {
    RowGroups first = partings.get(0);
    return partings.stream().allMatch(first::isLike) ? first : single(first.rows());
  }

  /** Whether two partings of rows are the same. */
  public boolean isLike(RowGroups other) {
    return Arrays.equals(of, other.of);
  }

  /**
   * The sandwich variance of a statistic, {@code G / (G - 1) sum over groups of (sum of psi)^2};
   * NaN of a single group, which tells nothing of others.
   *
   * @param influences psi, a number for each row, which sum to 0
   */
  public double variance(double... influences) {
    Sums squares = new Sums();
    for (double sum : sums(influences)) {
      squares.add(sum * sum);
    }
    return count < 2 ? Double.NaN : count / (count - 1.0) * squares.value();
  }

  private double[] sums(double... influences) {
    double[] sums = new double[count];
    double[] rests = new double[count];
    for (int i = 0; i < of.length; i++) {
      int g = of[i];
      double total = sums[g] + influences[i];
      double taken = total - sums[g];
      rests[g] += sums[g] - (total - taken) + (influences[i] - taken);
      sums[g] = total;
    }
    for (int g = 0; g < count; g++) {
      sums[g] += rests[g];
    }
    return sums;
  }
}
