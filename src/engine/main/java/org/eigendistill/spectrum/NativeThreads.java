// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spectrum;

import org.bytedeco.openblas.presets.openblas_nolapack;

/**
 * OpenBLAS has one thread count for the whole process; solvers have one each. Calls that want the
 * same count run side by side, a call that wants another waits for them to end.
 */
final class NativeThreads {
  /** One for the process, as the count itself. */
  static final NativeThreads OF_PROCESS = new NativeThreads();

  private int count;
  private int running;

  private NativeThreads() {}

  /** Runs native work on a number of threads. */
  void with(int threads, Runnable work) {
    enter(threads);
    try {
      work.run();
    } finally {
      leave();
    }
  }

  private synchronized void enter(int threads) {
    boolean interrupted = false;
    while (running > 0 && count != threads) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (count != threads) {
      openblas_nolapack.blas_set_num_threads(threads);
      count = threads;
    }
    running++;
  }

  private synchronized void leave() {
    running--;
    notifyAll();
  }
}
