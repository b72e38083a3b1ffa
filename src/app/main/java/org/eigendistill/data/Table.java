// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Counted;
import org.eigendistill.base.Numerals;

/**
 * Results as named columns of text cells, as a CSV file has them: all that the program finds is
 * written as tables, and every figure is drawn from one. Numbers are written with as many digits as
 * bring the same double back, so a table that was read again holds the same values.
 *
 * @param columns the column names
 * @param rows the cells, row by row, as many as there are columns
 */
public record Table(List<String> columns, List<List<String>> rows) {
  /**
   * Checks the shape.
   *
   * @throws IllegalArgumentException if a row has not as many cells as there are columns
   */
  public Table {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    for (List<String> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            "%d cells in a table of %d columns: %s".formatted(row.size(), columns.size(), row));
      }
    }
  }

  /** Starts a table of the given columns. */
  public static Builder of(String... columns) {
    return new Builder(List.of(columns));
  }

  /** Starts a table of the given columns. */
  public static Builder of(List<String> columns) {
    return new Builder(List.copyOf(columns));
  }

  /** Starts a table of the given columns. */
  public static Builder with(List<Column<?>> columns) {
    return of(Column.names(columns));
  }

  /** Reads a table with a header from a CSV file. */
  public static Table read(Path file) {
    List<List<String>> records = CsvReader.records(file);
    if (records.isEmpty()) {
      throw BadInputException.of(file, "", "the file is empty", "Give a table with a header.");
    }
    List<List<String>> rows = records.subList(1, records.size());
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).size() != records.get(0).size()) {
        throw BadInputException.of(
            file,
            "row " + (i + 2),
            "%s where the header has %d"
                .formatted(Counted.of(rows.get(i).size(), "cell"), records.get(0).size()),
            "Write the table again.");
      }
    }
    return new Table(records.get(0), rows);
  }

  /** The cells of one column. */
  public List<String> column(String name) {
    int j = columns.indexOf(name);
    if (j < 0) {
      throw new IllegalArgumentException("no column '%s' among %s".formatted(name, columns));
    }
    return rows.stream().map(row -> row.get(j)).toList();
  }

  /**
   * The values of one column.
   *
   * @throws IllegalArgumentException as {@link Column#read}
   */
  public <T> List<T> column(Column<T> column) {
    return column(column.name()).stream().map(column::read).toList();
  }

  /** The values of a column of numbers. */
  public double[] numbers(Column<Double> column) {
    return column(column.name()).stream().mapToDouble(column::read).toArray();
  }

  /**
   * One column as numbers.
   *
   * @throws IllegalArgumentException as {@link #number}
   */
  public double[] numbers(String name) {
    return column(name).stream().mapToDouble(Table::number).toArray();
  }

  /**
   * The number in a cell, as {@link Numerals} has it, or NaN or an infinity as the writers here
   * spell them.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static double number(String cell) {
    return switch (cell) {
      case "NaN" -> Double.NaN;
      case "Infinity" -> Double.POSITIVE_INFINITY;
      case "-Infinity" -> Double.NEGATIVE_INFINITY;
      default ->
          Numerals.parse(cell)
              .orElseThrow(
                  () -> new IllegalArgumentException("'%s' is not a number".formatted(cell)));
    };
  }

  /**
   * The whole number in a cell.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static long whole(String cell) {
    return Numerals.parseWhole(cell)
        .orElseThrow(
            () -> new IllegalArgumentException("'%s' is not a whole number".formatted(cell)));
  }

  /** The rows whose cell in a column is as given. */
  public Table where(String name, String value) {
    return where(Column.text(name), value);
  }

  /** The rows whose cell in a column holds a value. */
  public <T> Table where(Column<T> column, T value) {
    List<String> cells = column(column.name());
    return select(i -> column.holds(cells.get(i), value));
  }

  /** Some of the rows, by number from 0. */
  public Table select(IntPredicate kept) {
    return new Table(
        columns, IntStream.range(0, rows.size()).filter(kept).mapToObj(rows::get).toList());
  }

  /** Some of the columns, in the order given. */
  public Table only(String... names) {
    List<List<String>> cells = Arrays.stream(names).map(this::column).toList();
    List<List<String>> kept = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      int row = i;
      kept.add(cells.stream().map(column -> column.get(row)).toList());
    }
    return new Table(List.of(names), kept);
  }

  /** The same with every cell of a column of words changed. */
  public Table changed(Column<String> column, UnaryOperator<String> change) {
    int at = columns.indexOf(column.name());
    List<String> changed = column(column).stream().map(change).toList();
    List<List<String>> all = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      List<String> row = new ArrayList<>(rows.get(i));
      row.set(at, changed.get(i));
      all.add(row);
    }
    return new Table(columns, all);
  }

  /** Some of the columns, in the order given. */
  public Table only(Column<?>... chosen) {
    return only(Arrays.stream(chosen).map(Column::name).toArray(String[]::new));
  }

  /** The different cells of a column, in the order in which they first come. */
  public List<String> values(String name) {
    return column(name).stream().distinct().toList();
  }

  /** The different values of a column, in the order in which they first come. */
  public <T> List<T> values(Column<T> column) {
    return values(column.name()).stream().<T>map(column::read).distinct().toList();
  }

  /** Writes this table as CSV: UTF-8, comma, line feed, quotes only where they are needed. */
  public void write(Path file) {
    try (TableWriter writer = TableWriter.open(file, columns)) {
      for (List<String> row : rows) {
        for (String cell : row) {
          writer.text(cell);
        }
        writer.endRow();
      }
    }
  }

  /** Gathers rows. */
  public static final class Builder {
    private final List<String> columns;
    private final List<List<String>> rows = new ArrayList<>();

    private Builder(List<String> columns) {
      this.columns = columns;
    }

    /**
     * Adds a row.
     *
     * @param cells one for each column, in their order
     * @throws IllegalArgumentException if they are of others, or in another order
     */
    public Builder add(Column.Filled... cells) {
      List<String> filled = Arrays.stream(cells).map(Column.Filled::column).toList();
      if (!filled.equals(columns)) {
        throw new IllegalArgumentException("cells of %s, not of %s".formatted(filled, columns));
      }
      rows.add(Arrays.stream(cells).map(Column.Filled::text).toList());
      return this;
    }

    /** Adds the rows of a table of the same columns. */
    public Builder addAll(Table more) {
      if (!more.columns.equals(columns)) {
        throw new IllegalArgumentException(
            "rows of %s, not of %s".formatted(more.columns, columns));
      }
      rows.addAll(more.rows);
      return this;
    }

    /** Adds a row: numbers keep all their digits, everything else is written as its text. */
    public Builder row(Object... cells) {
      rows.add(Arrays.stream(cells).map(Builder::text).toList());
      return this;
    }

    private static String text(Object cell) {
      return cell instanceof Double number ? TableWriter.digits(number) : String.valueOf(cell);
    }

    /** The finished table. */
    public Table build() {
      return new Table(columns, rows);
    }
  }
}
