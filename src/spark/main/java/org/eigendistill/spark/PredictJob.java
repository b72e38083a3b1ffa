// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spark;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.spark.api.java.JavaSparkContext;

/** A program for spark-submit: {@link SparkPredictions} of a result of simulate --weights. */
public final class PredictJob {
  private static final String USAGE =
      "PredictJob --models=FOLDER --data=PLACE [--keys=NAME[,NAME]] --out=PLACE";

  private PredictJob() {}

  /** Runs; exit code 2 for the command line, 3 for anything in a file. */
  public static void main(String[] args) {
    JobOptions.main(USAGE, PredictJob::run, args);
  }

  /**
   * The same on a cluster that is there.
   *
   * @throws IllegalArgumentException if the options are none
   */
  static void run(JavaSparkContext spark, String... args) {
    JobOptions options =
        new JobOptions(Set.of("--models", "--data", "--out"), Set.of("--keys"), args);
    List<String> keys = options.list("--keys");
    TrainedWeights models = TrainedWeights.read(Path.of(options.get("--models")));
    SparkPredictions.write(spark, options.get("--data"), models, keys, options.get("--out"));
  }
}
