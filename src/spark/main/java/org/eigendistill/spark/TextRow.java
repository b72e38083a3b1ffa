// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spark;

import java.util.Arrays;
import java.util.List;
import org.eigendistill.base.BadInputException;

/**
 * What a line says of a row.
 *
 * @param file where it is
 * @param row its number, from 0 through all files
 * @param names of its columns
 */
record TextRow(DataFile file, long row, List<String> names) {
  /** Numbers parted by commas. */
  double[] ofCsv(String line) {
    double[] values = new double[names.size()];
    int from = 0;
    for (int j = 0; j < values.length; j++) {
      int comma = line.indexOf(',', from);
      boolean last = j == values.length - 1;
      if (last != comma < 0) {
        throw fault(
            "%d cells where there are %d columns"
                .formatted(line.chars().filter(c -> c == ',').count() + 1, values.length));
      }
      values[j] = number(line.substring(from, last ? line.length() : comma), names.get(j));
      from = comma + 1;
    }
    return values;
  }

  /** A label, then columns by their numbers from 1, rising; those that are not named are 0. */
  double[] ofLibsvm(String line) {
    double[] values = new double[names.size()];
    String[] words = words(line);
    values[0] = number(words[0], names.get(0));
    int before = 0;
    for (int k = 1; k < words.length; k++) {
      int column = column(words[k]);
      if (column <= before || column >= values.length) {
        throw fault("'%s' after column %d: columns rise from 1".formatted(words[k], before));
      }
      values[column] = number(words[k].substring(words[k].indexOf(':') + 1), names.get(column));
      before = column;
    }
    return values;
  }

  private static String[] words(String line) {
    int remark = line.indexOf('#');
    return (remark < 0 ? line : line.substring(0, remark)).strip().split("\\s+");
  }

  /** The highest column that a line of LIBSVM names; what is no line of it has none. */
  static int highest(String line) {
    return Arrays.stream(words(line)).skip(1).mapToInt(TextRow::column).max().orElse(0);
  }

  private static int column(String word) {
    int colon = word.indexOf(':');
    String digits = colon < 0 ? "" : word.substring(0, colon);
    return digits.matches("[0-9]{1,8}") ? Integer.parseInt(digits) : 0;
  }

  private double number(String cell, String column) {
    String text = cell.strip();
    if (text.isEmpty()) {
      throw fault("column '%s' is empty".formatted(column));
    }
    if (!isPlain(text)) {
      throw fault("column '%s' is '%s'".formatted(column, text));
    }
    try {
      double value = Double.parseDouble(text);
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Told below, as every cell that is no number.
    }
    throw fault("column '%s' is '%s'".formatted(column, text));
  }

  /** Whether it has the letters of decimal numbers only: Java's 1d and 0x1p0 are none. */
  static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if ("0123456789+-.eE".indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  private BadInputException fault(String problem) {
    return file.fault(row, problem);
  }
}
