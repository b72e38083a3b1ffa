// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import java.util.List;
import org.eigendistill.base.Matrix;

/**
 * A kind of network: which data it takes, and how it is made. A new one is a class that implements
 * this, and its place in the list of {@link NetworkKinds}, or in {@code
 * META-INF/services/org.eigendistill.neural.NetworkKind} of a jar on the class path; recipes,
 * studies, help and messages follow.
 */
public interface NetworkKind {
  /** How recipes call it. */
  String name();

  /** How figures call it. */
  String title();

  /** What its inputs must be, in a word or two; empty for any features. */
  default String takes() {
    return "";
  }

  /** Whether its inputs are sequences of words. */
  default boolean takesSequences() {
    return false;
  }

  /** The width of which it is where a recipe says none; 0 where it has none. */
  default int width() {
    return 0;
  }

  /** The keys of {@link Layout} that it takes; of pool all kinds do that take no sequences. */
  default List<String> keys() {
    return List.of();
  }

  /** Whether a network of a layout normalises batches, which then need two rows. */
  default boolean normsBatches(Layout layout) {
    return layout.hasBatchNorm();
  }

  /**
   * Looks at a layout beyond the ranges of its values.
   *
   * @throws IllegalArgumentException "KEY: what is wrong" if no network can be built so
   */
  default void check(Layout layout) {
    // any will do
  }

  /**
   * A network for data.
   *
   * @param recipe says hidden layers and layout
   * @throws IllegalArgumentException if it cannot take them
   */
  Architecture of(NetworkData data, Recipe recipe);

  /** Rows on whose eigenvectors the weights of the first layer are projected. */
  default Matrix touched(Pool pool) {
    return pool.counts();
  }

  /** What these rows are: only kinds that touch the same are measured against each other. */
  default String touches() {
    return "features";
  }

  /** About how long a pass over a row takes, beside softmax. */
  int cost();

  /** Changes whenever the same description would train otherwise; part of every run's key. */
  default int format() {
    return 1;
  }
}
