// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.proof;

/** What is known, or was found, of a statement. */
public enum Verdict {
  /** Proved, and not one violation among the cases. */
  HOLDS,
  /** A violation is certified in exact or 50-digit arithmetic. */
  REFUTED,
  /** Neither. */
  UNDECIDED;

  /** The word as tables have it. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
