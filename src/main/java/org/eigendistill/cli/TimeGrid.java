package org.eigendistill.cli;

import java.util.Arrays;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A list of times as the command line has it: {@code 0.1,1,10}, or {@code log:FROM:TO:COUNT} for
 * points evenly spaced in logarithm, ends included.
 */
final class TimeGrid {
  private static final int MOST = 1_000_000;

  private final double[] times;
  private final boolean logarithmic;

  private TimeGrid(double[] times, boolean logarithmic) {
    this.times = times;
    this.logarithmic = logarithmic;
  }

  double[] times() {
    return times.clone();
  }

  /** The times for a procedure that counts whole steps: rounded, each once. */
  double[] wholeSteps() {
    return Arrays.stream(times).map(t -> Math.max(1, Math.rint(t))).distinct().toArray();
  }

  /** Whether the points came from a log grid rather than one by one. */
  boolean isLogarithmic() {
    return logarithmic;
  }

  /** Reads a grid. */
  static final class Converter implements ITypeConverter<TimeGrid> {
    @Override
    public TimeGrid convert(String text) {
      return text.startsWith("log:")
          ? new TimeGrid(logGrid(text), true)
          : new TimeGrid(list(text), false);
    }
  }

  private static double[] list(String text) {
    double[] times =
        Arrays.stream(text.split(",", -1)).mapToDouble(part -> number(part, text)).toArray();
    for (int i = 0; i < times.length; i++) {
      if (!(times[i] > 0) || times[i] == Double.POSITIVE_INFINITY) {
        throw new TypeConversionException(
            "times must be positive and finite, and number %d of '%s' is %s"
                .formatted(i + 1, text, times[i]));
      }
      if (i > 0 && times[i] <= times[i - 1]) {
        throw new TypeConversionException(
            "times must rise, and number %d of '%s' (%s) does not exceed the one before"
                .formatted(i + 1, text, times[i]));
      }
    }
    return times;
  }

  private static double[] logGrid(String text) {
    String[] parts = text.split(":", -1);
    if (parts.length != 4) {
      throw new TypeConversionException(
          "a log grid is log:FROM:TO:COUNT, as in log:1e-3:1e3:50, not '%s'".formatted(text));
    }
    double from = number(parts[1], text);
    double to = number(parts[2], text);
    double count = number(parts[3], text);
    if (!(from > 0) || !(to > from) || to == Double.POSITIVE_INFINITY) {
      throw new TypeConversionException(
          "a log grid needs 0 < FROM < TO, both finite, not '%s'".formatted(text));
    }
    if (!(count >= 2 && count <= MOST) || count != Math.rint(count)) {
      throw new TypeConversionException(
          "a log grid needs a whole COUNT from 2 to %d, not '%s'".formatted(MOST, parts[3]));
    }
    int n = (int) count;
    double ratio = Math.log(to / from);
    double[] times = new double[n];
    for (int i = 0; i < n; i++) {
      times[i] = i == n - 1 ? to : from * StrictMath.exp(ratio * i / (n - 1));
    }
    return times;
  }

  private static double number(String part, String text) {
    try {
      return Double.parseDouble(part.strip());
    } catch (NumberFormatException e) {
      throw new TypeConversionException(
          "'%s' in '%s' is not a number".formatted(part.strip(), text));
    }
  }
}
