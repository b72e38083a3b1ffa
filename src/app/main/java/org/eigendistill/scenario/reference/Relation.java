// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.scenario.reference;

/** What a computed number owes to its reference. */
public enum Relation {
  /** The same value. */
  EQUAL("equal"),
  /** No more: the reference bounds it from above. */
  AT_MOST("at most"),
  /** No less: the reference bounds it from below. */
  AT_LEAST("at least");

  private final String word;

  Relation(String word) {
    this.word = word;
  }

  /** The name in tables. */
  public String word() {
    return word;
  }

  /** {@code computed - reference}; for a bound what it is passed by, else 0. */
  public double error(double computed, double reference) {
    double difference = computed - reference;
    return switch (this) {
      case EQUAL -> difference;
      case AT_MOST -> Math.max(0, difference);
      case AT_LEAST -> Math.min(0, difference);
    };
  }
}
