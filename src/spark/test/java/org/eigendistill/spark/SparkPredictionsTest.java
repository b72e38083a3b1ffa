// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.eigendistill.base.BadInputException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Predictions of a Parquet table against those of the program: every bit. */
class SparkPredictionsTest {
  private static final int ROWS = 3000;
  private static final int TIMES = 3;

  @TempDir private static Path folder;
  private static String models;

  /** A teacher and a student of two targets, and what the program says of all rows. */
  @BeforeAll
  static void train() throws Exception {
    StringBuilder data = new StringBuilder("a,b,c\n");
    StringBuilder targets = new StringBuilder("y,z\n");
    for (int i = 0; i < 50; i++) {
      data.append("%s,%s,%s%n".formatted(i % 7 / 3.0, i % 11 - 0.1 * i, 1e6 + i * i % 13));
      targets.append("%s,%s%n".formatted(Math.sin(i), i % 7 + 0.3 * (i % 5)));
    }
    Files.writeString(folder.resolve("data.csv"), data);
    Files.writeString(folder.resolve("targets.csv"), targets);
    StringBuilder rows = new StringBuilder("a,b,c\n");
    for (int i = 0; i < ROWS; i++) {
      rows.append("%s,%s,%d%n".formatted(a(i), (double) b(i), c(i)));
    }
    Files.writeString(folder.resolve("rows.csv"), rows);
    models = folder.resolve("models").toString();
    Program.good(
        folder,
        ("simulate --data data.csv --target targets.csv --standardize --teacher auto"
                + " --times log:0.01:10:3 --weights --predict rows.csv --no-figures --out models")
            .split(" "));
  }

  private static double a(int i) {
    return i * 7919L % 1009 / 371.0;
  }

  private static float b(int i) {
    return (float) Math.sqrt(i) - 20;
  }

  private static long c(int i) {
    return 1_000_000 + i % 17;
  }

