// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.base;

import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * Input that cannot be used, told so that the reader can mend it: which source, where in it, what
 * is wrong, and what to do. The command line turns it into one line and exit code 3. The message is
 * that line: nothing in it breaks or disturbs it, and it is cut to {@link OneLine#MOST} characters
 * so that source, place, problem and mend can all be read.
 */
public final class BadInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * The most characters that are kept of source, place, problem and mend where they are too many.
   */
  private static final int[] KEPT = {70, 50, 90, 70};

  /** What is shortened first: what quotes the file, then what names it, last what helps. */
  private static final int[] SHORTENED = {2, 1, 0, 3};

  private final String source;
  private final String place;
  private final String problem;
  private final String mend;

  private BadInputException(String[] told, String message, Throwable cause) {
    super(message, cause);
    this.source = told[0];
    this.place = told[1];
    this.problem = told[2];
    this.mend = told[3];
  }

  /** The same fault, its problem and its mend in other words, such as other options' names. */
  public BadInputException reworded(UnaryOperator<String> words) {
    return of(source, place, words.apply(problem), words.apply(mend), this);
  }

  /** That the system does not give what is in a file. */
  public static BadInputException unreadable(String source, Throwable cause) {
    return of(
        source,
        "",
        "it cannot be read (%s)".formatted(cause.getMessage()),
        "Check the file and its permissions.",
        cause);
  }

  /**
   * A fault at one place of a source.
   *
   * @param source the file or option that holds the fault
   * @param place the row, column, byte or entry, or an empty string for the source as a whole
   * @param problem what is wrong, without a final full stop
   * @param mend what the user can do about it, a whole sentence
   */
  public static BadInputException of(Object source, String place, String problem, String mend) {
    return of(source, place, problem, mend, null);
  }

  /** The same, keeping the exception that showed the fault. */
  public static BadInputException of(
      Object source, String place, String problem, String mend, Throwable cause) {
    Objects.requireNonNull(source);
    String[] told = {source.toString(), place, problem, mend};
    String[] parts = told.clone();
    int length = place.isEmpty() ? 4 : 6; // of what stands between
    for (int p = 0; p < parts.length; p++) {
      parts[p] = OneLine.escaped(parts[p]);
      length += parts[p].length();
    }
    int excess = length - (OneLine.MOST - OneLine.PREFIX.length());
    for (int p : SHORTENED) {
      if (excess > 0) {
        String cut =
            OneLine.cut(
                parts[p],
                Math.max(Math.min(KEPT[p], parts[p].length()), parts[p].length() - excess));
        excess -= parts[p].length() - cut.length();
        parts[p] = cut;
      }
    }
    String where = place.isEmpty() ? "" : ", " + parts[1];
    String message = parts[0] + where + ": " + parts[2] + ". " + parts[3];
    return new BadInputException(told, message, cause);
  }
}
