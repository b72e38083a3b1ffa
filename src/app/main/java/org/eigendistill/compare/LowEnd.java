// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare;

/** Where the teachers are least sure: the student beside them. */
public enum LowEnd {
  /** The student is less sure. */
  UNDER("under"),
  /** It is more sure. */
  OVER("over"),
  /** Neither could be told from chance. */
  NOT_SHOWN("not shown");

  private final String word;

  LowEnd(String word) {
    this.word = word;
  }

  /** Its word in tables and sentences. */
  public String word() {
    return word;
  }
}
