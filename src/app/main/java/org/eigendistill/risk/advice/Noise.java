// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.risk.advice;

import java.util.Locale;

/**
 * The noise variance of the targets, per output.
 *
 * @param method where it comes from
 * @param variance v; NaN where it cannot be told
 * @param low the lower end of its 95 % interval under Gaussian noise; NaN where there is none
 * @param high the upper end
 * @param share the part of it that rows of a group share, from 0 to 1; 0 where each row is by
 *     itself
 */
public record Noise(Method method, double variance, double low, double high, double share) {
  /** Where a noise variance comes from. */
  public enum Method {
    /**
     * The least-squares fit's squared residual over its degrees of freedom, unbiased; where rows
     * share noise, over what is left of it in the residual ({@link Sharing}).
     */
    RESIDUAL,
    /**
     * The residual of the teacher that cross-validation stops, over its effective degrees of
     * freedom n - sum a_k (Wahba 1990, section 4.7): what is left to do where the fit is saturated;
     * the stopped fit's bias makes it too large.
     */
    STOPPED_FIT,
    /**
     * The variance of targets among rows of the same features, where the fit is saturated: unbiased
     * for the noise that such rows do not share.
     */
    REPEATED_ROWS,
    /**
     * The residuals of least squares are those of rounding, on a tenth of the rows as degrees of
     * freedom: the targets are a linear function of the features.
     */
    ZERO,
    /** The fit goes through all targets, or nearly so when stopped: nothing tells noise. */
    NOT_IDENTIFIABLE;

    /** The word for it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /** Whether there is noise and it can be told. */
  public boolean isKnown() {
    return method != Method.ZERO && method != Method.NOT_IDENTIFIABLE;
  }
}
