// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spark;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;
import org.eigendistill.base.RowChunks;

/**
 * What gathering takes: {@code seconds = start + (bytes * read + rows * columns^2 * multiply) /
 * workers}, fitted by least squares of relative deviations to what was measured.
 *
 * @param start seconds of any run
 * @param read seconds a byte of a worker
 * @param multiply seconds of a worker for one of the {@code n p^2} additions of products
 * @param worst the largest relative deviation of a measurement
 * @param sent bytes of a part
 */
record CostModel(double start, double read, double multiply, double worst, double sent) {
  /**
   * Of runs of one solver.
   *
   * @param columns whose parts are looked at
   */
  static CostModel fit(List<RateTable.Rate> rates, int columns) {
    double[] ones = new double[rates.size()];
    Arrays.fill(ones, 1);
    double[][] terms = new double[rates.size()][];
    for (int i = 0; i < terms.length; i++) {
      RateTable.Rate rate = rates.get(i);
      double[] row = terms(rate.key().rows(), rate.key().columns(), rate.key().workers());
      terms[i] = Arrays.stream(row).map(v -> v / rate.seconds()).toArray();
    }
    OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression();
    regression.setNoIntercept(true);
    regression.newSampleData(ones, terms);
    double[] b = regression.estimateRegressionParameters();
    double worst =
        Arrays.stream(regression.estimateResiduals()).map(Math::abs).max().orElseThrow();
    double sent =
        rates.stream()
            .filter(rate -> rate.key().columns() == columns)
            .mapToDouble(rate -> rate.megabytes() * 1e6 / tasks(rate.key()))
            .max()
            .orElseThrow();
    return new CostModel(b[0], b[1] / 1e9, b[2] / 1e12, worst, sent);
  }

  private static double[] terms(long rows, int columns, int workers) {
    double numbers = (double) rows * columns;
    return new double[] {1, 8 * numbers / 1e9 / workers, numbers * columns / 1e12 / workers};
  }

  private static int tasks(RateTable.Key key) {
    return tasks(key.rows(), key.columns(), key.workers());
  }

  /** Tasks of a run, as {@link SparkMoments} cuts it. */
  static int tasks(long rows, int columns, int cores) {
    int size = RowChunks.rows(columns);
    long chunks = (rows + size - 1) / size;
    long each = SparkMoments.chunksPerTask(chunks, cores);
    return Math.toIntExact((chunks + each - 1) / each);
  }

  /** Seconds of a run that nothing shared holds up. */
  double seconds(long rows, int columns, int cores) {
    double[] terms = terms(rows, columns, cores);
    return start + terms[1] * read * 1e9 + terms[2] * multiply * 1e12;
  }

  /** Told for some cores, in lines of a table of Markdown. */
  String told(long rows, int columns, int... cores) {
    StringBuilder text = new StringBuilder();
    double numbers = (double) rows * columns;
    for (int c : cores) {
      double seconds = seconds(rows, columns, c);
      int tasks = tasks(rows, columns, c);
      text.append(
          String.format(
              Locale.ROOT,
              "| %d | %.0f | %.2f | %d | %.1f | %.1f |%n",
              c,
              seconds,
              8 * numbers / seconds / 1e9,
              tasks,
              SparkMoments.parts(tasks) == tasks ? 0 : tasks * sent / 1e9,
              SparkMoments.parts(tasks) * sent / 1e9));
    }
    return text.toString();
  }

  /** What the fit is. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "start %.2f s; a worker reads %.0f MB/s and adds %.2f products a nanosecond (%.1f Gflop/s);"
            + " measurements lie within %.0f %%",
        start,
        1e-6 / read,
        1e-9 / multiply,
        2e-9 / multiply,
        100 * worst);
  }
}
