// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.util.concurrent.atomic.AtomicLong;
import org.eigendistill.base.Progress;
import org.eigendistill.risk.Gains;
import org.eigendistill.risk.Quadratic;

/**
 * A risk that tells how often a search has asked for it: of a filter without a fast path one answer
 * takes long, and how many are wanted nobody knows ahead.
 *
 * @param risk whose values these are
 * @param progress hears of it
 * @param asked how often
 */
record WatchedRisk(Quadratic risk, Progress progress, AtomicLong asked) implements Quadratic {
  static final String TASK = "optima, risks looked at";

  /** So many are told together. */
  private static final int SOME = 64;

  static WatchedRisk of(Quadratic risk, Progress progress) {
    progress.update(TASK, 0, 0);
    return new WatchedRisk(risk, progress, new AtomicLong());
  }

  @Override
  public double[] eigenvalues() {
    return risk.eigenvalues();
  }

  @Override
  public double of(Gains filter) {
    long now = asked.incrementAndGet();
    if (now % SOME == 0) {
      progress.update(TASK, now, 0);
    }
    return risk.of(filter);
  }

  @Override
  public double bestAlong(Gains base, double[] d) {
    return risk.bestAlong(base, d);
  }
}
