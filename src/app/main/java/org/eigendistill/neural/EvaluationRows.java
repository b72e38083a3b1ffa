// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import java.util.Locale;

/** The rows that a network is measured on. */
public enum EvaluationRows {
  /** Those that it was trained on. */
  TRAIN("training"),
  /** Those that were held out. */
  TEST("test");

  private final String label;

  EvaluationRows(String label) {
    this.label = label;
  }

  /** The word for them in tables. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What they are called in sentences. */
  public String label() {
    return label;
  }
}
