package org.eigendistill.dynamics;

/**
 * The gain 1 - exp(-l t) and the residual exp(-l t) of pure decay at one rate and many times.
 *
 * <p>Gains are worked out without a branch, in loops short enough for the compiler to turn each
 * into vector instructions: with z = max(-l t, -40) / 64, exp(z) - 1 is z times a polynomial, and
 * six doublings
 *
 * <pre>    s(2z) = 2 s(z) + s(z)^2 </pre>
 *
 * lead back to l t. A doubling passes on at most the relative error that it gets and adds one
 * rounding. With the roundings of the product l t and of the polynomial the error stays within 5
 * ulp. The polynomial is the interpolant of (exp(z) - 1) / z at the Chebyshev points of [-5/8, 0];
 * its relative error is 1.4e-17. Where l t may be so small that z would lose bits below the normal
 * range, {@link Math#expm1} takes over.
 */
final class DecayKernel {
  /** 1 - exp(-40) is 1 in doubles. */
  private static final double SATURATED = 40;

  /** From here on l t / 64 is a normal number, with room. */
  private static final double SAFELY_NORMAL = 0x1p-1000;

  /** Up to here the residual is 1 - gain to within an ulp or two. */
  private static final double HALF = 0.6931;

  private DecayKernel() {}

  /**
   * Gains at times.
   *
   * @param rate l, at least 0, finite
   * @param times t, at least 0, infinity included
   * @param gains the results, as many as times
   */
  static void gains(double rate, TimeBlock times, double[] gains) {
    int count = times.count();
    if (rate == 0 || !(rate * times.leastPositive() >= SAFELY_NORMAL)) {
      for (int i = 0; i < count; i++) {
        gains[i] = rate == 0 ? 0 : -Math.expm1(-(rate * times.at(i)));
      }
      return;
    }
    times.copy(gains);
    reduce(-rate, gains, count);
    polynomial(gains, count);
    doubleThrice(gains, count);
    doubleThriceAndTurn(gains, count);
  }

  private static void reduce(double factor, double[] values, int count) {
    for (int i = 0; i < count; i++) {
      values[i] = Math.max(factor * values[i], -SATURATED) * 0x1p-6;
    }
  }

  private static void polynomial(double[] values, int count) {
    for (int i = 0; i < count; i++) {
      double z = values[i];
      double p = Math.fma(z, 1.884985239954506e-08, 2.668205914024757e-07);
      p = Math.fma(z, p, 2.748571955349905e-06);
      p = Math.fma(z, p, 2.4797912537251495e-05);
      p = Math.fma(z, p, 0.00019841148052196554);
      p = Math.fma(z, p, 0.0013888886288914108);
      p = Math.fma(z, p, 0.0083333332986644);
      p = Math.fma(z, p, 0.04166666666396623);
      p = Math.fma(z, p, 0.1666666666665587);
      p = Math.fma(z, p, 0.49999999999999833);
      p = Math.fma(z, p, 1.0);
      values[i] = z * p;
    }
  }

  private static void doubleThrice(double[] values, int count) {
    for (int i = 0; i < count; i++) {
      double s = values[i];
      s = Math.fma(s, s, s + s);
      s = Math.fma(s, s, s + s);
      values[i] = Math.fma(s, s, s + s);
    }
  }

  private static void doubleThriceAndTurn(double[] values, int count) {
    for (int i = 0; i < count; i++) {
      double s = values[i];
      s = Math.fma(s, s, s + s);
      s = Math.fma(s, s, s + s);
      values[i] = -Math.fma(s, s, s + s);
    }
  }

  /**
   * Residuals at times, to within 5 ulp however small they are.
   *
   * @param gains the gains at the same times
   * @param residuals the results, as many as times
   */
  static void residuals(double rate, TimeBlock times, double[] gains, double[] residuals) {
    for (int i = 0; i < times.count(); i++) {
      double time = times.at(i);
      residuals[i] =
          rate == 0 || rate * time < HALF ? 1 - gains[i] : GradientFlow.decay(rate, time).keep();
    }
  }
}
