package org.eigendistill.risk;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.eigendistill.dynamics.Course;
import org.eigendistill.dynamics.GradientFlow;

/**
 * Where it pays to disobey: over alignment of the signal and noise, the least in-sample risk of any
 * distilled student over that of any early-stopped teacher, both by gradient flow.
 *
 * <p>Times lie on one log grid for teacher and student, with labels themselves (an infinite time)
 * among the teachers, so the students' family holds the teachers' and the ratio is at most 1. A
 * risk is linear in signal and noise; its two parts are summed once for all cells of a row.
 *
 * @param ratio best student's risk / best teacher's, one row for each alignment, one value in it
 *     for each noise
 * @param teacherTime the best early-stopped teacher's time, likewise
 */
public record PhaseMap(double[][] ratio, double[][] teacherTime) {
  private static final int TIMES = 200;

  /**
   * Works a map out, rows in parallel.
   *
   * @param eigenvalues l_k of X'X, positive
   * @param alignments as {@link SpectralProblem#aligned} has them
   * @param noises noise variances over the signal's mean square, positive
   * @param rows n
   */
  public static PhaseMap of(
      double[] eigenvalues, double[] alignments, double[] noises, double rows) {
    double[] times = times(eigenvalues, noises);
    Filter[] filters = new Filter[times.length + 1];
    for (int i = 0; i < times.length; i++) {
      filters[i] = Filter.of(Course.onLabels(new GradientFlow()).at(times[i]), eigenvalues);
    }
    filters[times.length] = Filter.labels(eigenvalues.length);
    double[][] gains = Arrays.stream(filters).map(Filter::gains).toArray(double[][]::new);
    double[][] ratio = new double[alignments.length][];
    double[][] best = new double[alignments.length][];
    IntStream.range(0, alignments.length)
        .parallel()
        .forEach(
            i -> {
              double[] signal = signal(eigenvalues, alignments[i], rows);
              double[][] lines = row(gains, signal, times, noises, rows);
              ratio[i] = lines[0];
              best[i] = lines[1];
            });
    return new PhaseMap(ratio, best);
  }

  /** From before anything is fitted to after the lowest direction is. */
  private static double[] times(double[] eigenvalues, double[] noises) {
    double low = 1e-2 / (Arrays.stream(eigenvalues).max().orElseThrow());
    double high = 30 / (Arrays.stream(eigenvalues).min().orElseThrow());
    double[] times = new double[TIMES];
    Arrays.setAll(times, i -> low * Math.pow(high / low, i / (TIMES - 1.0)));
    return times;
  }

  private static double[] signal(double[] eigenvalues, double alignment, double rows) {
    double[] strength = SpectralProblem.aligned(eigenvalues, alignment, 1, rows).signal();
    Arrays.setAll(strength, k -> strength[k] * eigenvalues[k] / rows);
    return strength;
  }

  private static double[][] row(
      double[][] gains, double[] signal, double[] times, double[] noises, double rows) {
    int n = times.length;
    double[] least = new double[noises.length];
    double[] own = new double[noises.length];
    double[] when = new double[noises.length];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    Arrays.fill(own, Double.POSITIVE_INFINITY);
    for (int teacher = 0; teacher <= n; teacher++) {
      // Gains multiply, so teacher and student may change places.
      for (int student = 0; student <= Math.min(teacher, n - 1); student++) {
        double bias = 0;
        double variance = 0;
        for (int k = 0; k < signal.length; k++) {
          double gain = gains[teacher][k] * gains[student][k];
          bias += (1 - gain) * (1 - gain) * signal[k];
          variance += gain * gain;
        }
        for (int v = 0; v < noises.length; v++) {
          double risk = bias + noises[v] * variance / rows;
          least[v] = Math.min(least[v], risk);
          if (teacher == n && risk < own[v]) {
            own[v] = risk;
            when[v] = times[student];
          }
        }
      }
    }
    double[] ratio = new double[noises.length];
    Arrays.setAll(ratio, v -> least[v] / own[v]);
    return new double[][] {ratio, when};
  }
}
