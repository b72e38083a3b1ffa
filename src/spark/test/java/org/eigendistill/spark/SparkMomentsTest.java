// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.eigendistill.base.Matrix;
import org.eigendistill.spectrum.EjmlSolver;
import org.eigendistill.spectrum.Moments;
import org.eigendistill.spectrum.Solvers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Moments on Spark against those of one machine: every bit. */
class SparkMomentsTest {
  /** 130 columns have chunks of 2,048 rows: four of them, the last of 856. */
  private static final int ROWS = 7000;

  private static final int COLUMNS = 130;

  private static JavaSparkContext spark;
  private static Matrix all;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    spark = Tables.local(2);
    Random random = new Random(11);
    // Floats in column 1, whole numbers in column 2, some zeros.
    all =
        Matrix.fill(
            ROWS,
            COLUMNS,
            (i, j) ->
                j == 1
                    ? (float) random.nextGaussian()
                    : j == 2
                        ? random.nextInt(100)
                        : i % 5 == j % 5 ? 0 : Math.rint(1e4 * random.nextGaussian()) / 1e4 + j);
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  @Test
  void npyHasTheBitsOfOneMachineHoweverItIsSplit() throws Exception {
    int[][] cuts = {{0, ROWS}, {0, 1, 2048, 5000, ROWS}};
    for (int[] cut : cuts) {
      Path here = Files.createDirectory(folder.resolve("npy" + cut.length));
      for (int k = 1; k < cut.length; k++) {
        Tables.npy(here.resolve(k + ".npy"), all, cut[k - 1], cut[k]);
      }
      check(RowSources.open(spark, here.toString()), 1);
      check(RowSources.open(spark, here.toString()), 3);
    }
  }

  @Test
  void csvHasThemWhateverPiecesItIsCountedIn() throws Exception {
    Path here = Files.createDirectory(folder.resolve("csv"));
    Tables.csv(here.resolve("a.csv"), all, 0, 3000);
    Tables.csv(here.resolve("b.csv"), all, 3000, ROWS);
    Files.writeString(here.resolve("_SUCCESS"), "");
    for (long piece : new long[] {1 << 25, 1_000_003, 99_991}) {
      RowSource rows = RowSources.open(spark, here.toString(), piece);
      assertThat(rows.names()).startsWith("c0", "c1").hasSize(COLUMNS);
      check(rows, 1);
    }
  }

  @Test
  void libsvmHasThem() throws Exception {
    Path here = Files.createDirectory(folder.resolve("svm"));
    Tables.libsvm(here.resolve("a.svm"), all, 0, 4096);
    Tables.libsvm(here.resolve("b.svm"), all, 4096, ROWS);
    RowSource rows = RowSources.open(spark, here.toString(), 500_000);
    assertThat(rows.names()).startsWith("label", "x1");
    check(rows, 2);
  }

  @Test
  void parquetHasThem() {
    Path here = folder.resolve("parquet");
    Tables.parquet(spark, here, all, 3);
    RowSource rows = RowSources.open(spark, here.toString());
    assertThat(rows.rows()).isEqualTo(ROWS);
    check(rows, 1);
  }

  /** Moments about zero, parts merged on the workers, and OpenBLAS. */
  @Test
  void everyWayOfGatheringHasThem() throws Exception {
    // 71 chunks of 8,192 rows, 71 tasks: more parts than the driver takes at once.
    Matrix narrow = Matrix.fill(70 * 8192 + 5, 2, (i, j) -> (i * 31L + j * 17L) % 101 / 7.0);
    Tables.npy(folder.resolve("narrow.npy"), narrow, 0, narrow.rows());
    RowSource rows = RowSources.open(spark, folder.resolve("narrow.npy").toString());
    Moments zero = SparkMoments.of(spark, rows, false, "openblas", 1);
    Moments streamed = Tables.streamed(narrow, false, Solvers.named("openblas", 1, notice -> {}));
    assertThat(zero.rows()).isEqualTo(narrow.rows());
    assertThat(zero.products()).isEqualTo(streamed.products());
    assertThat(zero.means()).isEqualTo(streamed.means());
  }

  @Test
  void theProgramWritesWhatItFinds() throws Exception {
    Tables.csv(folder.resolve("t.csv"), all.selectColumns(0, 1, 2, 3), 0, 500);
    Path out = folder.resolve("out");
    MomentsJob.plan("--data=" + folder.resolve("t.csv"), "--target=c3,c0", "--out=" + out)
        .accept(spark);
    Matrix four = all.selectColumns(0, 1, 2, 3);
    Moments streamed =
        Tables.streamed(four.selectRows(IntStream.range(0, 500).toArray()), true, new EjmlSolver())
            .withTargets(3, 0);
    List<String> cross = Files.readAllLines(out.resolve("cross.csv"));
    assertThat(cross.get(0)).isEqualTo("c3,c0");
    for (int i = 0; i < 2; i++) {
      assertThat(cross.get(1 + i))
          .isEqualTo(streamed.crossProducts().get(i, 0) + "," + streamed.crossProducts().get(i, 1));
    }
    assertThat(Files.readAllLines(out.resolve("products.csv"))).hasSize(3).startsWith("c1,c2");
    assertThat(Files.readString(out.resolve("summary.json")))
        .contains("\"rows\": 500, \"features\": 2, \"targets\": 2");
  }

  private static void check(RowSource rows, long chunksPerTask) {
    Moments streamed = Tables.streamed(all, true, new EjmlSolver());
    Moments gathered = SparkMoments.of(spark, rows, true, "ejml", chunksPerTask);
    assertThat(gathered.rows()).isEqualTo(ROWS);
    assertThat(gathered.products()).isEqualTo(streamed.products());
    assertThat(gathered.means()).isEqualTo(streamed.means());
  }
}
