// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.pay;

/** What a theorem says of one problem. */
public enum Standing {
  /** Its premise is met for certain: its conclusion holds. */
  PROVED("proved"),
  /** Its premise is not met: it says nothing. */
  PREMISE_FAILS("premise fails"),
  /** It is not about this way of training. */
  NOT_COVERED("not covered"),
  /** Its premise is met, and its conclusion asks for training beyond the end of a schedule. */
  OUT_OF_REACH("out of reach"),
  /** Rounding leaves open whether its premise is met. */
  NOT_DECIDED("not decided");

  private final String word;

  Standing(String word) {
    this.word = word;
  }

  /** The word in tables and files. */
  public String word() {
    return word;
  }
}
