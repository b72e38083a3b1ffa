// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.figure;

import org.eigendistill.markup.Markup;

/** One thing drawn in a {@link Panel}; later layers lie over earlier ones. */
public sealed interface Layer
    permits Points, Band, Reference, HeatMap, Contours, Intervals, Bars, Note, Arrow {

  /** The name in the legend, empty to stay out of the legend. */
  default Markup label() {
    return Markup.EMPTY;
  }

  /** What an automatic horizontal axis must show of this layer. */
  Span across();

  /** What an automatic vertical axis must show of this layer. */
  Span up();
}
