// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.figure;

import java.util.Objects;
import org.eigendistill.markup.Markup;

/**
 * A thin grey line to compare with, through the whole panel. An automatic axis shows a horizontal
 * or vertical one; the diagonal asks for no room.
 *
 * @param orientation which line
 * @param value where a horizontal or vertical line stands; NaN for the diagonal
 * @param text the words beside it, inside the panel; may be empty
 * @param label the name in the legend; may be empty
 */
public record Reference(Orientation orientation, double value, Markup text, Markup label)
    implements Layer {

  /** Which line. */
  public enum Orientation {
    /** y = x. */
    DIAGONAL,
    /** y = value. */
    HORIZONTAL,
    /** x = value. */
    VERTICAL
  }

  /** Checks the law above. */
  public Reference {
    Objects.requireNonNull(text);
    Objects.requireNonNull(label);
    if (Double.isInfinite(value) || Double.isNaN(value) != (orientation == Orientation.DIAGONAL)) {
      throw new IllegalArgumentException("%s reference line at %s".formatted(orientation, value));
    }
  }

  /** The line y = x. */
  public static Reference diagonal(String text) {
    return new Reference(Orientation.DIAGONAL, Double.NaN, Markup.of(text), Markup.EMPTY);
  }

  /** The line y = value. */
  public static Reference horizontal(double value, String text) {
    return new Reference(Orientation.HORIZONTAL, value, Markup.of(text), Markup.EMPTY);
  }

  /** The line x = value. */
  public static Reference vertical(double value, String text) {
    return new Reference(Orientation.VERTICAL, value, Markup.of(text), Markup.EMPTY);
  }

  /** The same line, named in the legend. */
  public Reference withLabel(String name) {
    return new Reference(orientation, value, text, Markup.of(name));
  }

  @Override
  public Span across() {
    return orientation == Orientation.VERTICAL ? Span.of(value) : Span.EMPTY;
  }

  @Override
  public Span up() {
    return orientation == Orientation.HORIZONTAL ? Span.of(value) : Span.EMPTY;
  }
}
