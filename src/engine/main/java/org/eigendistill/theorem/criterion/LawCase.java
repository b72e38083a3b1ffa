// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.criterion;

/** One case of a law, that may refute it. */
interface LawCase {
  /** Whether the premise is met and the conclusion fails, both proved, worked out anew. */
  boolean refutes();

  /** The numbers as {@code name = fraction} pairs, separated by semicolons. */
  String text();

  /** What premise and conclusion come to. */
  String gains();

  /** exact or 50-digit. */
  default String arithmetic() {
    return "exact";
  }
}
