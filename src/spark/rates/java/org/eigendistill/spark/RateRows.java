// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spark;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/**
 * Rows to measure rates on: entry j of a row is uniform on an interval of width 1 about j / 100,
 * drawn from a generator of the row's own, so that all forms of a file hold the same numbers.
 */
final class RateRows {
  private RateRows() {}

  /** Files that are made when they are asked for. */
  interface Place {
    Path make() throws IOException;
  }

  /** One row. */
  static double[] row(long index, int columns) {
    SplittableRandom random = new SplittableRandom(index);
    double[] row = new double[columns];
    for (int j = 0; j < columns; j++) {
      row[j] = j / 100.0 + random.nextDouble() - 0.5;
    }
    return row;
  }

  /** Rows from one to another as a file of NumPy's; one that is there as a whole is kept. */
  static void npy(Path file, long from, long to, int columns) throws IOException {
    String text =
        "{'descr': '<f8', 'fortran_order': False, 'shape': (%d, %d), }"
            .formatted(to - from, columns);
    String head = text + " ".repeat(117 - text.length()) + "\n";
    if (Files.exists(file) && Files.size(file) == 128 + 8 * (to - from) * columns) {
      return;
    }
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      out.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118, 0});
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      ByteBuffer bytes = ByteBuffer.allocate(8 * columns).order(ByteOrder.LITTLE_ENDIAN);
      for (long i = from; i < to; i++) {
        bytes.clear();
        bytes.asDoubleBuffer().put(row(i, columns));
        out.write(bytes.array());
      }
    }
  }

  /** All rows as a folder of Parquet files, not compressed; one that is there is kept. */
  static void parquet(JavaSparkContext spark, Path folder, int rows, int columns, int files) {
    if (Files.exists(folder.resolve("_SUCCESS"))) {
      return;
    }
    StructField[] fields =
        IntStream.rangeClosed(1, columns)
            .mapToObj(j -> DataTypes.createStructField("x" + j, DataTypes.DoubleType, false))
            .toArray(StructField[]::new);
    SparkSession.builder()
        .config(spark.getConf())
        .getOrCreate()
        .createDataFrame(
            spark
                .parallelize(IntStream.range(0, files).boxed().toList(), files)
                .flatMap(
                    k ->
                        IntStream.range(
                                (int) ((long) rows * k / files),
                                (int) ((long) rows * (k + 1) / files))
                            .mapToObj(i -> cells(row(i, columns)))
                            .iterator()),
            DataTypes.createStructType(fields))
        .write()
        .mode("overwrite")
        .option("compression", "none")
        .option("parquet.enable.dictionary", "false")
        .parquet(folder.toString());
  }

  private static Row cells(double[] row) {
    Object[] cells = new Object[row.length];
    for (int j = 0; j < row.length; j++) {
      cells[j] = row[j];
    }
    return RowFactory.create(cells);
  }
}
