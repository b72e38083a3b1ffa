// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.figure;

import java.util.Locale;
import java.util.Objects;

/**
 * How figures are set for a place where they are printed. A figure that is made for one column of a
 * journal becomes {@code single} inches wide and one for both {@code full}; others keep their share
 * of the full width. All measures grow with {@code font}, lines and marks too, so that a figure for
 * slides is not one of thin lines; what gets too high is made smaller as a whole.
 *
 * @param name as the command line has it
 * @param single the width in inches of figures for one column, from 1 to 20
 * @param full the width in inches of figures for the page, from 1 to 20
 * @param highest the greatest height in inches
 * @param font the size of axis labels in points, from 4 to 40; that of ticks and legends is 7/8 of
 *     it
 * @param lettering what words are set in
 * @param isTextReal whether SVG files have words as text, to be found and changed, in the place of
 *     outlines
 */
public record PrintStyle(
    String name,
    double single,
    double full,
    double highest,
    double font,
    Lettering lettering,
    boolean isTextReal) {
  /** The size of axis labels that figures are laid out for. */
  public static final double FONT = 8;

  private static final double ANY_HEIGHT = 60;

  /** As the program's own figures are. */
  public static final PrintStyle HOUSE =
      new PrintStyle(
          "house", Figure.SINGLE, Figure.DOUBLE, ANY_HEIGHT, FONT, Lettering.SANS, false);

  /** Checks the law above. */
  public PrintStyle {
    Objects.requireNonNull(name);
    Objects.requireNonNull(lettering);
    if (!(single >= 1 && single <= 20 && full >= 1 && full <= 20)) {
      throw new IllegalArgumentException("widths %s and %s in".formatted(single, full));
    }
    if (!(font >= 4 && font <= 40)) {
      throw new IllegalArgumentException("size %s pt is not in [4, 40]".formatted(font));
    }
  }

  /** The styles that have names. */
  public enum Named {
    /** 5.5 in of text in Times. */
    NEURIPS(3.3, 5.5, 8.5, FONT, Lettering.SERIF),
    /** Two columns of 3.25 in, 6.75 in together, in Times. */
    ICML(3.25, 6.75, 8.5, FONT, Lettering.SERIF),
    /** 6 in of text of 11 points. */
    JMLR(3.6, 6.0, 8, 9, Lettering.SERIF),
    /** A slide of 13.3 by 7.5 in with margins, and a line of title. */
    SLIDES(8.5, 12.3, 6.2, 18, Lettering.SANS);

    private final PrintStyle style;

    Named(double single, double full, double highest, double font, Lettering lettering) {
      String word = name().toLowerCase(Locale.ROOT);
      this.style = new PrintStyle(word, single, full, highest, font, lettering, true);
    }

    /** The style. */
    public PrintStyle style() {
      return style;
    }
  }

  /** The same with all figures of one width, in inches. */
  public PrintStyle withWidth(double inches) {
    return new PrintStyle(name, inches, inches, highest, font, lettering, isTextReal);
  }

  /** The same with axis labels of another size, in points. */
  public PrintStyle withFont(double points) {
    return new PrintStyle(name, single, full, highest, points, lettering, isTextReal);
  }

  /** The same with words of SVG files as text, or as outlines. */
  public PrintStyle withRealText(boolean isReal) {
    return new PrintStyle(name, single, full, highest, font, lettering, isReal);
  }

  /** How wide a figure becomes, in inches. */
  public double width(Figure figure) {
    if (single == full) {
      return full;
    }
    return figure.width() <= Figure.SINGLE
        ? figure.width() / Figure.SINGLE * single
        : Math.max(single, Math.min(1, figure.width() / Figure.DOUBLE) * full);
  }

  /** How many times larger letters are than figures are laid out for. */
  public double enlargement() {
    return font / FONT;
  }
}
