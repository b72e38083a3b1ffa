// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import java.nio.file.Path;
import java.util.Arrays;
import org.eigendistill.base.BadInputException;

/** How much each row counts, as a user names it on the command line. */
final class UserWeights {
  /** Sums of weights whose eigenvalues may be doubles. */
  private static final double LEAST = 1e-150;

  private static final double MOST = 1e150;

  private UserWeights() {}

  /**
   * The data with a weight per row.
   *
   * @param matrix what the file of features holds
   * @param read the features and targets in it
   * @param weight the name of one of its columns, or its number from 1 (it then is no feature); or
   *     a file of one number a row; or, for an NPZ archive, another array in it
   * @throws BadInputException if they are not there, are not one for each row, one is negative,
   *     fewer than two are above 0, or their sum is far from 1
   */
  static UserData of(
      Path data, NamedMatrix matrix, UserData read, String weight, ReadOptions options) {
    int rows = matrix.values().rows();
    RowColumn.Found found =
        new RowColumn("--weight", "weight")
            .find(
                data,
                matrix,
                read,
                weight,
                options,
                Expected.numbersBeside(matrix.source(), () -> rows));
    double sum = 0;
    for (int i = 0; i < rows; i++) {
      double value = found.values()[i];
      sum += value;
      if (value < 0) {
        throw BadInputException.of(
            found.source(),
            "row %d".formatted(i + 1),
            "the weight is %s".formatted(value),
            "Give weights of 0 or more; 0 leaves a row out.");
      }
    }
    long counted = Arrays.stream(found.values()).filter(w -> w > 0).count();
    if (counted < 2) {
      throw BadInputException.of(
          found.source(),
          "",
          counted == 0 ? "all weights are 0" : "all weights but one are 0",
          "Give two rows or more a weight above 0.");
    }
    if (!(sum >= LEAST && sum <= MOST)) {
      throw BadInputException.of(
          found.source(),
          "",
          "the weights have the sum %s, too far from 1 for eigenvalues".formatted(sum),
          "Divide all weights by their mean.");
    }
    UserData rest = found.data();
    return rest.with(rest.dataset().withWeights(found.values()), rest.reading());
  }
}
