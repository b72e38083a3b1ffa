// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.eigendistill.base.BadInputException;

/**
 * A column that may hold words. Classes are numbered from 0 in the order of their words; groups,
 * which need be told apart only, in the order in which they come. Of classes all cells are words,
 * or all are numbers, or all are True or False: a word among numbers is a typing error.
 */
final class WordColumn {
  private final String source;
  private final String label;
  private final boolean groups;
  private final List<String> cells = new ArrayList<>();
  private Cell kind;

  WordColumn(String source, String label, boolean groups) {
    this.source = source;
    this.label = label;
    this.groups = groups;
  }

  void add(String cell, long line) {
    Cell next = Cell.of(cell);
    if (next == Cell.BLANK || next == Cell.NOT_FINITE) {
      throw BadInputException.of(
          source,
          "line %d, %s".formatted(line, label),
          groups
              ? "the value is missing"
              : next == Cell.BLANK
                  ? "the cell is empty"
                  : "'%s' is not a finite number".formatted(cell),
          "Replace the cell or leave the row out.");
    }
    Optional<Spelling> number = groups ? Optional.empty() : Spelling.of(cell);
    if (number.isPresent()) {
      throw BadInputException.of(
          source,
          "line %d, %s".formatted(line, label),
          number.get().problem(),
          number.get().mend());
    }
    kind = kind == null ? next : kind;
    if (!groups && next != kind) {
      throw BadInputException.of(
          source,
          "line %d, %s".formatted(line, label),
          next == Cell.NUMBER
              ? "the number %s stands among %s".formatted(cell, words(kind))
              : "'%s' is not a number".formatted(cell)
                  + (kind == Cell.NUMBER ? "" : ", and stands among " + words(kind)),
          "Replace the cell or leave the row out.");
    }
    cells.add(cell);
  }

  /** Whether a number is no whole one, or one that a double holds exactly. */
  private static boolean isExact(String number) {
    return !Cell.isWhole(number) || Math.abs(Cell.value(number)) < Dataset.TOO_LARGE;
  }

  private static String words(Cell kind) {
    return switch (kind) {
      case NUMBER -> "numbers";
      case BOOLEAN -> "True and False";
      default -> "words";
    };
  }

  /** number, boolean, class or group. */
  String type() {
    return groups
        ? "group"
        : kind == Cell.WORD ? "class" : kind == Cell.BOOLEAN ? "boolean" : "number";
  }

  /** The words of the numbers from 0; none where the cells are numbers. */
  List<String> words() {
    return groups || kind != Cell.WORD ? List.of() : List.copyOf(new TreeSet<>(cells));
  }

  /** A number per row. */
  double[] values() {
    if (!groups && kind != Cell.WORD) {
      return cells.stream().mapToDouble(Cell::value).toArray();
    }
    Map<String, Integer> codes = new HashMap<>();
    words().forEach(word -> codes.put(word, codes.size()));
    double[] values = new double[cells.size()];
    for (int i = 0; i < values.length; i++) {
      String cell = cells.get(i);
      String word = Cell.of(cell) == Cell.NUMBER ? spelling(cell) : cell;
      Integer known = codes.putIfAbsent(word, codes.size());
      values[i] = known == null ? codes.size() - 1 : known;
    }
    return values;
  }

  /** One spelling for each number; of long whole ones all digits tell groups apart. */
  private static String spelling(String number) {
    return isExact(number)
        ? Double.toString(Cell.value(number) + 0.0)
        : new BigInteger(number).toString();
  }
}
