// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.figure.paint;

import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.eigendistill.figure.Mark;

/** The outlines of marks, scaled so that all look equally large. */
final class MarkShapes {
  private MarkShapes() {}

  /** The outline of a mark about the origin, as large as a disc of the given diameter in points. */
  static Shape of(Mark mark, double diameter) {
    double r = diameter / 2;
    return switch (mark) {
      case NONE, CIRCLE -> new Ellipse2D.Double(-r, -r, diameter, diameter);
      case SQUARE -> new Rectangle2D.Double(-0.89 * r, -0.89 * r, 1.78 * r, 1.78 * r);
      case DIAMOND -> polygon(0, -1.25 * r, 1.25 * r, 0, 0, 1.25 * r, -1.25 * r, 0);
      case TRIANGLE -> polygon(0, -1.3 * r, 1.2 * r, 0.8 * r, -1.2 * r, 0.8 * r);
      case NABLA -> polygon(0, 1.3 * r, 1.2 * r, -0.8 * r, -1.2 * r, -0.8 * r);
    };
  }

  private static Shape polygon(double... xy) {
    Path2D path = new Path2D.Double();
    path.moveTo(xy[0], xy[1]);
    for (int i = 2; i < xy.length; i += 2) {
      path.lineTo(xy[i], xy[i + 1]);
    }
    path.closePath();
    return path;
  }
}
