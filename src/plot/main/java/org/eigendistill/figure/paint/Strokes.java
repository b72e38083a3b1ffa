// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.figure.paint;

import java.awt.BasicStroke;
import java.awt.geom.Rectangle2D;
import org.eigendistill.figure.Style;

/** Pens, and the cutting of lines to a rectangle. */
final class Strokes {
  private Strokes() {}

  /** The pen of a style. */
  static BasicStroke of(Style style) {
    float width = (float) style.width();
    float[] pattern = style.dash().pattern(width);
    return pattern.length == 0
        ? new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
        : new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, pattern, 0);
  }

  /**
   * The part of a segment that lies within a rectangle, as x1, y1, x2, y2, by the method of Liang
   * and Barsky; empty if no part does. An end within the rectangle is returned unchanged.
   */
  static double[] cut(double x1, double y1, double x2, double y2, Rectangle2D within) {
    double enter = 0;
    double leave = 1;
    double[] toward = {x1 - x2, x2 - x1, y1 - y2, y2 - y1};
    double[] room = {
      x1 - within.getMinX(), within.getMaxX() - x1, y1 - within.getMinY(), within.getMaxY() - y1
    };
    for (int side = 0; side < 4; side++) {
      if (toward[side] == 0) {
        if (room[side] < 0) {
          return new double[0];
        }
      } else if (toward[side] < 0) {
        enter = Math.max(enter, room[side] / toward[side]);
      } else {
        leave = Math.min(leave, room[side] / toward[side]);
      }
    }
    if (!(enter <= leave)) {
      return new double[0];
    }
    return new double[] {
      enter == 0 ? x1 : x1 + enter * (x2 - x1),
      enter == 0 ? y1 : y1 + enter * (y2 - y1),
      leave == 1 ? x2 : x1 + leave * (x2 - x1),
      leave == 1 ? y2 : y1 + leave * (y2 - y1)
    };
  }
}
