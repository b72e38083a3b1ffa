// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Matrix;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with data is told in a line, with partition and row, and nothing is written. */
class SparkBadInputTest {
  private static JavaSparkContext spark;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    spark = Tables.local(2);
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  /** Chunks of 8,192 rows; the foremost of two bad rows is told. */
  @Test
  void aNullIsToldWithPartitionAndRow() {
    SparkSession session = SparkSession.builder().config(spark.getConf()).getOrCreate();
    session
        .range(0, 30_000, 1, 1)
        .selectExpr(
            "cast(id as double) as a",
            "case when id in (9000, 20000) then null else id * 0.5d end as b")
        .write()
        .parquet(folder.resolve("nulls").toString());
    refused("nulls", "partition 1, row 9001", "column 'b' is null");
    session
        .range(10)
        .selectExpr("id as a", "cast(id as string) as b")
        .write()
        .parquet(folder.resolve("words").toString());
    refused("words", "column 'b' is no column of numbers");
    session
        .range(10)
        .selectExpr("id * 1000000000000000001 as a")
        .write()
        .parquet(folder.resolve("large").toString());
    refused("large", "column 'a' is", "no double");
  }

  @Test
  void filesThatDoNotGoTogetherAreRefused() throws Exception {
    SparkSession session = SparkSession.builder().config(spark.getConf()).getOrCreate();
    String place = folder.resolve("two").toString();
    session.range(10).coalesce(1).selectExpr("id as a", "id as b").write().parquet(place);
    session.range(10).coalesce(1).selectExpr("id as a").write().mode("append").parquet(place);
    assertThatThrownBy(() -> RowSources.open(spark, place))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("column");
    write("t/a.csv", "a,b\n1,2\n");
    write("t/b.csv", "a,c\n1,2\n");
    refused("t", "b.csv, line 1: other columns");
    write("k/a.csv", "1\n");
    write("k/b.npy", "1\n");
    refused("k", "files of several kinds");
    refused("none", "it cannot be read");
    write("x.txt", "1\n");
    refused("x.txt", "none of the ends");
  }

  @Test
  void badTextAndArraysAreToldByRow() throws Exception {
    write("e.csv", "a,b\n1,2\n3,\n");
    refused("e.csv", "partition 0, row 2", "column 'b' is empty");
    write("w.csv", "a,b\n1,2\n\n3,0x1p3\n");
    refused("w.csv", "row 2", "column 'b' is '0x1p3'");
    write("i.csv", "a,b\n1,1e999\n");
    refused("i.csv", "row 1", "column 'b' is '1e999'");
    write("c.csv", "a,b\n1,2\n1,2,3\n");
    refused("c.csv", "row 2", "3 cells where there are 2 columns");
    write("m.csv", "1,,3\n4,5,6\n");
    refused("m.csv", "line 1: column 2 is empty, beside numbers");
    write("n.csv", "1,nan,3\n4,5,6\n");
    refused("n.csv", "line 1: column 2 is 'nan', beside numbers");
    write("u.csv", "a,,b\n4,5,6\n");
    refused("u.csv", "line 1: column 2 has no name");
    write("o.csv", "\uFEFF1,2\n4,5\n");
    refused("o.csv", "a mark of the order of bytes");
    write("h.csv", "a,b\n");
    refused("h.csv", "no row of numbers");
    write("d.csv", "a,a\n1,2\n");
    refused("d.csv", "two columns of one name");
    write("f.svm", "1 2:1 1:3\n");
    refused("f.svm", "row 1", "after column 2");
    write("n.npy", "no array at all");
    refused("n.npy", "no file of numpy.save");
    Tables.npy(folder.resolve("q.npy"), Matrix.of(2, 2, 1, 2, 3, Double.NaN), 0, 2);
    refused("q.npy", "partition 0, row 2", "column 2 is NaN");
    byte[] cut = Files.readAllBytes(folder.resolve("q.npy"));
    Files.write(folder.resolve("q.npy"), java.util.Arrays.copyOf(cut, cut.length - 3));
    refused("q.npy", "do not make its length");
  }

