// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.figure.type;

import java.awt.Font;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * Text ready to be drawn: runs of one font each, placed from the start of the baseline.
 *
 * @param source the text as it was given
 * @param runs what to draw, in points; y grows downwards
 * @param width the advance in points
 * @param capital the height of capitals and digits in points
 */
public record TypesetLine(String source, List<GlyphRun> runs, double width, double capital) {
  /** Text of one font at one place. */
  public record GlyphRun(String text, Font font, double x, double y) {}

  /** The bounds of the ink after a transformation; empty at the origin if there is none. */
  public Rectangle2D ink(AffineTransform transform) {
    Rectangle2D all = null;
    for (GlyphRun run : runs) {
      Rectangle2D bounds =
          run.font().createGlyphVector(Typeface.METRICS, run.text()).getVisualBounds();
      if (bounds.isEmpty()) {
        continue;
      }
      AffineTransform placed = new AffineTransform(transform);
      placed.translate(run.x(), run.y());
      Rectangle2D moved = placed.createTransformedShape(bounds).getBounds2D();
      all = all == null ? moved : all.createUnion(moved);
    }
    return all == null ? new Rectangle2D.Double() : all;
  }

  /** The bounds of the ink about the start of the baseline. */
  public Rectangle2D ink() {
    return ink(new AffineTransform());
  }
}
