// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spark;

import java.util.Arrays;
import java.util.Locale;
import org.apache.spark.api.java.JavaSparkContext;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Randomness;
import org.eigendistill.spectrum.EigenSolver;
import org.eigendistill.spectrum.Kernel;
import org.eigendistill.spectrum.KernelProducts;
import org.eigendistill.spectrum.Solvers;
import org.eigendistill.spectrum.SymmetricProducts;
import org.eigendistill.spectrum.TopEigenpairs;

/** The largest eigenvalues of a kernel by six passes, beside all of them by a decomposition. */
final class KernelRates {
  static final String TOP = "top 50 of a kernel of 4000";
  static final String ALL = "all of a kernel of 4000";
  private static final int N = 4000;
  private static final int COUNT = 50;
  private static final Kernel KERNEL = new Kernel.Rbf(0.05);

  private KernelRates() {}

  private static Matrix rows() {
    Randomness random = Randomness.of(4);
    return Matrix.fill(N, 10, (i, j) -> random.gaussian());
  }

  private static EigenSolver solver(String name) {
    return Solvers.named(name, 1, notice -> {});
  }

  /** Six passes in this process, or by a cluster. */
  static void top(RateTable table, LoopbackCluster cluster, RateTable.Key key) throws Exception {
    table.add(
        key,
        () -> {
          Matrix x = rows();
          if (key.workers() == 0) {
            return topOf(key, new KernelProducts(KERNEL, x, solver(key.solver())));
          }
          try (JavaSparkContext spark = new JavaSparkContext(Rates.settings(cluster, key.workers()));
              SparkKernelProducts products =
                  new SparkKernelProducts(spark, KERNEL, x, key.solver())) {
            products.times(Matrix.fill(N, 1, (i, j) -> i));
            return topOf(key, products);
          }
        });
  }

  private static RateTable.Rate topOf(
      RateTable.Key key, SymmetricProducts products) {
    long start = System.nanoTime();
    TopEigenpairs top = TopEigenpairs.of(products, COUNT, 6, 1, solver(key.solver()));
    return RateTable.Rate.byClock(
        key, (System.nanoTime() - start) / 1e9, told(top.values()) + " rest " + top.rest());
  }

  /** The whole kernel and its decomposition. */
  static void all(RateTable table, RateTable.Key key) throws Exception {
    table.add(
        key,
        () -> {
          Matrix x = rows();
          long start = System.nanoTime();
          double[] values = solver(key.solver()).symmetric(KERNEL.between(x, x)).values();
          return RateTable.Rate.byClock(key, (System.nanoTime() - start) / 1e9, told(values));
        });
  }

  /** The largest and the last of the top. */
  private static String told(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return String.format(
        Locale.ROOT,
        "%.15g %.15g",
        sorted[sorted.length - 1],
        sorted[sorted.length - COUNT]);
  }
}
