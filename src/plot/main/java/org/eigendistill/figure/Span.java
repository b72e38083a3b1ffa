// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.figure;

/**
 * The interval from {@code low} to {@code high} on one axis, ends included; {@link #EMPTY} holds
 * nothing and is the neutral element of {@link #and(Span)}.
 *
 * @param low the lower end
 * @param high the upper end
 */
public record Span(double low, double high) {
  /** The span of no values. */
  public static final Span EMPTY = new Span(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

  /** The span of one value. */
  public static Span of(double value) {
    return EMPTY.and(value);
  }

  /** Whether there is no value in it. */
  public boolean isEmpty() {
    return !(low <= high);
  }

  /** The distance between the ends. */
  public double width() {
    return high - low;
  }

  /** Whether the value lies between the ends. */
  public boolean contains(double value) {
    return low <= value && value <= high;
  }

  /** The smallest span that holds this one and a value; NaN adds nothing. */
  public Span and(double value) {
    return Double.isNaN(value) ? this : new Span(Math.min(low, value), Math.max(high, value));
  }

  /** The smallest span that holds both. */
  public Span and(Span other) {
    return new Span(Math.min(low, other.low), Math.max(high, other.high));
  }
}
