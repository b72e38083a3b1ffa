// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spectrum;

import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.RowChunks;

/**
 * Moments of some of the chunks of rows of a data set, wherever they were worked out: a value that
 * merges with others of the same data. A chunk is a fixed number of rows, {@link RowChunks},
 * counted from the data's first row, and only the last has fewer.
 *
 * <p>Chunks are added along a tree over their numbers, whose shape is fixed: the moments of all
 * have the same bits in whatever groups, order and place their parts were merged, and those of
 * {@link MomentSums}, if the solver's Gram matrices have. EJML's have everywhere, OpenBLAS's on
 * processors of one kind and one thread.
 */
public final class PartialMoments implements Serializable {
  private static final long serialVersionUID = 1L;

  private final MomentTree tree;

  private PartialMoments(MomentTree tree) {
    this.tree = tree;
  }

  /**
   * The moments of consecutive chunks.
   *
   * @param first the first one's number, from 0
   * @param chunks their rows, one chunk after another, all of as many finite columns; at least one
   * @param centred whether products are about the means
   * @param solver works out Gram matrices
   */
  public static PartialMoments of(
      long first, Iterator<Matrix> chunks, boolean centred, EigenSolver solver) {
    if (first < 0 || !chunks.hasNext()) {
      throw new IllegalArgumentException(
          "chunks count from 0, and there is at least one: " + first);
    }
    MomentTree tree = new MomentTree();
    for (long chunk = first; chunks.hasNext(); chunk++) {
      tree.put(chunk, MomentNode.of(chunks.next(), centred, solver));
    }
    return new PartialMoments(tree);
  }

  /**
   * The moments of these chunks and others.
   *
   * @throws IllegalArgumentException if a chunk is in both, or they do not go together
   */
  public PartialMoments merge(PartialMoments other) {
    return merged(List.of(this, other));
  }

  /**
   * The moments of the chunks of all parts, each of which is copied once: of parts in the order of
   * their chunks, few nodes of the tree are there at a time.
   *
   * @param parts at least one
   * @throws IllegalArgumentException if a chunk is in two parts, or they do not go together
   */
  public static PartialMoments merged(List<PartialMoments> parts) {
    MomentTree all = parts.get(0).tree.copy();
    for (PartialMoments part : parts.subList(1, parts.size())) {
      all.putAll(part.tree.copy());
    }
    return new PartialMoments(all);
  }

  /** How many rows they have. */
  public long rows() {
    return tree.rows();
  }

  /**
   * The moments, where all chunks are there.
   *
   * @throws IllegalStateException if chunks are missing before the last
   */
  public Moments moments() {
    return tree.copy().sum().moments();
  }
}
