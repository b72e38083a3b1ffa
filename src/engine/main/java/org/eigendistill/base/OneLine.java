// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.base;

/**
 * Text from outside - names and contents of files, arguments - made fit for one line on a terminal
 * or in a log: nothing in it breaks the line, moves the cursor, changes colours, or turns the order
 * of what is read.
 */
public final class OneLine {
  /** The most characters of a line that is said, {@link #PREFIX} included. */
  public static final int MOST = 300;

  /** What messages of the program start with. */
  public static final String PREFIX = "eigendistill: ";

  private static final int PIECE = 100;

  private static final String GAP = "…";

  private OneLine() {}

  /** A whole line of at most {@link #MOST} characters, cut in its middle. */
  public static String of(String text) {
    return cut(escaped(text), MOST);
  }

  /** A message to stand behind {@link #PREFIX}, cut in its middle. */
  public static String message(String text) {
    return cut(escaped(text), MOST - PREFIX.length());
  }

  /** A piece of a message, so short that the rest of it has room too. */
  public static String piece(String text) {
    return cut(escaped(String.valueOf(text)), PIECE);
  }

  /**
   * Control and format characters (those of Unicode's categories Cc and Cf: bidirectional controls
   * among them), line separators and lone surrogates as Java writes them, {@code \n} and {@code
   * &#92;u001b} for instance. A backslash stays as it is: Windows' paths have many.
   */
  public static String escaped(String text) {
    StringBuilder made = new StringBuilder(text.length());
    text.codePoints().forEach(c -> append(made, c));
    return made.toString();
  }

  private static void append(StringBuilder made, int c) {
    switch (c) {
      case '\n' -> made.append("\\n");
      case '\r' -> made.append("\\r");
      case '\t' -> made.append("\\t");
      default -> {
        if (isHarmless(c)) {
          made.appendCodePoint(c);
        } else {
          for (char unit : Character.toChars(c)) {
            made.append("\\u%04x".formatted((int) unit));
          }
        }
      }
    }
  }

  private static boolean isHarmless(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  /** At most so many characters: where there are more, the first and the last with … between. */
  public static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int head = most / 2;
    int tail = text.length() - (most - head - GAP.length());
    if (Character.isLowSurrogate(text.charAt(head))) {
      head--;
    }
    if (tail < text.length() && Character.isLowSurrogate(text.charAt(tail))) {
      tail++;
    }
    return text.substring(0, head) + GAP + text.substring(tail);
  }
}
