// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spark;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaSparkContext;

/** A program for spark-submit: {@link SparkPredictions} of a result of simulate --weights. */
public final class PredictJob {
  private static final String USAGE =
      "PredictJob --models=FOLDER --data=PLACE [--keys=NAME[,NAME]] --out=PLACE";

  private PredictJob() {}

  /**
   * Runs; exit code 2 for the command line, 3 for anything in a file, 4 for what went wrong else.
   */
  public static void main(String[] args) {
    JobOptions.main(USAGE, PredictJob::plan, args);
  }

  /**
   * What is to be done on a cluster.
   *
   * @throws UsageException if the options are none
   */
  static Consumer<JavaSparkContext> plan(String... args) {
    JobOptions options =
        new JobOptions(Set.of("--models", "--data", "--out"), Set.of("--keys"), args);
    List<String> keys = options.list("--keys");
    TrainedWeights models = TrainedWeights.read(Path.of(options.get("--models")));
    return spark ->
        SparkPredictions.write(spark, options.get("--data"), models, keys, options.get("--out"));
  }
}
