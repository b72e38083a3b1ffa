// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare.estimate;

/**
 * An interval of stated confidence.
 *
 * @param low its lower end; NaN where there is none
 * @param high its upper end
 */
public record ConfidenceInterval(double low, double high) {
  /** No interval, for want of groups or of a number. */
  public static final ConfidenceInterval NONE = new ConfidenceInterval(Double.NaN, Double.NaN);

  /** {@code value +- reach}. */
  public static ConfidenceInterval around(double value, double reach) {
    return new ConfidenceInterval(value - reach, value + reach);
  }

  /** {@code value exp(+- reach)}, of a positive number. */
  public static ConfidenceInterval ofRatio(double value, double reach) {
    return new ConfidenceInterval(value * Math.exp(-reach), value * Math.exp(reach));
  }

  /** Whether there is one. */
  public boolean isKnown() {
    return Double.isFinite(low) && Double.isFinite(high);
  }
}
