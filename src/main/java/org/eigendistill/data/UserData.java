package org.eigendistill.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eigendistill.base.BadInputException;

/**
 * Features and targets as a user names them on the command line.
 *
 * @param dataset the numbers
 * @param columns what the files call them
 */
public record UserData(Dataset dataset, Columns columns) {
  /** The data set alone: see {@link #of}. */
  public static Dataset read(Path data, String key, String target) {
    return of(data, key, target).dataset();
  }

  /**
   * Reads a data set.
   *
   * @param data the file of features
   * @param key the array of features, where the file is an NPZ archive
   * @param target the name of a column of that file, or its number from 1 (it then is no feature);
   *     or a file of targets with as many rows; or, for an NPZ archive, another array in it
   * @throws BadInputException if either cannot be read, the target is not there, the rows differ in
   *     number or are fewer than two, or no feature is left
   */
  public static UserData of(Path data, String key, String target) {
    NamedMatrix features = MatrixReader.read(data, key);
    UserData read = withTarget(data, features, target);
    if (read.dataset.rows() < 2) {
      throw BadInputException.of(
          data, "", "it has a single row", "Give at least two rows of numbers.");
    }
    return read;
  }

  /**
   * Reads a data set some of whose rows belong together.
   *
   * @param groups the name of a column of that file, or its number from 1 (it then is no feature);
   *     or a file of one value a row; or, for an NPZ archive, another array in it
   * @throws BadInputException also if groups are missing, not one for each row, or all the same
   */
  public static Dataset read(Path data, String key, String target, String groups) {
    NamedMatrix features = UserGroups.read(data, key, groups);
    return UserGroups.of(data, features, withTarget(data, features, target).dataset, groups);
  }

  private static UserData withTarget(Path data, NamedMatrix matrix, String target) {
    List<String> names = matrix.namesOrNumbers();
    int column = matrix.columnNames().indexOf(target);
    if (column >= 0) {
      return splitColumn(data, matrix, column);
    }
    if (target.matches("[0-9]{1,9}")) {
      int number = Integer.parseInt(target);
      if (number < 1 || number > names.size()) {
        throw BadInputException.of(
            data,
            "",
            "there is no column %d for --target".formatted(number),
            "Columns are numbered from 1 to %d.".formatted(names.size()));
      }
      return splitColumn(data, matrix, number - 1);
    }
    if (looksLikeFile(target)) {
      NamedMatrix targets = MatrixReader.read(Path.of(target), "y");
      return join(data, matrix, targets);
    }
    Optional<Path> archive = ArrayName.archive(data);
    if (archive.isPresent()) {
      return join(data, matrix, MatrixReader.read(archive.get(), target));
    }
    throw BadInputException.of(
        data,
        "",
        "it has no column '%s', and there is no file of that name".formatted(target),
        "Name one of its columns: %s; or a number from 1 to %d; or a file of targets."
            .formatted(NameList.of(names), names.size()));
  }

  private static boolean looksLikeFile(String target) {
    return Files.exists(Path.of(target))
        || ArrayName.hasKey(target)
        || target.matches("(?i).*\\.(csv|tsv|txt|dat|npy|npz|idx[0-9]*|gz)|.*ubyte");
  }

  private static UserData splitColumn(Path data, NamedMatrix matrix, int column) {
    int width = matrix.values().columns();
    if (width < 2) {
      throw BadInputException.of(
          data,
          "",
          "besides the target it has no column of features",
          "Give at least one more column.");
    }
    List<String> names = new ArrayList<>(matrix.namesOrNumbers());
    String target = names.remove(column);
    int[] others = IntStream.range(0, width).filter(j -> j != column).toArray();
    Dataset dataset =
        Dataset.of(
            data.toString(),
            matrix.values().selectColumns(others),
            names,
            matrix.values().selectColumns(column),
            List.of(target));
    boolean named = !matrix.columnNames().isEmpty();
    return new UserData(
        dataset, new Columns(matrix.source(), names, named, named ? List.of(target) : List.of()));
  }

  private static UserData join(Path data, NamedMatrix features, NamedMatrix targets) {
    if (features.values().rows() != targets.values().rows()) {
      throw BadInputException.of(
          targets.source(),
          "",
          "%d rows of targets for %d rows of features in %s"
              .formatted(targets.values().rows(), features.values().rows(), data),
          mend(features, targets));
    }
    List<String> names =
        targets.columnNames().isEmpty()
            ? Dataset.numbered("y", targets.values().columns())
            : targets.columnNames();
    Dataset dataset =
        Dataset.of(
            data.toString(), features.values(), features.namesOrNumbers(), targets.values(), names);
    return new UserData(
        dataset,
        new Columns(
            features.source(),
            features.namesOrNumbers(),
            !features.columnNames().isEmpty(),
            targets.columnNames()));
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
