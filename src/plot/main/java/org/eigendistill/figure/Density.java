// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.figure;

import java.util.Objects;
import org.eigendistill.markup.Markup;

/**
 * Many points, counted in equal cells of the paper; a cell's colour is its count, on a logarithmic
 * scale beside the panel. Points with a NaN coordinate or outside the axes are not counted.
 *
 * @param x horizontal coordinates
 * @param y vertical coordinates, as many as {@code x}
 * @param shape the shape of the cells
 * @param size the width of a cell in points, from 1 to 50
 * @param barLabel what the colour bar counts
 */
public record Density(Coordinates x, Coordinates y, Shape shape, double size, Markup barLabel)
    implements Points {

  /** The shape of the cells. */
  public enum Shape {
    /** Regular hexagons, two corners up. */
    HEXAGON,
    /** Squares. */
    SQUARE
  }

  /** Checks the law above. */
  public Density {
    Objects.requireNonNull(shape);
    Objects.requireNonNull(barLabel);
    Coordinates.requireEqualSizes("density", x, y);
    Coordinates.requireSome("density", x);
    Coordinates.requireSome("density", y);
    if (!(size >= 1 && size <= 50)) {
      throw new IllegalArgumentException("cells of %s pt are not in [1, 50]".formatted(size));
    }
  }

  /** Hexagons of 5 points that count "points". */
  public static Density of(double[] x, double[] y) {
    return new Density(Coordinates.of(x), Coordinates.of(y), Shape.HEXAGON, 5, Markup.of("points"));
  }

  /** The same in squares. */
  public Density inSquares() {
    return new Density(x, y, Shape.SQUARE, size, barLabel);
  }

  /** The same with cells of another width in points. */
  public Density withSize(double points) {
    return new Density(x, y, shape, points, barLabel);
  }

  /** The same with another colour bar label. */
  public Density withBarLabel(String label) {
    return new Density(x, y, shape, size, Markup.of(label));
  }
}
