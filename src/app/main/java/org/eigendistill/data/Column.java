// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * A column of a table: its name, and how a value of its type is written into a cell and read back.
 * A table's columns stand in one place, where rows are written by them and from which its readers
 * take them.
 *
 * @param <T> what a cell holds
 */
public final class Column<T> {
  private final String name;
  private final Function<? super T, String> written;
  private final Function<String, ? extends T> read;

  /** Whether a value has one spelling only, so that cells can be compared as texts. */
  private final boolean isSpeltOnce;

  private Column(
      String name,
      Function<? super T, String> written,
      Function<String, ? extends T> read,
      boolean isSpeltOnce) {
    this.name = name;
    this.written = written;
    this.read = read;
    this.isSpeltOnce = isSpeltOnce;
  }

  /**
   * A column of a type of one's own.
   *
   * @param written the one text of a value
   * @param read the value of such a text; throws an IllegalArgumentException for any other
   */
  public static <T> Column<T> of(
      String name, Function<? super T, String> written, Function<String, ? extends T> read) {
    return new Column<>(name, written, read, true);
  }

  /** A column of words. */
  public static Column<String> text(String name) {
    return of(name, text -> text, text -> text);
  }

  /** A column of numbers, in as many digits as bring the same double back. */
  public static Column<Double> number(String name) {
    return new Column<>(name, TableWriter::digits, Table::number, false);
  }

  /** A column of whole numbers. */
  public static Column<Integer> whole(String name) {
    return new Column<>(name, String::valueOf, Column::small, false);
  }

  /** A column of counts, which may be large. */
  public static Column<Long> count(String name) {
    return new Column<>(name, String::valueOf, Table::whole, false);
  }

  /** A column of true and false. */
  public static Column<Boolean> truth(String name) {
    return of(
        name,
        String::valueOf,
        cell -> {
          if (!cell.equals("true") && !cell.equals("false")) {
            throw new IllegalArgumentException("'%s' is neither true nor false".formatted(cell));
          }
          return cell.equals("true");
        });
  }

  /**
   * A column of the constants of an enum, by their words.
   *
   * @param word of a constant
   */
  public static <E extends Enum<E>> Column<E> word(
      String name, Class<E> type, Function<? super E, String> word) {
    return of(
        name,
        word,
        cell ->
            Arrays.stream(type.getEnumConstants())
                .filter(each -> word.apply(each).equals(cell))
                .findFirst()
                .orElseThrow(
                    () ->
                        new IllegalArgumentException(
                            "'%s' is no %s"
                                .formatted(cell, type.getSimpleName().toLowerCase(Locale.ROOT)))));
  }

  private static int small(String cell) {
    long value = Table.whole(cell);
    if (value != (int) value) {
      throw new IllegalArgumentException("%s is too large a number".formatted(cell));
    }
    return (int) value;
  }

  /** The names of columns. */
  public static List<String> names(List<Column<?>> columns) {
    return columns.stream().<String>map(Column::name).toList();
  }

  /** Its name, in the header. */
  public String name() {
    return name;
  }

  /** A cell of this column that holds a value. */
  public Filled is(T value) {
    return new Filled(name, written.apply(value));
  }

  /** Whether a cell holds a value, however it is spelt. */
  boolean holds(String cell, T value) {
    return cell.equals(written.apply(value)) || !isSpeltOnce && read(cell).equals(value);
  }

  /**
   * The value of a cell.
   *
   * @throws IllegalArgumentException if the cell holds none of this type
   */
  public T read(String cell) {
    return read.apply(cell);
  }

  @Override
  public String toString() {
    return name;
  }

  /**
   * A cell of a row.
   *
   * @param column the name of its column
   * @param text what it holds
   */
  public record Filled(String column, String text) {}
}
