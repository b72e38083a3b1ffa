package org.eigendistill.theorem;

/** False twins of a statement: what a checker that can fail must refute. */
enum Twin {
  /** The statement itself. */
  NONE,
  /** The conclusion's inequality is turned round. */
  REVERSED,
  /** Directions swapped: matched below, compared on top. */
  SWAPPED,
  /** A gain off by a hundredth: the student is said to be behind (or ahead) by that much more. */
  SCALED
}
