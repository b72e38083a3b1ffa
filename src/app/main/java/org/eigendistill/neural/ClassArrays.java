// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Counted;
import org.eigendistill.base.Matrix;
import org.eigendistill.data.ArrayFolder;
import org.eigendistill.data.Dataset;
import org.eigendistill.data.NamedMatrix;
import org.eigendistill.data.Split;

/**
 * A folder of data: train_x and test_x (rows x features, or rows x places of word numbers), train_y
 * and test_y (a whole number a row, its class), and perhaps classes.txt, a name a line for classes
 * 0, 1 and so on. Without it the classes are those of the training part.
 */
final class ClassArrays {
  private static final String NAMES = "classes.txt";

  private final ArrayFolder folder;

  private ClassArrays(ArrayFolder folder) {
    this.folder = folder;
  }

  /**
   * Reads the four arrays.
   *
   * @throws BadInputException that names the file and the row
   */
  static Split read(ArrayFolder folder) {
    return new ClassArrays(folder).split();
  }

  private Split split() {
    NamedMatrix train = folder.array("train_x");
    NamedMatrix test = folder.array("test_x");
    if (test.values().columns() != train.values().columns()) {
      throw BadInputException.of(
          test.source(),
          "",
          "it has %s where %s has %d"
              .formatted(
                  Counted.of(test.values().columns(), "feature"),
                  train.source(),
                  train.values().columns()),
          "Give both the same features in the same order.");
    }
    NamedMatrix given = numbers("train_y", train.values().rows());
    Optional<List<String>> named = folder.lines(NAMES);
    double[] classes =
        named.isPresent()
            ? IntStream.range(0, named.get().size()).asDoubleStream().toArray()
            : Arrays.stream(given.values().column(0)).distinct().sorted().toArray();
    if (classes.length < 2) {
      throw BadInputException.of(
          named.isPresent() ? folder.name() + "/" + NAMES : given.source(),
          "",
          "it has one class only",
          "Give rows of two or more.");
    }
    List<String> names =
        named.orElseGet(
            () ->
                Arrays.stream(classes)
                    .mapToObj(value -> "class=%d".formatted((long) value))
                    .toList());
    String known = named.isPresent() ? NAMES : "train_y.npy";
    return new Split(
        part(train.values(), given, classes, names, known),
        part(test.values(), numbers("test_y", test.values().rows()), classes, names, known));
  }

  private NamedMatrix numbers(String name, int rows) {
    NamedMatrix file = folder.array(name);
    Matrix y = file.values();
    if (y.columns() != 1 || y.rows() != rows) {
      throw BadInputException.of(
          file.source(),
          "",
          "it is %d x %d where %d class numbers are needed".formatted(y.rows(), y.columns(), rows),
          "Give one class number a row.");
    }
    for (int i = 0; i < rows; i++) {
      if (y.get(i, 0) != Math.rint(y.get(i, 0))) {
        throw BadInputException.of(
            file.source(),
            "row " + (i + 1),
            "%s is no class number".formatted(y.get(i, 0)),
            "Give whole numbers.");
      }
    }
    return file;
  }

  private Dataset part(
      Matrix features, NamedMatrix numbers, double[] classes, List<String> names, String known) {
    int[] codes = new int[features.rows()];
    for (int i = 0; i < codes.length; i++) {
      double number = numbers.values().get(i, 0) + 0.0; // -0 is 0
      codes[i] = Arrays.binarySearch(classes, number);
      if (codes[i] < 0) {
        throw BadInputException.of(
            numbers.source(),
            "row " + (i + 1),
            "%s has no class %d".formatted(known, (long) number),
            "Code the classes of all files alike.");
      }
    }
    return Dataset.labelled(
        folder.name(), features, Dataset.numbered("x", features.columns()), codes, names);
  }
}
