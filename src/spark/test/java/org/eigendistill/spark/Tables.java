// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spark;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.RowChunks;
import org.eigendistill.spectrum.EigenSolver;
import org.eigendistill.spectrum.MomentSums;
import org.eigendistill.spectrum.Moments;

/** Files of rows, written by the tests, and the moments of one machine. */
final class Tables {
  private Tables() {}

  /** Spark in this process, on so many threads. */
  static JavaSparkContext local(int cores) {
    return new JavaSparkContext(
        new SparkConf()
            .setMaster("local[%d]".formatted(cores))
            .setAppName("test")
            .set("spark.ui.enabled", "false")
            .set("spark.driver.host", "127.0.0.1")
            .set("spark.driver.bindAddress", "127.0.0.1"));
  }

  /** Rows from one to another, as a file of NumPy's. */
  static void npy(Path file, Matrix all, int from, int to) throws IOException {
    String text =
        "{'descr': '<f8', 'fortran_order': False, 'shape': (%d, %d), }"
            .formatted(to - from, all.columns());
    String padded = text + " ".repeat(63 - (10 + text.length()) % 64) + "\n";
    ByteBuffer bytes =
        ByteBuffer.allocate(10 + padded.length() + 8 * (to - from) * all.columns())
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
    bytes.putShort((short) padded.length()).put(padded.getBytes(StandardCharsets.US_ASCII));
    for (int i = from; i < to; i++) {
      for (int j = 0; j < all.columns(); j++) {
        bytes.putDouble(all.get(i, j));
      }
    }
    Files.write(file, bytes.array());
  }

  static void csv(Path file, Matrix all, int from, int to) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int j = 0; j < all.columns(); j++) {
      text.append(j == 0 ? "" : ",").append("\"c").append(j).append('"');
    }
    text.append("\r\n");
    for (int i = from; i < to; i++) {
      for (int j = 0; j < all.columns(); j++) {
        text.append(j == 0 ? "" : ",").append(all.get(i, j));
      }
      // Blank lines are no rows, and the last line may lack its end.
      text.append(i % 1000 == 7 ? "\r\n\n" : i == to - 1 ? "" : "\n");
    }
    Files.writeString(file, text);
  }

  /** The first column is the label; numbers that are 0 are left out. */
  static void libsvm(Path file, Matrix all, int from, int to) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < to; i++) {
      text.append(all.get(i, 0));
      for (int j = 1; j < all.columns(); j++) {
        if (all.get(i, j) != 0) {
          text.append(' ').append(j).append(':').append(all.get(i, j));
        }
      }
      text.append(" # row ").append(i).append('\n');
    }
    Files.writeString(file, text);
  }

  /** Written by Spark, in so many files of small groups of rows. */
  static void parquet(JavaSparkContext spark, Path folder, Matrix all, int files) {
    SparkSession session = SparkSession.builder().config(spark.getConf()).getOrCreate();
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < all.rows(); i++) {
      Object[] cells = new Object[all.columns()];
      for (int j = 0; j < cells.length; j++) {
        double value = all.get(i, j);
        cells[j] = j == 1 ? (Object) (float) value : j == 2 ? (Object) (long) value : value;
      }
      rows.add(RowFactory.create(cells));
    }
    StructField[] fields =
        IntStream.range(0, all.columns())
            .mapToObj(
                j -> {
                  DataType type =
                      j == 1
                          ? DataTypes.FloatType
                          : j == 2 ? DataTypes.LongType : DataTypes.DoubleType;
                  return DataTypes.createStructField("c" + j, type, true);
                })
            .toArray(StructField[]::new);
    session
        .createDataFrame(spark.parallelize(rows, files), DataTypes.createStructType(fields))
        .write()
        .option("parquet.block.size", 1 << 18)
        .parquet(folder.toString());
  }

  /** One machine's moments of the same rows. */
  static Moments streamed(Matrix all, boolean centred, EigenSolver solver) {
    int size = RowChunks.rows(all.columns());
    int[] next = {0};
    return MomentSums.of(
        () -> {
          int from = next[0];
          next[0] = Math.min(all.rows(), from + size);
          int to = next[0];
          return from == to ? null : () -> all.selectRows(IntStream.range(from, to).toArray());
        },
        all.columns(),
        centred,
        solver,
        2);
  }
}
