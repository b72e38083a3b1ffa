// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

import java.util.List;
import org.eigendistill.number.Scalar;

/**
 * Gradient descent with Polyak's heavy-ball momentum, b_{N+1} = b_N - h gradient(b_N) + m (b_N -
 * b_{N-1}): the residual after N steps obeys
 *
 * <pre>\[ q_0 = 1, \quad q_1 = 1 - h l, \quad q_N = (1 + m - h l) q_{N-1} - m q_{N-2}. \]</pre>
 *
 * <p>It converges for h l &lt; 2 (1 + m); it is overdamped, free of oscillation, for h l &lt;= (1 -
 * sqrt m)^2. In PyTorch's convention this is SGD(lr = h, momentum = m, dampening = 0).
 */
public record HeavyBall() implements Recursion {
  /** The momentum m of the recursions that have one, in [0, 1). */
  static final Parameter MOMENTUM =
      Parameter.of("momentum", "momentum m, in [0,1)", Parameter.Domain.SHARE).usually(0.9);

  private static final List<Parameter> PARAMETERS = List.of(MOMENTUM, GradientDescent.STEP);

  /**
   * The procedure.
   *
   * @param step the step h, positive, in units of 1 / eigenvalue
   * @param momentum the momentum m in [0, 1)
   */
  public static Procedure of(double step, double momentum) {
    return Procedure.of(new HeavyBall(), momentum, step);
  }

  @Override
  public String name() {
    return "heavy-ball";
  }

  @Override
  public List<Parameter> parameters() {
    return PARAMETERS;
  }

  @Override
  public <N extends Scalar<N>> N carried(N x, List<N> numbers) {
    return numbers.get(0);
  }

  @Override
  public double stabilityLimit(double... numbers) {
    return 2 * (1 + numbers[0]);
  }

  @Override
  public double overdampedLimit(double... numbers) {
    double root = 1 - Math.sqrt(numbers[0]);
    return root * root;
  }
}
