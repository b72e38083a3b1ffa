// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.base;

import java.util.List;

/** Numbers of things in sentences: one thing is called by its singular. */
public final class Counted {
  private Counted() {}

  /** The number and the thing, "1 row" or "12 rows". */
  public static String of(long number, String thing) {
    return "%d %s".formatted(number, word(number, thing, plural(thing)));
  }

  /** The same with commas between thousands, "4,026 rows". */
  public static String grouped(long number, String thing) {
    return "%,d %s".formatted(number, word(number, thing, plural(thing)));
  }

  /** The word that goes with a number, a verb for instance. */
  public static String word(long number, String one, String many) {
    return number == 1 ? one : many;
  }

  /** The first of some names, and how many more there are. */
  public static String first(List<String> names, int most) {
    return names.size() <= most
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, most))
            + " and %,d more".formatted(names.size() - most);
  }

  private static String plural(String thing) {
    if (thing.endsWith("xis")) {
      return thing.substring(0, thing.length() - 2) + "es";
    }
    return thing.matches(".*(s|x|ch|sh)") ? thing + "es" : thing + "s";
  }
}
