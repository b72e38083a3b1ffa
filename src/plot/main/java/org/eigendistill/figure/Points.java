// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.figure;

/** A layer that is made of points, one for each pair of coordinates. */
sealed interface Points extends Layer permits Line, Scatter, Density {
  /** The horizontal coordinates. */
  Coordinates x();

  /** The vertical coordinates, as many. */
  Coordinates y();

  @Override
  default Span across() {
    return x().span();
  }

  @Override
  default Span up() {
    return y().span();
  }
}
