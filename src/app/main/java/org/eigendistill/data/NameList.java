// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import java.util.List;

/** Names in a sentence: some are shown, the rest is counted, so that no message runs to pages. */
public final class NameList {
  private static final int SHOWN = 12;

  private NameList() {}

  /** The first names with commas between, and how many more there are. */
  public static String of(List<String> names) {
    return of(names, SHOWN);
  }

  /** The names of columns, as many as {@link #of(List)} shows, each as {@link #quoted} has it. */
  static String ofColumns(List<String> names) {
    return of(names.stream().map(NameList::quoted).toList());
  }

  /**
   * A name in double quotes where it has a comma or a blank, or nothing else, and else as it is.
   */
  static String quoted(String name) {
    return name.isEmpty() || name.matches("(?s).*[,\\s].*") ? '"' + name + '"' : name;
  }

  /** As many names as fit into so many letters, one at least, and how many more there are. */
  public static String within(List<String> names, int letters) {
    int shown = 0;
    int length = 0;
    while (shown < Math.min(SHOWN, names.size())) {
      length += names.get(shown).length() + 2;
      if (shown > 0 && length > letters) {
        break;
      }
      shown++;
    }
    return of(names, shown);
  }

  /** The first of the given number of names, and how many more there are. */
  public static String of(List<String> names, int shown) {
    String list = String.join(", ", names.subList(0, Math.min(shown, names.size())));
    return names.size() > shown ? "%s and %d more".formatted(list, names.size() - shown) : list;
  }
}
