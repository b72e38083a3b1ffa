// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.features;

import java.util.Locale;

/**
 * Where a student stands along the lower direction, matched with plain training along the upper.
 */
public enum FeatureStanding {
  /** Its gain is strictly the smaller one: exaggeration. */
  BEHIND,
  /** Ahead of it under a teacher stopped early, behind it under one stopped late. */
  CHANGES,
  /** Its gain is strictly the greater one. */
  AHEAD,
  /** Nearer to the boundary between two of these than enclosures tell apart. */
  UNDECIDED;

  /** The name in lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
