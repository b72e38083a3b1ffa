// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import java.nio.file.Path;
import java.util.Arrays;
import org.eigendistill.base.BadInputException;
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
    int rows = matrix.values().rows();
    RowColumn.Found found =
        new RowColumn("--groups", "group")
            .find(
                data,
                matrix,
                read,
                groups,
                options,
                Expected.groupsOf(matrix.source(), () -> rows));
    UserData rest = found.data();
    return rest.with(grouped(found.source(), rest.dataset(), found.values()), rest.reading());
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