  /** Columns in another order, of other types, with keys and one that nobody asks for. */
  private static Path table(JavaSparkContext spark, String name, int nullAt) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      Object id = i % 10 == 3 ? null : "row " + i;
      rows.add(
          RowFactory.create(
              c(i),
              id,
              i == nullAt ? null : b(i),
              "no number",
              a(i),
              new java.sql.Date(i * 86400000L)));
    }
    StructType schema =
        new StructType()
            .add("c", DataTypes.LongType)
            .add("id", DataTypes.StringType)
            .add("b", DataTypes.FloatType)
            .add("other", DataTypes.StringType)
            .add("a", DataTypes.DoubleType)
            .add("day", DataTypes.DateType);
    Path place = folder.resolve(name);
    SparkSession.builder()
        .config(spark.getConf())
        .getOrCreate()
        .createDataFrame(spark.parallelize(rows, 3), schema)
        .write()
        .option("parquet.block.size", 1 << 12)
        .parquet(place.toString());
    return place;
  }

  @Test
  void theBitsOfOneMachineWithTheRowsOwnKeys() throws Exception {
    Map<String, ByteBuffer> first = Map.of();
    for (int cores = 1; cores <= 2; cores++) {
      try (JavaSparkContext spark = Tables.local(cores)) {
        Path table = table(spark, "table" + cores, -1);
        Path out = folder.resolve("out" + cores);
        PredictJob.plan("--models=" + models, "--data=" + table, "--keys=id,day,c", "--out=" + out)
            .accept(spark);
        Map<String, ByteBuffer> files = files(out);
        assertThat(files).hasSizeGreaterThanOrEqualTo(3);
        if (cores == 1) {
          first = files;
        } else {
          assertThat(files).isEqualTo(first);
        }
        List<Row> rows = new ArrayList<>();
        SparkSession session = SparkSession.builder().config(spark.getConf()).getOrCreate();
        for (String file : files.keySet()) {
          rows.addAll(session.read().parquet(out.resolve(file).toString()).collectAsList());
        }
        check(rows);
      }
    }
  }

  private static void check(List<Row> rows) throws IOException {
    DoubleBuffer teacher = predictions("teacher");
    DoubleBuffer student = predictions("student");
    assertThat(rows).hasSize(ROWS * TIMES);
    assertThat(rows.get(0).schema().fieldNames())
        .containsExactly(
            "id", "day", "c", "time", "teacher_y", "teacher_z", "student_y", "student_z");
    for (int i = 0; i < ROWS; i++) {
      for (int t = 0; t < TIMES; t++) {
        Row row = rows.get(i * TIMES + t);
        assertThat(row.get(0)).isEqualTo(i % 10 == 3 ? null : "row " + i);
        assertThat(row.getDate(1).toLocalDate().toEpochDay()).isEqualTo(i);
        assertThat(row.getLong(2)).isEqualTo(c(i));
        assertThat(row.getDouble(3)).isEqualTo(t == 0 ? 0.01 : t == 2 ? 10 : row.getDouble(3));
        for (int k = 0; k < 2; k++) {
          int at = (t * ROWS + i) * 2 + k;
          assertThat(row.getDouble(4 + k)).isEqualTo(teacher.get(at));
          assertThat(row.getDouble(6 + k)).isEqualTo(student.get(at));
        }
      }
    }
  }

  private static DoubleBuffer predictions(String role) throws IOException {
    byte[] all = Files.readAllBytes(Path.of(models, role + "_predictions.npy"));
    int size = 8 * TIMES * ROWS * 2;
    return ByteBuffer.wrap(all, all.length - size, size)
        .slice()
        .order(ByteOrder.LITTLE_ENDIAN)
        .asDoubleBuffer();
  }

  private static Map<String, ByteBuffer> files(Path place) throws IOException {
    try (Stream<Path> all = Files.list(place)) {
      return all.filter(file -> file.toString().endsWith(".parquet"))
          .collect(
              Collectors.toMap(
                  file -> file.getFileName().toString(),
                  SparkPredictionsTest::bytes,
                  (one, other) -> one,
                  TreeMap::new));
    }
  }

  private static ByteBuffer bytes(Path file) {
    try {
      return ByteBuffer.wrap(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatIsWrongIsToldAndLeavesNothing() throws Exception {
    try (JavaSparkContext spark = Tables.local(2)) {
      Path nulls = table(spark, "nulls", 2345);
      refused(spark, nulls, "id", "partition", "row 2346: column 'b' is null");
      refused(spark, nulls, "name", "it has no column 'name'", "c, id, b, other, a, day");
      refused(spark, nulls, "id,time", "two columns would be called 'time'");
      Path few = folder.resolve("few");
      SparkSession session = SparkSession.builder().config(spark.getConf()).getOrCreate();
      session.range(5).selectExpr("id as a", "id as b").write().parquet(few.toString());
      refused(spark, few, "", "it has no column 'c'");
      Path words = folder.resolve("words");
      session
          .range(5)
          .selectExpr("id as a", "id as b", "'x' as c")
          .write()
          .parquet(words.toString());
      refused(spark, words, "", "column 'c' is no column of numbers");
      Path good = table(spark, "changing", -1);
      TrainedWeights read = TrainedWeights.read(Path.of(models));
      List<RowGroup> planned = SparkPredictions.planned(good.toString(), read, List.of());
      Path last = Path.of(java.net.URI.create(planned.get(planned.size() - 1).file().place()));
      Files.setLastModifiedTime(last, FileTime.fromMillis(1_000_000));
      String out = folder.resolve("none").toString();
      assertThatThrownBy(() -> SparkPredictions.write(spark, planned, read, List.of(), out))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("has changed since");
      assertThatThrownBy(
              () -> TrainedWeights.read(Files.createDirectories(folder.resolve("no models"))))
          .hasMessageContaining("preprocessing.json: it cannot be read. Make it by simulate");
    }
    assertThat(folder.resolve("none")).doesNotExist();
    assertThat(folder.toFile().list((at, name) -> name.startsWith("_making-none"))).isEmpty();
  }

  private static void refused(JavaSparkContext spark, Path table, String keys, String... why) {
    String out = folder.resolve("none").toString();
    assertThatThrownBy(
            () ->
                PredictJob.plan(
                        "--models=" + models, "--data=" + table, "--keys=" + keys, "--out=" + out)
                    .accept(spark))
        .isInstanceOf(BadInputException.class)
        .satisfies(e -> assertThat(e.getMessage()).contains(why));
  }

  /** Two jobs that write to one place: neither takes away what the other has made so far. */
  @Test
  void whatAnotherJobIsMakingStays() throws Exception {
    try (JavaSparkContext spark = Tables.local(1)) {
      Path table = table(spark, "shared", -1);
      Path others = Files.createDirectory(folder.resolve("_making-shared-out"));
      Files.writeString(others.resolve("part-00000.parquet"), "half");
      Path out = folder.resolve("shared-out");
      PredictJob.plan("--models=" + models, "--data=" + table, "--out=" + out).accept(spark);
      assertThat(files(out)).isNotEmpty();
      assertThat(others.resolve("part-00000.parquet")).hasContent("half");
    }
  }

  /** A group of rows that one file says to be of terabytes. */
  @Test
  void aGroupOfRowsThatDoesNotFitIsToldBeforeTheJob() throws Exception {
    try (JavaSparkContext spark = Tables.local(2)) {
      Path table = table(spark, "grouped", -1);
      TrainedWeights read = TrainedWeights.read(Path.of(models));
      List<RowGroup> all = SparkPredictions.planned(table.toString(), read, List.of());
      List<RowGroup> keyed = SparkPredictions.planned(table.toString(), read, List.of("id"));
      // the bytes of columns that are read, and no others
      for (int k = 0; k < all.size(); k++) {
        assertThat(all.get(k).bytes()).isPositive().isLessThan(keyed.get(k).bytes());
      }
      assertThat(keyed.stream().mapToLong(RowGroup::bytes).sum())
          .isLessThan(2 * all.stream().mapToLong(group -> group.file().length()).sum());
      RowGroup last = all.get(all.size() - 1);
      RowGroup large =
          new RowGroup(last.file(), last.number(), last.firstRow(), last.rows(), 1L << 40);
      List<RowGroup> some = List.of(all.get(0), large);
      assertThatThrownBy(() -> SparkPredictions.write(spark, some, read, List.of(), "none"))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("snappy.parquet, row group %d: with".formatted(last.number()))
          .hasMessageContaining("it needs about 20971")
          .hasMessageContaining("MB in an executor of 2 tasks, which has ")
          .hasMessageContaining("Write smaller groups");
    }
  }

  /**
   * Weights of gigabytes, of 3 features, 16,384 targets, 4,096 times, are told of before a row is
   * read.
   */
  @Test
  void memoryThatDoesNotSufficeIsToldBeforeTheJob() {
    TrainedWeights read = TrainedWeights.read(Path.of(models));
    TrainedWeights large =
        new TrainedWeights(
            read.features(),
            new ArrayList<>(Collections.nCopies(1 << 14, "y")),
            new double[1 << 12],
            read.means(),
            read.deviations(),
            read.targetMeans(),
            read.weights());
    try (JavaSparkContext spark = Tables.local(1)) {
      assertThatThrownBy(() -> SparkPredictions.write(spark, List.of(), large, List.of(), "none"))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("spark.executor.memory: weights at all times need about");
    }
  }
}
