// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.figure;

import java.util.Objects;
import org.eigendistill.markup.Markup;

/**
 * Bars from 0, one for each category; several such layers of one panel stand side by side.
 *
 * @param label the name in the legend; may be empty
 * @param value the lengths; NaN for no bar
 * @param low lower ends of error bars, nowhere above {@code value}; empty for none
 * @param high upper ends of error bars, nowhere below {@code value}; empty for none
 * @param horizontal whether the bars lie along a vertical category axis
 * @param colour the fill
 */
public record Bars(
    Markup label,
    Coordinates value,
    Coordinates low,
    Coordinates high,
    boolean horizontal,
    Colour colour)
    implements Layer {

  /** Checks the law above. */
  public Bars {
    Objects.requireNonNull(colour);
    String name = "bars '" + label + "'";
    Coordinates.requireSome(name, value);
    Coordinates.requireEqualSizes(name, low, high);
    if (low.size() != 0) {
      Coordinates.requireEqualSizes(name, value, low);
    }
    for (int i = 0; i < low.size(); i++) {
      if (low.get(i) > value.get(i) || value.get(i) > high.get(i)) {
        throw new IllegalArgumentException(
            "%s: bar %d ends at %s, outside its error bar from %s to %s"
                .formatted(name, i, value.get(i), low.get(i), high.get(i)));
      }
    }
  }

  /** Upright bars. */
  public static Bars of(String label, double[] value, Colour colour) {
    return new Bars(
        Markup.of(label),
        Coordinates.of(value),
        Coordinates.none(),
        Coordinates.none(),
        false,
        colour);
  }

  /** The same with error bars from {@code low} to {@code high}. */
  public Bars withErrors(double[] low, double[] high) {
    return new Bars(label, value, Coordinates.of(low), Coordinates.of(high), horizontal, colour);
  }

  /** The same lying, from the top category down. */
  public Bars lying() {
    return new Bars(label, value, low, high, true, colour);
  }

  @Override
  public Span across() {
    return horizontal ? along() : Coordinates.places(value.size()).span();
  }

  @Override
  public Span up() {
    return horizontal ? Coordinates.places(value.size()).span() : along();
  }

  private Span along() {
    return value.span().and(low.span()).and(high.span()).and(0);
  }
}
