// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.proposition;

/**
 * False variants of a statement, as mutation testing makes them of programs: what a checker that
 * can fail must refute.
 */
public enum Mutation {
  /** The statement itself. */
  NONE,
  /** The conclusion's inequality is turned round. */
  REVERSED,
  /** Directions swapped: matched below, compared on top. */
  SWAPPED,
  /** A gain off by a hundredth: the student is said to be behind (or ahead) by that much more. */
  SCALED
}
