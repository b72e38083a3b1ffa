// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.number;

/**
 * A number of which it is known where it lies: real, or a range of reals. Who works with one may
 * ask what is certain of it, as {@link Scalar}s in general cannot be.
 *
 * @param <N> the type itself
 */
public interface Enclosed<N extends Enclosed<N>> extends Scalar<N> {
  /** Whether {@code this < other} for certain; false where it is not known. */
  boolean certainlyBelow(N other);

  /** Whether {@code this <= other} for certain; false where it is not known. */
  boolean certainlyAtMost(N other);

  /** The nearest double, or one near it. */
  double value();

  @Override
  default boolean isBelow(N other) {
    if (certainlyBelow(other)) {
      return true;
    }
    if (other.certainlyAtMost(self())) {
      return false;
    }
    throw new ArithmeticException("whether %s is below %s is not known".formatted(this, other));
  }

  @Override
  default boolean isAtMost(N other) {
    if (certainlyAtMost(other)) {
      return true;
    }
    if (other.certainlyBelow(self())) {
      return false;
    }
    throw new ArithmeticException("whether %s is at most %s is not known".formatted(this, other));
  }

  @Override
  default boolean isRoughlyBelow(N other) {
    return value() < other.value();
  }
}
