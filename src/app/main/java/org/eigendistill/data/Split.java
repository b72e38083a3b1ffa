// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import java.util.stream.IntStream;
import org.eigendistill.base.Randomness;

/**
 * Rows to train on and rows kept back.
 *
 * @param train the rows to train on
 * @param test the rows kept back, of the same features and targets
 */
public record Split(Dataset train, Dataset test) {
  /**
   * Keeps a share of the rows back, drawn at random; both parts stay in the order of the rows. Rows
   * that belong together ({@link Dataset#groups}) stay together, and each class is kept back in its
   * share where rows have classes ({@link Dataset#classOfRows}).
   *
   * @param share of the rows that are kept back, rounded to whole rows or groups
   * @param seed of the draw
   */
  public static Split holdout(Dataset all, double share, long seed) {
    return of(all, Dealing.held(all, all.groups(), share, Randomness.of(seed)));
  }

  /** Keeps the last share of the rows back. */
  public static Split latest(Dataset all, double share) {
    int kept = all.rows() - (int) Math.round(share * all.rows());
    boolean[] held = new boolean[all.rows()];
    java.util.Arrays.fill(held, kept, held.length, true);
    return of(all, held);
  }

  private static Split of(Dataset all, boolean... held) {
    return new Split(
        all.rows(IntStream.range(0, held.length).filter(i -> !held[i]).toArray()),
        all.rows(IntStream.range(0, held.length).filter(i -> held[i]).toArray()));
  }

  /** The same without rows kept back that belong together with rows to train on. */
  public Split apart() {
    int n = train.rows();
    int m = test.rows();
    Groups groups = train.with(test).groups();
    boolean[] known = new boolean[groups.count()];
    IntStream.range(0, n).forEach(i -> known[groups.of(i)] = true);
    int[] kept = IntStream.range(0, m).filter(i -> !known[groups.of(n + i)]).toArray();
    return kept.length == m ? this : new Split(train, test.rows(kept));
  }
}
