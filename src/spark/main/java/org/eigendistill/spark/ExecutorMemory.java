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
    int executors = Math.max(1, ClusterCores.executors(spark));
    int given = (spark.defaultParallelism() + executors - 1) / executors;
    return spark.getConf().getInt("spark.executor.cores", given);
  }

  /**
   * Refuses what does not fit.
   *
   * @param what needs it, several
   * @param shared bytes that an executor needs once, and the driver
   * @param each bytes that each of its tasks needs besides, and the driver
   * @param mend what else to do than to give more
   */
  void require(String what, double shared, double each, String mend) {
    String more = "Give more, or %s.".formatted(mend);
    if (needed(shared, each) > executor) {
      throw BadInputException.of(
          "spark.executor.memory",
          "",
          said(what + " need", needed(shared, each), ofTasks(), executor),
          more);
    }
    long driver = Runtime.getRuntime().maxMemory();
    if (shared + each > driver) {
      throw BadInputException.of(
          "spark.driver.memory",
          "",
          said(what + " need", shared + each, "the driver", driver),
          more);
    }
  }

  /**
   * Refuses a piece of a file that does not fit beside what else a task holds.
   *
   * @param shared bytes that an executor needs once
   * @param each bytes that each of its tasks needs besides the piece
   */
  void requireRead(RowSource.Held piece, double shared, double each) {
    double needed = needed(shared, each + piece.bytes());
    if (needed > executor) {
      throw BadInputException.of(
          piece.file(),
          piece.place(),
          said("with all else it needs", needed, ofTasks(), executor),
          "Write smaller groups, or give more spark.executor.memory.");
    }
  }

  private double needed(double shared, double each) {
    return shared + tasks * each;
  }

  private String ofTasks() {
    return "an executor of %d %s".formatted(tasks, tasks == 1 ? "task" : "tasks");
  }

  private static String said(String what, double needed, String who, long available) {
    return String.format(
        Locale.ROOT,
        "%s about %.0f MB in %s, which has %d MB",
        what,
        needed / (1 << 20),
        who,
        available >> 20);
  }
}
