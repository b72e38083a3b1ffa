// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.figure;

import java.util.Objects;
import org.eigendistill.markup.Markup;

/**
 * A line through points in the order given. Where a coordinate is NaN the line breaks; a point
 * between two breaks is drawn as a dot.
 *
 * @param label the name in the legend or at the line's end; empty for neither
 * @param x horizontal coordinates
 * @param y vertical coordinates, as many as {@code x}
 * @param style ink
 * @param labelledAtEnd whether the name stands at the line's right end instead of in the legend
 */
public record Line(Markup label, Coordinates x, Coordinates y, Style style, boolean labelledAtEnd)
    implements Points {

  /** Checks the law above and that there is something to draw. */
  public Line {
    Objects.requireNonNull(style);
    Coordinates.requireEqualSizes("line '" + label + "'", x, y);
    Coordinates.requireSome("line '" + label + "'", x);
    Coordinates.requireSome("line '" + label + "'", y);
  }

  /** A line named in the legend. */
  public static Line of(String label, double[] x, double[] y, Style style) {
    return new Line(Markup.of(label), Coordinates.of(x), Coordinates.of(y), style, false);
  }

  /** The same line with its name at its right end. */
  public Line withLabelAtEnd() {
    return new Line(label, x, y, style, true);
  }
}
