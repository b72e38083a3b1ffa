// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.deep;

import java.math.BigDecimal;
import java.util.function.DoubleFunction;
import org.eigendistill.number.DoubleDouble;
import org.eigendistill.number.Enclosure;
import org.eigendistill.number.Interval;
import org.eigendistill.number.Measured;
import org.eigendistill.number.Scalar;

/**
 * An arithmetic that owns up to its errors, and what a series or an iteration has to know of it.
 *
 * @param of the exact value of a double
 * @param share a number that holds 0, 1 and all between
 * @param least what is nothing beside 1 in it
 * @param turns Newton steps from 11 digits to all of its own
 * @param <N> its numbers
 */
public record Arithmetic<N extends Scalar<N>>(
    DoubleFunction<N> of, N share, double least, int turns) {
  /** Doubles, rounded outward. */
  public static final Arithmetic<Interval> INTERVAL =
      new Arithmetic<>(Interval::point, new Interval(0, 1), 0x1p-54, 1);

  /** Double-doubles with their bound. */
  public static final Arithmetic<Measured> MEASURED =
      new Arithmetic<>(Measured::of, new Measured(DoubleDouble.of(0.5), 0.5), 0x1p-106, 2);

  /** 75 digits, rounded outward. */
  public static final Arithmetic<Enclosure> ENCLOSURE =
      new Arithmetic<>(Enclosure::of, new Enclosure(BigDecimal.ZERO, BigDecimal.ONE), 0x1p-250, 4);

  /** A double, exactly. */
  public N number(double value) {
    return of.apply(value);
  }
}
