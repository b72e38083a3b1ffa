// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.eigendistill.spectrum.SpectrumTest.EJML;
import static org.eigendistill.spectrum.SpectrumTest.random;
import static org.eigendistill.spectrum.SpectrumTest.svd;

import java.util.List;
import java.util.Locale;
import org.eigendistill.base.Matrix;
import org.junit.jupiter.api.Test;

/** What is said of directions that are not to be trusted. */
class SpectrumWarningsTest {
  @Test
  void equalEigenvaluesAreNamed() {
    double[] singular = {4, 2, 2, 2, 1};
    Matrix x = Designs.withSingularValues(20, 5, singular, 7);
    for (Route route : new Route[] {Route.SVD, Route.GRAM}) {
      Spectrum spectrum =
          route == Route.SVD
              ? svd(x, random(20, 1, 8))
              : Spectrum.byGram(x, random(20, 1, 8), LossScale.SUM, EJML);
      assertThat(spectrum.clusters()).containsExactly(new Cluster(1, 3));
      assertThat(spectrum.clusters().get(0).size()).isEqualTo(3);
      assertThat(spectrum.distinct(1, 3)).isFalse();
      assertThat(spectrum.distinct(0, 1)).isTrue();
      assertThat(spectrum.distinct(3, 4)).isTrue();
      assertThat(spectrum.warnings()).singleElement().asString().contains("Directions 2 to 4");
    }
  }

  @Test
  void saysWhereDigitsAreLost() {
    Matrix x = Designs.withSingularValues(40, 4, new double[] {1, 1e-3, 1e-6, 1e-12}, 18);
    Matrix y = random(40, 1, 19);
    Spectrum gram = Spectrum.byGram(x, y, LossScale.SUM, EJML);
    assertThat(gram.directions()).isEqualTo(3); // the last one is below what squaring resolves
    assertThat(gram.digits(0)).isCloseTo(15.95, within(0.01));
    assertThat(gram.digits(1)).isCloseTo(9.95, within(0.01));
    assertThat(gram.warnings().toString())
        .contains("gram route 1 of 3 directions")
        .contains("fewer than 6 digits")
        .contains("about 3")
        .contains("svd route");
    Spectrum svd = svd(x, y);
    assertThat(svd.directions()).isEqualTo(4);
    assertThat(svd.digits(3)).isCloseTo(3.95, within(0.01));
    assertThat(svd.warnings().toString()).contains("1 of 4").doesNotContain("keeps");
  }

  @Test
  void saysTheSameInEveryCountry() {
    Locale before = Locale.getDefault();
    Matrix x = Designs.withSingularValues(9, 4, new double[] {2, 1.5, 1.5, 1e-11}, 28);
    List<String> plain = svd(x, random(9, 1, 29)).warnings();
    Matrix deficient = Matrix.of(2, 2, 1, 1, 1, 1);
    List<String> deficientOnes = svd(deficient, Matrix.ofColumn(1, 2)).warnings();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      assertThat(svd(x, random(9, 1, 29)).warnings()).isEqualTo(plain).hasSize(2);
      assertThat(svd(deficient, Matrix.ofColumn(1, 2)).warnings()).isEqualTo(deficientOnes);
    } finally {
      Locale.setDefault(before);
    }
    assertThat(plain.get(1)).contains("Directions 2 to 3 share the eigenvalue 2.25");
    assertThat(deficientOnes)
        .singleElement()
        .asString()
        .contains("rank 1 of 2")
        .contains("8.88e-16");
  }

  /** As many pairs as there may be, the warnings stay short. */
  @Test
  void manyGroupsOfEqualEigenvaluesAreCounted() {
    double[] pairs = {8, 8, 7, 7, 6, 6, 5, 5, 4, 4};
    Matrix x = Designs.withSingularValues(12, 10, pairs, 31);
    assertThat(svd(x, random(12, 1, 32)).warnings())
        .hasSize(4)
        .last()
        .asString()
        .isEqualTo("So do 2 more groups of directions, each an eigenvalue of its own.");
  }

  @Test
  void warningsCountDirectionsAndGroups() {
    Matrix x = Matrix.fill(3, 3, (i, j) -> i != j ? 0 : i == 0 ? 1 : 1e-7 / i);
    assertThat(Spectrum.byGram(x, random(3, 1, 5), LossScale.SUM, EJML).warnings().get(0))
        .startsWith(
            "By the gram route 2 of 3 directions (2 to 3) have fewer than 6 digits in their"
                + " eigenvalue (the smallest about 1).");
    assertThat(pairs(3).warnings()).hasSize(3).noneMatch(said -> said.startsWith("So do"));
    assertThat(pairs(4).warnings()).hasSize(4);
    assertThat(pairs(4).warnings().get(3)).startsWith("So do 1 more groups");
  }

  /** As many eigenvalues as told, each of two directions. */
  private static Spectrum pairs(int count) {
    Matrix x = Matrix.fill(2 * count, 2 * count, (i, j) -> i == j ? count - i / 2 : 0);
    return svd(x, random(2 * count, 1, 6));
  }
}
