package org.eigendistill.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.eigendistill.base.BadInputException;

/** Features and targets as a user names them on the command line. */
public final class UserData {
  private static final int NAMES_SHOWN = 12;

  private UserData() {}

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
  public static Dataset read(Path data, String key, String target) {
    NamedMatrix features = MatrixReader.read(data, key);
    Dataset dataset = withTarget(data, features, target);
    if (dataset.rows() < 2) {
      throw BadInputException.of(
          data, "", "it has a single row", "Give at least two rows of numbers.");
    }
    return dataset;
  }

  private static Dataset withTarget(Path data, NamedMatrix matrix, String target) {
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
    if (data.toString().endsWith(".npz")) {
      return join(data, matrix, MatrixReader.read(data, target));
    }
    throw BadInputException.of(
        data,
        "",
        "it has no column '%s', and there is no file of that name".formatted(target),
        "Name one of its columns: %s; or a number from 1 to %d; or a file of targets."
            .formatted(shown(names), names.size()));
  }

  private static boolean looksLikeFile(String target) {
    return Files.exists(Path.of(target))
        || target.matches("(?i).*\\.(csv|tsv|txt|dat|npy|npz|idx[0-9]*|gz)|.*ubyte");
  }

  private static Dataset splitColumn(Path data, NamedMatrix matrix, int column) {
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
    return Dataset.of(
        data.toString(),
        matrix.values().selectColumns(others),
        names,
        matrix.values().selectColumns(column),
        List.of(target));
  }

  private static Dataset join(Path data, NamedMatrix features, NamedMatrix targets) {
    if (features.values().rows() != targets.values().rows()) {
      throw BadInputException.of(
          targets.source(),
          "",
          "%d rows of targets for %d rows of features in %s"
              .formatted(targets.values().rows(), features.values().rows(), data),
          "Give a target for each row.");
    }
    List<String> names =
        targets.columnNames().isEmpty()
            ? Dataset.numbered("y", targets.values().columns())
            : targets.columnNames();
    return Dataset.of(
        data.toString(), features.values(), features.namesOrNumbers(), targets.values(), names);
  }

  private static String shown(List<String> names) {
    String list = String.join(", ", names.subList(0, Math.min(NAMES_SHOWN, names.size())));
    return names.size() > NAMES_SHOWN ? list + ", ..." : list;
  }
}
