// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.eigendistill.base.Matrix;
import org.eigendistill.spectrum.EjmlSolver;
import org.eigendistill.spectrum.Moments;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A standalone cluster on this machine: the bits of one process, and the death of a worker. */
class ClusterTest {
  /** Chunks of 8,192 rows. */
  private static final int CHUNKS = 21;

  @TempDir private Path folder;

  @Test
  void oneAndTwoWorkersAndTheDeathOfOneGiveTheSameBits() throws Exception {
    Matrix all =
        Matrix.fill(CHUNKS * 8192 - 77, 3, (i, j) -> 1e4 + (i * 7919L + j * 31L) % 10_007 / 13.0);
    Path data = Files.createDirectory(folder.resolve("data"));
    Tables.npy(data.resolve("a.npy"), all, 0, 100_000);
    Tables.npy(data.resolve("b.npy"), all, 100_000, all.rows());
    Moments streamed = Tables.streamed(all, true, new EjmlSolver());
    try (LoopbackCluster cluster = new LoopbackCluster(folder, 2)) {
      for (int cores = 1; cores <= 2; cores++) {
        try (JavaSparkContext spark = new JavaSparkContext(cluster.settings(cores))) {
          check(gathered(spark, data, 0), streamed);
        }
      }
      SparkConf settings = cluster.settings(2);
      try (JavaSparkContext spark = new JavaSparkContext(settings)) {
        KillingListener listener = new KillingListener(cluster, CHUNKS / 3);
        spark.sc().addSparkListener(listener);
        check(gathered(spark, data, 500), streamed);
        assertThat(listener.lost()).as("the dead worker had a task").isPositive();
      }
    }
  }

  private static Moments gathered(JavaSparkContext spark, Path data, long milliseconds) {
    RowSource rows = RowSources.open(spark, data.toString());
    return SparkMoments.of(spark, new SlowSource(rows, milliseconds), true, "ejml", 1);
  }

  private static void check(Moments gathered, Moments streamed) {
    assertThat(gathered.rows()).isEqualTo(streamed.rows());
    assertThat(gathered.products()).isEqualTo(streamed.products());
    assertThat(gathered.means()).isEqualTo(streamed.means());
  }
}
