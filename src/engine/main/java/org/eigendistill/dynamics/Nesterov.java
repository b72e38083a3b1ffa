// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

import java.util.List;
import org.eigendistill.number.Scalar;

/**
 * Gradient descent with Nesterov's momentum, the gradient taken at the point looked ahead to, z_N =
 * b_N + m (b_N - b_{N-1}), b_{N+1} = z_N - h gradient(z_N): the residual after N steps obeys
 *
 * <pre>\[ q_0 = 1, \quad q_1 = 1 - h l, \quad q_N = (1 - h l) \left((1 + m) q_{N-1}
 *    - m q_{N-2}\right). \]</pre>
 *
 * <p>It converges for h l &lt; (2 + 2 m) / (1 + 2 m). The momentum is constant.
 */
public record Nesterov() implements Recursion {
  private static final List<Parameter> PARAMETERS =
      List.of(HeavyBall.MOMENTUM, GradientDescent.STEP);

  /**
   * The procedure.
   *
   * @param step the step h, positive, in units of 1 / eigenvalue
   * @param momentum the momentum m in [0, 1)
   */
  public static Procedure of(double step, double momentum) {
    return Procedure.of(new Nesterov(), momentum, step);
  }

  @Override
  public String name() {
    return "nesterov";
  }

  @Override
  public List<Parameter> parameters() {
    return PARAMETERS;
  }

  @Override
  public <N extends Scalar<N>> N carried(N x, List<N> numbers) {
    return x.complement().times(numbers.get(0));
  }

  @Override
  public double stabilityLimit(double... numbers) {
    double m = numbers[0];
    return (2 + 2 * m) / (1 + 2 * m);
  }

  @Override
  public double overdampedLimit(double... numbers) {
    double ratio = (1 - numbers[0]) / (1 + numbers[0]);
    return ratio * ratio;
  }
}
