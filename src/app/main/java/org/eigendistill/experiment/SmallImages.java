// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment;

import org.eigendistill.base.Matrix;

/** Images at half of their size. */
public final class SmallImages {
  private static final int SIDE = 28;

  private SmallImages() {}

  /**
   * Means of 2 x 2 pixels.
   *
   * @param images 28 x 28 pixels a row
   * @return 14 x 14 pixels a row
   */
  public static Matrix of(Matrix images) {
    int half = SIDE / 2;
    return Matrix.fill(
        images.rows(),
        half * half,
        (i, j) -> {
          int from = j / half * 2 * SIDE + j % half * 2;
          return (images.get(i, from)
                  + images.get(i, from + 1)
                  + images.get(i, from + SIDE)
                  + images.get(i, from + SIDE + 1))
              / 4;
        });
  }
}
