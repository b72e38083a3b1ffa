// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.eigendistill.theorem.features.FeatureSpaces.Directions;
import org.junit.jupiter.api.Test;

/** Pairs of directions of two spectra, and how far each has come along them. */
class FeatureSpacesTest {
  private static final FeatureSpaces THREE =
      FeatureSpaces.of(new double[] {4, 1, 2}, new double[] {1, 3, 6});

  @Test
  void pairsFromTheStudentsLargestDown() {
    assertThat(THREE.pairs())
        .containsExactly(
            new Directions(0, 2, new FeaturePair(6, 0.5)),
            new Directions(0, 1, new FeaturePair(3, 0.25)),
            new Directions(2, 1, new FeaturePair(0.5, 0.5)));
    assertThat(THREE.tied()).isZero();
  }

  @Test
  void pairsOfOneEigenvalueAreCounted() {
    FeatureSpaces tied = FeatureSpaces.of(new double[] {1, 4, 4, 1}, new double[] {1, 2, 8, 4});
    assertThat(tied.pairs())
        .containsExactly(
            new Directions(1, 0, new FeaturePair(0.5, 0.25)),
            new Directions(1, 3, new FeaturePair(2, 0.25)),
            new Directions(2, 0, new FeaturePair(0.125, 0.25)),
            new Directions(2, 3, new FeaturePair(0.5, 0.25)));
    assertThat(tied.tied()).isEqualTo(2);
    assertThat(FeatureSpaces.of(new double[] {3}, new double[] {2}).pairs()).isEmpty();
  }

  /** Flow along half the eigenvalue leaves the root: 1/2 where 1/4 is left along the largest. */
  @Test
  void alongOtherDirections() {
    TopGain largest = TopGain.of(0.75);
    assertThat(THREE.student(largest, 0)).isSameAs(largest);
    assertThat(THREE.student(largest, 2).gain()).isCloseTo(0.5, within(1e-15));
    assertThat(THREE.student(largest, 1).residual()).isCloseTo(Math.sqrt(0.5), within(1e-15));
    assertThat(THREE.teacher(largest, 2)).isSameAs(largest);
    assertThat(THREE.teacher(largest, 1).gain()).isCloseTo(0.5, within(1e-15));
    assertThat(THREE.ofLargest(5, 2)).isEqualTo(5);
    assertThat(THREE.ofLargest(5, 1)).isEqualTo(10);
    assertThat(THREE.ofLargest(5, 0)).isEqualTo(30);
  }

  @Test
  void spectraThatAreNone() {
    double[] two = {1, 2};
    assertThatThrownBy(() -> FeatureSpaces.of(two, new double[] {1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("2 and 1 eigenvalues");
    for (double bad : new double[] {0, -1, Double.NaN, 1e-301, Double.POSITIVE_INFINITY}) {
      double[] other = {1, bad};
      assertThatThrownBy(() -> FeatureSpaces.of(two, other))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> FeatureSpaces.of(other, two))
          .isInstanceOf(IllegalArgumentException.class);
    }
    // As wide as may be, and no wider.
    double[] widest = {1, FeatureSpaces.WIDEST};
    assertThat(FeatureSpaces.of(widest, two).pairs()).hasSize(1);
  }
}
