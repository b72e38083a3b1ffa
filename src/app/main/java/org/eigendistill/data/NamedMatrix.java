// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import java.util.List;
import org.eigendistill.base.Matrix;

/**
 * A matrix as a file has it.
 *
 * @param source the file
 * @param columnNames a name per column, or none
 * @param values the numbers, all finite, at least one row and one column
 * @param read how it was read
 */
public record NamedMatrix(String source, List<String> columnNames, Matrix values, ReadRecord read) {
  /** A file that holds nothing but these columns. */
  public NamedMatrix(String source, List<String> columnNames, Matrix values) {
    this(
        source,
        columnNames,
        values,
        ReadRecord.ofArray(
            source, Formats.label(source), columnNames, values.rows(), values.columns()));
  }

  /** Checks the names. */
  public NamedMatrix {
    columnNames = List.copyOf(columnNames);
    if (!columnNames.isEmpty() && columnNames.size() != values.columns()) {
      throw new IllegalArgumentException("as many names as columns are needed");
    }
  }

  /** The columns that options leave, of a file that holds an array. */
  public NamedMatrix chosen(ReadOptions options, Expected expected) {
    ReadRecord record = read.chosen(options, expected);
    int[] taken = record.taken().stream().mapToInt(Integer::intValue).toArray();
    List<String> names =
        columnNames.isEmpty()
            ? List.of()
            : record.taken().stream().map(record.file().names()::get).toList();
    return new NamedMatrix(source, names, values.selectColumns(taken), record);
  }

  /** The same, its format called so on record. */
  NamedMatrix labelled(String format) {
    return new NamedMatrix(source, columnNames, values, read.labelled(format));
  }

  /** Whether the first column has no name beside others that have, as names of rows have none. */
  public boolean hasUnnamedFirst() {
    return !columnNames.isEmpty() && columnNames.get(0).equals(RowIndex.UNNAMED);
  }

  /** How a column that is taken is told to the user. */
  public String label(int taken) {
    return read.file().label(read.taken().get(taken));
  }

  /** The words of a column that is taken, where it holds words. */
  public List<String> words(int taken) {
    return read.coded().getOrDefault(read.file().shortLabel(read.taken().get(taken)), List.of());
  }

  /** The names, or x1, x2, ... where the file has none. */
  public List<String> namesOrNumbers() {
    return columnNames.isEmpty() ? Dataset.numbered("x", values.columns()) : columnNames;
  }
}
