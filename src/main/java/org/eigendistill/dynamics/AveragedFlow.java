package org.eigendistill.dynamics;

import org.apache.commons.math3.analysis.solvers.BracketingNthOrderBrentSolver;

/**
 * The average over [0, t] of gradient flow's iterate: with x = l t the gain is
 *
 * <pre>    a(l) = 1 - (1 - exp(-x)) / x,    r(l) = (1 - exp(-x)) / x. </pre>
 *
 * <p>Below x = 1 the gain is summed from its series x/2 - x^2/6 + ..., which loses no digits there;
 * the limit at x = 0 is 0.
 */
public record AveragedFlow() implements Procedure {
  private static final int SERIES_TERMS = 20;

  @Override
  public Path along(double eigenvalue) {
    return time -> {
      double x = eigenvalue * time;
      double residual = x == 0 ? 1 : x == Double.POSITIVE_INFINITY ? 0 : -Math.expm1(-x) / x;
      double gain = x < 1 ? series(x) : (x + Math.expm1(-x)) / x;
      if (x == Double.POSITIVE_INFINITY) {
        gain = 1;
      }
      Gain plain = Gain.of(gain, residual, Math.log(residual));
      return new Update(gain, residual, plain.logResidual(), 0);
    };
  }

  /** sum over k from 1 of (-1)^(k+1) x^k / (k+1)!, by Horner's rule. */
  private static double series(double x) {
    double sum = 0;
    for (int k = SERIES_TERMS; k >= 1; k--) {
      sum = (1 - sum) * x / (k + 1);
    }
    return sum;
  }

  /** The root of a(l t) = goal in t, by a bracketing solver to about 1e-15, relative. */
  @Override
  public double timeToReach(double eigenvalue, Gain goal) {
    if (goal.residual() <= 0) {
      return Double.NaN;
    }
    // r(x) <= 1/x and a(x) <= x/2 give the bracket; in log x the curve is well scaled.
    double low = Math.log(2 * goal.gain()) - 1e-9;
    double high = -goal.logResidual() + Math.log(3) + Math.max(0, Math.log(2 * goal.gain())) + 1e-9;
    high = Math.max(high, low + 1);
    Path unit = along(1);
    double logX =
        new BracketingNthOrderBrentSolver(1e-16, 1e-16, 1e-300, 5)
            .solve(200, log -> progress(unit, Math.exp(log), goal), low, high);
    return Math.exp(logX) / eigenvalue;
  }

  private static double progress(Path unit, double x, Gain goal) {
    Gain at = unit.until(x).apply(Gain.FULL, Gain.NONE);
    return goal.gain() < 0.5
        ? Math.log(at.gain() / goal.gain())
        : goal.logResidual() - at.logResidual();
  }

  @Override
  public String name() {
    return "averaged-flow";
  }
}
