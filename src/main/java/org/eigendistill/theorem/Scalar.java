package org.eigendistill.theorem;

/**
 * A number of an arithmetic that makes no silent rounding error: an exact {@link Fraction}, or an
 * {@link Enclosure} that holds the true value between two decimals. Formulas written over it serve
 * both.
 */
interface Scalar<V extends Scalar<V>> {
  V plus(V other);

  V minus(V other);

  V times(V other);

  V over(V other);

  /** {@code 1 - this}. */
  V complement();

  /** Whether {@code this < other} for certain. */
  boolean certainlyBelow(V other);

  /** Whether {@code this <= other} for certain. */
  boolean certainlyAtMost(V other);

  /** The nearest double, or one near it. */
  double doubleValue();
}
