package org.eigendistill.data;

import java.util.List;
import org.eigendistill.base.Matrix;

/**
 * A matrix as a file has it.
 *
 * @param source the file
 * @param columnNames a name per column, or none
 * @param values the numbers, all finite, at least one row and one column
 */
public record NamedMatrix(String source, List<String> columnNames, Matrix values) {
  /** Checks the names. */
  public NamedMatrix {
    columnNames = List.copyOf(columnNames);
    if (!columnNames.isEmpty() && columnNames.size() != values.columns()) {
      throw new IllegalArgumentException("as many names as columns are needed");
    }
  }

  /** The names, or x1, x2, ... where the file has none. */
  public List<String> namesOrNumbers() {
    return columnNames.isEmpty() ? Dataset.numbered("x", values.columns()) : columnNames;
  }
}
