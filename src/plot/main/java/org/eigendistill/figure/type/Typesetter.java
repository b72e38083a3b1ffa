// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.figure.type;

import org.eigendistill.figure.Lettering;
import org.eigendistill.markup.Formula;
import org.eigendistill.markup.Markup;

/**
 * Sets lines of markup, from left to right: words, and formulas with scripts and accents.
 *
 * @param lettering what they are set in
 */
public record Typesetter(Lettering lettering) {
  /** The height of capitals and digits, in sizes. */
  private static final double CAPITAL = 0.73;

  private static final double SERIF_CAPITAL = 0.66;

  /** Reads a font before anything else of Java's drawing looks for a screen. */
  public Typesetter {
    Typeface.of(lettering, Formula.Cut.UPRIGHT).at(1);
  }

  /**
   * Sets a line.
   *
   * @param size in points
   * @throws IllegalStateException if the markup is a page
   */
  public TypesetLine set(Markup text, double size) {
    return set(text, size, Formula.Cut.UPRIGHT);
  }

  /** Sets a line whose words are bold. */
  public TypesetLine setBold(Markup text, double size) {
    return set(text, size, Formula.Cut.BOLD);
  }

  private TypesetLine set(Markup text, double size, Formula.Cut cut) {
    LineSetter line = new LineSetter(lettering);
    line.words(text.line(), size, cut);
    double capital = lettering == Lettering.SERIF ? SERIF_CAPITAL : CAPITAL;
    return new TypesetLine(text.toString(), line.runs(), line.width(), capital * size);
  }
}
