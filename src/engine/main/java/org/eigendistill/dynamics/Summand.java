package org.eigendistill.dynamics;

/**
 * One direction's share of a number that is a sum over directions: see {@link DirectionSums}. Each
 * factory's array has one value per direction.
 */
public interface Summand {
  /** Whether residuals are looked at; where they are not, they need not be worked out. */
  default boolean needsResiduals() {
    return false;
  }

  /**
   * Works a direction's terms out.
   *
   * @param direction its number, from 0
   * @param gains a(l), one per time
   * @param residuals r(l) = 1 - a(l), one per time; unspecified unless needed
   * @param count how many times
   * @param terms the results
   */
  void at(int direction, double[] gains, double[] residuals, int count, double[] terms);

  /** {@code w_k a_k}: with w_k = (x'v_k) b*_k the prediction at an input x. */
  static Summand weighted(double... weights) {
    double[] w = weights.clone();
    return (k, gains, residuals, count, terms) -> {
      double weight = w[k];
      for (int i = 0; i < count; i++) {
        terms[i] = weight * gains[i];
      }
    };
  }

  /** {@code (b_k a_k)^2}: with the least-squares values b*_k the squared norm of the weights. */
  static Summand squaredNorm(double... coefficients) {
    return risk(new double[coefficients.length], squares(coefficients), false);
  }

  /** {@code (c_k r_k)^2}: with the target coefficients u_k'Y what training leaves of the loss. */
  static Summand loss(double... targetCoefficients) {
    return risk(squares(targetCoefficients), new double[targetCoefficients.length], true);
  }

  /**
   * {@code bias_k r_k^2 + variance_k a_k^2}: the expected squared error, for bias_k = b*_k^2 and
   * variance_k = v c / l_k each in the weighting of the risk asked for.
   */
  static Summand risk(double[] bias, double[] variance) {
    if (bias.length != variance.length) {
      throw new IllegalArgumentException(
          "%d biases for %d variances".formatted(bias.length, variance.length));
    }
    return risk(bias.clone(), variance.clone(), true);
  }

  private static Summand risk(double[] bias, double[] variance, boolean needsResiduals) {
    return new Summand() {
      @Override
      public boolean needsResiduals() {
        return needsResiduals;
      }

      @Override
      public void at(int k, double[] gains, double[] residuals, int count, double[] terms) {
        double b = bias[k];
        double v = variance[k];
        for (int i = 0; i < count; i++) {
          terms[i] = v * (gains[i] * gains[i]);
        }
        for (int i = 0; needsResiduals && i < count; i++) {
          terms[i] += b * (residuals[i] * residuals[i]);
        }
      }
    };
  }

  private static double[] squares(double[] values) {
    return java.util.Arrays.stream(values).map(value -> value * value).toArray();
  }
}
