// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import org.eigendistill.base.Numerals;
import org.eigendistill.dynamics.Clock;
import org.eigendistill.dynamics.Procedure;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A length of training as the command line has it: a number on the procedure's clock, or {@code
 * k/l1} or {@code k/lr} in units of the spectrum, from its first eigenvalue and its last above the
 * rank's limit. With l either eigenvalue, {@code k/l} is the time k / l, or k / (h l) steps rounded
 * to a whole number of at least 1, or the penalty l / k. {@code auto} is 10/l1.
 */
record Length(double number, Unit unit) {
  /** What a number is measured in. */
  enum Unit {
    CLOCK(""),
    TOP("/l1"),
    LAST("/lr");

    private final String ending;

    Unit(String ending) {
      this.ending = ending;
    }
  }

  /** How lengths are counted: the procedure and the spectrum's first and last eigenvalue. */
  record Scale(Procedure procedure, double top, double last) {
    Clock clock() {
      return procedure.clock();
    }
  }

  /** Reads a length; the text it is a part of is named in messages. */
  static Length parse(String part, String text) {
    for (Unit unit : new Unit[] {Unit.TOP, Unit.LAST}) {
      if (part.endsWith(unit.ending)) {
        String number = part.substring(0, part.length() - unit.ending.length());
        Length length = new Length(number(number, text), unit);
        if (!(length.number > 0) || length.number == Double.POSITIVE_INFINITY) {
          throw new TypeConversionException(place(part, text) + " must be positive and finite");
        }
        return length;
      }
    }
    return new Length(number(part, text), Unit.CLOCK);
  }

  private static double number(String part, String text) {
    return Numerals.parse(part)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    place(part, text)
                        + " is not a number, nor one over l1 or lr"
                        + (part.equals(text) ? ", nor auto" : "")));
  }

  private static String place(String part, String text) {
    return part.equals(text) ? "'%s'".formatted(text) : "'%s' in '%s'".formatted(part, text);
  }

  /** Whether it stands without the spectrum. */
  boolean isPlain() {
    return unit == Unit.CLOCK;
  }

  /** The length on the clock; a number in units of the spectrum is not rounded to whole steps. */
  double unrounded(Scale scale) {
    double eigenvalue = unit == Unit.TOP ? scale.top : scale.last;
    if (unit == Unit.CLOCK) {
      return number;
    }
    return switch (scale.clock()) {
      case TIME -> number / eigenvalue;
      case STEPS -> number / scale.procedure.along(eigenvalue).until(1).pull();
      case PENALTY -> eigenvalue / number;
    };
  }

  /** The length on the clock. */
  double on(Scale scale) {
    double length = unrounded(scale);
    return isPlain() || scale.clock() != Clock.STEPS ? length : Math.max(1, Math.rint(length));
  }

  /** Reads one length. */
  static final class Converter implements ITypeConverter<Length> {
    @Override
    public Length convert(String text) {
      return text.equals("auto") ? new Length(10, Unit.TOP) : parse(text, text);
    }
  }
}
