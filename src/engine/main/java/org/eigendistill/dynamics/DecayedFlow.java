package org.eigendistill.dynamics;

/**
 * Gradient flow with weight decay d, db/dt = -l (b - target) - d b: the gain at time t is
 *
 * <pre>    a(l) = l / (l + d) * (1 - exp(-(l + d) t)). </pre>
 *
 * <p>Its limit is ridge's gain, so it never interpolates for d &gt; 0; for d = 0 it is {@link
 * GradientFlow}.
 *
 * @param penalty the weight decay d, at least 0, in units of eigenvalues
 */
public record DecayedFlow(double penalty) implements Procedure {
  /** Checks the penalty. */
  public DecayedFlow {
    Checks.penalty(penalty);
  }

  @Override
  public Path along(double eigenvalue) {
    double rate = eigenvalue + penalty;
    if (rate == 0) {
      return time -> new Update(0, 1, 0, 0);
    }
    // What exp makes of the rounding of l + d stays below the part d / (l + d) that is left anyway.
    return time -> {
      Update whole = GradientFlow.decay(rate, time);
      return new Update(
          eigenvalue / rate * whole.pull(),
          whole.keep(),
          whole.logKeep(),
          penalty / rate * whole.pull());
    };
  }

  /** {@code t = -log(1 - a (l + d) / l) / (l + d)}. */
  @Override
  public double timeToReach(double eigenvalue, Gain goal) {
    if (penalty == 0) {
      return -goal.logResidual() / eigenvalue;
    }
    double rate = eigenvalue + penalty;
    // l - a (l + d) = l r - a d, the distance to the limit times (l + d)
    double left = eigenvalue * goal.residual() - goal.gain() * penalty;
    double fraction = goal.gain() * rate / eigenvalue;
    if (!(left > 0)) {
      return Double.NaN;
    }
    return -(fraction < 0.5 ? Math.log1p(-fraction) : Math.log(left / eigenvalue)) / rate;
  }

  @Override
  public String name() {
    return "decayed-flow";
  }
}
