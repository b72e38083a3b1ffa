package org.eigendistill.diagnose;

import java.util.Optional;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Matrix;
import org.eigendistill.data.ArrayName;
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
   * Reads labels of the rows of some predictions.
   *
   * @param labels one column; or two, the second holding the true classes
   * @param clean the true classes, or null
   * @throws BadInputException if they cannot be read, differ from the predictions in rows, or are
   *     no classes of theirs
   */
  public static Labels read(ArrayName labels, ArrayName clean, PredictionFile of) {
    NamedMatrix read = labels.matrix();
    int columns = read.values().columns();
    if (columns > 2 || (columns == 2 && clean != null)) {
      throw BadInputException.of(
          read.source(),
          "",
          "it has %d columns".formatted(columns),
          "Give one column of class numbers (one-hot rows: labels.argmax(axis=1)).");
    }
    int[] given = classes(read, 0, of);
    if (clean == null) {
      return new Labels(given, columns == 2 ? Optional.of(classes(read, 1, of)) : Optional.empty());
    }
    NamedMatrix truth = clean.matrix();
    if (truth.values().columns() != 1) {
      throw BadInputException.of(
          truth.source(),
          "",
          "it has %d columns".formatted(truth.values().columns()),
          "Give one column of class numbers.");
    }
    return new Labels(given, Optional.of(classes(truth, 0, of)));
  }

  private static int[] classes(NamedMatrix read, int column, PredictionFile of) {
    Matrix values = read.values();
    int most = of.predictions().classes() - 1;
    if (values.rows() != of.predictions().rows()) {
      throw BadInputException.of(
          read.source(),
          "",
          "%d rows where %s has %d".formatted(values.rows(), of.source(), of.predictions().rows()),
          "Give one label per example, in the same order.");
    }
    int[] classes = new int[values.rows()];
    for (int i = 0; i < classes.length; i++) {
      double value = values.get(i, column);
      if (!(value >= 0 && value <= most && value == Math.rint(value))) {
        throw BadInputException.of(
            read.source(),
            "row %d, column %d".formatted(i + 1, column + 1),
            "%s is no class".formatted(value),
            "Classes are whole numbers from 0 to %d, the columns of the predictions."
                .formatted(most));
      }
      classes[i] = (int) value;
    }
    return classes;
  }
}
