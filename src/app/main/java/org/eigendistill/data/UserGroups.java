package org.eigendistill.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Counted;
import org.eigendistill.base.Matrix;

/** Which rows belong together, as a user names it on the command line. */
final class UserGroups {
  private UserGroups() {}

  /**
   * The data with their groups.
   *
   * @param matrix what the file of features holds
   * @param read the features and targets in it
   * @param groups the name of one of its columns, or its number from 1 (it then is no feature); or
   *     a file of one value a row, words or numbers; or, for an NPZ archive, another array in it
   * @throws BadInputException if they are not there, are not one for each row, or are all the same
   */
  static UserData of(
      Path data, NamedMatrix matrix, UserData read, String groups, ReadOptions options) {
    Dataset dataset = read.dataset();
    OptionalInt column = matrix.read().find("--groups", groups);
    if (column.isEmpty()) {
      if (groups.matches("[0-9]{1,9}")) {
        throw matrix.read().file().missing("--groups", groups);
      }
      NamedMatrix values = values(data, matrix, groups, options);
      return read.with(
          grouped(groups, dataset, single(groups, dataset.rows(), values.values())),
          read.reading().and("--groups", values.read()));
    }
    String name = matrix.namesOrNumbers().get(column.getAsInt());
    int feature = dataset.featureNames().indexOf(name);
    if (feature < 0) {
      throw BadInputException.of(
          matrix.source(),
          name,
          "--groups and --target name the same column",
          "Name another for --groups.");
    }
    int[] others =
        IntStream.range(0, dataset.featureNames().size()).filter(j -> j != feature).toArray();
    if (others.length == 0) {
      throw BadInputException.of(
          matrix.source(),
          "",
          "besides target and groups it has no column of features",
          "Give at least one more column.");
    }
    Columns columns = read.columns();
    return new UserData(
        grouped(
            matrix.source() + ", column " + name,
            dataset.features(others),
            matrix.values().column(column.getAsInt())),
        new Columns(
            columns.source(),
            IntStream.of(others).mapToObj(columns.features()::get).toList(),
            columns.named(),
            columns.targets()),
        read.classes(),
        read.reading().and(matrix.read().noteFor("--groups", groups)));
  }

  private static NamedMatrix values(
      Path data, NamedMatrix matrix, String groups, ReadOptions options) {
    Path file = Path.of(groups);
    Optional<Path> archive = ArrayName.archive(data);
    boolean there =
        ArrayName.keyed(groups).isPresent() || Sources.isStandardInput(file) || Files.exists(file);
    if (!there && archive.isPresent()) {
      return MatrixReader.read(archive.get(), groups);
    }
    if (!there) {
      throw BadInputException.of(
          matrix.source(),
          "",
          "it has no column '%s' for --groups, and there is no file of that name".formatted(groups),
          "Name one of its columns, or a file of one value a row.");
    }
    int rows = matrix.values().rows();
    return MatrixReader.read(
        file, "groups", options, Expected.groupsOf(matrix.source(), () -> rows));
  }

  private static double[] single(String source, int rows, Matrix values) {
    requireRows(source, rows, values.rows());
    if (values.columns() != 1) {
      throw BadInputException.of(
          source,
          "",
          "%s where one is needed".formatted(Counted.of(values.columns(), "column")),
          "Give one value a row.");
    }
    return values.column(0);
  }

  private static void requireRows(String source, int rows, int given) {
    if (given != rows) {
      throw BadInputException.of(
          source,
          "",
          "%s for %s of data".formatted(Counted.of(given, "group"), Counted.of(rows, "row")),
          "Give one value a row.");
    }
  }

  private static Dataset grouped(String source, Dataset dataset, double... values) {
    if (Arrays.stream(values).anyMatch(value -> Math.abs(value) >= Dataset.TOO_LARGE)) {
      throw BadInputException.of(
          source,
          "",
          "its numbers are too large for doubles to tell them all apart",
          "Number the groups, by numpy.unique(array, return_inverse=True)[1].");
    }
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
