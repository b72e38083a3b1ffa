package org.eigendistill.neural;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.eigendistill.base.Randomness;

/**
 * Flip-shift: each square image is mirrored with probability one half and moved by up to {@value
 * #REACH} pixels along each side; what comes in from outside is 0. Targets stay as they are, a
 * teacher's predictions those of the image as it was.
 */
final class Augmentation {
  private static final int REACH = 2;

  private Augmentation() {}

  static NDArray apply(NDArray images, Randomness random, NDManager scope) {
    int rows = (int) images.getShape().get(0);
    int pixels = (int) images.getShape().get(1);
    int side = (int) Math.round(Math.sqrt(pixels));
    long[] from = new long[rows * pixels];
    for (int i = 0; i < rows; i++) {
      boolean flip = random.below(2) == 1;
      int down = random.below(2 * REACH + 1) - REACH;
      int right = random.below(2 * REACH + 1) - REACH;
      for (int p = 0; p < pixels; p++) {
        int y = p / side - down;
        int x = (flip ? side - 1 - p % side : p % side) - right;
        boolean inside = y >= 0 && y < side && x >= 0 && x < side;
        from[i * pixels + p] = inside ? (long) y * side + x : pixels;
      }
    }
    NDArray blank = scope.zeros(new Shape(rows, 1), images.getDataType());
    NDArray moved = images.concat(blank, 1).gather(scope.create(from, new Shape(rows, pixels)), 1);
    moved.attach(scope);
    return moved;
  }
}
