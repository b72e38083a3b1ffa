package org.eigendistill.dynamics;

import org.eigendistill.number.DoubleDouble;

/**
 * Gradient descent with Polyak's heavy-ball momentum, b_{N+1} = b_N - h gradient(b_N) + m (b_N -
 * b_{N-1}): the residual after N steps obeys
 *
 * <pre>    q_0 = 1,  q_1 = 1 - h l,  q_N = (1 + m - h l) q_{N-1} - m q_{N-2}. </pre>
 *
 * <p>It converges for h l &lt; 2 (1 + m); it is overdamped, free of oscillation, for h l &lt;= (1 -
 * sqrt m)^2. In PyTorch's convention this is SGD(lr = h, momentum = m, dampening = 0).
 *
 * @param step the step h, positive, in units of 1 / eigenvalue
 * @param momentum the momentum m in [0, 1)
 */
public record HeavyBall(double step, double momentum) implements Procedure.Stepwise {
  /** Checks step and momentum. */
  public HeavyBall {
    Checks.step(step);
    Checks.momentum(momentum);
  }

  @Override
  public DoubleDouble carriedMomentum(DoubleDouble x) {
    return DoubleDouble.of(momentum);
  }

  @Override
  public double stabilityLimit() {
    return 2 * (1 + momentum);
  }

  @Override
  public String name() {
    return "heavy-ball";
  }
}
