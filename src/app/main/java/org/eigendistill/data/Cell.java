// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import java.util.Locale;
import java.util.OptionalDouble;
import org.eigendistill.base.Numerals;

/** What one cell of a text table can be. */
enum Cell {
  /** A plain decimal number, finite. */
  NUMBER,
  /** A number beyond the doubles, or a spelling of infinity or of no number. */
  NOT_FINITE,
  /** True or False, in any case. */
  BOOLEAN,
  /** Nothing. */
  BLANK,
  /** Any other text. */
  WORD;

  static Cell of(String cell) {
    if (cell.isEmpty()) {
      return BLANK;
    }
    OptionalDouble number = Numerals.parse(cell);
    if (number.isPresent()) {
      return Double.isFinite(number.getAsDouble()) ? NUMBER : NOT_FINITE;
    }
    return switch (cell.toLowerCase(Locale.ROOT)) {
      case "nan", "+nan", "-nan", "na", "n/a", "#n/a", "<na>", "null" -> NOT_FINITE;
      case "inf", "+inf", "-inf", "infinity", "+infinity", "-infinity" -> NOT_FINITE;
      case "true", "false" -> BOOLEAN;
      default -> WORD;
    };
  }

  /** The number of a cell that is one, 0 or 1 of a boolean; NaN of every other. */
  static double value(String cell) {
    OptionalDouble number = Numerals.parse(cell);
    if (number.isPresent()) {
      return number.getAsDouble();
    }
    return cell.equalsIgnoreCase("true") ? 1 : cell.equalsIgnoreCase("false") ? 0 : Double.NaN;
  }

  /** Whether a cell spells minus infinity, as NumPy and pandas write a masked class. */
  static boolean isMask(String cell) {
    return cell.equalsIgnoreCase("-inf") || cell.equalsIgnoreCase("-infinity");
  }

  /** Whether a cell is a whole number without sign or leading zeros, as numbers of columns are. */
  static boolean isCount(String cell) {
    return cell.length() < 10 && isDigits(cell, 0) && (cell.length() == 1 || cell.charAt(0) != '0');
  }

  /** Whether a number is spelt as a whole one. */
  static boolean isWhole(String cell) {
    return isDigits(cell, cell.startsWith("-") || cell.startsWith("+") ? 1 : 0);
  }

  private static boolean isDigits(String cell, int from) {
    for (int i = from; i < cell.length(); i++) {
      if (cell.charAt(i) < '0' || cell.charAt(i) > '9') {
        return false;
      }
    }
    return cell.length() > from;
  }

  /** Whether a word begins as numbers do, so that it may be a number misspelt. */
  static boolean beginsAsNumber(String cell) {
    return !cell.isEmpty() && "0123456789.+-\u2212".indexOf(cell.charAt(0)) >= 0;
  }
}
