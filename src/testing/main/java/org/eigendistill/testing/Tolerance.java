// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.testing;

/**
 * How far a result may lie from the truth, and why so far.
 *
 * @param bound the largest error allowed, relative to the truth unless the reason says otherwise
 * @param reason where the error comes from
 */
public record Tolerance(double bound, String reason) {
  /**
   * What gains, residuals and their logarithms are held to: 25 times sharper than the 1e-13 that
   * Gain promises, since a forgotten correction in an exponent costs up to 8e-14 only.
   */
  public static final Tolerance ROUNDING =
      new Tolerance(4e-15, "some ten roundings and one exp or log within an ulp");

  /** Checks a relative error; equal values, infinities among them, have none. */
  public void close(double expected, double actual, String where, Object... details) {
    double error = expected == actual ? 0 : Math.abs(actual - expected) / Math.abs(expected);
    if (!(error <= bound)) {
      throw new AssertionError(
          "%s: expected %s, got %s, relative error %.3g above %s"
              .formatted(where.formatted(details), expected, actual, error, this));
    }
  }

  /** Checks an error that is worked out already. */
  public void covers(double error, String where, Object... details) {
    if (!(error <= bound)) {
      throw new AssertionError(
          "%s: error %.3g above %s".formatted(where.formatted(details), error, this));
    }
  }

  @Override
  public String toString() {
    return "%.2g (%s)".formatted(bound, reason);
  }
}
