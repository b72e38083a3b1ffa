// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.figure;

import java.util.Arrays;
import java.util.Collection;

/**
 * An immutable list of numbers to be drawn. NaN stands for "no value here"; an infinite number is
 * refused, for it has no place on paper.
 */
public final class Coordinates {
  private static final Coordinates NONE = new Coordinates(new double[0]);
  private final double[] values;

  private Coordinates(double[] values) {
    this.values = values;
  }

  /**
   * The given numbers; the array is copied.
   *
   * @throws IllegalArgumentException if a number is infinite
   */
  public static Coordinates of(double... values) {
    for (int i = 0; i < values.length; i++) {
      if (Double.isInfinite(values[i])) {
        throw new IllegalArgumentException(
            "value %d is %s: give NaN for a point to leave out".formatted(i, values[i]));
      }
    }
    return new Coordinates(values.clone());
  }

  /** The given numbers. */
  public static Coordinates of(Collection<? extends Number> values) {
    return of(values.stream().mapToDouble(Number::doubleValue).toArray());
  }

  /** No numbers. */
  public static Coordinates none() {
    return NONE;
  }

  /** The whole numbers from 0 to {@code count - 1}: the places of categories. */
  public static Coordinates places(int count) {
    double[] places = new double[count];
    Arrays.setAll(places, i -> i);
    return new Coordinates(places);
  }

  /** How many numbers there are, NaN included. */
  public int size() {
    return values.length;
  }

  /** The number at an index, counted from 0. */
  public double get(int index) {
    return values[index];
  }

  /** A copy of the numbers. */
  public double[] toArray() {
    return values.clone();
  }

  /** Where the numbers that are not NaN lie. */
  public Span span() {
    Span span = Span.EMPTY;
    for (double value : values) {
      span = span.and(value);
    }
    return span;
  }

  /** Refuses numbers that leave nothing to draw. */
  static void requireSome(String layer, Coordinates values) {
    if (values.span().isEmpty()) {
      throw new IllegalArgumentException(layer + " has no values to draw");
    }
  }

  /** Refuses lists of different lengths. */
  static void requireEqualSizes(String layer, Coordinates first, Coordinates... others) {
    for (Coordinates other : others) {
      if (other.size() != first.size()) {
        throw new IllegalArgumentException(
            "%s has lists of %d and of %d values".formatted(layer, first.size(), other.size()));
      }
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Coordinates that && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return Arrays.toString(values);
  }
}
