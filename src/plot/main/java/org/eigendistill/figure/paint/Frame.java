// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.figure.paint;

import java.awt.geom.Rectangle2D;

/** A panel's axes over the area between them, in points. */
record Frame(AxisFrame x, AxisFrame y, Rectangle2D area) {
  double px(double value) {
    return x.place(value, area);
  }

  double py(double value) {
    return y.place(value, area);
  }
}
