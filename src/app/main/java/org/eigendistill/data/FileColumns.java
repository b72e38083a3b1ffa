// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import java.util.List;
import java.util.OptionalInt;
import org.eigendistill.base.BadInputException;

/**
 * The columns of a file, all of them, by name and by number. Numbers count from 1 as the columns
 * stand in the file, whatever of them is left out; where a text is a name and a number, it is the
 * name. A name may be given in double quotes, which one with a comma needs in a list.
 *
 * @param source the file
 * @param count how many there are
 * @param names a name per column, or none
 */
public record FileColumns(String source, int count, List<String> names) {
  /** Checks the number of names. */
  public FileColumns {
    names = List.copyOf(names);
    if (!names.isEmpty() && names.size() != count) {
      throw new IllegalArgumentException("as many names as columns are needed");
    }
  }

  /**
   * The place of a column, from 0; empty where there is none.
   *
   * @throws BadInputException if several have that name
   */
  OptionalInt find(String text) {
    int named = text.isEmpty() ? -1 : names.indexOf(text);
    if (named >= 0) {
      if (names.lastIndexOf(text) != named) {
        throw BadInputException.of(
            source,
            "line 1",
            "two columns are named '%s'".formatted(text),
            "Name one by its number, %d or %d.".formatted(named + 1, names.lastIndexOf(text) + 1));
      }
      return OptionalInt.of(named);
    }
    if (text.length() > 2 && text.startsWith("\"") && text.endsWith("\"")) {
      return find(text.substring(1, text.length() - 1));
    }
    if (text.matches("[0-9]{1,9}")) {
      int number = Integer.parseInt(text);
      return number < 1 || number > count ? OptionalInt.empty() : OptionalInt.of(number - 1);
    }
    return OptionalInt.empty();
  }

  /**
   * The place of a column that an option names.
   *
   * @throws BadInputException if there is none
   */
  int require(String option, String text) {
    OptionalInt found = find(text);
    if (found.isEmpty()) {
      throw missing(option, text);
    }
    return found.getAsInt();
  }

  /** That there is no column of that name or number. */
  public BadInputException missing(String option, String text) {
    boolean number = text.matches("[0-9]{1,9}");
    String columns =
        names.isEmpty() ? "" : "Name one of its columns: %s. ".formatted(NameList.ofColumns(names));
    return BadInputException.of(
        source,
        "",
        number
            ? "there is no column %s for %s".formatted(text, option)
            : "it has no column '%s' for %s".formatted(text, option),
        columns + "Columns are numbered from 1 to %d.".formatted(count));
  }

  /** How a column is told to the user who has to find it. */
  String label(int place) {
    return names.isEmpty() || names.get(place).isBlank()
        ? "column %d".formatted(place + 1)
        : "column %d (%s)".formatted(place + 1, names.get(place));
  }

  /** Its name, or its number where it has none. */
  String shortLabel(int place) {
    return names.isEmpty() || names.get(place).isBlank()
        ? "column %d".formatted(place + 1)
        : names.get(place);
  }

  /** The same in a list of names. */
  String listed(int place) {
    String label = shortLabel(place);
    return !names.isEmpty() && names.get(place).equals(label) ? NameList.quoted(label) : label;
  }

  /** What names a column in an option. */
  String handle(int place) {
    boolean plain = !names.isEmpty() && names.get(place).matches("[\\w.-]+");
    return plain ? names.get(place) : Integer.toString(place + 1);
  }
}
