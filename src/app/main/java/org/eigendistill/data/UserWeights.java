package org.eigendistill.data;

import java.nio.file.Path;
import org.eigendistill.base.BadInputException;

/** How much each row counts, as a user names it on the command line. */
final class UserWeights {
  private UserWeights() {}

  /**
   * The data with a weight per row.
   *
   * @param matrix what the file of features holds
   * @param read the features and targets in it
   * @param weight the name of one of its columns, or its number from 1 (it then is no feature); or
   *     a file of one number a row; or, for an NPZ archive, another array in it
   * @throws BadInputException if they are not there, are not one for each row, one is negative, or
   *     their sum is 0 or beyond doubles
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
    if (!(sum > 0 && sum <= Double.MAX_VALUE)) {
      throw BadInputException.of(
          found.source(),
          "",
          sum == 0 ? "all weights are 0" : "the sum of the weights is beyond doubles",
          sum == 0 ? "Give some rows a weight above 0." : "Divide all weights by one number.");
    }
    UserData rest = found.data();
    return rest.with(rest.dataset().withWeights(found.values()), rest.reading());
  }
}
