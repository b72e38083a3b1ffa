// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eigendistill.base.Numerals;
import org.eigendistill.dynamics.Filter;
import org.eigendistill.dynamics.Filters;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Options that a command does not have and that are nearly one of its own. Where a required option
 * is misspelt the parser says that it is missing, and not what stands in its place.
 */
final class Misspelt {
  private Misspelt() {}

  /** A line for each that is nearly an option of the command, in their order. */
  static List<String> in(CommandSpec command, String... arguments) {
    Map<String, OptionSpec> known = command.optionsMap();
    List<String> lines = new ArrayList<>();
    for (String argument : arguments) {
      String name = argument.split("=", 2)[0];
      if (name.startsWith("--") && name.length() > 3 && !known.containsKey(name)) {
        nearest(name, known)
            .map(near -> "'%s' is no option of it; perhaps %s is meant.".formatted(name, near))
            .ifPresent(lines::add);
      }
    }
    return lines;
  }

  /**
   * What is said of arguments that a command does not take: where options are among them, these
   * alone, as what stands behind one may be its value.
   */
  static String unknown(CommandLine.UnmatchedArgumentException fault) {
    List<String> options =
        fault.getUnmatched().stream()
            .filter(each -> each.length() > 1 && each.startsWith("-"))
            .filter(each -> Numerals.parse(each).isEmpty())
            .map("'%s'"::formatted)
            .toList();
    return options.isEmpty()
        ? fault.getMessage()
        : "Unknown option%s: %s"
            .formatted(options.size() > 1 ? "s" : "", String.join(", ", options));
  }

  /** A sentence that names the filter that is nearly meant, or nothing. */
  static String filter(String name, Filters filters) {
    return nearest(name, name.length(), filters.all().stream().map(Filter::name))
        .map(" Perhaps %s is meant."::formatted)
        .orElse("");
  }

  private static Optional<String> nearest(String name, Map<String, OptionSpec> known) {
    Stream<String> names = known.keySet().stream().filter(each -> each.startsWith("--"));
    return nearest(name, name.length() - 2, names);
  }

  private static Optional<String> nearest(String name, int letters, Stream<String> known) {
    int most = Math.max(1, letters / 3);
    return known
        .filter(each -> distance(name, each) <= most)
        .min(
            Comparator.comparing((String each) -> distance(name, each))
                .thenComparing(each -> each));
  }

  /**
   * The number of letters put in, left out, exchanged, or turned round with their neighbour, that
   * makes one word of another (optimal string alignment).
   */
  static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : least(cost, a, b, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int least(int[][] cost, String a, String b, int i, int j) {
    boolean same = a.charAt(i - 1) == b.charAt(j - 1);
    int least = Math.min(cost[i - 1][j - 1] + (same ? 0 : 1), cost[i - 1][j] + 1);
    least = Math.min(least, cost[i][j - 1] + 1);
    boolean turned =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return turned ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
  }
}
