// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Counted;
import org.eigendistill.base.Matrix;

/**
 * One value a row that an option names beside features and targets: a column of the file of
 * features, which then is no feature, or a file, or an array of the same archive.
 *
 * @param option that names it
 * @param thing what it holds a one of for each row
 */
record RowColumn(String option, String thing) {
  /**
   * What was found.
   *
   * @param source the file, and the column where there is one
   * @param values one a row
   * @param data the data without the column
   */
  record Found(String source, double[] values, UserData data) {}

  /**
   * Finds it.
   *
   * @param matrix what the file of features holds
   * @param read the features and targets in it
   * @param text the name of one of its columns, or its number from 1; or a file of one value a row;
   *     or, for an NPZ archive, another array in it
   * @param expected of a file
   * @throws BadInputException if it is not there, or not one for each row
   */
  Found find(
      Path data,
      NamedMatrix matrix,
      UserData read,
      String text,
      ReadOptions options,
      Expected expected) {
    OptionalInt column = matrix.read().find(option, text);
    if (column.isEmpty()) {
      if (text.matches("[0-9]{1,9}")) {
        throw matrix.read().file().missing(option, text);
      }
      NamedMatrix values = values(data, matrix, text, options, expected);
      double[] single = single(text, read.dataset().rows(), values.values());
      return new Found(
          text, single, read.with(read.dataset(), read.reading().and(option, values.read())));
    }
    String name = matrix.namesOrNumbers().get(column.getAsInt());
    return new Found(
        matrix.source() + ", column " + name,
        matrix.values().column(column.getAsInt()),
        without(matrix, read, name, text));
  }

  private UserData without(NamedMatrix matrix, UserData read, String name, String text) {
    Dataset dataset = read.dataset();
    if (Collections.frequency(matrix.namesOrNumbers(), name) > 1) {
      throw BadInputException.of(
          matrix.source(),
          "line 1",
          "two columns are named '%s', which %s takes".formatted(name, option),
          "Give one of them another name.");
    }
    int feature = dataset.featureNames().indexOf(name);
    if (feature < 0) {
      String other = dataset.targetNames().contains(name) ? "--target" : "--groups";
      throw BadInputException.of(
          matrix.source(),
          name,
          "%s and %s name the same column".formatted(option, other),
          "Name another for %s.".formatted(option));
    }
    int[] others =
        IntStream.range(0, dataset.featureNames().size()).filter(j -> j != feature).toArray();
    if (others.length == 0) {
      throw BadInputException.of(
          matrix.source(),
          "",
          "besides target and %ss it has no column of features".formatted(thing),
          "Give at least one more column.");
    }
    Columns columns = read.columns();
    return new UserData(
        dataset.features(others),
        new Columns(
            columns.source(),
            IntStream.of(others).mapToObj(columns.features()::get).toList(),
            columns.named(),
            columns.targets()),
        read.classes(),
        read.reading().and(matrix.read().noteFor(option, text)));
  }

  private NamedMatrix values(
      Path data, NamedMatrix matrix, String text, ReadOptions options, Expected expected) {
    Path file = Path.of(text);
    Optional<Path> archive = ArrayName.archive(data);
    boolean there =
        ArrayName.keyed(text).isPresent() || Sources.isStandardInput(file) || Files.exists(file);
    if (!there && archive.isPresent()) {
      return MatrixReader.read(archive.get(), text);
    }
    if (!there) {
      throw BadInputException.of(
          matrix.source(),
          "",
          "it has no column '%s' for %s, and there is no file of that name".formatted(text, option),
          "Name one of its columns, or a file of one value a row.");
    }
    return MatrixReader.read(file, thing + "s", options, expected);
  }

  private double[] single(String source, int rows, Matrix values) {
    if (values.rows() != rows) {
      throw BadInputException.of(
          source,
          "",
          "%s for %s of data".formatted(Counted.of(values.rows(), thing), Counted.of(rows, "row")),
          values.columns() == rows
              ? "Are its rows and columns exchanged? Give one value a row."
              : "Give one value a row.");
    }
    if (values.columns() != 1) {
      throw BadInputException.of(
          source,
          "",
          "%s where one is needed".formatted(Counted.of(values.columns(), "column")),
          "Give one value a row.");
    }
    return values.column(0);
  }
}
