// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Matrix;
import org.eigendistill.data.ArrayName;
import org.eigendistill.data.Expected;
import org.eigendistill.data.MatrixReader;
import org.eigendistill.data.NamedMatrix;
import org.eigendistill.data.ReadOptions;
import org.eigendistill.data.ReadRecord;

/**
 * Where training starts, as --start names it.
 *
 * @param kind what it holds, where that was said
 * @param file that holds it
 */
record StartFile(Optional<Kind> kind, String file) {
  /** What a start is known by. */
  enum Kind {
    WEIGHTS("features x outputs"),
    PREDICTIONS("rows of --data x outputs");

    private final String shape;

    Kind(String shape) {
      this.shape = shape;
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What it is to fit.
   *
   * @param rows of the data, n
   * @param features of the data, p
   * @param outputs of the target, C
   * @param kinds those that have a meaning; a kernel has no weights, and rows that stream by have
   *     no predictions
   */
  record Fit(long rows, int features, int outputs, List<Kind> kinds) {
    private long length(Kind kind) {
      return kind == Kind.WEIGHTS ? features : rows;
    }

    private boolean takes(Kind kind, Matrix values) {
      return values.rows() == length(kind) && values.columns() == outputs;
    }

    private String words(Kind kind) {
      return "%s, %d x %d (%s)".formatted(kind.word(), length(kind), outputs, kind.shape);
    }
  }

  /**
   * What was read.
   *
   * @param kind what it holds
   * @param values features x outputs in the features' own units, or rows x outputs
   * @param record how it was read
   */
  record Start(Kind kind, Matrix values, ReadRecord record) {}

  /** Takes the text apart: {@code F}, {@code weights:F} or {@code predictions:F}. */
  static StartFile parse(String text) {
    for (Kind kind : Kind.values()) {
      String head = kind.word() + ":";
      if (text.startsWith(head)) {
        return new StartFile(Optional.of(kind), text.substring(head.length()));
      }
    }
    return new StartFile(Optional.empty(), text);
  }

  /**
   * Reads it.
   *
   * @param declared how tables are read; columns are chosen of the data alone
   * @throws BadInputException if its shape fits nothing, or both
   */
  Start read(ReadOptions declared, Fit fit) {
    ReadOptions options =
        new ReadOptions(
            declared.header(),
            ReadOptions.Choice.AUTO,
            Optional.empty(),
            declared.delimiter(),
            List.of(),
            List.of());
    ArrayName name = ArrayName.parse(file, MatrixReader.DEFAULT_KEY);
    NamedMatrix read = name.matrix(options, Expected.NOTHING);
    Matrix values = values(name, read.values());
    if (kind.isPresent()) {
      require(kind.get(), fit);
    }
    List<Kind> fitting =
        fit.kinds().stream()
            .filter(k -> kind.isEmpty() || kind.get() == k)
            .filter(k -> fit.takes(k, values))
            .toList();
    if (fitting.size() == 2) {
      throw BadInputException.of(
          file,
          "",
          "weights and predictions have the same shape, %d x %d"
              .formatted(fit.rows(), fit.outputs()),
          "Say which it is: --start weights:%s or --start predictions:%s.".formatted(file, file));
    }
    if (fitting.isEmpty()) {
      List<String> wanted =
          fit.kinds().stream()
              .filter(k -> kind.isEmpty() || kind.get() == k)
              .map(fit::words)
              .toList();
      boolean turned =
          fit.kinds().stream()
              .anyMatch(k -> values.columns() == fit.length(k) && values.rows() == fit.outputs());
      throw BadInputException.of(
          file,
          "",
          "it is %d x %d".formatted(values.rows(), values.columns()),
          "Give %s.%s"
              .formatted(
                  String.join("; or ", wanted),
                  turned ? " Are its rows and columns exchanged?" : ""));
    }
    return new Start(fitting.get(0), values, read.read());
  }

  private void require(Kind named, Fit fit) {
    if (!fit.kinds().contains(named)) {
      throw BadInputException.of(
          "--start " + named.word() + ":" + file,
          "",
          named == Kind.WEIGHTS
              ? "a kernel model has no finite weights"
              : "rows that stream by are not kept, and so have no predictions",
          "Give %s.".formatted(fit.words(fit.kinds().get(0))));
    }
  }

  /** Of three axes the first may be a single time, as simulate writes weights and predictions. */
  private Matrix values(ArrayName name, Matrix flat) {
    long[] shape = name.shape();
    if (shape.length <= 2) {
      return flat;
    }
    if (shape.length == 3 && shape[0] == 1) {
      return Matrix.of((int) shape[1], (int) shape[2], flat.row(0));
    }
    throw BadInputException.of(
        file,
        "",
        "it has the shape %s".formatted(Arrays.toString(shape)),
        "Save one time of it, array[0] for instance.");
  }
}
