// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

import org.eigendistill.number.DoubleDouble;

/**
 * Decay by a power, in doubles: of what there is to learn
 *
 * <pre>    r = (b / (a + b))^order,    a, b &gt;= 0 </pre>
 *
 * is left. Rounding the base would be magnified by the order and rounding a logarithm by as much as
 * 745, so the base is a double-double and its power is taken without a logarithm.
 */
final class PowerDecay {
  /** Beyond this order the base's own bits are too few. */
  static final double MOST_ORDER = 0x1p53;

  private static final int NORMAL = 900;
  private static final double UNDERFLOW = 1080;
  private static final double TINY = 0x1p-960;
  private static final int RAISED = 600;

  private PowerDecay() {}

  /**
   * The update that keeps r of its start.
   *
   * @param a at least 0
   * @param b positive
   * @param order positive, at most {@link #MOST_ORDER}
   */
  static Update of(DoubleDouble a, double b, DoubleDouble order) {
    double ratio = a.value() / b;
    double log =
        ratio < Double.POSITIVE_INFINITY ? Math.log1p(ratio) : Math.log(a.value()) - Math.log(b);
    double logKeep = -order.value() * log;
    double keep = residual(a, b, order, log);
    double pull =
        ratio < TINY
            ? Math.scalb(Math.scalb(a.value(), RAISED) / b * order.value(), -RAISED)
            : keep < 0.5 ? 1 - keep : -Math.expm1(logKeep);
    return new Update(pull, keep, logKeep, 0);
  }

  private static double residual(DoubleDouble a, double b, DoubleDouble order, double log) {
    int unit = Math.getExponent(b);
    int top = Math.max(unit, Math.getExponent(a.high()));
    double mantissa = Math.scalb(b, -unit);
    DoubleDouble sum = a.scale(-top).plus(DoubleDouble.of(Math.scalb(b, -top)));
    DoubleDouble base = DoubleDouble.of(mantissa).over(sum); // times 2^exponent
    int exponent = unit - top;
    double power = order.high();
    // What rounding base and order to doubles leaves out, to first order and by its own
    // exponential.
    double rest = Math.exp(power * Math.log1p(base.low() / base.high()) - order.low() * log);
    if (exponent > -NORMAL) {
      return Math.pow(Math.scalb(base.high(), exponent), power) * rest;
    }
    if ((exponent + 1) * power < -UNDERFLOW) {
      return 0;
    }
    double twos = exponent * power;
    double twosRest = Math.fma(exponent, power, -twos);
    return Math.pow(base.high(), power) * rest * Math.pow(2, twos) * Math.pow(2, twosRest);
  }

  /** The ratio a / b at which a gain is reached. */
  static double ratio(Gain goal, double order) {
    return Math.expm1(-goal.logResidual() / order);
  }
}
