// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.diagnose;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Counted;
import org.eigendistill.base.Matrix;
import org.eigendistill.data.NamedMatrix;

/**
 * Class numbers of the rows: those that the models were trained on and, where known, the true ones.
 *
 * @param given a class per row, from 0
 * @param truth the true classes; empty where they are not known
 */
public record Labels(int[] given, Optional<int[]> truth) {
  /** Keeps its own copies. */
  public Labels {
    given = given.clone();
    truth = truth.map(int[]::clone);
  }

  @Override
  public int[] given() {
    return given.clone();
  }

  @Override
  public Optional<int[]> truth() {
    return truth.map(int[]::clone);
  }

  /** The true classes, or those given where the true ones are not known. */
  public int[] best() {
    return truth().orElse(given());
  }

  /**
   * The labels of the rows of some predictions: numbers of their columns, or the columns' names.
   *
   * @param read one column; or two, the second holding the true classes
   * @param clean the true classes, or none
   * @param from the number of the first class, 0 or 1; empty for 0 unless the labels look otherwise
   * @throws BadInputException if they differ from the predictions in rows, are no classes of
   *     theirs, or seem to count from 1
   */
  public static Labels of(
      NamedMatrix read, Optional<NamedMatrix> clean, PredictionFile of, OptionalInt from) {
    int columns = read.values().columns();
    if (columns > 2 || (columns == 2 && clean.isPresent())) {
      throw BadInputException.of(
          read.source(),
          "",
          "it has " + Counted.of(columns, "column"),
          "Give one column of class numbers (one-hot rows: labels.argmax(axis=1)).");
    }
    int[] given = classes(read, 0, of, from);
    if (clean.isEmpty()) {
      return new Labels(
          given, columns == 2 ? Optional.of(classes(read, 1, of, from)) : Optional.empty());
    }
    NamedMatrix truth = clean.get();
    if (truth.values().columns() != 1) {
      throw BadInputException.of(
          truth.source(),
          "",
          "it has " + Counted.of(truth.values().columns(), "column"),
          "Give one column of class numbers.");
    }
    return new Labels(given, Optional.of(classes(truth, 0, of, from)));
  }

  private static int[] classes(NamedMatrix read, int column, PredictionFile of, OptionalInt from) {
    Matrix values = read.values();
    int most = of.predictions().classes() - 1;
    List<String> words = read.words(column);
    if (values.rows() != of.predictions().rows()) {
      throw BadInputException.of(
          read.source(),
          "",
          "%s where %s has %d"
              .formatted(Counted.of(values.rows(), "row"), of.source(), of.predictions().rows()),
          "Give one label per example, in the same order.");
    }
    int[] classes = new int[values.rows()];
    for (int i = 0; i < classes.length; i++) {
      double value = values.get(i, column);
      if (!words.isEmpty()) {
        classes[i] = named(read, words.get((int) value), of);
        continue;
      }
      value -= from.orElse(0);
      if (!(value >= 0 && value <= most && value == Math.rint(value))) {
        throw BadInputException.of(
            read.source(),
            "row %d, column %d".formatted(i + 1, column + 1),
            "%s is no class".formatted(values.get(i, column)),
            "Classes are whole numbers from %d to %d, the columns of the predictions.%s"
                .formatted(
                    from.orElse(0),
                    most + from.orElse(0),
                    from.isEmpty() && value == most + 1
                        ? " If yours count from 1, say --labels-from 1."
                        : ""));
      }
      classes[i] = (int) value;
    }
    if (from.isEmpty() && words.isEmpty()) {
      refuseCountFromOne(read, of, classes);
    }
    return classes;
  }

  private static int named(NamedMatrix read, String word, PredictionFile of) {
    int found = of.classes().indexOf(word);
    if (found < 0) {
      throw BadInputException.of(
          read.source(),
          "",
          of.classes().isEmpty()
              ? "its labels are words (%s), and the columns of %s have no names"
                  .formatted(word, of.source())
              : "'%s' is no column of %s".formatted(word, of.source()),
          "Give class numbers from 0, in the order of the predictions' columns.");
    }
    return found;
  }

  /** Labels without a class 0 that the model agrees with more when each is one less. */
  private static void refuseCountFromOne(NamedMatrix read, PredictionFile of, int... classes) {
    int[] less = Arrays.stream(classes).map(c -> c - 1).toArray();
    if (Arrays.stream(less).anyMatch(c -> c < 0)) {
      return;
    }
    double as = of.predictions().accuracy(classes);
    double shifted = of.predictions().accuracy(less);
    if (shifted > as) {
      throw BadInputException.of(
          read.source(),
          "",
          "its labels seem to count from 1: class 0 never occurs, and the model is right in %.3g of the rows if each is one less, else in %.3g"
              .formatted(shifted, as),
          "Say --labels-from 1, or --labels-from 0.");
    }
  }
}
