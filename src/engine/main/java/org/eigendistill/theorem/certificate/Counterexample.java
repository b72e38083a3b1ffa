// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.certificate;

import org.eigendistill.theorem.proposition.Subject;

/** Numbers at which a statement fails, written so that they can be checked by hand. */
public interface Counterexample {
  /** What it refutes. */
  Subject subject();

  /** Whether premise and failure of the conclusion are proved, worked out anew. */
  boolean verifies();

  /** The numbers as {@code name = fraction} pairs, separated by semicolons. */
  String text();

  /** What premise and conclusion come to, to be worked out again by hand. */
  String gains();

  /** What decides: {@code exact}, in fractions, or {@code 50-digit}, enclosures of 50 and more. */
  String arithmetic();
}
