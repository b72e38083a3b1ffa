package org.eigendistill.diagnose;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.eigendistill.base.Randomness;

/**
 * A least-squares line y = intercept + slope x through n points, and the slope's interval by the
 * symmetric studentized bootstrap: points are drawn with replacement, {@value #DRAWS} times, and
 * the interval is {@code slope +- s q}, q the 95 % quantile of {@code |slope* - slope| / s*}, whose
 * coverage is wrong by a term of order n^-2 (Hall, Journal of the Royal Statistical Society B 50,
 * 1988). The error s is robust against unequal spread, with leverage h taken out of each residual
 * e: {@code s^2 = sum ((x - mean) e / (1 - h))^2 / (sum (x - mean)^2)^2} (HC3; MacKinnon and White,
 * Journal of Econometrics 29, 1985). Neither equal spread nor Gaussian errors are assumed.
 *
 * @param n the number of points
 * @param slope with its interval; NaN where all x are the same
 * @param intercept the line's value at x = 0
 * @param error s
 * @param correlation of x and y; NaN where either is constant
 */
public record Slope(int n, Estimate slope, double intercept, double error, double correlation) {
  /** So that 5 % of draws and one are a whole number. */
  static final int DRAWS = 1999;

  private static final double LEVEL = 0.95;

  /** A residual of leverage 1 is 0; what is left of it by rounding is not blown up by more. */
  private static final double LEAST_FREEDOM = 1e-3;

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  /** The least points that an interval is given for. */
  private static final int FEWEST = 5;

  /**
   * The line through points.
   *
   * @param seed of the bootstrap
   * @throws IllegalArgumentException if there are not as many y as x, or none
   */
  public static Slope of(double[] x, double[] y, long seed) {
    if (x.length != y.length || x.length == 0) {
      throw new IllegalArgumentException("%d x and %d y".formatted(x.length, y.length));
    }
    int n = x.length;
    double[] dx = centred(x);
    double[] dy = centred(y);
    int[] once = new int[n];
    Arrays.fill(once, 1);
    Fit fit = Fit.of(dx, dy, once);
    double meanX = x[0] - dx[0];
    double meanY = y[0] - dy[0];
    double yy = Arrays.stream(dy).map(v -> v * v).sum();
    return new Slope(
        n,
        interval(dx, dy, fit, seed),
        meanY + fit.shift - fit.slope * meanX,
        fit.error,
        fit.slope * Math.sqrt(fit.squares / yy));
  }

  /** The slope alone; NaN where all x are the same. */
  static double plain(double[] x, double[] y) {
    int[] once = new int[x.length];
    Arrays.fill(once, 1);
    return Fit.of(centred(x), centred(y), once).slope;
  }

  private static Estimate interval(double[] dx, double[] dy, Fit fit, long seed) {
    int n = dx.length;
    if (n < FEWEST || !Double.isFinite(fit.slope)) {
      return Estimate.bare(fit.slope);
    }
    double[] drawn =
        IntStream.range(0, DRAWS)
            .parallel()
            .mapToDouble(
                draw -> {
                  Fit again = Fit.of(dx, dy, counts(n, seed * GOLDEN + draw));
                  double off = again.slope - fit.slope;
                  return off == 0 ? 0 : Math.abs(off) / again.error;
                })
            .filter(t -> !Double.isNaN(t)) // draws of one point only have no slope
            .sorted()
            .toArray();
    double reach = fit.error * drawn[(int) Math.round((drawn.length + 1) * LEVEL) - 1];
    return new Estimate(fit.slope, fit.slope - reach, fit.slope + reach);
  }

  /** How often each of n points comes in a draw of n with replacement. */
  private static int[] counts(int n, long seed) {
    Randomness random = Randomness.of(seed);
    int[] counts = new int[n];
    for (int i = 0; i < n; i++) {
      counts[random.below(n)]++;
    }
    return counts;
  }

  private static double[] centred(double[] values) {
    double mean = Arrays.stream(values).sum() / values.length;
    return Arrays.stream(values).map(v -> v - mean).toArray();
  }

  /** A line through weighted points that have been centred near their means. */
  private record Fit(double slope, double shift, double squares, double error) {
    static Fit of(double[] x, double[] y, int[] weights) {
      double sumX = 0;
      double sumY = 0;
      for (int i = 0; i < x.length; i++) {
        sumX += weights[i] * x[i];
        sumY += weights[i] * y[i];
      }
      double meanX = sumX / x.length;
      double meanY = sumY / x.length;
      double xx = 0;
      double xy = 0;
      for (int i = 0; i < x.length; i++) {
        double d = x[i] - meanX;
        xx += weights[i] * d * d;
        xy += weights[i] * d * (y[i] - meanY);
      }
      double slope = xy / xx;
      double meat = 0;
      for (int i = 0; i < x.length; i++) {
        double d = x[i] - meanX;
        double freedom = Math.max(LEAST_FREEDOM, 1 - 1.0 / x.length - d * d / xx);
        double e = (y[i] - meanY - slope * d) / freedom;
        meat += weights[i] * (d * e) * (d * e);
      }
      return new Fit(slope, meanY - slope * meanX, xx, Math.sqrt(meat) / xx);
    }
  }
}
