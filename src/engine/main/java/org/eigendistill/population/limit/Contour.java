package org.eigendistill.population.limit;

/**
 * A closed curve round the eigenvalues of a design, counterclockwise, in its upper half: an ellipse
 * whose foci are the ends of the interval that holds them, so that integrands that are analytic off
 * that interval have trapezoidal sums that converge by exp(-N atanh(b/a)), at the fastest for how
 * far left it goes.
 *
 * <p>Integrals of what is conjugate in conjugate points are twice the real part of the upper
 * half's.
 *
 * @param zr real parts of the nodes z
 * @param zi imaginary parts, positive
 * @param wr real parts of {@code dz / (2 pi i)}
 * @param wi imaginary parts
 * @param kr real parts of the effective penalty k(-z)
 * @param ki imaginary parts
 */
record Contour(double[] zr, double[] zi, double[] wr, double[] wi, double[] kr, double[] ki) {
  private static final double MARGIN = 1.02;

  /** By so many powers of e a first sum is right. */
  private static final double POWERS = 20;

  static final int MOST_NODES = 1 << 15;

  /** Where the eigenvalues of n rows of a population end. */
  static double edge(Levels levels, double rows) {
    double root = 1 + Math.sqrt(levels.count() / rows);
    return MARGIN * levels.top() * root * root;
  }

  /** The number of nodes of both halves that a first sum needs. */
  static int nodes(double edge, double left) {
    double a = edge / 2 + left;
    double b = Math.sqrt(left * (2 * a - left));
    double strip = 0.5 * Math.log((a + b) / (a - b));
    return 2 * (int) Math.ceil(Math.max(32, POWERS / strip / 2));
  }

  /**
   * The curve.
   *
   * @param left how far left of 0 it goes
   * @param nodes of both halves, even
   */
  static Contour of(Levels levels, double rows, double left, int nodes) {
    double edge = edge(levels, rows);
    double c = edge / 2;
    double a = c + left;
    double b = Math.sqrt(left * (2 * a - left));
    int half = nodes / 2;
    double[][] all = new double[6][half];
    EffectivePenalty.Follower follower = new EffectivePenalty(levels, rows).new Follower(-left);
    for (int j = 0; j < half; j++) {
      double angle = Math.PI - (j + 0.5) * 2 * Math.PI / nodes;
      double cos = Math.cos(angle);
      double sin = Math.sin(angle);
      all[0][j] = c + a * cos;
      all[1][j] = b * sin;
      all[2][j] = b * cos / nodes;
      all[3][j] = a * sin / nodes;
      follower.follow(all[0][j], all[1][j]);
      all[4][j] = follower.real();
      all[5][j] = follower.imaginary();
    }
    return new Contour(all[0], all[1], all[2], all[3], all[4], all[5]);
  }

  int size() {
    return zr.length;
  }
}
