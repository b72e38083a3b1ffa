// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Readings of a curve whose numbers are written out. */
class BiasCurveTest {
  private static final BiasCurve CURVE =
      new BiasCurve(
          new double[][] {{0.2, 0.1}, {0.6, 0.3}, {1, 0.9}},
          new double[][] {{1, 0.5}, {5, 2.5}, {4, 3.5}});

  @Test
  void levelsAreMetOnStraightLines() {
    assertThat(CURVE.progressAt(0.1, 1)).isEqualTo(0.1); // before the first checkpoint
    assertThat(CURVE.progressAt(0.2, 1)).isEqualTo(0.1);
    assertThat(CURVE.progressAt(0.4, 1)).isCloseTo(0.2, within(1e-15));
    assertThat(CURVE.progressAt(0.6, 1)).isCloseTo(0.3, within(1e-15));
    assertThat(CURVE.progressAt(0.7, 1)).isCloseTo(0.45, within(1e-15));
    assertThat(CURVE.progressAt(1, 1)).isCloseTo(0.9, within(1e-15));
    assertThat(CURVE.progressAt(1.01, 1)).isNaN();
    assertThat(CURVE.progressAt(0.7, 0)).isCloseTo(0.7, within(1e-15));
    assertThat(CURVE.movementAt(2, 1)).isEqualTo(1);
    assertThat(CURVE.movementAt(5, 1)).isEqualTo(2.5);
    assertThat(CURVE.movementAt(5.1, 1)).isNaN();
  }

  @Test
  void extentsAndEnds() {
    assertThat(CURVE.checkpoints()).isEqualTo(3);
    assertThat(CURVE.bands()).isEqualTo(2);
    assertThat(CURVE.end(0)).isEqualTo(4);
    assertThat(CURVE.end(1)).isEqualTo(3.5);
    assertThat(CURVE.farthest()).isEqualTo(5);
    assertThat(CURVE.between(0.2, 1)).isEqualTo(1);
    assertThat(CURVE.between(0.1, 1.1)).isEqualTo(3);
  }

  /** What is handed out is a copy, and what is handed in is copied. */
  @Test
  void itsNumbersAreItsOwn() {
    double[][] progress = {{0, 0}, {1, 1}};
    BiasCurve curve = new BiasCurve(progress, progress);
    progress[1][0] = 7;
    curve.progress()[1][1] = 7;
    curve.movement()[1][1] = 7;
    assertThat(curve.progress()).isDeepEqualTo(new double[][] {{0, 0}, {1, 1}});
    assertThat(curve.movement()).isDeepEqualTo(new double[][] {{0, 0}, {1, 1}});
  }
}
