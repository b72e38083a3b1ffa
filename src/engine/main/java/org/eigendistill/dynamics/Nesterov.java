package org.eigendistill.dynamics;

import org.eigendistill.number.DoubleDouble;

/**
 * Gradient descent with Nesterov's momentum, the gradient taken at the point looked ahead to, z_N =
 * b_N + m (b_N - b_{N-1}), b_{N+1} = z_N - h gradient(z_N): the residual after N steps obeys
 *
 * <pre>    q_0 = 1,  q_1 = 1 - h l,  q_N = (1 - h l) ((1 + m) q_{N-1} - m q_{N-2}). </pre>
 *
 * <p>It converges for h l &lt; (2 + 2 m) / (1 + 2 m). The momentum is constant.
 *
 * @param step the step h, positive, in units of 1 / eigenvalue
 * @param momentum the momentum m in [0, 1)
 */
public record Nesterov(double step, double momentum) implements Procedure.Stepwise {
  /** Checks step and momentum. */
  public Nesterov {
    Checks.step(step);
    Checks.momentum(momentum);
  }

  @Override
  public DoubleDouble carriedMomentum(DoubleDouble x) {
    return DoubleDouble.ONE.minus(x).times(DoubleDouble.of(momentum));
  }

  @Override
  public double stabilityLimit() {
    return (2 + 2 * momentum) / (1 + 2 * momentum);
  }

  @Override
  public String name() {
    return "nesterov";
  }
}
