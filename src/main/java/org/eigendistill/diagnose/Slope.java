package org.eigendistill.diagnose;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.eigendistill.data.Randomness;

/**
 * A least-squares line y = intercept + slope x through n points, and the slope's interval by the
 * studentized bootstrap: points are drawn with replacement, {@value #DRAWS} times, and with s the
 * heteroscedasticity-robust error {@code s = sqrt(sum (x - mean)^2 e^2) / sum (x - mean)^2} (White,
 * Econometrica 48, 1980) the interval is {@code slope - s q} with q the outer quantiles of {@code
 * (slope* - slope) / s*} (Hall, The Bootstrap and Edgeworth Expansion, 1992, section 3.3). Neither
 * equal spread nor Gaussian errors are assumed.
 *
 * @param n the number of points
 * @param slope with its interval; NaN where all x are the same
 * @param intercept the line's value at x = 0
 * @param error s
 * @param correlation of x and y; NaN where either is constant
 */
public record Slope(int n, Estimate slope, double intercept, double error, double correlation) {
  /** So that 2.5 % of draws and one are a whole number. */
  static final int DRAWS = 1999;

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
                  return off == 0 ? 0 : off / again.error;
                })
            .filter(t -> !Double.isNaN(t)) // draws of one point only have no slope
            .sorted()
            .toArray();
    int tail = (int) Math.round((drawn.length + 1) * (1 - Estimate.UPPER));
    return new Estimate(
        fit.slope,
        fit.slope - fit.error * drawn[drawn.length - tail],
        fit.slope - fit.error * drawn[tail - 1]);
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
        double e = y[i] - meanY - slope * d;
        meat += weights[i] * (d * e) * (d * e);
      }
      return new Fit(slope, meanY - slope * meanX, xx, Math.sqrt(meat) / xx);
    }
  }
}
