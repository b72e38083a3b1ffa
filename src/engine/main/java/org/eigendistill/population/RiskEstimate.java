// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.population;

/**
 * A model's excess risk, as exactly as it is known. What is not known apart is NaN.
 *
 * @param risk the whole; infinite where {@link #infinite} says why
 * @param bias without label noise; of averages and limits with what designs do to it
 * @param own see {@link RiskParts}
 * @param inherited see {@link RiskParts}
 * @param cross see {@link RiskParts}
 * @param noise all that label noise does: own, inherited and cross together
 * @param standardError of the risk over draws; NaN where nothing was drawn
 * @param method how it was found: exact, closed, draws or limit
 * @param infinite why the risk is infinite, or null
 */
public record RiskEstimate(
    double risk,
    double bias,
    double own,
    double inherited,
    double cross,
    double noise,
    double standardError,
    String method,
    String infinite) {
  /** Why a risk is without bound that no double holds. */
  static final String BEYOND = "its numbers leave the range of doubles";

  /** Parts that are known one by one; without bound where they are no numbers. */
  public static RiskEstimate of(RiskParts parts, double standardError, String method) {
    if (!Double.isFinite(parts.risk())) {
      return unbounded(BEYOND, method);
    }
    return new RiskEstimate(
        parts.risk(),
        parts.bias(),
        parts.own(),
        parts.inherited(),
        parts.cross(),
        parts.own() + parts.inherited() + parts.cross(),
        standardError,
        method,
        null);
  }

  /** Bias and noise; without bound where they are no numbers. */
  public static RiskEstimate of(double bias, double noise, String method) {
    if (!Double.isFinite(bias + noise)) {
      return unbounded(BEYOND, method);
    }
    return new RiskEstimate(
        bias + noise, bias, Double.NaN, Double.NaN, Double.NaN, noise, Double.NaN, method, null);
  }

  /** A risk without bound. */
  public static RiskEstimate unbounded(String why, String method) {
    return new RiskEstimate(
        Double.POSITIVE_INFINITY,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        method,
        why);
  }

  /** The root of the risk; 0 where rounding has made it negative. */
  public double rmse() {
    return Math.sqrt(Math.max(0, risk));
  }
}
