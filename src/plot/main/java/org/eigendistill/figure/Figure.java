// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.figure;

import java.util.List;
import java.util.Objects;
import org.eigendistill.markup.Markup;

/**
 * A figure as a paper prints it: panels in a grid, filled row by row, with letters (a), (b), ...
 * where there are several, and one legend for all. A value: nothing is drawn until a writer is
 * asked to.
 *
 * @param panels at least one
 * @param columns how many panels stand side by side, from 1 to the number of panels
 * @param width the width in inches, from 1 to 20: {@link #SINGLE} or {@link #DOUBLE} for a journal
 * @param height the height in inches, from 1 to 30; 0 for one that gives each panel its usual form
 * @param legend where the legend stands
 * @param caption words for readers who cannot see the figure and for the file's own record; not
 *     drawn
 */
public record Figure(
    List<Panel> panels, int columns, double width, double height, Legend legend, Markup caption) {
  /** One column of a two-column page, in inches. */
  public static final double SINGLE = 3.4;

  /** Both columns of a page, in inches. */
  public static final double DOUBLE = 7.0;

  /** Where the legend stands; never over the data. */
  public enum Legend {
    /** Under all panels. */
    BELOW,
    /** To the right of all panels. */
    BESIDE,
    /**
     * Under each column of panels its own, so that a style may mean one thing here and one there.
     */
    UNDER_EACH,
    /** Nowhere. */
    NONE
  }

  /** Checks the law above. */
  public Figure {
    Objects.requireNonNull(legend);
    Objects.requireNonNull(caption);
    panels = List.copyOf(panels);
    if (panels.isEmpty() || columns < 1 || columns > panels.size()) {
      throw new IllegalArgumentException(
          "%d panels in %d columns".formatted(panels.size(), columns));
    }
    if (!(width >= 1 && width <= 20)) {
      throw new IllegalArgumentException("width %s in is not in [1, 20]".formatted(width));
    }
    if (height != 0 && !(height >= 1 && height <= 30)) {
      throw new IllegalArgumentException("height %s in is not in [1, 30]".formatted(height));
    }
  }

  /** One panel, as wide as one column. */
  public static Figure single(Panel panel) {
    return new Figure(List.of(panel), 1, SINGLE, 0, Legend.BELOW, Markup.EMPTY);
  }

  /** Several panels side by side, as wide as both columns. */
  public static Figure wide(int columns, Panel... panels) {
    return new Figure(List.of(panels), columns, DOUBLE, 0, Legend.BELOW, Markup.EMPTY);
  }

  /** Several panels side by side, as wide as both columns. */
  public static Figure wide(int columns, List<Panel> panels) {
    return new Figure(panels, columns, DOUBLE, 0, Legend.BELOW, Markup.EMPTY);
  }

  /** The same with another width in inches. */
  public Figure withWidth(double inches) {
    return new Figure(panels, columns, inches, height, legend, caption);
  }

  /** The same with a height of its own, in inches. */
  public Figure withHeight(double inches) {
    return new Figure(panels, columns, width, inches, legend, caption);
  }

  /** The same with its legend elsewhere. */
  public Figure withLegend(Legend place) {
    return new Figure(panels, columns, width, height, place, caption);
  }

  /** The same with a caption for the file's record. */
  public Figure withCaption(Markup words) {
    return new Figure(panels, columns, width, height, legend, words);
  }

  /** The same with a caption for the file's record. */
  public Figure withCaption(String words) {
    return withCaption(Markup.of(words));
  }

  /** How many rows of panels there are. */
  public int rows() {
    return (panels.size() + columns - 1) / columns;
  }
}
