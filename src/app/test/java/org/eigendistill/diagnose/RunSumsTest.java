// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.eigendistill.base.Matrix;
import org.junit.jupiter.api.Test;

/** A unit that is left out leaves the curve of the others. */
class RunSumsTest {
  private static final Matrix PLANE = Matrix.of(2, 2, 1, 0, 0, 1);
  private static final Bands BANDS = Bands.each(2);
  private static final List<Matrix> WAY =
      List.of(
          Matrix.of(3, 2, 0, 0, 1, 1, -1, 2),
          Matrix.of(3, 2, 1, 0.5, 2, 1.5, -3, 2.5),
          Matrix.of(3, 2, 2, 3, 4, 5, -7, 6));

  @Test
  void curvesWithoutAUnit() {
    RunSums all = RunSums.of(new WeightPath(WAY), PLANE);
    assertThat(all.units()).isEqualTo(3);
    for (int u = 0; u < 3; u++) {
      int[] others = u == 0 ? new int[] {1, 2} : u == 1 ? new int[] {0, 2} : new int[] {0, 1};
      List<Matrix> less = WAY.stream().map(w -> w.selectRows(others)).toList();
      RunSums rest = RunSums.of(new WeightPath(less), PLANE);
      double[] partner = {2, 3};
      BiasCurve left = all.curve(u, partner, BANDS);
      BiasCurve own = rest.curve(RunSums.NONE, partner, BANDS);
      for (int t = 0; t < 3; t++) {
        for (int b = 0; b < 2; b++) {
          assertThat(left.progress()[t][b]).isCloseTo(own.progress()[t][b], within(1e-14));
          assertThat(left.movement()[t][b]).isCloseTo(own.movement()[t][b], within(1e-13));
        }
      }
      assertThat(all.ends(u)).containsExactly(rest.ends(RunSums.NONE), within(1e-13));
    }
  }
}
