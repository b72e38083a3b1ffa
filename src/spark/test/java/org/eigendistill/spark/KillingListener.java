// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spark;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.ExecutorLostFailure;
import org.apache.spark.Success$;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/** Kills the first worker of a cluster once so many tasks have ended. */
final class KillingListener extends SparkListener {
  private final LoopbackCluster cluster;
  private final int after;
  private final AtomicInteger ended = new AtomicInteger();
  private final AtomicInteger lost = new AtomicInteger();

  KillingListener(LoopbackCluster cluster, int after) {
    this.cluster = cluster;
    this.after = after;
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd end) {
    if (end.reason() instanceof ExecutorLostFailure) {
      lost.incrementAndGet();
    } else if (end.reason() == Success$.MODULE$ && ended.incrementAndGet() == after) {
      cluster.kill(0);
    }
  }

  /** How many tasks died with it. */
  int lost() {
    return lost.get();
  }
}
