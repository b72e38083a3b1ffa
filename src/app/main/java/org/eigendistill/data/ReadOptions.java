// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import java.util.List;
import java.util.Optional;

/**
 * How tables are to be read. What is declared is obeyed; what is {@link Choice#AUTO} is guessed,
 * and said.
 *
 * @param header whether a text table's first line holds the columns' names
 * @param index whether its first column numbers or names the rows
 * @param indexName the column that does; or empty
 * @param delimiter between the cells of a text table; empty to guess it
 * @param drop columns to leave out, by name or number from 1
 * @param columns the only columns to take, by name or number from 1, in this order; or none for all
 */
public record ReadOptions(
    Choice header,
    Choice index,
    Optional<String> indexName,
    Optional<Delimiter> delimiter,
    List<String> drop,
    List<String> columns) {
  /** What can be declared of a table. */
  public enum Choice {
    /** It has one. */
    YES,
    /** It has none. */
    NO,
    /** It is to be seen. */
    AUTO
  }

  /** Nothing is declared. */
  public static final ReadOptions AUTO =
      new ReadOptions(
          Choice.AUTO, Choice.AUTO, Optional.empty(), Optional.empty(), List.of(), List.of());

  /** Keeps its own lists. */
  public ReadOptions {
    drop = List.copyOf(drop);
    columns = List.copyOf(columns);
  }

  /** Whether every column of an array is taken. */
  boolean takesAll() {
    return drop.isEmpty() && columns.isEmpty() && indexName.isEmpty() && index != Choice.YES;
  }

  /** The same for one column only. */
  public ReadOptions only(String column) {
    return new ReadOptions(header, index, indexName, delimiter, List.of(), List.of(column));
  }
}
