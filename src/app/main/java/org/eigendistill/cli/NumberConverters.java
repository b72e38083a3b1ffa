// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.util.OptionalDouble;
import org.eigendistill.base.Numerals;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Numbers of options, read as everywhere: see {@link Numerals}. Those that come with picocli take
 * {@code 0x10}, {@code 010} (as eight), {@code 1d} and {@code NaN} too.
 */
final class NumberConverters {
  private NumberConverters() {}

  /** Has a command and those below it read numbers so. */
  static void register(CommandLine command) {
    ITypeConverter<Double> real = NumberConverters::real;
    ITypeConverter<Long> whole = text -> whole(text, Long.MIN_VALUE, Long.MAX_VALUE);
    ITypeConverter<Integer> small = text -> (int) whole(text, Integer.MIN_VALUE, Integer.MAX_VALUE);
    command
        .registerConverter(double.class, real)
        .registerConverter(Double.class, real)
        .registerConverter(long.class, whole)
        .registerConverter(Long.class, whole)
        .registerConverter(int.class, small)
        .registerConverter(Integer.class, small);
  }

  /** Reads a number. */
  static double real(String text) {
    double value =
        Numerals.parse(text)
            .orElseThrow(
                () ->
                    new TypeConversionException(
                        "'%s' is not a number such as 0.5 or 1e-3%s"
                            .formatted(text, asQuotient(text))));
    if (Double.isInfinite(value)) {
      throw new TypeConversionException(
          "'%s' lies beyond the largest number, about 1.8e308".formatted(text));
    }
    return value;
  }

  /** A quotient of two numbers with what it is as one. */
  private static String asQuotient(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length != 2) {
      return "";
    }
    OptionalDouble above = Numerals.parse(parts[0]);
    OptionalDouble below = Numerals.parse(parts[1]);
    boolean number = above.isPresent() && below.isPresent() && below.getAsDouble() != 0;
    return number ? "; write %s".formatted(above.getAsDouble() / below.getAsDouble()) : "";
  }

  private static long whole(String text, long least, long most) {
    long value =
        Numerals.parseWhole(text)
            .orElseThrow(
                () ->
                    new TypeConversionException(
                        "'%s' is not a whole number such as 10, from %d to %d"
                            .formatted(text, least, most)));
    if (value < least || value > most) {
      throw new TypeConversionException("'%s' is not from %d to %d".formatted(text, least, most));
    }
    return value;
  }
}
