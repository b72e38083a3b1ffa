// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Rates of a cluster on this machine: moments over one worker and two, from NPY and Parquet, with a
 * worker killed; the program's streamed run and MLlib beside them; the top of a kernel; the cost
 * model. Every measurement goes into a file at once, so that a run that was broken off goes on.
 * Arguments: a folder, and which parts (gather, parquet, mllib, stream, kernel; all unless said).
 */
public final class Rates {
  private static final int P = 1000;
  private static final int GIGABYTES = 4;
  static final String NPY = "npy";
  private static final String PARQUET = "parquet";
  private static final List<String> SOLVERS = List.of("ejml", "openblas");

  private final Path folder;
  private final RateTable table;
  private final GatherRates gather;

  private Rates(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.table = new RateTable(folder.resolve("rates.csv"));
    this.gather = new GatherRates(table, folder);
  }

  /** Measures what is missing, and prints all. */
  public static void main(String[] args) throws Exception {
    Rates rates = new Rates(Path.of(args[0]).toAbsolutePath());
    Set<String> parts =
        args.length > 1
            ? Set.of(args[1].split(","))
            : Set.of("gather", PARQUET, "mllib", "stream", "kernel");
    Path home = Files.createTempDirectory(rates.folder, "cluster");
    try (LoopbackCluster cluster = new LoopbackCluster(home, 2)) {
      rates.measure(parts, cluster);
    }
    rates.killed(parts);
    if (parts.contains("stream")) {
      for (String solver : SOLVERS) {
        for (int threads = 1; threads <= 2; threads++) {
          rates.gather.stream(
              new RateTable.Key(
                  "simulate --stream --threads " + threads, NPY, GIGABYTES, P, 0, solver),
              threads);
        }
      }
    }
    System.out.println(new RateReport(rates.table, P, GIGABYTES));
  }

  private void measure(Set<String> parts, LoopbackCluster cluster) throws Exception {
    for (int workers = 1; workers <= 2; workers++) {
      if (parts.contains("gather")) {
        for (String solver : SOLVERS) {
          for (int gigabytes = 2; gigabytes <= 8; gigabytes *= 2) {
            int size = gigabytes;
            gather.gather(
                cluster,
                new RateTable.Key(GatherRates.OURS, NPY, size, P, workers, solver),
                () -> gather.npy(size, P));
          }
          gather.gather(
              cluster,
              new RateTable.Key(GatherRates.OURS, NPY, 2, 100, workers, solver),
              () -> gather.npy(2, 100));
        }
      }
      if (parts.contains(PARQUET)) {
        for (String solver : SOLVERS) {
          gather.gather(
              cluster,
              new RateTable.Key(GatherRates.OURS, PARQUET, GIGABYTES, P, workers, solver),
              () -> parquet(GIGABYTES));
        }
      }
      if (parts.contains("mllib")) {
        for (String work : List.of(MllibRates.GRAM, MllibRates.COVARIANCE)) {
          MllibRates.add(
              table,
              cluster,
              new RateTable.Key(work, PARQUET, GIGABYTES, P, workers, "mllib"),
              () -> parquet(GIGABYTES),
              () -> parquet(0));
        }
      }
      if (parts.contains("kernel")) {
        for (String solver : SOLVERS) {
          KernelRates.top(
              table, cluster, new RateTable.Key(KernelRates.TOP, "", 0, 10, workers, solver));
        }
      }
    }
    if (parts.contains("kernel")) {
      for (String solver : SOLVERS) {
        KernelRates.top(table, cluster, new RateTable.Key(KernelRates.TOP, "", 0, 10, 0, solver));
        KernelRates.all(table, new RateTable.Key(KernelRates.ALL, "", 0, 10, 0, solver));
      }
    }
  }

  /** A cluster of its own, for it loses a worker. */
  private void killed(Set<String> parts) throws Exception {
    RateTable.Key key = new RateTable.Key(GatherRates.KILLED, NPY, GIGABYTES, P, 2, "ejml");
    if (parts.contains("gather") && table.find(key).isEmpty()) {
      Path home = Files.createTempDirectory(folder, "cluster");
      try (LoopbackCluster cluster = new LoopbackCluster(home, 2)) {
        gather.gather(cluster, key, () -> gather.npy(GIGABYTES, P));
      }
    }
  }

  /** The rows of the NPY files, or 16 MB of them, in files of their own. */
  private Path parquet(int gigabytes) {
    Path place = folder.resolve("parquet-" + gigabytes);
    int rows = gigabytes == 0 ? 2000 : 125_000 * gigabytes;
    try (JavaSparkContext spark = Tables.local(2)) {
      RateRows.parquet(spark, place, rows, P, 8);
    }
    return place;
  }

  static SparkConf settings(LoopbackCluster cluster, int cores) {
    return cluster
        .settings(cores)
        .set("spark.executor.memory", "1g")
        .set("spark.executor.extraJavaOptions", System.getProperty("rates.executor", ""));
  }

  static void require(boolean holds, String message, Object about) {
    if (!holds) {
      throw new IllegalStateException(message.formatted(about));
    }
  }
}
