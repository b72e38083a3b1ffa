// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.figure;

import java.util.Objects;
import org.eigendistill.markup.Markup;

/**
 * Points with error bars. A point with a NaN coordinate is left out; one whose interval is NaN is
 * drawn without a bar.
 *
 * @param label the name in the legend; may be empty
 * @param place where the points stand on the axis across the bars; 0, 1, 2, ... for categories
 * @param value the points on the axis along the bars
 * @param low the lower ends, nowhere above {@code value}
 * @param high the upper ends, nowhere below {@code value}
 * @param horizontal whether the bars lie: {@code value} is then x and {@code place} y
 * @param style ink; a style without a mark draws circles
 */
public record Intervals(
    Markup label,
    Coordinates place,
    Coordinates value,
    Coordinates low,
    Coordinates high,
    boolean horizontal,
    Style style)
    implements Layer {

  /** Checks the law above. */
  public Intervals {
    Objects.requireNonNull(style);
    String name = "intervals '" + label + "'";
    Coordinates.requireEqualSizes(name, value, place, low, high);
    Coordinates.requireSome(name, value);
    Coordinates.requireSome(name, place);
    for (int i = 0; i < value.size(); i++) {
      if (low.get(i) > value.get(i) || value.get(i) > high.get(i)) {
        throw new IllegalArgumentException(
            "%s: value %d is %s, outside its interval from %s to %s"
                .formatted(name, i, value.get(i), low.get(i), high.get(i)));
      }
    }
  }

  /** Upright intervals at positions x. */
  public static Intervals of(
      String label, double[] x, double[] y, double[] low, double[] high, Style style) {
    return new Intervals(
        Markup.of(label),
        Coordinates.of(x),
        Coordinates.of(y),
        Coordinates.of(low),
        Coordinates.of(high),
        false,
        style);
  }

  /** Lying intervals, one for each category of the vertical axis, from the top: a forest plot. */
  public static Intervals forest(
      String label, double[] value, double[] low, double[] high, Style style) {
    return new Intervals(
        Markup.of(label),
        Coordinates.places(value.length),
        Coordinates.of(value),
        Coordinates.of(low),
        Coordinates.of(high),
        true,
        style);
  }

  /** The same, moved along the place axis, so that two estimates of one category stand apart. */
  public Intervals shifted(double by) {
    double[] moved = place.toArray();
    for (int i = 0; i < moved.length; i++) {
      moved[i] += by;
    }
    return new Intervals(label, Coordinates.of(moved), value, low, high, horizontal, style);
  }

  @Override
  public Span across() {
    return horizontal ? along() : place.span();
  }

  @Override
  public Span up() {
    return horizontal ? place.span() : along();
  }

  private Span along() {
    return value.span().and(low.span()).and(high.span());
  }
}
