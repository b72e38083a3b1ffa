package org.eigendistill.neural;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Counted;
import org.eigendistill.base.Matrix;
import org.eigendistill.data.Dataset;
import org.eigendistill.data.MatrixReader;
import org.eigendistill.data.Split;

/**
 * A folder of a user's own data: train_x.npy and test_x.npy (rows x features), train_y.npy and
 * test_y.npy (a whole number a row, its class). Both parts code classes as the training part does.
 */
final class ClassArrays {
  private ClassArrays() {}

  /**
   * Reads the four files.
   *
   * @throws BadInputException that names the file and the row
   */
  static Split read(Path folder) {
    Matrix train = features(folder, "train");
    Matrix test = features(folder, "test");
    if (test.columns() != train.columns()) {
      throw BadInputException.of(
          folder.resolve("test_x.npy"),
          "",
          "it has %s where train_x.npy has %d"
              .formatted(Counted.of(test.columns(), "feature"), train.columns()),
          "Give both the same features in the same order.");
    }
    double[] given = numbers(folder, "train", train.rows());
    double[] classes = Arrays.stream(given).distinct().sorted().toArray();
    if (classes.length < 2) {
      throw BadInputException.of(
          folder.resolve("train_y.npy"), "", "it has one class only", "Give rows of two or more.");
    }
    List<String> names =
        Arrays.stream(classes).mapToObj(value -> "class=%d".formatted((long) value)).toList();
    return new Split(
        part(folder, "train", train, given, classes, names),
        part(folder, "test", test, numbers(folder, "test", test.rows()), classes, names));
  }

  private static Matrix features(Path folder, String part) {
    return MatrixReader.read(folder.resolve(part + "_x.npy")).values();
  }

  private static double[] numbers(Path folder, String part, int rows) {
    Path file = folder.resolve(part + "_y.npy");
    Matrix y = MatrixReader.read(file).values();
    if (y.columns() != 1 || y.rows() != rows) {
      throw BadInputException.of(
          file,
          "",
          "it is %d x %d where %d class numbers are needed".formatted(y.rows(), y.columns(), rows),
          "Give one class number a row.");
    }
    double[] numbers = y.column(0);
    for (int i = 0; i < rows; i++) {
      if (numbers[i] != Math.rint(numbers[i])) {
        throw BadInputException.of(
            file,
            "row " + (i + 1),
            "%s is no class number".formatted(numbers[i]),
            "Give whole numbers.");
      }
    }
    return numbers;
  }

  private static Dataset part(
      Path folder,
      String part,
      Matrix features,
      double[] numbers,
      double[] classes,
      List<String> names) {
    int[] codes = new int[numbers.length];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = Arrays.binarySearch(classes, numbers[i]);
      if (codes[i] < 0) {
        throw BadInputException.of(
            folder.resolve(part + "_y.npy"),
            "row " + (i + 1),
            "train_y.npy has no class %d".formatted((long) numbers[i]),
            "Code the classes of both files alike.");
      }
    }
    return Dataset.labelled(
        folder.toString(), features, Dataset.numbered("x", features.columns()), codes, names);
  }
}
