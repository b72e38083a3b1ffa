// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import java.util.List;

/** A column that numbers the rows from 0 or from 1, as it is read row by row. */
final class RowIndex {
  /** What pandas calls a column without a name. */
  static final String UNNAMED = "Unnamed: 0";

  private boolean counts = true;
  private long first = -1;
  private long rows;

  /** Without a name, or as pandas calls the index of a table that it has read and written again. */
  static boolean isUnnamed(String name) {
    return name.isEmpty() || name.matches("Unnamed: [0-9.]+");
  }

  /** Whether the cells of a column in some rows, from the first on, number them. */
  static boolean counts(List<List<String>> rows, int place) {
    RowIndex index = new RowIndex();
    return rows.stream().allMatch(row -> index.next(row.get(place)));
  }

  /** Whether all rows were numbered up to and with the one whose cell is given. */
  boolean next(String cell) {
    if (counts) {
      long number = Cell.isCount(cell) ? Long.parseLong(cell) : -1;
      if (rows == 0) {
        first = number;
      }
      counts = (first == 0 || first == 1) && number == first + rows;
    }
    rows++;
    return counts;
  }

  /** Whether so many rows were numbered that it is no accident. */
  boolean isTelling() {
    return counts && rows > 2;
  }
}
