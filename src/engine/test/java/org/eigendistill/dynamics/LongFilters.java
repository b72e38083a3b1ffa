// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

import java.math.BigDecimal;
import java.math.MathContext;
import org.eigendistill.number.Enclosure;
import org.eigendistill.testing.LongReal;

/**
 * What filters leave, in long decimal arithmetic and by the formulas of textbooks, which lose
 * digits that doubles have not: 110 of them leave 60 and more of a gain above 1e-40.
 */
final class LongFilters {
  private static final MathContext LONG = LongReal.CONTEXT;

  private LongFilters() {}

  /** What a filter beyond the atlas leaves. */
  static BigDecimal left(Procedure procedure, BigDecimal l, BigDecimal length) {
    BigDecimal first = new BigDecimal(procedure.numbers().get(0));
    BigDecimal x = l.multiply(length);
    return switch (procedure.name()) {
      case "iterated-tikhonov", "fractional-tikhonov" -> power(l, length, first);
      case "random-stop" -> power(x, first, first);
      case "ema-flow" -> ema(x, first.multiply(length));
      case "suffix-average" -> suffix(x, first);
      case "linear-decay-flow" -> decay(l, linearDecay(length, first));
      case "inverse-time-flow" -> decay(l, inverseTime(length, first));
      case "inverse-root-flow" -> decay(l, inverseRoot(length, first));
      default -> steps(procedure, l, length.min(new BigDecimal(procedure.numbers().get(1))));
    };
  }

  private static BigDecimal decay(BigDecimal l, BigDecimal elapsed) {
    return LongReal.exp(l.multiply(elapsed, LONG).negate());
  }

  private static BigDecimal steps(Procedure procedure, BigDecimal l, BigDecimal steps) {
    ScheduledDescent schedule = (ScheduledDescent) procedure.filter();
    BigDecimal x = l.multiply(new BigDecimal(procedure.numbers().get(0)));
    Enclosure total = Enclosure.of(procedure.numbers().get(1));
    BigDecimal left = BigDecimal.ONE;
    for (int j = 0; j < steps.intValueExact(); j++) {
      BigDecimal part = x.multiply(schedule.share(j, total).low(), LONG);
      left = left.multiply(BigDecimal.ONE.subtract(part, LONG), LONG);
    }
    return left;
  }

  /** (d / (l + d))^order, by way of the logarithm. */
  static BigDecimal power(BigDecimal l, BigDecimal penalty, BigDecimal order) {
    BigDecimal log = LongReal.log1p(l.divide(penalty, LONG));
    return LongReal.exp(log.multiply(order, LONG).negate());
  }

  /** (y exp(-x) - x exp(-y)) / (y - x), or (1 + x) exp(-x). */
  static BigDecimal ema(BigDecimal x, BigDecimal y) {
    BigDecimal one = LongReal.exp(x.negate());
    if (x.compareTo(y) == 0) {
      return one.add(x.multiply(one), LONG);
    }
    BigDecimal other = LongReal.exp(y.negate());
    return y.multiply(one, LONG)
        .subtract(x.multiply(other, LONG), LONG)
        .divide(y.subtract(x), LONG);
  }

  /** (exp(-theta x) - exp(-x)) / ((1 - theta) x). */
  static BigDecimal suffix(BigDecimal x, BigDecimal skipped) {
    BigDecimal before = skipped.multiply(x, LONG);
    return LongReal.exp(before.negate())
        .subtract(LongReal.exp(x.negate()), LONG)
        .divide(x.subtract(before, LONG), LONG);
  }

  /** t - t^2 / (2 T), or T / 2. */
  static BigDecimal linearDecay(BigDecimal time, BigDecimal total) {
    BigDecimal t = time.min(total);
    BigDecimal two = BigDecimal.valueOf(2);
    return t.subtract(t.multiply(t, LONG).divide(two.multiply(total), LONG), LONG);
  }

  /** log(1 + c t) / c. */
  static BigDecimal inverseTime(BigDecimal time, BigDecimal decay) {
    return LongReal.log1p(decay.multiply(time)).divide(decay, LONG);
  }

  /** 2 (sqrt(1 + c t) - 1) / c. */
  static BigDecimal inverseRoot(BigDecimal time, BigDecimal decay) {
    BigDecimal root = BigDecimal.ONE.add(decay.multiply(time)).sqrt(LONG);
    return root.subtract(BigDecimal.ONE).multiply(BigDecimal.valueOf(2)).divide(decay, LONG);
  }
}
