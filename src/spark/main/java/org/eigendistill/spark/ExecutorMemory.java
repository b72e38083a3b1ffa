// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spark;

import java.util.Locale;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.network.util.JavaUtils;
import org.eigendistill.base.BadInputException;

/** What executors and the driver have, asked before a job starts. */
final class ExecutorMemory {
  private final long executor;
  private final int tasks;

  ExecutorMemory(JavaSparkContext spark) {
    String master = spark.master();
    boolean local = master.startsWith("local") && !master.startsWith("local-cluster");
    this.executor =
        local
            ? Runtime.getRuntime().maxMemory()
            : JavaUtils.byteStringAsBytes(spark.getConf().get("spark.executor.memory", "1g"));
    this.tasks =
        Math.max(
            1,
            (local ? spark.defaultParallelism() : cores(spark))
                / spark.getConf().getInt("spark.task.cpus", 1));
  }

  /** Of an executor: as told, or what the cluster gave to each, which may be a worker's all. */
  private static int cores(JavaSparkContext spark) {
    // The driver is one of those that the tracker knows.
    int executors = Math.max(1, spark.sc().statusTracker().getExecutorInfos().length - 1);
    int given = (spark.defaultParallelism() + executors - 1) / executors;
    return spark.getConf().getInt("spark.executor.cores", given);
  }

  /**
   * Refuses what does not fit.
   *
   * @param what needs it
   * @param shared bytes that an executor needs once, and the driver
   * @param each bytes that each of its tasks needs besides, and the driver
   */
  void require(String what, double shared, double each) {
    require(what, "an executor of %d tasks".formatted(tasks), shared + tasks * each, executor);
    require(what, "the driver", shared + each, Runtime.getRuntime().maxMemory());
  }

  private static void require(String what, String who, double needed, long available) {
    if (needed > available) {
      throw BadInputException.of(
          who.startsWith("the") ? "spark.driver.memory" : "spark.executor.memory",
          "",
          String.format(
              Locale.ROOT,
              "%s need about %.0f MB in %s, which has %d MB",
              what,
              needed / (1 << 20),
              who,
              available >> 20),
          "Give more, or fewer columns.");
    }
  }
}
