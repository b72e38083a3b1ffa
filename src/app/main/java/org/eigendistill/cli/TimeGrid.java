// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.eigendistill.dynamics.Clock;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A list of lengths as the command line has it: {@code 0.1,1,10}; {@code log:FROM:TO:COUNT} for
 * points evenly spaced in logarithm, ends included; or {@code auto}, which is {@code
 * log:0.01/l1:10/lr:50}. Each length may be in units of the spectrum: see {@link Length}.
 */
final class TimeGrid {
  private static final int MOST = 1_000_000;

  private final String text;
  private final List<Length> lengths;
  private final int count;

  /** A list, or for a count above 0 the two ends of a log grid. */
  private TimeGrid(String text, List<Length> lengths, int count) {
    this.text = text;
    this.lengths = lengths;
    this.count = count;
  }

  /** Whether it stands without the spectrum. */
  boolean isPlain() {
    return lengths.stream().allMatch(Length::isPlain);
  }

  /**
   * The lengths on the procedure's clock, rising. In training's order penalties fall, so lists of
   * them in units of the spectrum are turned round. Whole steps that fall together count once.
   *
   * @throws IllegalArgumentException if they do not rise
   */
  double[] on(Length.Scale scale) {
    return count > 0 ? logGrid(scale) : list(scale);
  }

  private double[] list(Length.Scale scale) {
    double[] values = lengths.stream().mapToDouble(length -> length.on(scale)).toArray();
    if (isPlain()) {
      return values;
    }
    if (scale.clock() == Clock.PENALTY && values[0] > values[values.length - 1]) {
      values = reversed(values);
    }
    for (int i = 1; i < values.length; i++) {
      if (values[i] < values[i - 1]) {
        throw new IllegalArgumentException(
            "they must rise, and in '%s' %s comes before %s"
                .formatted(text, values[i - 1], values[i]));
      }
    }
    return Arrays.stream(values).distinct().toArray();
  }

  private double[] logGrid(Length.Scale scale) {
    double from = lengths.get(0).unrounded(scale);
    double to = lengths.get(1).unrounded(scale);
    if (scale.clock() == Clock.PENALTY && from > to) {
      double[] ends = {to, from};
      from = ends[0];
      to = ends[1];
    }
    if (!(to > from) || to == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(
          "a log grid needs FROM < TO, and '%s' runs from %s to %s".formatted(text, from, to));
    }
    if (to / from == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(
          "a log grid's ends are less than 1e308 times apart, and '%s' runs from %s to %s"
              .formatted(text, from, to));
    }
    double ratio = Math.log(to / from);
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = i == count - 1 ? to : from * StrictMath.exp(ratio * i / (count - 1));
    }
    return scale.clock() == Clock.STEPS
        ? Arrays.stream(values).map(t -> Math.max(1, Math.rint(t))).distinct().toArray()
        : values;
  }

  private static double[] reversed(double[] values) {
    int last = values.length - 1;
    return IntStream.rangeClosed(0, last).mapToDouble(i -> values[last - i]).toArray();
  }

  /** Reads a grid. */
  static final class Converter implements ITypeConverter<TimeGrid> {
    @Override
    public TimeGrid convert(String text) {
      String full = text.equals("auto") ? "log:0.01/l1:10/lr:50" : text;
      return full.startsWith("log:") ? readLogGrid(full) : readList(full);
    }
  }

  private static TimeGrid readList(String text) {
    List<Length> lengths =
        Arrays.stream(text.split(",", -1)).map(part -> Length.parse(part.strip(), text)).toList();
    for (int i = 0; i < lengths.size(); i++) {
      double number = lengths.get(i).number();
      if (!(number > 0) || number == Double.POSITIVE_INFINITY) {
        throw new TypeConversionException(
            "times must be positive and finite, and number %d of '%s' is %s"
                .formatted(i + 1, text, number));
      }
      boolean alike = i > 0 && lengths.get(i).unit() == lengths.get(i - 1).unit();
      if (alike && number <= lengths.get(i - 1).number()) {
        throw new TypeConversionException(
            "lengths must rise, and number %d of '%s' (%s) does not exceed the one before"
                .formatted(i + 1, text, number));
      }
    }
    return new TimeGrid(text, lengths, 0);
  }

  private static TimeGrid readLogGrid(String text) {
    String[] parts = text.split(":", -1);
    if (parts.length != 4) {
      throw new TypeConversionException(
          "a log grid is log:FROM:TO:COUNT, as in log:1e-3:1e3:50, not '%s'".formatted(text));
    }
    Length from = Length.parse(parts[1], text);
    Length to = Length.parse(parts[2], text);
    Length points = Length.parse(parts[3], text);
    boolean alike = from.unit() == to.unit();
    if (!(from.number() > 0)
        || !(to.number() > (alike ? from.number() : 0))
        || to.number() == Double.POSITIVE_INFINITY) {
      throw new TypeConversionException(
          "a log grid needs 0 < FROM < TO, both finite, not '%s'".formatted(text));
    }
    double count = points.number();
    if (!points.isPlain() || !(count >= 2 && count <= MOST) || count != Math.rint(count)) {
      throw new TypeConversionException(
          "a log grid needs a whole COUNT from 2 to %d, not '%s'".formatted(MOST, parts[3]));
    }
    return new TimeGrid(text, List.of(from, to), (int) count);
  }
}
