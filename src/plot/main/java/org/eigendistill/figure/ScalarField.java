// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.figure;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * Coordinates z on a rectangular grid of points: {@code z(i, j)} at {@code (x[j], y[i])}. It is
 * immutable; NaN stands for "no value here".
 */
public final class ScalarField {
  private final Coordinates x;
  private final Coordinates y;
  private final Coordinates z;

  private ScalarField(Coordinates x, Coordinates y, Coordinates z) {
    this.x = x;
    this.y = y;
    this.z = z;
  }

  /**
   * A grid; arrays are copied.
   *
   * @param x horizontal coordinates, at least 2, strictly rising
   * @param y vertical coordinates, at least 2, strictly rising
   * @param z one row for each y, one value in it for each x
   * @throws IllegalArgumentException if a coordinate does not rise, a row is of another length, a
   *     value is infinite, or all are NaN
   */
  public static ScalarField of(double[] x, double[] y, double[][] z) {
    requireRising("x", x);
    requireRising("y", y);
    if (z.length != y.length) {
      throw new IllegalArgumentException(
          "a grid of %d rows for %d y coordinates".formatted(z.length, y.length));
    }
    double[] flat = new double[x.length * y.length];
    for (int i = 0; i < z.length; i++) {
      if (z[i].length != x.length) {
        throw new IllegalArgumentException(
            "grid row %d has %d values for %d x coordinates".formatted(i, z[i].length, x.length));
      }
      System.arraycopy(z[i], 0, flat, i * x.length, x.length);
    }
    Coordinates values = Coordinates.of(flat);
    Coordinates.requireSome("grid", values);
    return new ScalarField(Coordinates.of(x), Coordinates.of(y), values);
  }

  /** The horizontal coordinates. */
  public Coordinates x() {
    return x;
  }

  /** The vertical coordinates. */
  public Coordinates y() {
    return y;
  }

  /** The value at row {@code i} (of y) and column {@code j} (of x), both counted from 0. */
  public double z(int i, int j) {
    return z.get(i * x.size() + j);
  }

  /** Where the values lie. */
  public Span span() {
    return z.span();
  }

  private static void requireRising(String name, double[] values) {
    if (values.length < 2) {
      throw new IllegalArgumentException(
          "a grid of %d %s coordinates".formatted(values.length, name));
    }
    for (int i = 1; i < values.length; i++) {
      if (!(values[i - 1] < values[i])) {
        throw new IllegalArgumentException(
            "grid coordinate %s[%d] = %s does not rise above %s"
                .formatted(name, i, values[i], values[i - 1]));
      }
    }
  }

  /** The same grid with a function of each value. */
  public ScalarField map(DoubleUnaryOperator function) {
    double[][] other = new double[y().size()][x().size()];
    for (int i = 0; i < other.length; i++) {
      for (int j = 0; j < other[i].length; j++) {
        other[i][j] = function.applyAsDouble(z(i, j));
      }
    }
    return of(x().toArray(), y().toArray(), other);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ScalarField that
        && x.equals(that.x)
        && y.equals(that.y)
        && z.equals(that.z);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(new Object[] {x, y, z});
  }

  @Override
  public String toString() {
    return "grid of %d x %d".formatted(y.size(), x.size());
  }
}
