// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spark;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import org.apache.spark.TaskContext;

/**
 * Holds what a task does to the cores that it was given, {@code spark.task.cpus}: streams that run
 * in parallel would otherwise take all cores of the machine, those of other workers too.
 */
final class TaskCores {
  private TaskCores() {}

  /**
   * Does a task's work.
   *
   * @throws RuntimeException what the work threw, or its error
   */
  static <T> T run(Callable<T> work) {
    ForkJoinPool cores = new ForkJoinPool(TaskContext.get().cpus());
    try {
      return cores.submit(work).get();
    } catch (ExecutionException e) {
      // A pool wraps what was thrown in another thread in one of its kind.
      Throwable cause = e.getCause();
      while (cause.getCause() != null && cause.getClass() == cause.getCause().getClass()) {
        cause = cause.getCause();
      }
      if (cause instanceof Error fault) {
        throw fault;
      }
      throw cause instanceof RuntimeException fault ? fault : new IllegalStateException(cause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the task was ended", e);
    } finally {
      cores.shutdownNow();
    }
  }
}
