package org.eigendistill.dynamics;

import org.eigendistill.number.DoubleDouble;

/**
 * Gradient descent with constant step h: after N steps
 *
 * <pre>    a(l) = 1 - (1 - h l)^N. </pre>
 *
 * <p>It converges for h l &lt; 2; for 1 &lt; h l &lt; 2 the residual changes sign at every step.
 *
 * @param step the step h, positive, in units of 1 / eigenvalue
 */
public record GradientDescent(double step) implements Procedure.Stepwise {
  /** Checks the step. */
  public GradientDescent {
    Checks.step(step);
  }

  @Override
  public double momentum() {
    return 0;
  }

  @Override
  public DoubleDouble carriedMomentum(DoubleDouble x) {
    return DoubleDouble.ZERO;
  }

  @Override
  public double stabilityLimit() {
    return 2;
  }

  @Override
  public String name() {
    return "descent";
  }
}
