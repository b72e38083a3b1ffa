// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import org.eigendistill.base.Counted;
import org.eigendistill.base.Matrix;

/**
 * Square images as rows of features: gray ones line by line, or all of red, then green, then blue.
 * No number of features can be both, since no square is three times another.
 *
 * @param channels 1 or 3
 * @param side pixels along a side
 */
record ImageShape(int channels, int side) {
  private static final int COLOURS = 3;

  /**
   * The images that rows of so many features are.
   *
   * @param what needs them, for the message
   * @param least pixels along a side
   * @throws IllegalArgumentException if they are no such images
   */
  static ImageShape of(int features, String what, int least) {
    for (int channels : new int[] {1, COLOURS}) {
      int side = (int) Math.round(Math.sqrt((double) features / channels));
      if (channels * side * side == features && side >= least) {
        return new ImageShape(channels, side);
      }
    }
    throw new IllegalArgumentException(
        "%s needs square images of at least %d x %d pixels, gray or of three colours, not %s"
            .formatted(what, least, least, Counted.of(features, "feature")));
  }

  /** The number of features. */
  int features() {
    return channels * side * side;
  }

  /**
   * Images averaged over squares of {@code by} x {@code by} pixels, channel by channel.
   *
   * @throws IllegalArgumentException if their side does not divide by it
   */
  Matrix pooled(Matrix images, int by) {
    if (side % by != 0) {
      throw new IllegalArgumentException(
          "pool: %d does not divide the %d pixels of a side".formatted(by, side));
    }
    int small = side / by;
    return Matrix.fill(
        images.rows(),
        channels * small * small,
        (i, j) -> {
          int channel = j / (small * small);
          int y = j / small % small * by;
          int x = j % small * by;
          double sum = 0;
          for (int k = 0; k < by * by; k++) {
            sum += images.get(i, (channel * side + y + k / by) * side + x + k % by);
          }
          return sum / (by * by);
        });
  }
}
