// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

import java.math.BigDecimal;
import java.math.MathContext;
import org.eigendistill.testing.LongReal;
import org.eigendistill.testing.Tolerance;

/** A gain and a residual in long decimal arithmetic, each carried by itself. */
record LongGain(BigDecimal gain, BigDecimal residual) {
  private static final MathContext LONG = LongReal.CONTEXT;
  static final LongGain NONE = new LongGain(BigDecimal.ZERO, BigDecimal.ONE);
  static final LongGain FULL = new LongGain(BigDecimal.ONE, BigDecimal.ZERO);

  /** Below this 1 - (1 - exp(-x)) / x = x / 2 - x^2 / 6 to 75 digits. */
  private static final BigDecimal TINY = new BigDecimal("1e-38");

  private static final double EPSILON = 0x1p-53;

  /** The affine map of a stretch of training, by the formulas of the theory's table. */
  record Map(BigDecimal pull, BigDecimal keep, BigDecimal shrink) {
    LongGain apply(LongGain target, LongGain start) {
      return new LongGain(
          pull.multiply(target.gain, LONG).add(keep.multiply(start.gain, LONG), LONG),
          shrink
              .add(pull.multiply(target.residual, LONG), LONG)
              .add(keep.multiply(start.residual, LONG), LONG));
    }
  }

  static Map map(Procedure procedure, double eigenvalue, double time) {
    BigDecimal l = new BigDecimal(eigenvalue);
    BigDecimal t = new BigDecimal(time);
    if (procedure.filter() instanceof GradientFlow) {
      BigDecimal exponent = l.multiply(t).negate();
      return new Map(LongReal.expm1(exponent).negate(), LongReal.exp(exponent), BigDecimal.ZERO);
    }
    if (procedure.filter() instanceof AveragedFlow) {
      return averaged(l.multiply(t));
    }
    if (procedure.filter() instanceof Ridge) {
      return new Map(l.divide(l.add(t), LONG), BigDecimal.ZERO, t.divide(l.add(t), LONG));
    }
    if (procedure.filter() instanceof DecayedFlow) {
      BigDecimal d = new BigDecimal(procedure.numbers().get(0));
      BigDecimal rate = l.add(d);
      BigDecimal keep = LongReal.exp(rate.multiply(t).negate());
      BigDecimal gone = LongReal.expm1(rate.multiply(t).negate()).negate();
      return new Map(
          l.multiply(gone).divide(rate, LONG), keep, d.multiply(gone).divide(rate, LONG));
    }
    return procedure.filter().recursion().isPresent()
        ? towards(residual(procedure, l, (long) time))
        : procedure.clock() == Clock.PENALTY
            ? forgetting(LongFilters.left(procedure, l, t))
            : towards(LongFilters.left(procedure, l, t));
  }

  private static Map forgetting(BigDecimal left) {
    return new Map(BigDecimal.ONE.subtract(left, LONG), BigDecimal.ZERO, left);
  }

  private static Map averaged(BigDecimal x) {
    BigDecimal gone = LongReal.expm1(x.negate()).negate();
    BigDecimal half = x.divide(BigDecimal.valueOf(2), LONG);
    BigDecimal gain =
        x.compareTo(TINY) < 0
            ? half.subtract(x.multiply(half, LONG).divide(BigDecimal.valueOf(3), LONG), LONG)
            : x.subtract(gone, LONG).divide(x, LONG);
    return new Map(gain, gone.divide(x, LONG), BigDecimal.ZERO);
  }

  private static Map towards(BigDecimal keep) {
    return new Map(BigDecimal.ONE.subtract(keep, LONG), keep, BigDecimal.ZERO);
  }

  /** q_N from (q_N, q_{N-1}) = M^N-1 (q_1, q_0), M by repeated squaring. */
  private static BigDecimal residual(Procedure procedure, BigDecimal l, long steps) {
    BigDecimal left =
        BigDecimal.ONE.subtract(l.multiply(new BigDecimal(procedure.named().get("step"))), LONG);
    BigDecimal m = new BigDecimal(procedure.named().get("momentum"));
    BigDecimal one = procedure.filter() instanceof Nesterov ? left : BigDecimal.ONE;
    BigDecimal latest =
        procedure.filter() instanceof Nesterov ? left.add(left.multiply(m)) : left.add(m);
    BigDecimal[] power = {latest, one.multiply(m).negate(), BigDecimal.ONE, BigDecimal.ZERO};
    BigDecimal now = left;
    BigDecimal before = BigDecimal.ONE;
    for (long n = steps - 1; n > 0; n >>= 1) {
      if ((n & 1) == 1) {
        BigDecimal next = dot(power[0], now, power[1], before);
        before = dot(power[2], now, power[3], before);
        now = next;
      }
      power =
          new BigDecimal[] {
            dot(power[0], power[0], power[1], power[2]),
            dot(power[0], power[1], power[1], power[3]),
            dot(power[2], power[0], power[3], power[2]),
            dot(power[2], power[1], power[3], power[3])
          };
    }
    return now;
  }

  private static BigDecimal dot(BigDecimal a, BigDecimal x, BigDecimal b, BigDecimal y) {
    BigDecimal sum = a.multiply(x, LONG).add(b.multiply(y, LONG), LONG);
    // the scale of a zero would grow without end
    return sum.signum() == 0 ? BigDecimal.ZERO : sum;
  }

  LongGain blendWithLabels(double weight) {
    BigDecimal w = new BigDecimal(weight);
    return new LongGain(
        w.multiply(gain, LONG).add(BigDecimal.ONE.subtract(w), LONG), w.multiply(residual, LONG));
  }

  /** Checks all three faces of a gain against this truth. */
  void judge(Gain gain, Tolerance tolerance, String where) {
    double[] errors = errors(gain);
    tolerance.covers(errors[0], "%s, gain %s", where, gain.gain());
    tolerance.covers(errors[1], "%s, residual %s", where, gain.residual());
    tolerance.covers(errors[2], "%s, log-residual %s", where, gain.logResidual());
    if (residual.signum() * gain.residualSign() < 0) {
      throw new AssertionError(
          where + ": residual " + residual.round(new MathContext(9)) + " against " + gain);
    }
  }

  /** The relative errors of gain, residual and log-residual; 0 where nothing is promised. */
  double[] errors(Gain gain) {
    return new double[] {
      isNormal(this.gain) ? LongReal.relativeError(this.gain, gain.gain()) : 0,
      isNormal(residual) ? LongReal.relativeError(residual, gain.residual()) : 0,
      logError(gain)
    };
  }

  /**
   * A relative error, or that of the rounded residual itself where an oscillation brings |r| back
   * to 1.
   */
  private double logError(Gain gain) {
    if (residual.signum() == 0) {
      return gain.logResidual() == Double.NEGATIVE_INFINITY ? 0 : Double.POSITIVE_INFINITY;
    }
    boolean near = this.gain.abs().doubleValue() < 1e-3;
    BigDecimal truth = near ? LongReal.log1p(this.gain.negate()) : LongReal.log(residual.abs());
    double error = LongReal.relativeError(truth, gain.logResidual());
    boolean overshot = residual.signum() < 0;
    if (overshot && Math.abs(truth.doubleValue()) < 0.5) {
      error = truth.subtract(new BigDecimal(gain.logResidual()), LONG).abs().doubleValue();
    }
    return error;
  }

  private static boolean isNormal(BigDecimal value) {
    double magnitude = Math.abs(value.doubleValue());
    return magnitude >= Double.MIN_NORMAL * (1 + EPSILON) && magnitude <= Double.MAX_VALUE;
  }
}
