// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.base;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of several parts of some items in a row: part k of n has the items from {@code (k - 1) c / n}
 * to {@code k c / n}, rounded down, of c. What is worked out part by part is worked out once.
 *
 * @param number k, from 1
 * @param of n
 */
public record Part(int number, int of) {
  /** All of it. */
  public static final Part WHOLE = new Part(1, 1);

  private static final Pattern FORM = Pattern.compile("([0-9]{1,6})/([0-9]{1,6})");

  /** Checks the numbers. */
  public Part {
    if (number < 1 || number > of) {
      throw new IllegalArgumentException("there is no part %d of %d".formatted(number, of));
    }
  }

  /**
   * Reads {@code K/N}.
   *
   * @throws IllegalArgumentException if it is not that
   */
  public static Part parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException("'%s' is not K/N, as 3/16".formatted(text));
    }
    return new Part(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)));
  }

  /** Its first item of so many, from 0. */
  public int first(int count) {
    return at(number - 1L, count);
  }

  /** The item behind its last. */
  public int next(int count) {
    return at(number, count);
  }

  private int at(long parts, int count) {
    return (int) (parts * count / of);
  }
}
