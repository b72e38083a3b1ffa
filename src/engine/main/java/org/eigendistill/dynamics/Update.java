// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

/**
 * What a stretch of training does to the coefficient along one eigendirection: the affine map
 *
 * <pre>\[ b \mapsto \mathrm{pull} \cdot \mathrm{target}
 *    + \mathrm{keep} \cdot b \;(+\, \mathrm{shrink} \cdot 0), \qquad \mathrm{pull}
 *    + \mathrm{keep} + \mathrm{shrink} = 1. \]</pre>
 *
 * <p>For gradient flow and the stepwise procedures shrink = 0; weight decay and ridge draw toward
 * zero by shrink. Where the three are not negative, gain and residual after the map are both sums
 * of terms that are not negative, so no digits cancel.
 *
 * @param pull weight of the training target; the gain of training from zero on labels
 * @param keep weight of the start; negative where a step overshoots; signed zero on underflow
 * @param logKeep log|keep|
 * @param shrink weight of zero, at least 0
 */
public record Update(double pull, double keep, double logKeep, double shrink) {
  private static final double ULP = 0x1p-50;

  /** The gain after training from {@code start} toward a target of gain {@code target}. */
  Gain apply(Gain target, Gain start) {
    double gain = pull * target.gain() + keep * start.gain();
    double residual = shrink + pull * target.residual() + keep * start.residual();
    // Each factor has an absolute error of MIN_VALUE where it lies below the normal range.
    double factors = 1 + Math.abs(pull) + Math.abs(target.residual()) + Math.abs(start.residual());
    if (factors * Double.MIN_VALUE <= Math.abs(residual) * ULP) {
      return Gain.of(gain, residual);
    }
    return throughLogs(gain, target, start);
  }

  /** Gain and residual of {@link #apply} as they are in doubles, to place k. */
  void applyBare(Gain target, Gain start, double[] gains, double[] residuals, int k) {
    gains[k] = pull * target.gain() + keep * start.gain();
    residuals[k] = shrink + pull * target.residual() + keep * start.residual();
  }

  /** The residual as a signed sum of exponentials, for where its terms underflow. */
  private Gain throughLogs(double gain, Gain target, Gain start) {
    double[] logs = {
      Math.log(shrink),
      Math.log(Math.abs(pull)) + target.logResidual(),
      logKeep + start.logResidual()
    };
    double[] signs = {
      1,
      Math.copySign(1, pull) * target.residualSign(),
      Math.copySign(1, keep) * start.residualSign()
    };
    double largest = Math.max(logs[0], Math.max(logs[1], logs[2]));
    if (largest == Double.NEGATIVE_INFINITY) {
      return Gain.ofLog(gain, 1, largest);
    }
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      sum += signs[i] * Math.exp(logs[i] - largest);
    }
    double log = largest + Math.log(Math.abs(sum));
    return Gain.ofLog(gain, sum, log);
  }
}
