// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.base;

/**
 * The chunks in which rows are gone through when they are too many to be kept: a fixed number of
 * rows, counted from the data's first row, whatever files they lie in and whoever works them out.
 */
public final class RowChunks {
  /**
   * Numbers in a chunk at most, 16 MB of doubles, where it has more than the fewest rows. Whatever
   * is done to p x p products once a chunk is then little beside its rows up to p = 1,000.
   */
  private static final int NUMBERS = 1 << 21;

  private static final int FEWEST = 256;
  private static final int MOST = 8192;

  private RowChunks() {}

  /**
   * How many rows a chunk has: the largest power of two of at most 2^21 numbers, but at least 256
   * and at most 8,192. The data's last chunk may have fewer.
   *
   * @param columns how many columns the rows have, targets included; at least 1
   */
  public static int rows(int columns) {
    if (columns < 1) {
      throw new IllegalArgumentException("there are no columns");
    }
    return Math.min(MOST, Math.max(FEWEST, Integer.highestOneBit(Math.max(1, NUMBERS / columns))));
  }

  /** How many numbers a chunk has at most. */
  public static long numbers(int columns) {
    return Math.max(NUMBERS, (long) columns * FEWEST);
  }
}
