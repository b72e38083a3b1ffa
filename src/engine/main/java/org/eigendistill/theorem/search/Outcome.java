// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.search;

/**
 * What a case says of its statement. Sealed instead of a boolean, since a case whose premise fails,
 * and one that rounding errors leave open, say nothing, and must not pass for confirmation.
 */
public sealed interface Outcome {
  /** Premise and conclusion are true, proved beyond the error bound. */
  record Holds(double margin) implements Outcome {}

  /** The premise is true and the conclusion false, proved beyond the error bound. */
  record Violated(double margin) implements Outcome {}

  /** The premise is false, or no time of the reference meets it. */
  record PremiseNotMet() implements Outcome {}

  /** The error bound leaves both open. */
  record Undecided() implements Outcome {}
}
