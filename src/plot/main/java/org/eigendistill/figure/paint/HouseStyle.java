// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.figure.paint;

import org.eigendistill.figure.Colour;
import org.eigendistill.figure.Dash;
import org.eigendistill.figure.Style;

/** The measures and colours that all figures share; lengths are in points. */
final class HouseStyle {
  /** The size of axis labels, titles and panel letters. */
  static final double LABEL = 8;

  /** The size of tick labels, legends and notes. */
  static final double SMALL = 7;

  /** The width of axis lines and tick marks. */
  static final float AXIS = 0.5f;

  /** The width of grid lines. */
  static final float GRID_WIDTH = 0.4f;

  /** The length of tick marks at labels. */
  static final float TICK = 3;

  /** The length of tick marks between. */
  static final float MINOR_TICK = 1.7f;

  /** The air between a tick mark and its label. */
  static final double TICK_AIR = 2;

  /** The air between tick labels and the axis label. */
  static final double LABEL_AIR = 4;

  /** The margin of the sheet. */
  static final double MARGIN = 3;

  /** Axes and words. */
  static final Colour INK = new Colour(0x1A1A1A);

  /** ScalarField lines. */
  static final Colour GRID = new Colour(0xE4E4E4);

  /** Cells of a map without a value. */
  static final Colour MISSING = new Colour(0xBEBEBE);

  /** Lines to compare with. */
  static final Style REFERENCE = Style.of(Colour.GREY).withDash(Dash.DASHED).withWidth(0.8);

  private HouseStyle() {}
}
