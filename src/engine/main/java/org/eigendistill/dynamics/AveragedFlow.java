// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.math3.analysis.solvers.BracketingNthOrderBrentSolver;
import org.eigendistill.number.Scalar;

/**
 * The average over [0, t] of gradient flow's iterate: with x = l t the gain is
 *
 * <pre>\[ a(l) = 1 - \frac{1 - e^{-x}}{x}, \qquad r(l) = \frac{1 - e^{-x}}{x}. \]</pre>
 */
public record AveragedFlow() implements Filter {
  /** The procedure. */
  public static Procedure of() {
    return Procedure.of(new AveragedFlow());
  }

  @Override
  public String name() {
    return "averaged-flow";
  }

  @Override
  public <N extends Scalar<N>> Affine<N> update(N l, N time, List<N> numbers) {
    N x = l.times(time);
    return Affine.keeping(x.times(x.negate().phi(2)), x.negate().phi(1));
  }

  @Override
  public Optional<Propagator> fast(double l, double... numbers) {
    return Optional.of(new Average(l));
  }

  /** What the average leaves, the mean of exp(-s x) over s in (0, 1), at x from 0 to infinity. */
  static double residual(double x) {
    return x == 0 ? 1 : x == Double.POSITIVE_INFINITY ? 0 : -Math.expm1(-x) / x;
  }

  /** 1 less that; below x = 1 by its series, x/2 - x^2/6 + ..., which loses no digits there. */
  static double gain(double x) {
    return x == Double.POSITIVE_INFINITY ? 1 : x < 1 ? series(x) : (x + Math.expm1(-x)) / x;
  }

  private static final int SERIES_TERMS = 20;

  /** sum over k from 1 of (-1)^(k+1) x^k / (k+1)!, by Horner's rule. */
  private static double series(double x) {
    double sum = 0;
    for (int k = SERIES_TERMS; k >= 1; k--) {
      sum = (1 - sum) * x / (k + 1);
    }
    return sum;
  }

  /** The closed form. */
  private record Average(double eigenvalue) implements Propagator {
    @Override
    public Update until(double time) {
      double x = eigenvalue * time;
      double gain = AveragedFlow.gain(x);
      double residual = AveragedFlow.residual(x);
      return new Update(gain, residual, Gain.of(gain, residual).logResidual(), 0);
    }

    /** The root x of a(x) = goal, by a bracketing solver, to 2e-15 relative; then t = x / l. */
    @Override
    public OptionalDouble lengthToReach(Gain goal) {
      return OptionalDouble.of(goal.residual() > 0 ? root(goal) / eigenvalue : Double.NaN);
    }

    private static double root(Gain goal) {
      // a(x) <= x / 2, and x >= 1 has r >= (1 - 1/e) / x: both bound x from below, to a factor 2.
      double low = Math.max(2 * goal.gain(), (1 - 1 / Math.E) / goal.residual());
      low = low < 1 ? 2 * goal.gain() : low;
      double unit = low * (1 - 1e-12);
      if (unit == Double.POSITIVE_INFINITY) {
        return unit; // later than doubles reach
      }
      Propagator path = new Average(unit);
      double ratio =
          new BracketingNthOrderBrentSolver(2e-15, 2e-15, 1e-300, 5)
              .solve(200, u -> progress(path, u, goal), 1, 2);
      return ratio * unit;
    }

    private static double progress(Propagator path, double x, Gain goal) {
      Gain at = path.gainAt(x);
      return goal.gain() < 0.5
          ? Math.log(at.gain() / goal.gain())
          : Math.log(goal.residual() / at.residual());
    }
  }
}
