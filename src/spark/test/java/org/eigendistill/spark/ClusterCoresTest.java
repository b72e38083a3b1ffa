// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What work is cut by is the whole cluster, though Spark begins before it is there. */
class ClusterCoresTest {
  @TempDir private Path folder;

  @Test
  void executorsThatComeLaterCount() throws Exception {
    try (LoopbackCluster cluster = new LoopbackCluster(folder, 3)) {
      SparkConf settings =
          cluster.settings(3).remove("spark.scheduler.minRegisteredResourcesRatio");
      try (JavaSparkContext spark = new JavaSparkContext(settings)) {
        ClusterCores.await(spark);
        assertThat(spark.defaultParallelism()).isEqualTo(3);
        assertThat(ClusterCores.executors(spark)).isEqualTo(3);
      }
    }
  }

  @Test
  void oneMachineHasNoneToWaitFor() {
    try (JavaSparkContext spark =
        new JavaSparkContext(
            new SparkConf()
                .setMaster("local[1]")
                .setAppName("test")
                .set("spark.ui.enabled", "false")
                .set("spark.driver.host", "127.0.0.1"))) {
      ClusterCores.await(spark);
      assertThat(ClusterCores.executors(spark)).isZero();
    }
  }
}
