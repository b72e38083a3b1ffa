// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.figure;

import java.util.Objects;
import org.eigendistill.markup.Markup;

/**
 * Words at a point of a panel.
 *
 * @param text the words
 * @param x the point's horizontal coordinate
 * @param y the point's vertical coordinate
 * @param side where the words stand from the point
 */
public record Note(Markup text, double x, double y, Side side) implements Layer {

  /** Where words stand from their point. */
  public enum Side {
    /** Where they cover least. */
    FREE,
    /** To the right. */
    RIGHT,
    /** To the left. */
    LEFT,
    /** Above. */
    ABOVE,
    /** Below. */
    BELOW,
    /** On the point. */
    CENTRE
  }

  /** Checks that the point is finite. */
  public Note {
    Objects.requireNonNull(text);
    Objects.requireNonNull(side);
    if (!Double.isFinite(x) || !Double.isFinite(y)) {
      throw new IllegalArgumentException("note '%s' at (%s, %s)".formatted(text, x, y));
    }
  }

  /** A note beside a point, where it covers least. */
  public static Note of(String text, double x, double y) {
    return new Note(Markup.of(text), x, y, Side.FREE);
  }

  /** The same on a side of choice. */
  public Note at(Side other) {
    return new Note(text, x, y, other);
  }

  @Override
  public Span across() {
    return Span.of(x);
  }

  @Override
  public Span up() {
    return Span.of(y);
  }
}
