// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Counted;
import org.eigendistill.base.Matrix;

/**
 * Features and targets as a user names them on the command line.
 *
 * @param dataset the numbers
 * @param columns what the files call them
 * @param classes the words of the target where it holds words, which stand in the data as their
 *     numbers from 0; none where it holds numbers
 * @param reading what was read
 */
public record UserData(Dataset dataset, Columns columns, List<String> classes, Reading reading) {
  /** Keeps its own list. */
  public UserData {
    classes = List.copyOf(classes);
  }

  /** The data set alone: see {@link #of}. */
  public static Dataset read(Path data, String key, String target) {
    return of(data, key, target, Optional.empty(), ReadOptions.AUTO).dataset();
  }

  /**
   * Reads a data set.
   *
   * @param data the file of features
   * @param key the array of features, where the file is an NPZ archive
   * @param target the name of a column of that file, or its number from 1 (it then is no feature);
   *     or a file of targets with as many rows; or, for an NPZ archive, another array in it
   * @param groups which rows belong together: the name of a column of that file, or its number from
   *     1 (it then is no feature); or a file of one value a row; or, for an NPZ archive, another
   *     array in it
   * @param options what the user has declared of the files
   * @throws BadInputException if one cannot be read, target or groups are not there, the rows
   *     differ in number or are fewer than two, no feature is left, or all groups are the same
   */
  public static UserData of(
      Path data, String key, String target, Optional<String> groups, ReadOptions options) {
    return of(data, key, target, groups, Optional.empty(), options);
  }

  /**
   * The same with a weight per row.
   *
   * @param weight how much each row counts, named as groups are
   * @throws BadInputException too if a weight is negative or all are 0
   */
  public static UserData of(
      Path data,
      String key,
      String target,
      Optional<String> groups,
      Optional<String> weight,
      ReadOptions options) {
    NamedMatrix matrix =
        MatrixReader.read(data, key, options, Expected.features(target, groups, weight));
    UserData read = withTarget(data, matrix, target, options);
    if (read.dataset.rows() < 2) {
      throw BadInputException.of(
          Sources.name(data), "", "it has a single row", "Give at least two rows of numbers.");
    }
    if (groups.isPresent()) {
      read = UserGroups.of(data, matrix, read, groups.get(), options);
    }
    return weight.isEmpty() ? read : UserWeights.of(data, matrix, read, weight.get(), options);
  }

  UserData with(Dataset other, Reading more) {
    return new UserData(other, columns, classes, more);
  }

  private static UserData withTarget(
      Path data, NamedMatrix matrix, String target, ReadOptions options) {
    Reading reading = Reading.NONE.and("--data", matrix.read());
    OptionalInt column = matrix.read().find("--target", target);
    if (column.isPresent()) {
      return splitColumn(
          matrix, column.getAsInt(), reading.and(matrix.read().noteFor("--target", target)));
    }
    if (target.matches("[0-9]{1,9}")) {
      throw matrix.read().file().missing("--target", target);
    }
    Optional<Path> archive = ArrayName.archive(data);
    if (!looksLikeFile(target) && archive.isEmpty()) {
      throw BadInputException.of(
          Sources.name(data),
          "",
          "it has no column '%s', and there is no file of that name".formatted(target),
          "Name one of its columns: %s; or a number from 1 to %d; or a file of targets."
              .formatted(
                  NameList.ofColumns(matrix.namesOrNumbers()), matrix.read().file().count()));
    }
    int rows = matrix.values().rows();
    NamedMatrix targets =
        looksLikeFile(target)
            ? MatrixReader.read(
                Path.of(target), "y", options, Expected.beside(matrix.source(), () -> rows))
            : MatrixReader.read(archive.get(), target);
    return join(matrix, targets, reading.and("--target", targets.read()));
  }

  private static boolean looksLikeFile(String target) {
    return Sources.isStandardInput(Path.of(target))
        || Files.exists(Path.of(target))
        || ArrayName.keyed(target).isPresent()
        || Formats.isFileName(target);
  }

  private static UserData splitColumn(NamedMatrix matrix, int column, Reading reading) {
    int width = matrix.values().columns();
    if (width < 2) {
      throw BadInputException.of(
          matrix.source(),
          "",
          "besides the target it has no column of features",
          "Give at least one more column.");
    }
    List<String> names = new ArrayList<>(matrix.namesOrNumbers());
    String target = names.remove(column);
    int[] others = IntStream.range(0, width).filter(j -> j != column).toArray();
    Dataset dataset =
        Dataset.of(
            matrix.source(),
            matrix.values().selectColumns(others),
            names,
            matrix.values().selectColumns(column),
            List.of(target));
    boolean named = !matrix.columnNames().isEmpty();
    return new UserData(
        dataset,
        new Columns(matrix.source(), names, named, named ? List.of(target) : List.of()),
        matrix.words(column),
        reading);
  }

  private static UserData join(NamedMatrix features, NamedMatrix targets, Reading reading) {
    Matrix y = targets.values();
    if (features.values().rows() != y.rows()) {
      throw BadInputException.of(
          targets.source(),
          "",
          "%s of targets for %s of features in %s"
              .formatted(
                  Counted.of(y.rows(), "row"),
                  Counted.of(features.values().rows(), "row"),
                  features.source()),
          mend(features, targets));
    }
    if (y.columns() > 1 && !targets.read().coded().isEmpty()) {
      throw BadInputException.of(
          targets.source(),
          "",
          "it has %d columns, and words in %s"
              .formatted(
                  y.columns(), NameList.ofColumns(List.copyOf(targets.read().coded().keySet()))),
          "Give one column of classes, or columns of numbers.");
    }
    List<String> names =
        targets.columnNames().isEmpty()
            ? Dataset.numbered("y", y.columns())
            : targets.columnNames();
    Dataset dataset =
        Dataset.of(features.source(), features.values(), features.namesOrNumbers(), y, names);
    return new UserData(
        dataset,
        new Columns(
            features.source(),
            features.namesOrNumbers(),
            !features.columnNames().isEmpty(),
            targets.columnNames()),
        targets.words(0),
        reading);
  }

  private static String mend(NamedMatrix features, NamedMatrix targets) {
    if (targets.values().rows() == features.values().columns()) {
      return "%s is %d x %d: are its rows and columns exchanged? A row is an example."
          .formatted(features.source(), features.values().rows(), features.values().columns());
    }
    if (targets.values().columns() == features.values().rows()) {
      return "The targets are %d x %d: are their rows and columns exchanged? A row is an example."
          .formatted(targets.values().rows(), targets.values().columns());
    }
    return "Give a target for each row.";
  }
}
