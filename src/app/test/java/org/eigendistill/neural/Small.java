// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import java.util.stream.IntStream;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Randomness;

/** Small random data and recipes for tests. */
final class Small {
  private Small() {}

  static Matrix random(int rows, int columns, long seed) {
    Randomness random = Randomness.of(seed);
    return Matrix.fill(rows, columns, (i, j) -> random.gaussian());
  }

  /** Rows of Gaussian features with random labels. */
  static NetworkData data(int rows, int features, int classes) {
    Randomness random = Randomness.of(9);
    int[] labels = IntStream.range(0, rows).map(i -> random.below(classes)).toArray();
    LabelledRows part = LabelledRows.clean(random(rows, features, 1), labels);
    return new NetworkData("random", part, part, part, classes, 0);
  }

  static Recipe recipe(String... lines) {
    return RecipeFile.parse(String.join("\n", lines), "test");
  }
}
