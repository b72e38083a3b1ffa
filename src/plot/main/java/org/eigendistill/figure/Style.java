// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.figure;

import java.util.Objects;

/**
 * How a layer is inked.
 *
 * @param colour the colour of lines, marks and bands
 * @param dash how lines are broken
 * @param mark the shape at points; on a line of many points about a dozen of them get one
 * @param open whether marks are outlines filled with white
 * @param width the width of lines in points, above 0 and at most 10
 */
public record Style(Colour colour, Dash dash, Mark mark, boolean open, double width) {
  private static final double LINE = 1.2;

  /** Checks the law above. */
  public Style {
    Objects.requireNonNull(colour);
    Objects.requireNonNull(dash);
    Objects.requireNonNull(mark);
    if (!(width > 0 && width <= 10)) {
      throw new IllegalArgumentException("line width %s pt is not in (0, 10]".formatted(width));
    }
  }

  /**
   * The style of an unordered family's member. Members differ by colour and by dash, so that they
   * are told apart in grey too; 35 are distinct.
   *
   * @param index 0 or more
   */
  public static Style of(int index) {
    return new Style(Colour.of(index), Dash.of(index), Mark.NONE, false, LINE);
  }

  /** The style of an ordered family's member: solid, coloured by {@link Colour#ramp(int, int)}. */
  public static Style ramp(int index, int count) {
    return of(Colour.ramp(index, count));
  }

  /** A solid line of one colour. */
  public static Style of(Colour colour) {
    return new Style(colour, Dash.SOLID, Mark.NONE, false, LINE);
  }

  /** The same with another dash. */
  public Style withDash(Dash other) {
    return new Style(colour, other, mark, open, width);
  }

  /** The same with filled marks. */
  public Style withMark(Mark other) {
    return new Style(colour, dash, other, false, width);
  }

  /** The same with marks that are outlines filled with white. */
  public Style withOpenMark(Mark other) {
    return new Style(colour, dash, other, true, width);
  }

  /** The same with another line width in points. */
  public Style withWidth(double points) {
    return new Style(colour, dash, mark, open, points);
  }
}
