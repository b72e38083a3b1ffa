package org.eigendistill.data;

import java.util.Arrays;

/**
 * Rows to train on and rows kept back.
 *
 * @param train the rows to train on
 * @param test the rows kept back, of the same features and targets
 */
public record Split(Dataset train, Dataset test) {
  /**
   * Keeps a share of the rows back, drawn at random; both parts stay in the order of the rows.
   *
   * @param share of the rows that are kept back, rounded to whole rows
   * @param seed of the draw
   */
  public static Split holdout(Dataset all, double share, long seed) {
    int[] order = Randomness.of(seed).permutation(all.rows());
    int test = (int) Math.round(share * all.rows());
    int[] kept = Arrays.copyOfRange(order, test, order.length);
    int[] held = Arrays.copyOf(order, test);
    Arrays.sort(kept);
    Arrays.sort(held);
    return new Split(all.rows(kept), all.rows(held));
  }
}
