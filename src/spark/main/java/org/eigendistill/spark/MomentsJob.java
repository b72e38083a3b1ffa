// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spark;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Matrix;
import org.eigendistill.spectrum.Moments;

/**
 * A program for spark-submit: the moments of rows, written as tables into a folder of the driver's
 * machine. {@code means.csv} has the mean of every column; {@code products.csv} the sums of
 * products of all pairs of features, about means or zero; {@code cross.csv} those of features and
 * targets; {@code summary.json} the numbers of rows and columns.
 */
public final class MomentsJob {
  private static final String USAGE =
      "MomentsJob --data=PLACE [--target=NAME[,NAME]] [--about=means|zero] [--solver=ejml|openblas]"
          + " --out=FOLDER";

  private MomentsJob() {}

  /**
   * Runs; exit code 2 for the command line, 3 for anything in a file, 4 for what went wrong else.
   */
  public static void main(String[] args) {
    JobOptions.main(USAGE, MomentsJob::plan, args);
  }

  /**
   * What is to be done on a cluster; it throws a {@link BadInputException} if the data are not as
   * they should be, and writes nothing then.
   *
   * @throws UsageException if the options are none
   * @throws BadInputException if the folder is there
   */
  static Consumer<JavaSparkContext> plan(String... args) {
    JobOptions options =
        new JobOptions(Set.of("--data", "--out"), Set.of("--target", "--about", "--solver"), args);
    boolean centred = options.word("--about", "means", "zero").equals("means");
    String solver = options.word("--solver", "ejml", "openblas");
    List<String> targets = options.list("--target");
    String data = options.get("--data");
    Path out = ResultPlace.free(options.get("--out"));
    return spark -> {
      RowSource rows = RowSources.open(spark, data);
      int[] at = places(targets, rows.names(), data);
      Moments all = SparkMoments.of(spark, rows, centred, solver);
      ResultPlace.write(out, folder -> write(folder, rows.names(), at, all));
    };
  }

  private static int[] places(List<String> targets, List<String> names, String data) {
    if (targets.containsAll(names)) {
      throw BadInputException.of(
          data,
          "",
          "all its columns are targets, and no feature is left",
          "Leave one out of --target.");
    }
    List<Integer> places = new ArrayList<>();
    for (String name : targets) {
      int at = names.indexOf(name);
      if (at < 0) {
        throw BadInputException.of(
            data,
            "",
            "it has no column '%s'".formatted(name),
            "Name one of " + String.join(", ", names) + ".");
      }
      places.add(at);
    }
    return places.stream().mapToInt(j -> j).toArray();
  }

  private static void write(Path made, List<String> names, int[] targets, Moments all)
      throws IOException {
    Moments parted = all.withTargets(targets);
    List<String> features =
        IntStream.range(0, names.size())
            .filter(j -> IntStream.of(targets).noneMatch(t -> t == j))
            .mapToObj(names::get)
            .toList();
    List<String> outputs = IntStream.of(targets).mapToObj(names::get).toList();
    table(made.resolve("means.csv"), names, Matrix.of(1, names.size(), all.means()));
    table(made.resolve("products.csv"), features, parted.products());
    if (targets.length > 0) {
      table(made.resolve("cross.csv"), outputs, parted.crossProducts());
    }
    Files.writeString(
        made.resolve("summary.json"),
        "{\"rows\": %d, \"features\": %d, \"targets\": %d, \"rows_per_chunk\": %d}%n"
            .formatted(all.rows(), features.size(), targets.length, all.rowsPerBlock()));
  }

  /** Row by row: all of it would be more letters than a text has. */
  private static void table(Path file, List<String> names, Matrix values) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write(
          names.stream()
              .map(n -> n.matches("[^\",\\n]*") ? n : '"' + n.replace("\"", "\"\"") + '"')
              .collect(Collectors.joining(",")));
      out.write('\n');
      for (int i = 0; i < values.rows(); i++) {
        for (int j = 0; j < values.columns(); j++) {
          out.write(j == 0 ? "" : ",");
          out.write(String.valueOf(values.get(i, j)));
        }
        out.write('\n');
      }
    }
  }
}
