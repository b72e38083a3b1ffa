// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.figure;

import java.util.Objects;
import org.eigendistill.markup.Markup;

/**
 * An arrow from one point of a panel to another, for what a reader is to look at; a {@link Note}
 * beside it says what it is, or the legend.
 *
 * @param label the name in the legend; may be empty
 * @param x where it begins, horizontally
 * @param y where it begins, vertically
 * @param toX where its head is, horizontally
 * @param toY where its head is, vertically
 * @param colour of line and head
 */
public record Arrow(Markup label, double x, double y, double toX, double toY, Colour colour)
    implements Layer {
  /** Checks that both ends are finite. */
  public Arrow {
    Objects.requireNonNull(label);
    Objects.requireNonNull(colour);
    if (!Double.isFinite(x + y + toX + toY)) {
      throw new IllegalArgumentException(
          "an arrow from (%s, %s) to (%s, %s)".formatted(x, y, toX, toY));
    }
  }

  /** An arrow that stands in no legend. */
  public Arrow(double x, double y, double toX, double toY, Colour colour) {
    this(Markup.EMPTY, x, y, toX, toY, colour);
  }

  /** The same with a name in the legend. */
  public Arrow named(String words) {
    return new Arrow(Markup.of(words), x, y, toX, toY, colour);
  }

  @Override
  public Span across() {
    return Span.of(x).and(toX);
  }

  @Override
  public Span up() {
    return Span.of(y).and(toY);
  }
}
