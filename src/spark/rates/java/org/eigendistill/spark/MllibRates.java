// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spark;

import java.nio.file.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.mllib.linalg.Vector;
import org.apache.spark.mllib.linalg.Vectors;
import org.apache.spark.mllib.linalg.distributed.RowMatrix;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** MLlib's own Gram matrix and covariance of the same Parquet files. */
final class MllibRates {
  static final String GRAM = "MLlib computeGramianMatrix";
  static final String COVARIANCE = "MLlib computeCovariance";

  private MllibRates() {}

  static void add(RateTable table, LoopbackCluster cluster, RateTable.Key key, RateRows.Place all, RateRows.Place few)
      throws Exception {
    table.add(
        key,
        () -> {
          Path parquet = all.make();
          Path small = few.make();
          try (JavaSparkContext spark = new JavaSparkContext(Rates.settings(cluster, key.workers()))) {
            products(spark, key, small);
            GatherRates.warm(parquet);
            long start = System.nanoTime();
            double corner = products(spark, key, parquet);
            return RateTable.Rate.byClock(
                key, (System.nanoTime() - start) / 1e9, String.valueOf(corner));
          }
        });
  }

  /** Its first entry. */
  private static double products(JavaSparkContext spark, RateTable.Key key, Path parquet) {
    int columns = key.columns();
    JavaRDD<Vector> vectors =
        SparkSession.builder()
            .config(spark.getConf())
            .getOrCreate()
            .read()
            .parquet(parquet.toString())
            .javaRDD()
            .map(row -> Vectors.dense(cells(row, columns)));
    RowMatrix matrix = new RowMatrix(vectors.rdd());
    return (key.work().equals(GRAM) ? matrix.computeGramianMatrix() : matrix.computeCovariance())
        .apply(0, 0);
  }

  private static double[] cells(Row row, int columns) {
    double[] cells = new double[columns];
    for (int j = 0; j < columns; j++) {
      cells[j] = row.getDouble(j);
    }
    return cells;
  }
}
