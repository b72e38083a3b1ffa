// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spark;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Waits for a cluster's executors, which a standalone master gives one after another once a program
 * has begun: work is cut, and memory asked for, by what there is then.
 */
final class ClusterCores {
  /** No executor more for so long: there are no others to come. */
  private static final Duration QUIET = Duration.ofSeconds(10);

  /** As Spark itself waits for resources. */
  private static final String PATIENCE = "spark.scheduler.maxRegisteredResourcesWaitingTime";

  private static final long STEP_NANOS = 50_000_000;

  private ClusterCores() {}

  /**
   * Returns when {@code spark.cores.max} cores are there, or when no executor has come for ten
   * seconds after the first; at the latest when the program is older than Spark's own patience.
   */
  static void await(JavaSparkContext spark) {
    if (spark.sc().isLocal()) {
      return;
    }
    int wanted = spark.getConf().getInt("spark.cores.max", Integer.MAX_VALUE);
    long patience = spark.getConf().getTimeAsSeconds(PATIENCE, "30s") * 1000;
    int seen = 0;
    long since = System.nanoTime();
    while (System.currentTimeMillis() - spark.sc().startTime() < patience) {
      int executors = executors(spark);
      if (executors > seen) {
        seen = executors;
        since = System.nanoTime();
      }
      boolean isQuiet = System.nanoTime() - since >= QUIET.toNanos();
      if (seen > 0 && (isQuiet || spark.defaultParallelism() >= wanted)) {
        return;
      }
      LockSupport.parkNanos(STEP_NANOS);
    }
  }

  /** The driver is one of those that the tracker knows. */
  static int executors(JavaSparkContext spark) {
    return spark.sc().statusTracker().getExecutorInfos().length - 1;
  }
}
