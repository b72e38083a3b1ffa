// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.diagnose;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Counted;
import org.eigendistill.base.Matrix;
import org.eigendistill.compare.rows.ComparedModels;
import org.eigendistill.compare.rows.KeptRows;
import org.eigendistill.data.NamedMatrix;

/**
 * The rows on which functions are parted by bands of inputs: those that are compared, less those
 * where a class is masked or has probability 0, which have no function of all classes. They are in
 * an order of their own numbers, so that sums do not depend on that of the files.
 *
 * @param inputs rows x inputs
 * @param scores of each model, rows x classes: the teacher, the student, then the controls
 * @param leftOut how many rows that are compared are not among them
 */
public record FunctionRows(NamedMatrix inputs, List<Matrix> scores, int leftOut) {
  /** Keeps its own list. */
  public FunctionRows {
    scores = List.copyOf(scores);
  }

  /**
   * Takes the rows of models.
   *
   * @param inputs of all rows of the files
   * @throws BadInputException if they are of another number of rows
   */
  public static FunctionRows of(NamedMatrix inputs, ComparedModels models) {
    Matrix values = inputs.values();
    if (values.rows() != models.teacher().rows()) {
      throw BadInputException.of(
          inputs.source(),
          "",
          "%s where %s has %d"
              .formatted(
                  Counted.of(values.rows(), "row"),
                  models.teacher().source(),
                  models.teacher().rows()),
          "Give the inputs of the same rows (of tokens: sequences x tokens of them), in the same order.");
    }
    KeptRows kept = KeptRows.of(models);
    List<double[][]> scores = new ArrayList<>();
    boolean[] isWhole = new boolean[kept.size()];
    Arrays.fill(isWhole, true);
    for (int m = 0; m < kept.models(); m++) {
      double[][] rows = new double[kept.size()][];
      kept.scores(
          m,
          (place, from, at) -> {
            rows[place] = Arrays.copyOfRange(from, at, at + kept.classes());
            isWhole[place] &= Arrays.stream(rows[place]).allMatch(Double::isFinite);
          });
      scores.add(rows);
    }
    Comparator<Integer> order =
        Comparator.comparing((Integer i) -> values.row(kept.row(i)), Arrays::compare);
    for (double[][] rows : scores) {
      order = order.thenComparing(i -> rows[i], Arrays::compare);
    }
    int[] places =
        IntStream.range(0, kept.size())
            .filter(i -> isWhole[i])
            .boxed()
            .sorted(order)
            .mapToInt(Integer::intValue)
            .toArray();
    int[] rows = IntStream.of(places).map(kept::row).toArray();
    return new FunctionRows(
        new NamedMatrix(inputs.source(), inputs.columnNames(), values.selectRows(rows)),
        scores.stream()
            .map(s -> Matrix.fill(places.length, kept.classes(), (i, k) -> s[places[i]][k]))
            .toList(),
        kept.size() - places.length);
  }

  /** Gains by bands, of the student beside its controls. */
  public FunctionBias bias() {
    return FunctionBias.of(
        inputs, scores.subList(0, 1), scores.subList(1, 2), scores.subList(2, scores.size()));
  }
}
