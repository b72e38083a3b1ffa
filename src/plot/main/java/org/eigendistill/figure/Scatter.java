// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.figure;

import java.util.Objects;
import org.eigendistill.markup.Markup;

/**
 * A cloud of points; those with a NaN coordinate are left out. For more than a few thousand points
 * take {@link Density}.
 *
 * @param label the name in the legend; may be empty
 * @param x horizontal coordinates
 * @param y vertical coordinates, as many as {@code x}
 * @param style ink; a style without a mark draws circles
 * @param size the diameter of the marks in points, above 0 and at most 20
 * @param alpha opacity, above 0 and at most 1
 */
public record Scatter(
    Markup label, Coordinates x, Coordinates y, Style style, double size, double alpha)
    implements Points {

  /** Checks the law above. */
  public Scatter {
    String name = "scatter '" + label + "'";
    Objects.requireNonNull(style);
    Coordinates.requireEqualSizes(name, x, y);
    Coordinates.requireSome(name, x);
    Coordinates.requireSome(name, y);
    if (!(size > 0 && size <= 20)) {
      throw new IllegalArgumentException(name + " has marks of " + size + " pt, not in (0, 20]");
    }
    if (!(alpha > 0 && alpha <= 1)) {
      throw new IllegalArgumentException(name + " has opacity " + alpha + ", not in (0, 1]");
    }
  }

  /** Marks of 3 points, opaque up to a hundred points and fainter the more there are. */
  public static Scatter of(String label, double[] x, double[] y, Style style) {
    double alpha = Math.max(0.15, Math.min(1, Math.sqrt(100.0 / Math.max(1, x.length))));
    return new Scatter(Markup.of(label), Coordinates.of(x), Coordinates.of(y), style, 3, alpha);
  }

  /** The same with marks of another diameter in points. */
  public Scatter withSize(double points) {
    return new Scatter(label, x, y, style, points, alpha);
  }

  /** The same with another opacity. */
  public Scatter withAlpha(double opacity) {
    return new Scatter(label, x, y, style, size, opacity);
  }
}