  @Test
  void aFileThatChangesMeanwhileIsRefused() throws Exception {
    write("a.csv", "a,b\n1,2\n3,4\n");
    RowSource planned = RowSources.open(spark, folder.resolve("a.csv").toString());
    Files.writeString(folder.resolve("a.csv"), "5,6\n", StandardOpenOption.APPEND);
    assertThatThrownBy(() -> SparkMoments.of(spark, planned, true, "ejml"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("a.csv")
        .hasMessageContaining("has changed since");
    Tables.npy(folder.resolve("b.npy"), Matrix.of(2, 2, 1, 2, 3, 4), 0, 2);
    RowSource array = RowSources.open(spark, folder.resolve("b.npy").toString());
    // As long as it was, but written anew.
    Files.setLastModifiedTime(folder.resolve("b.npy"), FileTime.fromMillis(1_000_000));
    assertThatThrownBy(() -> SparkMoments.of(spark, array, true, "ejml"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("has changed since");
  }

  /** No file is opened: there is none. */
  @Test
  void memoryThatDoesNotSufficeIsToldBeforeTheJob() {
    RowSource wide =
        new RowSource() {
          private static final long serialVersionUID = 1L;

          @Override
          public List<String> names() {
            return RowSources.numbered(40_000);
          }

          @Override
          public long rows() {
            return 1000;
          }

          @Override
          public RowCursor from(long row) {
            throw new IllegalStateException("it was read");
          }
        };
    assertThatThrownBy(() -> SparkMoments.of(spark, wide, true, "ejml"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("spark.executor.memory")
        // Of 2 tasks 5.5 products of 40,000 x 40,000 doubles each, and chunks.
        .hasMessageContaining("need about 134810 MB in an executor of 2 tasks");
  }

  /** Parquet's groups are read as a whole, and said to be of a size that their rows have. */
  @Test
  void aGroupOfRowsThatDoesNotFitIsToldBeforeTheJob() {
    String place = folder.resolve("groups").toString();
    SparkSession session = SparkSession.builder().config(spark.getConf()).getOrCreate();
    session.range(0, 5000, 1, 1).selectExpr("rand(1) as a", "rand(2) as b").write().parquet(place);
    RowSource small = RowSources.open(spark, place);
    // 2 x 5,000 doubles that cannot be packed, as they lie there and unpacked
    assertThat(small.largest().orElseThrow().bytes()).isBetween(150_000.0, 200_000.0);
    RowSource large =
        new RowSource() {
          private static final long serialVersionUID = 1L;

          @Override
          public List<String> names() {
            return small.names();
          }

          @Override
          public long rows() {
            return small.rows();
          }

          @Override
          public RowCursor from(long row) {
            throw new IllegalStateException("it was read");
          }

          @Override
          public Optional<Held> largest() {
            return Optional.of(new Held("far.parquet", "row group 7", 3e9));
          }
        };
    assertThatThrownBy(() -> SparkMoments.of(spark, large, true, "ejml"))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("far.parquet, row group 7: with all else it needs about 5882 MB")
        // of two tasks 2,861 MB each, and 80 of chunks
        .hasMessageContaining("in an executor of 2 tasks, which has")
        .hasMessageEndingWith("Write smaller groups, or give more spark.executor.memory.");
  }

  @Test
  void theProgramRefusesAndWritesNothing() throws Exception {
    write("a.csv", "a,b\n1,2\n3,4\n");
    Path out = folder.resolve("out");
    String data = "--data=" + folder.resolve("a.csv");
    assertThatThrownBy(() -> MomentsJob.plan(data, "--target=y", "--out=" + out).accept(spark))
        .hasMessageContaining("it has no column 'y'");
    assertThatThrownBy(() -> MomentsJob.plan(data, "--target=b,a", "--out=" + out).accept(spark))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("a.csv: all its columns are targets, and no feature is left");
    usage("--about takes means or zero", data, "--about=modes", "--out=" + out);
    usage("--target names 'a' twice", data, "--target=a,b,a", "--out=" + out);
    usage("--target is there twice", data, "--target=a", "--target=b", "--out=" + out);
    usage("what is '--what=y'", data, "--what=y", "--out=" + out);
    assertThat(out).doesNotExist();
  }

  private static void usage(String why, String... words) {
    assertThatThrownBy(() -> MomentsJob.plan(words))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(why);
  }

  @Test
  void namesAreReadAsTheProgramReadsThem() throws Exception {
    write("q.csv", "\"a,b\", \"say \"\"c\"\"\" ,d\" e\r\n1,2,3\r\n");
    assertThat(names("q.csv")).containsExactly("a,b", "say \"c\"", "d\" e");
    write("s.csv", "\"a;b\"\n1\n");
    assertThat(names("s.csv")).containsExactly("a;b");
    write("p.csv", "m;n\n1\n");
    assertThat(names("p.csv")).containsExactly("m;n");
    write("open.csv", "a,\"b,c\n1,2\n");
    refused("open.csv", "line 1: a quote of column 2 has no other", "in one line");
    write("beside.csv", "a,\"b\"c\n1,2\n");
    refused("beside.csv", "line 1: a quote of column 2 has no other, or letters stand beside it");
  }

  @Test
  void columnsThatOtherMarksPartAreRecognised() throws Exception {
    String told = "line 1: it has no comma, and looks as if %s parted its columns";
    write("semi.csv", "a;b\n1,5;2\n");
    refused("semi.csv", told.formatted("semicolons"), "Write commas there");
    write("rs.csv", "\"a\";\"b\"\n1;2\n");
    refused("rs.csv", told.formatted("semicolons"));
    write("bare.csv", "1;2\n3;4\n");
    refused("bare.csv", told.formatted("semicolons"));
    write("tabs.csv", "a\tb\n1\t2\n");
    refused("tabs.csv", told.formatted("tabs"));
    write("bars.csv", "a|b\n1|2\n");
    refused("bars.csv", told.formatted("bars"));
  }

  private List<String> names(String name) {
    return RowSources.open(spark, folder.resolve(name).toString()).names();
  }

  private void write(String name, String text) throws Exception {
    Files.createDirectories(folder.resolve(name).getParent());
    Files.writeString(folder.resolve(name), text);
  }

  private void refused(String name, String... why) {
    assertThatThrownBy(
            () ->
                SparkMoments.of(
                    spark, RowSources.open(spark, folder.resolve(name).toString()), true, "ejml"))
        .isInstanceOf(BadInputException.class)
        .satisfies(e -> assertThat(e.getMessage()).contains(why));
  }
}
