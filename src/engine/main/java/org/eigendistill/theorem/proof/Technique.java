// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.proof;

/** The technique of proof that settles a statement. */
public enum Technique {
  /**
   * The lemma's curve, gain along l_1 to gain along l_2: exaggeration is its
   * super-multiplicativity.
   */
  GAIN_CURVE("gain curve"),
  /** The elasticity of the odds a/(1 - a) in the eigenvalue, and whether it rises in time. */
  ODDS("odds"),
  /** The effective time -log r(l) / l, and whether it increases in the eigenvalue. */
  EFFECTIVE_TIME("effective time"),
  /** The order of two procedures: which is behind the other below when matched on top. */
  ORDER("order of procedures"),
  /** The risk, a sum of distances of gains from the best of all. */
  RISK("risk"),
  /** Training as a contraction: what disturbs it adds up, and no more. */
  CONTRACTION("contraction"),
  /** Sums by parts, over tails. */
  SUMMATION("sums by parts"),
  /** A counterexample alone. */
  EXAMPLE("example"),
  /** Nothing yet. */
  NOTHING("nothing");

  private final String label;

  Technique(String label) {
    this.label = label;
  }

  /** The name in tables. */
  public String label() {
    return label;
  }
}
