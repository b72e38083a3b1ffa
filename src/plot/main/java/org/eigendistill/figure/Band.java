// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.figure;

import java.util.Objects;
import org.eigendistill.markup.Markup;

/**
 * The area between two curves, such as a confidence interval. Where a coordinate is NaN the band
 * breaks. Given the label of a line, the two share one entry of the legend.
 *
 * @param label the name in the legend; may be empty
 * @param x horizontal coordinates, rising
 * @param low the lower curve, as many values as {@code x}
 * @param high the upper curve, nowhere below the lower
 * @param colour its colour
 * @param alpha its opacity, above 0 and at most 1
 */
public record Band(
    Markup label, Coordinates x, Coordinates low, Coordinates high, Colour colour, double alpha)
    implements Layer {

  /** Checks the law above. */
  public Band {
    Objects.requireNonNull(colour);
    String name = "band '" + label + "'";
    Coordinates.requireEqualSizes(name, x, low, high);
    Coordinates.requireSome(name, low);
    Coordinates.requireSome(name, high);
    for (int i = 0; i < x.size(); i++) {
      if (low.get(i) > high.get(i)) {
        throw new IllegalArgumentException(
            "%s is upside down at %s: from %s to %s"
                .formatted(name, x.get(i), low.get(i), high.get(i)));
      }
    }
    if (!(alpha > 0 && alpha <= 1)) {
      throw new IllegalArgumentException(name + " has opacity " + alpha + ", not in (0, 1]");
    }
  }

  /** A band of opacity 0.2. */
  public static Band of(String label, double[] x, double[] low, double[] high, Colour colour) {
    return new Band(
        Markup.of(label),
        Coordinates.of(x),
        Coordinates.of(low),
        Coordinates.of(high),
        colour,
        0.2);
  }

  @Override
  public Span across() {
    return x.span();
  }

  @Override
  public Span up() {
    return low.span().and(high.span());
  }
}
