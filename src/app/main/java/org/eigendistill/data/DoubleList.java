// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import java.util.Arrays;

/**
 * Numbers that are read one after another. Memory is taken as they come, at most twice of what has
 * come: a head that claims gigabytes gets none.
 */
public final class DoubleList {
  /** The most numbers that one array of Java's holds everywhere. */
  public static final int MOST = Integer.MAX_VALUE - 8;

  private static final int FIRST = 1 << 12;

  private final int total;
  private double[] values;
  private int count;

  /**
   * An empty list.
   *
   * @param total how many numbers are announced
   * @param sure whether they are known to be there, so that their memory may be taken at once
   */
  public DoubleList(int total, boolean sure) {
    this.total = total;
    this.values = new double[sure ? total : Math.min(FIRST, total)];
  }

  /** Adds a number, at most as many as were announced. */
  public void add(double value) {
    if (count == values.length) {
      values = Arrays.copyOf(values, (int) Math.min(total, 2L * count));
    }
    values[count++] = value;
  }

  /** All numbers that were announced; not a copy. */
  public double[] whole() {
    if (count != total) {
      throw new IllegalStateException("%d of %d numbers".formatted(count, total));
    }
    return values;
  }
}
