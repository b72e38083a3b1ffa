// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.eigendistill.base.Matrix;
import org.eigendistill.compare.ReferenceCases;
import org.eigendistill.data.ArrayName;
import org.eigendistill.data.MatrixReader;
import org.eigendistill.spectrum.EjmlSolver;
import org.eigendistill.spectrum.LossScale;
import org.eigendistill.spectrum.Spectrum;
import org.junit.jupiter.api.Test;

/** The null of lag and movement: who is called the student changes signs and inverts ratios. */
class BiasSymmetryTest {
  private static final Matrix INPUTS =
      MatrixReader.read(ReferenceCases.file("d6", "X.npy")).values();

  private static WeightPath path(String file) {
    return new WeightPath(
        ArrayName.parse(ReferenceCases.file("d6", file).toString(), "X").stack().matrices());
  }

  @Test
  void lagsChangeTheirSignAndRatiosAreInverted() {
    Spectrum spectrum =
        Spectrum.byGram(
            INPUTS, Matrix.fill(INPUTS.rows(), 1, (i, j) -> 0), LossScale.MEAN, new EjmlSolver());
    Bands bands = Bands.growing(spectrum.directions());
    Matrix directions = spectrum.directionVectors();
    Bias forth = Bias.of(path("t.npy"), path("s.npy"), directions, bands, false);
    Bias back = Bias.of(path("s.npy"), path("t.npy"), directions, bands, false);
    assertThat(forth.meanLag().value()).isNegative();
    for (int b = 0; b < forth.lags().size(); b++) {
      assertThat(back.lags().get(b).value()).isCloseTo(-forth.lags().get(b).value(), within(1e-12));
      assertThat(back.ratios().get(b).value() * forth.ratios().get(b).value())
          .isCloseTo(1, within(1e-12));
    }
  }
}
