// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.base;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs tasks on a number of threads. The first fault, in order of time, ends them all and reaches
 * the caller: tasks that have not begun never do, those at work are interrupted and waited for, so
 * that nothing is at work when the caller goes on. A task that runs long must look at {@link
 * #stopped} now and then.
 */
public final class SideBySide {
  private SideBySide() {}

  /**
   * What the tasks give, in the order of the tasks.
   *
   * @param threads how many run at a time, at least 1
   * @param tasks what to do
   * @throws RuntimeException what the first task to fail threw, or its error; a checked exception
   *     is the cause of an {@link IllegalStateException}
   */
  public static <T> List<T> run(int threads, List<? extends Callable<T>> tasks) {
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    AtomicBoolean failed = new AtomicBoolean();
    try {
      CompletionService<T> ended = new ExecutorCompletionService<>(workers);
      List<Future<T>> futures = new ArrayList<>();
      tasks.forEach(task -> futures.add(ended.submit(() -> unlessFailed(task, failed))));
      for (int i = 0; i < futures.size(); i++) {
        ended.take().get();
      }
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException fault) {
        throw fault;
      }
      if (e.getCause() instanceof Error fault) {
        throw fault;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } finally {
      stop(workers);
    }
  }

  /** A task after a fault is not begun; what stands for its result is never looked at. */
  private static <T> T unlessFailed(Callable<T> task, AtomicBoolean failed) throws Exception {
    if (failed.get()) {
      return null;
    }
    boolean good = false;
    try {
      T result = task.call();
      good = true;
      return result;
    } finally {
      if (!good) {
        failed.set(true);
      }
    }
  }

  /** Whether the task that asks has been told to stop, since another failed or the caller went. */
  public static boolean stopped() {
    return Thread.currentThread().isInterrupted();
  }

  private static void stop(ExecutorService workers) {
    workers.shutdownNow();
    boolean interrupted = Thread.interrupted();
    while (!workers.isTerminated()) {
      try {
        workers.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
