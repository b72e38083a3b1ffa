// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare.estimate;

import java.util.stream.IntStream;

/** The rows in which some numbers are all finite, and ways to them and back. */
public final class FiniteRows {
  private final int all;
  private final int[] rows;

  private FiniteRows(int all, int... rows) {
    this.all = all;
    this.rows = rows;
  }

  /** The rows in which each of some columns of numbers is finite. */
  public static FiniteRows of(double[]... columns) {
    int all = columns[0].length;
    return new FiniteRows(
        all,
        IntStream.range(0, all)
            .filter(
                i -> {
                  for (double[] column : columns) {
                    if (!Double.isFinite(column[i])) {
                      return false;
                    }
                  }
                  return true;
                })
            .toArray());
  }

  /** How many. */
  public int count() {
    return rows.length;
  }

  /** How many are left out. */
  public int leftOut() {
    return all - rows.length;
  }

  /** A row's number among all. */
  public int row(int place) {
    return rows[place];
  }

  /** The numbers of these rows. */
  public double[] take(double... column) {
    return IntStream.of(rows).mapToDouble(i -> column[i]).toArray();
  }

  /** Numbers of these rows among those of all, 0 elsewhere. */
  public double[] spread(double... taken) {
    double[] column = new double[all];
    for (int i = 0; i < rows.length; i++) {
      column[rows[i]] = taken[i];
    }
    return column;
  }

  /** A statistic of these rows as one of all. */
  public Influence spread(Influence taken) {
    return new Influence(taken.value(), spread(taken.psi()));
  }
}
