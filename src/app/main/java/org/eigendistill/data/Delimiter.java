// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eigendistill.base.BadInputException;

/**
 * What stands between the cells of a line. A space stands for any run of blanks and tabs.
 *
 * @param sign the character
 */
public record Delimiter(char sign) {
  static final Delimiter COMMA = new Delimiter(',');
  static final Delimiter SPACE = new Delimiter(' ');

  /** Those that are guessed, a space apart. */
  private static final List<Delimiter> USUAL =
      List.of(COMMA, new Delimiter(';'), new Delimiter('\t'), new Delimiter('|'));

  /** Those that have a word. */
  private static final List<Delimiter> NAMED =
      Stream.concat(USUAL.stream(), Stream.of(SPACE)).toList();

  /** How many lines a guess looks at. */
  private static final int LINES = 20;

  /** Checks that no number, name or quoted text can hold it. */
  public Delimiter {
    if (Character.isLetterOrDigit(sign) || "\"'.+-\r\n".indexOf(sign) >= 0 || sign == 0) {
      throw new IllegalArgumentException("'%s' can stand in a cell".formatted(sign));
    }
  }

  /** The words that there are. */
  public static List<String> words() {
    return NAMED.stream().map(Delimiter::word).toList();
  }

  /**
   * A delimiter by its word, or by itself.
   *
   * @throws IllegalArgumentException if it is neither
   */
  public static Delimiter parse(String text) {
    for (Delimiter one : NAMED) {
      if (one.word().equalsIgnoreCase(text)) {
        return one;
      }
    }
    if (text.equals("\\t")) {
      return USUAL.get(2);
    }
    if (text.length() != 1) {
      throw new IllegalArgumentException(
          "'%s' is neither comma, semicolon, tab, space, pipe nor a single character"
              .formatted(text));
    }
    return new Delimiter(text.charAt(0));
  }

  /** What it is called. */
  public String word() {
    return switch (sign) {
      case ',' -> "comma";
      case ';' -> "semicolon";
      case '\t' -> "tab";
      case '|' -> "pipe";
      case ' ' -> "space";
      default -> "'" + sign + "'";
    };
  }

  /**
   * The delimiter that parts all lines alike. Where none does, the one that the first line has most
   * of, so that the line that differs is named; where the first line has none, blanks if they part
   * all lines alike, and else a comma: there is a single column.
   *
   * @param sample a text's first characters
   * @param cut whether there are more
   * @throws BadInputException if several part all lines alike
   */
  static Delimiter guess(String source, String sample, boolean cut) {
    List<int[]> counts = counts(sample, cut);
    List<Delimiter> even = new ArrayList<>();
    Optional<Delimiter> most = Optional.empty();
    int top = 0;
    for (int d = 0; d < USUAL.size() && !counts.isEmpty(); d++) {
      if (partsAlike(counts, d)) {
        even.add(USUAL.get(d));
      }
      if (counts.get(0)[d] > top) {
        top = counts.get(0)[d];
        most = Optional.of(USUAL.get(d));
      }
    }
    if (even.size() > 1) {
      throw BadInputException.of(
          source,
          "line 1",
          "%s and %s both part all lines alike".formatted(even.get(0).word(), even.get(1).word()),
          "Say --delimiter %s, for instance; numbers need a decimal point."
              .formatted(even.get(1).word()));
    }
    if (even.size() == 1) {
      return even.get(0);
    }
    return most.orElse(!counts.isEmpty() && partsAlike(counts, USUAL.size()) ? SPACE : COMMA);
  }

  /** The first line may lack one: R writes no name over the names of rows. */
  private static boolean partsAlike(List<int[]> counts, int d) {
    int rest = counts.get(counts.size() - 1)[d];
    int first = counts.get(0)[d];
    return first > 0
        && (first == rest || first == rest - 1)
        && counts.stream().skip(1).allMatch(c -> c[d] == rest);
  }

  /** How often each stands in each line outside quotes; runs of blanks between cells come last. */
  private static List<int[]> counts(String sample, boolean cut) {
    List<int[]> lines = new ArrayList<>();
    int[] line = new int[USUAL.size() + 1];
    boolean quoted = false;
    boolean fresh = true;
    boolean blank = false;
    boolean empty = true;
    for (int i = 0; i <= sample.length() && lines.size() < LINES; i++) {
      char c = i < sample.length() ? sample.charAt(i) : '\n';
      if (quoted) {
        quoted = c != '"';
      } else if (c == '\n' || c == '\r') {
        boolean whole = i < sample.length() || !cut || lines.isEmpty();
        if (!empty && whole) {
          lines.add(line);
        }
        line = new int[USUAL.size() + 1];
        fresh = true;
        blank = false;
        empty = true;
      } else if (c == '"' && (fresh || blank)) {
        quoted = true;
        line[USUAL.size()] += blank && !empty ? 1 : 0;
        blank = false;
        empty = false;
      } else {
        int d = USUAL.indexOf(known(c));
        if (d >= 0) {
          line[d]++;
        }
        boolean white = c == ' ' || c == '\t';
        if (!white && blank && !empty) {
          line[USUAL.size()]++;
        }
        fresh = d >= 0 || fresh && white;
        blank = white;
        empty &= white;
      }
    }
    return lines;
  }

  private static Delimiter known(char c) {
    for (Delimiter one : USUAL) {
      if (one.sign == c) {
        return one;
      }
    }
    return SPACE;
  }
}
