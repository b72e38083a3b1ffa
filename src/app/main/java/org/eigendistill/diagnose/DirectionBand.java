// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.diagnose;

/**
 * Neighbouring eigendirections, taken together.
 *
 * @param first the first direction, counted from 0 for the top one
 * @param last the last, counted in
 */
public record DirectionBand(int first, int last) {
  /** Checks the order. */
  public DirectionBand {
    if (first < 0 || last < first) {
      throw new IllegalArgumentException("no band runs from %d to %d".formatted(first, last));
    }
  }

  /** The directions as people count them, from 1: 1, or 2-5. */
  public String name() {
    return first == last ? Integer.toString(first + 1) : (first + 1) + "-" + (last + 1);
  }
}
