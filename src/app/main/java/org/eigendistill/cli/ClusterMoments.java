// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Version;
import org.eigendistill.data.Table;
import org.eigendistill.output.StrictJson;
import org.eigendistill.spectrum.Moments;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * Moments of rows that a cluster of Apache Spark gathers. spark-submit runs the job of {@code
 * eigendistill-spark} in a process of its own, so that Spark's libraries and the program's never
 * meet; tables of numbers in all their digits come back.
 *
 * @param master the cluster's address
 * @param solver what multiplies on the workers: ejml or openblas
 */
record ClusterMoments(CommandSpec spec, String master, String solver) {
  private static final String JOB = "org.eigendistill.spark.MomentsJob";
  private static final int BAD_INPUT = 3;

  /**
   * What came back.
   *
   * @param names of all columns
   * @param moments of all columns
   */
  record Gathered(List<String> names, Moments moments) {}

  /** Refuses a machine that lacks what it takes, before anything else is done. */
  void check() {
    submit();
    jars();
  }

  /**
   * Gathers.
   *
   * @param place of the rows, as the cluster knows it
   * @param centred whether products are about the means
   * @throws BadInputException of what the job refuses, or if it does not come to its end
   */
  Gathered gather(String place, boolean centred) {
    try {
      Path folder = Files.createTempDirectory("eigendistill-spark-");
      try {
        Path out = folder.resolve("moments");
        run(folder.resolve("said"), out, place, centred);
        return read(out, centred);
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void run(Path said, Path out, String place, boolean centred) throws IOException {
    List<String> jars = jars();
    List<String> command =
        List.of(
            submit(),
            "--master",
            master,
            "--class",
            JOB,
            "--jars",
            String.join(",", jars.subList(1, jars.size())),
            jars.get(0),
            "--data=" + place,
            "--about=" + (centred ? "means" : "zero"),
            "--solver=" + solver,
            "--out=" + out);
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    int exit;
    try {
      exit = process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } finally {
      process.destroy();
    }
    if (exit != 0) {
      List<String> lines = Files.readString(said).lines().filter(l -> !l.isBlank()).toList();
      throw exit == BAD_INPUT ? refused(lines) : broken(exit, lines);
    }
  }

  /** The job's own message, taken apart to be the program's. */
  private BadInputException refused(List<String> lines) {
    String message =
        lines.stream()
            .filter(line -> line.startsWith("eigendistill: "))
            .reduce("", (one, next) -> next)
            .replaceFirst("^eigendistill: ", "");
    int source = message.indexOf(": ");
    int mend = message.lastIndexOf(". ");
    return source < 0 || mend < source
        ? broken(BAD_INPUT, lines)
        : BadInputException.of(
            message.substring(0, source),
            "",
            message.substring(source + 2, mend),
            message.substring(mend + 2));
  }

  private BadInputException broken(int exit, List<String> lines) {
    String told =
        Stream.concat(
                lines.stream().filter(line -> line.startsWith("eigendistill: ")),
                lines.stream().filter(line -> line.contains("Exception") || line.contains("Error")))
            .findFirst()
            .orElse(lines.isEmpty() ? "nothing was said" : lines.get(lines.size() - 1));
    return BadInputException.of(
        "--spark " + master,
        "",
        "spark-submit ended with exit code %d (%s)".formatted(exit, told.strip()),
        "Check the address, and that Spark is of version 4.0 with Scala 2.13.");
  }

  private String submit() {
    String home = System.getenv("SPARK_HOME");
    List<Path> places = new ArrayList<>();
    if (home != null && !home.isEmpty()) {
      places.add(Path.of(home, "bin", "spark-submit"));
    } else {
      String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
      Arrays.stream(path.split(File.pathSeparator))
          .filter(folder -> !folder.isEmpty())
          .forEach(folder -> places.add(Path.of(folder, "spark-submit")));
    }
    return places.stream()
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                fault(
                    home == null || home.isEmpty()
                        ? "there is no spark-submit on the path. Install Apache Spark 4.0 and set SPARK_HOME to it."
                        : "SPARK_HOME is %s, where there is no bin/spark-submit. Set it to where Apache Spark 4.0 is."
                            .formatted(home)))
        .toString();
  }

  /** The job's, and what it needs. */
  private List<String> jars() {
    Path beside =
        Libraries.place(ClusterMoments.class)
            .map(Path::toAbsolutePath)
            .map(Path::getParent)
            .orElseThrow(() -> fault("the program does not know where it lies."));
    Path job = beside.resolve("spark/eigendistill-spark-%s.jar".formatted(Version.current()));
    if (!Files.isReadable(job)) {
      throw fault(
          "%s is not there. Build it: mvn -Pspark -DskipTests package; src/docs/scale.md tells more."
              .formatted(job));
    }
    String kinds = solver.equals("openblas") ? "engine|ejml|openblas|javacpp" : "engine|ejml";
    List<String> jars = new ArrayList<>(List.of(job.toString()));
    try (Stream<Path> all = Files.list(beside.resolve("lib"))) {
      all.filter(
              jar ->
                  jar.getFileName().toString().matches("(eigendistill-)?(%s)-.*".formatted(kinds)))
          .map(Path::toString)
          .sorted()
          .forEach(jars::add);
    } catch (IOException e) {
      throw fault("lib/ is missing beside the program. Keep them together, or build again.");
    }
    return jars;
  }

  private ParameterException fault(String problem) {
    return new ParameterException(spec.commandLine(), "--spark: " + problem);
  }

  private static Gathered read(Path out, boolean centred) throws IOException {
    Table means = Table.read(out.resolve("means.csv"));
    List<String> names = means.columns();
    double[] mean = means.rows().get(0).stream().mapToDouble(Double::parseDouble).toArray();
    JsonNode summary =
        StrictJson.mapper().readTree(Files.readAllBytes(out.resolve("summary.json")));
    int p = names.size();
    double[] products = new double[Math.multiplyExact(p, p)];
    try (BufferedReader lines =
        Files.newBufferedReader(out.resolve("products.csv"), StandardCharsets.UTF_8)) {
      lines.readLine();
      for (int i = 0; i < p; i++) {
        String[] cells = lines.readLine().split(",");
        for (int j = 0; j < p; j++) {
          products[i * p + j] = Double.parseDouble(cells[j]);
        }
      }
    }
    return new Gathered(
        names,
        Moments.of(
            summary.path("rows").asLong(),
            summary.path("rows_per_chunk").asInt(),
            centred,
            mean,
            Matrix.of(p, p, products)));
  }

  private static void delete(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> found = Files.walk(folder)) {
      all = found.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : all) {
      Files.delete(each);
    }
  }
}
