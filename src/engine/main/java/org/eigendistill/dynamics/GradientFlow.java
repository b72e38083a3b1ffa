package org.eigendistill.dynamics;

/**
 * Gradient flow, db/dt = -l (b - target): the gain at time t is
 *
 * <pre>    a(l) = 1 - exp(-l t),    log r(l) = -l t. </pre>
 *
 * <p>Source: the paper's setting (arXiv 2301.12923). For l t beyond the range of doubles the limits
 * 0 and 1 are returned.
 */
public record GradientFlow() implements Procedure {
  @Override
  public Path along(double eigenvalue) {
    return new Decay(eigenvalue);
  }

  /** Pure decay at a rate. */
  private record Decay(double rate) implements Path {
    @Override
    public Update until(double time) {
      return decay(rate, time);
    }

    @Override
    public double decayRate() {
      return rate;
    }
  }

  /** The update of pure exponential decay toward the target at a rate. */
  static Update decay(double rate, double time) {
    double exponent = rate * time;
    return new Update(-Math.expm1(-exponent), exponential(rate, time), -exponent, 0);
  }

  /**
   * {@code exp(-rate * time)} to a few ulp: the rounding error of the product, which exp would
   * magnify by up to 745, is put back to first order.
   */
  static double exponential(double rate, double time) {
    double exponent = rate * time;
    double plain = Math.exp(-exponent);
    if (plain == 0 || exponent < 1) {
      return plain;
    }
    return plain - plain * Math.fma(rate, time, -exponent);
  }

  /** {@code t = -log r / l}. */
  @Override
  public double timeToReach(double eigenvalue, Gain goal) {
    return -goal.logResidual() / eigenvalue;
  }

  @Override
  public String name() {
    return "flow";
  }
}
