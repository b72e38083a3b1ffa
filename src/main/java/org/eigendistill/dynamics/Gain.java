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
 * every chain of them whose residuals keep one sign: gain and residual have relative error at most
 * 1e-13 wherever both are normal doubles, and logResidual at most 1e-13 as a number. Where
 * residuals of both signs are added (a student that overshoots), 1e-13 holds relative to the
 * largest term.
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

  /** Below this a residual has lost digits, or may, in products; its logarithm takes over. */
  private static final double SMALL = 0x1p-960;

  /**
   * From gain and residual, each exact by itself.
   *
   * @param logWhereSmall log|residual|, used only where the residual is near underflow
   */
  static Gain of(double gain, double residual, double logWhereSmall) {
    if (Math.abs(residual) < SMALL) {
      return new Gain(gain, residual, logWhereSmall);
    }
    double log = Math.abs(gain) < 0.5 ? Math.log1p(-gain) : Math.log(Math.abs(residual));
    return new Gain(gain, residual, log);
  }

  /** Whether the residual is so small that only its logarithm can be relied on. */
  boolean hasSmallResidual() {
    return Math.abs(residual) < SMALL;
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
    return of(mixed, mixedResidual, Math.log(Math.abs(weight)) + logResidual);
  }

  /**
   * Which of two gains is ahead, by gain where both are small and by residual where they are near
   * 1: negative where this is behind, positive where it is ahead, 0 where the two agree to within
   * the error bound of this class.
   */
  public int compareProgress(Gain other) {
    boolean bothLow = gain < 0.5 && other.gain < 0.5;
    if (bothLow || residualSign() < 0 || other.residualSign() < 0) {
      return resolved(gain, other.gain);
    }
    return -resolved(logResidual, other.logResidual);
  }

  private static int resolved(double a, double b) {
    double scale = Math.max(Math.abs(a), Math.abs(b));
    // Infinite logarithms, of residuals that are 0, are told from finite ones.
    boolean same = scale < Double.POSITIVE_INFINITY && Math.abs(a - b) <= RESOLUTION * scale;
    return a == b || same ? 0 : Double.compare(a, b);
  }

  /** Two numbers closer than this, relatively, are not told apart. */
  private static final double RESOLUTION = 0x1p-50;
}
