// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spark;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.eigendistill.spectrum.Moments;

/** Gram matrices of rows by a cluster, beside the program's own streamed run. */
final class GatherRates {
  static final String OURS = "moments";
  static final String KILLED = "moments while a worker dies";
  private static final Pattern READ = Pattern.compile("MB, in ([0-9.,]+) s:");

  private final RateTable table;
  private final Path folder;

  GatherRates(RateTable table, Path folder) {
    this.table = table;
    this.folder = folder;
  }

  /** Adds up what tasks send. */
  private static final class Results extends SparkListener {
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong collecting = new AtomicLong();

    @Override
    public void onTaskEnd(SparkListenerTaskEnd end) {
      if (end.taskMetrics() != null) {
        bytes.addAndGet(end.taskMetrics().resultSize());
        collecting.addAndGet(end.taskMetrics().jvmGCTime());
      }
    }
  }

  /** Reads files once, so that the system has them in its memory. */
  static void warm(Path place) throws IOException {
    try (Stream<Path> files = Files.walk(place)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        try (InputStream in = Files.newInputStream(file)) {
          in.transferTo(OutputStream.nullOutputStream());
        }
      }
    }
  }

  /** A folder of NPY files of 1 GB each. */
  Path npy(int gigabytes, int columns) throws IOException {
    Path place = Files.createDirectories(folder.resolve("npy-%d-%d".formatted(gigabytes, columns)));
    Path all = Files.createDirectories(folder.resolve("npy-" + columns));
    long rows = 1_000_000_000L / 8 / columns;
    for (int k = 0; k < gigabytes; k++) {
      Path file = all.resolve("part%02d.npy".formatted(k));
      RateRows.npy(file, k * rows, (k + 1) * rows, columns);
      Path link = place.resolve(file.getFileName());
      if (!Files.exists(link)) {
        Files.createLink(link, file);
      }
    }
    return place;
  }

  /** Moments by a cluster of so many workers of one core, after a run over a small file. */
  void gather(LoopbackCluster cluster, RateTable.Key key, RateRows.Place data) throws Exception {
    table.add(
        key,
        () -> {
          Path place = data.make();
          try (JavaSparkContext spark = new JavaSparkContext(Rates.settings(cluster, key.workers()))) {
            Path small = folder.resolve("small-" + key.columns());
            Files.createDirectories(small);
            RateRows.npy(small.resolve("rows.npy"), 0, 20_000_000 / key.columns(), key.columns());
            RowSource warm = RowSources.open(spark, small.toString());
            SparkMoments.of(spark, warm, false, key.solver(), 1);
            Results results = new Results();
            spark.sc().addSparkListener(results);
            RowSource rows = RowSources.open(spark, place.toString());
            int tasks = CostModel.tasks(key.rows(), key.columns(), key.workers());
            KillingListener killing = new KillingListener(cluster, tasks / 2);
            if (key.work().equals(KILLED)) {
              spark.sc().addSparkListener(killing);
            }
            warm(place);
            long start = System.nanoTime();
            Moments moments = SparkMoments.of(spark, rows, false, key.solver());
            double seconds = (System.nanoTime() - start) / 1e9;
            Rates.require(moments.rows() == key.rows(), "%s has rows lost", key);
            Rates.require(
                killing.lost() > 0 == key.work().equals(KILLED), "%s: who died was not to", key);
            return new RateTable.Rate(
                key,
                seconds,
                results.collecting.get() / 1e3,
                results.bytes.get() / 1e6,
                digest(moments));
          }
        });
  }

  /** The program's streamed run over one file; its own figure, which leaves starting out. */
  void stream(RateTable.Key key, int threads) throws Exception {
    table.add(
        key,
        () -> {
          Path file = folder.resolve("one.npy");
          RateRows.npy(file, 0, key.rows(), key.columns());
          Path out = Files.createTempDirectory(folder, "out");
          warm(file);
          Program.Ended ended =
              Program.run(
                  folder,
                  Map.of("OPENBLAS_NUM_THREADS", String.valueOf(threads)),
                  ("simulate --stream --route gram --data one.npy --target 1 --teacher 1e-3"
                          + " --times 1 --no-figures --threads %d --solver %s --out %s")
                      .formatted(threads, key.solver(), out.resolve("run"))
                      .split(" "));
          Matcher said = READ.matcher(ended.said());
          Rates.require(ended.exit() == 0 && said.find(), "the program ended badly: %s", ended);
          return RateTable.Rate.byClock(
              key, Double.parseDouble(said.group(1).replace(",", "")), "");
        });
  }

  static String digest(Moments moments) throws NoSuchAlgorithmException {
    double[] products = moments.products().toArray();
    ByteBuffer bytes = ByteBuffer.allocate(8 * products.length);
    bytes.asDoubleBuffer().put(products);
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()))
        .substring(0, 16);
  }
}
