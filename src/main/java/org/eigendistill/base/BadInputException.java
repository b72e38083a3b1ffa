package org.eigendistill.base;

import java.util.Objects;

/**
 * Input that cannot be used, told so that the reader can mend it: which source, where in it, what
 * is wrong, and what to do. The command line turns it into one line and exit code 3.
 */
public final class BadInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private BadInputException(String message, Throwable cause) {
    super(message, cause);
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
    String where = place.isEmpty() ? "" : ", " + place;
    return new BadInputException(source + where + ": " + problem + ". " + mend, cause);
  }
}
