// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Locale;
import org.eigendistill.base.Randomness;

/**
 * Each square image is mirrored with probability one half and moved by up to a number of pixels
 * along each side; what comes in from outside is 0. Targets stay as they are, a teacher's
 * predictions those of the image as it was.
 */
enum Augmentation {
  /** Images as they are. */
  NONE(0),
  /** Moved by up to two pixels. */
  FLIP_SHIFT(2),
  /** Moved by up to four pixels, as cut at random from images with a border of four. */
  FLIP_CROP(4);

  private final int reach;

  Augmentation(int reach) {
    this.reach = reach;
  }

  /** As recipes call it. */
  static Augmentation named(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  NDArray apply(NDArray images, Randomness random, NDManager scope) {
    if (this == NONE) {
      return images;
    }
    int rows = (int) images.getShape().get(0);
    int pixels = (int) images.getShape().get(1);
    int side = ImageShape.of(pixels, "augmentation", 1).side();
    long[] from = new long[rows * pixels];
    for (int i = 0; i < rows; i++) {
      boolean flip = random.below(2) == 1;
      int down = random.below(2 * reach + 1) - reach;
      int right = random.below(2 * reach + 1) - reach;
      for (int p = 0; p < pixels; p++) {
        int channel = p / (side * side) * side * side;
        int y = (p - channel) / side - down;
        int x = (flip ? side - 1 - p % side : p % side) - right;
        boolean inside = y >= 0 && y < side && x >= 0 && x < side;
        from[i * pixels + p] = inside ? channel + (long) y * side + x : pixels;
      }
    }
    NDArray blank = scope.zeros(new Shape(rows, 1), images.getDataType());
    NDArray moved = images.concat(blank, 1).gather(scope.create(from, new Shape(rows, pixels)), 1);
    moved.attach(scope);
    return moved;
  }
}
