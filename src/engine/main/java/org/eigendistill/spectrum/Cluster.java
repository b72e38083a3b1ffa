// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spectrum;

/**
 * Neighbouring directions whose eigenvalues agree to within rounding. A single direction among them
 * means nothing; the subspace that they span does.
 *
 * @param first the first direction's number, from 0
 * @param last the last direction's number, inclusive
 */
public record Cluster(int first, int last) {
  /** The number of directions. */
  public int size() {
    return last - first + 1;
  }

  /** Whether a direction is one of these. */
  public boolean contains(int direction) {
    return first <= direction && direction <= last;
  }
}
