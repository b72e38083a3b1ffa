// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

/**
 * How far a model has come along one eigendirection.
 *
 * <p>With b* the least-squares coefficient, the model's coefficient is {@code gain * b*}. The three
 * components are one number seen three ways, each exact where another loses its digits:
 *
 * <ul>
 *   <li>{@code gain}, a: 0 at the start, 1 at interpolation; keeps its digits near 0;
 *   <li>{@code residual}, r = 1 - a: keeps its digits near a = 1; negative where the fit has
 *       overshot; its sign holds even where it has underflowed to (signed) zero;
 *   <li>{@code logResidual} = log|r|: holds where r itself underflows; minus infinity if r = 0.
 * </ul>
 *
 * <p>Accuracy, for every procedure of this room started from zero and trained on labels, and for
 * every chain of them whose residuals and imitation weights all lie in [0, 1]: gain and residual
 * have relative error at most 1e-13 wherever both are normal doubles, and so has logResidual
 * wherever the residuals are positive; the tests hold them to 4e-15. Outside of that:
 *
 * <ul>
 *   <li>where terms of both signs are added (a student that overshoots, a weight outside [0, 1]),
 *       the bound is relative to the largest term;
 *   <li>where |r| has come back to 1 after the fit overshot, logResidual has the absolute error of
 *       r, since r is then rounded at 1;
 *   <li>a residual that lay below the normal range before a weight above 1 raised it into that
 *       range comes from its logarithm, to 3e-13; and a part d / (l + d) that ridge or weight decay
 *       leaves has its digits, in the logarithm as well, only while it is a normal double.
 * </ul>
 *
 * @param gain the fitted fraction of b*, dimensionless
 * @param residual the fraction not yet fitted, {@code 1 - gain}
 * @param logResidual {@code log|1 - gain|}, natural logarithm
 */
public record Gain(double gain, double residual, double logResidual) {
  /** Untrained: nothing fitted. */
  public static final Gain NONE = new Gain(0, 1, 0);

  /** Interpolation: all fitted, as the labels themselves are. */
  public static final Gain FULL = new Gain(1, 0, Double.NEGATIVE_INFINITY);

  /**
   * From gain and residual, each exact by itself.
   *
   * @param gain a
   * @param residual 1 - a
   */
  public static Gain of(double gain, double residual) {
    double log = Math.abs(gain) < 0.5 ? Math.log1p(-gain) : Math.log(Math.abs(residual));
    return new Gain(gain, residual, log);
  }

  /** From a residual given by sign and logarithm. */
  static Gain ofLog(double gain, double residualSign, double logResidual) {
    return new Gain(gain, Math.copySign(Math.exp(logResidual), residualSign), logResidual);
  }

  /** The sign of the residual, also where it has underflowed: -1 where the fit has overshot. */
  double residualSign() {
    return Math.copySign(1, residual);
  }

  /**
   * The gain of the target {@code weight * this + (1 - weight) * labels}: {@code 1 - weight *
   * residual}.
   *
   * @param weight the imitation weight, that of the teacher: 1 is pure distillation, 0 labels only;
   *     any finite number
   */
  Gain blendWithLabels(double weight) {
    if (weight == 1) {
      return this;
    }
    double mixedResidual = weight * residual;
    double mixed = weight >= 0 && weight <= 1 ? weight * gain + (1 - weight) : 1 - mixedResidual;
    if (Math.min(Math.abs(residual), Math.abs(mixedResidual)) >= Double.MIN_NORMAL) {
      return of(mixed, mixedResidual);
    }
    return ofLog(
        mixed, Math.copySign(1, weight) * residualSign(), Math.log(Math.abs(weight)) + logResidual);
  }

  /**
   * Which of two gains is ahead, by gain where both are small and by residual where they are near
   * 1: negative where this is behind, positive where it is ahead, 0 where the two agree to within
   * 2^-48 (3.6e-15) relatively, so that rounding alone does not decide.
   */
  public int compareProgress(Gain other) {
    boolean bothLow = gain < 0.5 && other.gain < 0.5;
    if (bothLow || residualSign() < 0 || other.residualSign() < 0) {
      return resolved(gain, other.gain, RESOLUTION);
    }
    return -resolved(logResidual, other.logResidual, RESOLUTION);
  }

  /**
   * The same on the clock of effective time, for those who ask more than rounding: by log-residuals
   * where both residuals are positive, else by gains.
   *
   * @param resolution what two of them must differ by, relatively, to be told apart
   */
  public int compareClocks(Gain other, double resolution) {
    return residual > 0 && other.residual > 0
        ? -resolved(logResidual, other.logResidual, resolution)
        : resolved(gain, other.gain, resolution);
  }

  private static int resolved(double a, double b, double resolution) {
    if (Double.isNaN(a) || Double.isNaN(b)) {
      return 0;
    }
    double scale = Math.max(Math.abs(a), Math.abs(b));
    // Infinite logarithms, of residuals that are 0, are told from finite ones.
    boolean near = Double.isFinite(scale) && Math.abs(a - b) <= resolution * scale;
    return near || a == b ? 0 : Double.compare(a, b);
  }

  /** Two numbers closer than this, relatively, are not told apart. */
  private static final double RESOLUTION = 0x1p-48;
}
