// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.page;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Names as there is room for beside a drawing: without what all of them begin and end with, and
 * where they are still too long without their middle. They stay apart; the whole names stand in the
 * tables.
 */
final class ShortNames {
  /** So many letters leave a panel its room. */
  static final int MOST = 22;

  private ShortNames() {}

  static List<String> of(List<String> names) {
    if (names.stream().allMatch(name -> name.length() <= MOST)) {
      return names;
    }
    List<String> parts = stripped(names.stream().map(name -> name.split("\\.", -1)).toList());
    List<String> cut = parts.stream().map(ShortNames::cut).toList();
    Set<String> apart = new LinkedHashSet<>(cut);
    return apart.size() == cut.size()
        ? cut
        : IntStream.range(0, cut.size())
            .mapToObj(i -> cut("%d: %s".formatted(i + 1, parts.get(i))))
            .collect(Collectors.toList());
  }

  /** A single one. */
  static String of(String name) {
    return cut(name);
  }

  /**
   * Without the words, between dots, that all names begin and end with; one word at least is left.
   */
  private static List<String> stripped(List<String[]> names) {
    int first = names.size() < 2 ? 0 : common(names, false);
    int last = names.size() < 2 ? 0 : common(names, true);
    return names.stream()
        .map(
            words ->
                first + last >= words.length
                    ? String.join(".", words)
                    : String.join(".", List.of(words).subList(first, words.length - last)))
        .toList();
  }

  /** How many words all names have in common, from the beginning or from the end. */
  private static int common(List<String[]> names, boolean fromEnd) {
    String[] one = names.get(0);
    int count = 0;
    while (count < one.length) {
      int i = count;
      boolean same =
          names.stream()
              .allMatch(
                  other ->
                      other.length > i && word(other, i, fromEnd).equals(word(one, i, fromEnd)));
      if (!same) {
        return count;
      }
      count++;
    }
    return count;
  }

  private static String word(String[] words, int i, boolean fromEnd) {
    return words[fromEnd ? words.length - 1 - i : i];
  }

  private static String cut(String name) {
    int letters = name.codePointCount(0, name.length());
    if (letters <= MOST) {
      return name;
    }
    int before = MOST / 2 - 1;
    int after = MOST - before - 1;
    return name.substring(0, name.offsetByCodePoints(0, before))
        + "\u2026"
        + name.substring(name.offsetByCodePoints(0, letters - after));
  }
}
