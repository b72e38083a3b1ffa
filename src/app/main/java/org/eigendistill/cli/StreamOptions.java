// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whether rows go by and are not kept, and who reads them: this machine or a cluster. */
final class StreamOptions {
  @Option(
      names = "--stream",
      description =
          "Read rows in blocks and keep only sums of products, for data larger than memory: .csv,"
              + " .npy, or a folder of them. Needs --route gram.")
  private boolean stream;

  @Option(
      names = "--spark",
      paramLabel = "MASTER",
      description =
          "As --stream, but a cluster of Apache Spark gathers the sums: --data is a place that its"
              + " workers can open, of .parquet, .csv, .npy or .libsvm, and --target a column of it."
              + " Takes SPARK_HOME, and what mvn -Pspark builds; src/docs/scale.md tells more.")
  private String spark;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  /**
   * Whether rows go by.
   *
   * @throws ParameterException if both are to read them, or a cluster without an address
   */
  boolean isGiven() {
    if (stream && spark != null) {
      throw new ParameterException(
          spec.commandLine(),
          "--stream and --spark both say who reads the rows, this machine or a cluster: give one of them.");
    }
    if (spark != null && spark.isBlank()) {
      throw new ParameterException(
          spec.commandLine(),
          "--spark names no cluster: give its address, spark://HOST:7077, or local[2] for this machine.");
    }
    return stream || spark != null;
  }

  /**
   * The cluster that reads them, if one does.
   *
   * @param solver that was asked for
   */
  Optional<ClusterMoments> cluster(RunOptions.SolverChoice solver) {
    String by = solver == RunOptions.SolverChoice.openblas ? "openblas" : "ejml";
    return Optional.ofNullable(spark).map(master -> new ClusterMoments(spec, master, by));
  }
}
