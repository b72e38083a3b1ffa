package org.eigendistill.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Matrix;

/** Which rows belong together, as a user names it on the command line. */
final class UserGroups {
  private UserGroups() {}

  /** Features as they are in a file, of which the column of groups may hold words. */
  static NamedMatrix read(Path data, String key, String groups) {
    return MatrixReader.isText(data.toString())
        ? CsvReader.read(data, groups)
        : MatrixReader.read(data, key);
  }

  /**
   * The data with their groups.
   *
   * @param matrix what the file of features holds
   * @param dataset the features and targets in it
   * @param groups the name of one of its columns, or its number from 1 (it then is no feature); or
   *     a file of one value a row, words or numbers; or, for an NPZ archive, another array in it
   * @throws BadInputException if they are not there, are not one for each row, or are all the same
   */
  static Dataset of(Path data, NamedMatrix matrix, Dataset dataset, String groups) {
    int column = column(data, matrix, groups);
    if (column < 0) {
      return grouped(groups, dataset, values(data, dataset.rows(), groups));
    }
    String name = matrix.namesOrNumbers().get(column);
    int feature = dataset.featureNames().indexOf(name);
    if (feature < 0) {
      throw BadInputException.of(
          data, name, "--groups and --target name the same column", "Name another for --groups.");
    }
    int[] others =
        IntStream.range(0, dataset.featureNames().size()).filter(j -> j != feature).toArray();
    if (others.length == 0) {
      throw BadInputException.of(
          data,
          "",
          "besides target and groups it has no column of features",
          "Give at least one more column.");
    }
    return grouped(
        data + ", column " + name, dataset.features(others), matrix.values().column(column));
  }

  /** The number of the column that is named, from 0; -1 where none is. */
  private static int column(Path data, NamedMatrix matrix, String groups) {
    int named = matrix.columnNames().indexOf(groups);
    if (named >= 0 || !groups.matches("[0-9]{1,9}")) {
      return named;
    }
    int number = Integer.parseInt(groups);
    int columns = matrix.values().columns();
    if (number < 1 || number > columns) {
      throw BadInputException.of(
          data,
          "",
          "there is no column %d for --groups".formatted(number),
          "Columns are numbered from 1 to %d.".formatted(columns));
    }
    return number - 1;
  }

  private static double[] values(Path data, int rows, String groups) {
    Path file = Path.of(groups);
    if (ArrayName.hasKey(groups)) {
      return single(groups, rows, MatrixReader.read(file).values());
    }
    Optional<Path> archive = ArrayName.archive(data);
    if (archive.isPresent() && !Files.exists(file)) {
      return single(groups, rows, MatrixReader.read(archive.get(), groups).values());
    }
    if (!Files.exists(file)) {
      throw BadInputException.of(
          data,
          "",
          "it has no column '%s' for --groups, and there is no file of that name".formatted(groups),
          "Name one of its columns, or a file of one value a row.");
    }
    if (!MatrixReader.isText(file.toString())) {
      return single(groups, rows, MatrixReader.read(file, "groups").values());
    }
    List<List<String>> lines = CsvReader.records(file);
    // A line more than rows is a header, unless it is a number: then it is a value too many.
    boolean header = lines.size() == rows + 1 && !lines.get(0).get(0).matches("[-+.0-9eE]+");
    List<List<String>> cells = header ? lines.subList(1, lines.size()) : lines;
    requireRows(groups, rows, cells.size());
    for (int i = 0; i < rows; i++) {
      String cell = String.join("", cells.get(i)).strip();
      if (cells.get(i).size() != 1 || cell.matches("(?i)|nan|na|n/a|null")) {
        throw BadInputException.of(
            groups,
            "row %d".formatted(i + 1),
            cells.get(i).size() == 1
                ? "the value is missing"
                : "%d cells where one is needed".formatted(cells.get(i).size()),
            "Give one value a row.");
      }
    }
    Groups named = Groups.ofWords(cells.stream().map(row -> row.get(0).strip()).toList());
    return IntStream.of(named.ids()).asDoubleStream().toArray();
  }

  private static double[] single(String source, int rows, Matrix values) {
    requireRows(source, rows, values.rows());
    if (values.columns() != 1) {
      throw BadInputException.of(
          source,
          "",
          "%d columns where one is needed".formatted(values.columns()),
          "Give one value a row.");
    }
    return values.column(0);
  }

  private static void requireRows(String source, int rows, int given) {
    if (given != rows) {
      throw BadInputException.of(
          source,
          "",
          "%d groups for %d rows of data".formatted(given, rows),
          "Give one value a row.");
    }
  }

  private static Dataset grouped(String source, Dataset dataset, double... values) {
    Groups groups = Groups.ofRepeats(Matrix.ofColumn(values));
    if (groups.count() < 2) {
      throw BadInputException.of(
          source,
          "",
          "all rows are of one group, so none can be held out",
          "Give groups that differ, or leave --groups out.");
    }
    return dataset.withGroups(groups.ids());
  }
}
