// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Counted;
import org.eigendistill.data.Columns;
import org.eigendistill.data.Dataset;
import org.eigendistill.data.Expected;
import org.eigendistill.data.NameList;
import org.eigendistill.data.Preprocessing;
import org.eigendistill.data.ReadOptions;
import org.eigendistill.data.Reading;
import org.eigendistill.data.RowStream;
import org.eigendistill.data.Scaling;
import org.eigendistill.data.Sources;
import org.eigendistill.spectrum.EigenSolver;
import org.eigendistill.spectrum.LossScale;
import org.eigendistill.spectrum.MomentSums;
import org.eigendistill.spectrum.Moments;
import org.eigendistill.spectrum.Spectrum;

/** Decomposes data that stream by, in memory for the products of their columns only. */
final class StreamedData {
  private final Path data;
  private final String target;
  private final boolean centred;
  private final boolean standardized;
  private final ReadOptions options;

  StreamedData(
      Path data, String target, boolean centred, boolean standardized, ReadOptions options) {
    this.options = options;
    this.data = data;
    this.target = target;
    this.centred = centred || standardized;
    this.standardized = standardized;
  }

  /**
   * Reads and decomposes.
   *
   * @param blocks the solver of the threads that read, a thread each
   * @param threads how many they are
   * @param whole the solver of the eigenproblem, all threads to itself
   */
  Decomposed decompose(
      EigenSolver blocks, int threads, EigenSolver whole, LossScale loss, Reporter reporter) {
    long started = System.nanoTime();
    try (RowStream rows = RowStream.open(data, options, Expected.streamed(target), reporter)) {
      int[] targets = targets(rows);
      int columns = rows.columns() + rows.targetColumns();
      if (columns <= targets.length) {
        throw BadInputException.of(
            data,
            "",
            "besides the target it has no column of features",
            "Give at least one more column.");
      }
      Moments moments =
          MomentSums.of(rows::take, columns, centred, blocks, threads).withTargets(targets);
      requireRows(moments);
      double seconds = (System.nanoTime() - started) / 1e9;
      reporter.say(
          "Read %s, %.1f MB, in %.1f s: %.0f MB/s."
              .formatted(
                  Counted.grouped(moments.rows(), "row"),
                  rows.bytes() / 1e6,
                  seconds,
                  rows.bytes() / 1e6 / seconds));
      reporter.update("decomposing", 0, 0);
      return decomposed(moments, preprocessing(moments, rows, targets), reading(rows), loss, whole);
    }
  }

  /**
   * The same of rows that a cluster reads.
   *
   * @param place of the rows, as the cluster knows it
   */
  Decomposed decompose(
      ClusterMoments cluster, String place, EigenSolver whole, LossScale loss, Reporter reporter) {
    reporter.update("gathering moments on " + cluster.master(), 0, 0);
    ClusterMoments.Gathered gathered = cluster.gather(place, centred);
    List<String> names = gathered.names();
    int at =
        names.contains(target) || !target.matches("[1-9][0-9]{0,8}")
            ? names.indexOf(target)
            : Integer.parseInt(target) - 1;
    if (at < 0 || at >= names.size() || names.size() < 2) {
      throw BadInputException.of(
          place,
          "",
          names.size() < 2 ? "it has a single column" : "it has no column '%s'".formatted(target),
          "Name one of %s, or its number; others are features.".formatted(NameList.of(names)));
    }
    Moments moments = gathered.moments().withTargets(at);
    requireRows(moments);
    reporter.say(
        "Gathered %s by %s.".formatted(Counted.grouped(moments.rows(), "row"), cluster.master()));
    reporter.update("decomposing", 0, 0);
    List<String> outputs = List.of(names.get(at));
    List<String> features =
        IntStream.range(0, names.size()).filter(j -> j != at).mapToObj(names::get).toList();
    Columns columns = new Columns(place, features, true, outputs);
    return decomposed(moments, preprocessing(moments, columns, outputs), Reading.NONE, loss, whole);
  }

  private void requireRows(Moments moments) {
    if (moments.rows() < 2) {
      throw BadInputException.of(
          data, "", "it has a single row", "Give at least two rows of numbers.");
    }
  }

  private Decomposed decomposed(
      Moments moments,
      Preprocessing preprocessing,
      Reading reading,
      LossScale loss,
      EigenSolver solver) {
    try {
      Moments scaled = standardized ? moments.standardized() : moments;
      Spectrum spectrum = Spectrum.byMoments(scaled, loss, solver);
      return new Decomposed(spectrum, preprocessing, null, reading);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw BadInputException.of(
          data, "", e.getMessage(), "Check the features for columns of use.", e);
    }
  }

  private Preprocessing preprocessing(Moments moments, RowStream rows, int[] targets) {
    boolean named = !rows.columnNames().isEmpty();
    List<String> names = named ? rows.columnNames() : Dataset.numbered("x", rows.columns());
    List<String> features =
        IntStream.range(0, rows.columns())
            .filter(j -> IntStream.of(targets).noneMatch(t -> t == j))
            .mapToObj(names::get)
            .toList();
    boolean beside = rows.targetColumns() > 0;
    List<String> outputs =
        !beside
            ? List.of(names.get(targets[0]))
            : rows.targetNames().isEmpty()
                ? Dataset.numbered("y", targets.length)
                : rows.targetNames();
    List<String> targetNames = beside ? rows.targetNames() : named ? outputs : List.of();
    return preprocessing(
        moments, new Columns(data.toString(), features, named, targetNames), outputs);
  }

  private Preprocessing preprocessing(Moments moments, Columns columns, List<String> outputs) {
    double[] means = moments.means();
    return new Preprocessing(
        columns,
        !centred
            ? Scaling.none(means.length)
            : standardized
                ? Scaling.of(means, moments.deviations())
                : Scaling.centringVaried(means, moments.deviations()),
        outputs,
        centred ? moments.targetMeans() : new double[outputs.size()],
        List.of());
  }

  private Reading reading(RowStream rows) {
    Reading read = Reading.NONE.and("--data", rows.record());
    return rows.targetColumns() > 0
        ? read.and("--target", rows.targetRecord())
        : read.and(rows.record().noteFor("--target", target));
  }

  /** Which columns are targets: one of the file's, or all of a file that is read beside it. */
  private int[] targets(RowStream rows) {
    OptionalInt column = rows.record().find("--target", target);
    if (column.isPresent()) {
      return new int[] {column.getAsInt()};
    }
    if (target.matches("[0-9]{1,9}")) {
      throw rows.record().file().missing("--target", target);
    }
    if (!Files.exists(Path.of(target)) && !Sources.isStandardInput(Path.of(target))) {
      throw BadInputException.of(
          data,
          "",
          "it has no column '%s', and there is no file of that name".formatted(target),
          "Name one of its columns, a number from 1 to %d, or a file of targets."
              .formatted(rows.columns()));
    }
    rows.withTargets(Path.of(target));
    return IntStream.range(rows.columns(), rows.columns() + rows.targetColumns()).toArray();
  }
}
