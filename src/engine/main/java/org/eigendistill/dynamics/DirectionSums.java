package org.eigendistill.dynamics;

import java.util.stream.IntStream;

/**
 * Sums over directions of functions of the gains (losses, risks, norms, predictions) at many times,
 *
 * <pre>    S(t) = sum_k f_k(a(l_k, t), r(l_k, t)), </pre>
 *
 * without storing the grid of gains: times are taken in blocks that fit the nearest cache, and the
 * blocks in parallel. Sums are compensated (Kahan 1965): the error is that of the terms, a few ulp
 * of each, and 2 ulp of the sum of their magnitudes, however many directions there are. The numbers
 * do not depend on the number of threads.
 */
public final class DirectionSums {
  private DirectionSums() {}

  /**
   * Works sums out.
   *
   * @param training what is trained
   * @param times the times, in any order
   * @param eigenvalues one per direction, at least 0
   * @param summands what is summed over the directions
   * @return one array per summand, of one sum per time
   * @throws IllegalArgumentException if the procedure refuses a time
   */
  public static double[][] of(
      Training training, double[] times, double[] eigenvalues, Summand... summands) {
    for (double time : times) {
      training.procedure().requireTime(time);
    }
    double[] fixed = times.clone();
    double[][] sums = new double[summands.length][fixed.length];
    IntStream.range(0, TimeBlock.blocks(fixed.length))
        .parallel()
        .forEach(
            number -> {
              TimeBlock block = TimeBlock.of(fixed, number);
              double[][] part = sums(training, block, eigenvalues, summands);
              for (int s = 0; s < part.length; s++) {
                System.arraycopy(part[s], 0, sums[s], block.from(), block.count());
              }
            });
    return sums;
  }

  private static double[][] sums(
      Training training, TimeBlock times, double[] eigenvalues, Summand[] summands) {
    boolean residualsToo = false;
    for (Summand summand : summands) {
      residualsToo |= summand.needsResiduals();
    }
    int count = times.count();
    double[] gains = new double[count];
    double[] residuals = residualsToo ? new double[count] : null;
    double[] terms = new double[count];
    double[][] sums = new double[summands.length][count];
    double[][] errors = new double[summands.length][count];
    for (int k = 0; k < eigenvalues.length; k++) {
      training.along(eigenvalues[k]).at(times, gains, residuals);
      for (int s = 0; s < summands.length; s++) {
        summands[s].at(k, gains, residuals, count, terms);
        add(terms, sums[s], errors[s], count);
      }
    }
    return sums;
  }

  private static void add(double[] terms, double[] sums, double[] errors, int count) {
    for (int i = 0; i < count; i++) {
      double term = terms[i] - errors[i];
      double sum = sums[i] + term;
      errors[i] = (sum - sums[i]) - term;
      sums[i] = sum;
    }
  }
}
