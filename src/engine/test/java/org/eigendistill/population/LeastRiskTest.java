// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.eigendistill.population.LeastRisk.Stretch;
import org.junit.jupiter.api.Test;

/** The least of all valleys is found, not the nearest. */
class LeastRiskTest {
  @Test
  void aWeightIsTheVertexOfItsParabola() {
    LeastRisk found = LeastRisk.ofWeight(x -> 3 + 2 * (x[0] + 4.25) * (x[0] + 4.25));
    assertThat(found.at()[0]).isCloseTo(-4.25, within(1e-12));
    assertThat(found.value()).isCloseTo(3, within(1e-12));
    assertThatThrownBy(() -> LeastRisk.ofWeight(x -> Math.pow(x[0] - 0.3, 4)))
        .hasMessageContaining("no parabola");
    assertThatThrownBy(() -> LeastRisk.ofWeight(x -> 2))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theDeeperOfTwoValleysIsTaken() {
    LeastRisk found =
        LeastRisk.of(
            List.of(new Stretch(1e-3, 1e3, true)),
            x -> {
              double u = Math.log10(x[0]);
              return Math.min((u + 2) * (u + 2), 4 * (u - 1.3) * (u - 1.3) - 0.01);
            });
    assertThat(found.at()[0]).isCloseTo(Math.pow(10, 1.3), within(1e-6));
    assertThat(found.starts()).isEqualTo(2);
  }

  @Test
  void twoParametersAndAnEndOfTheBox() {
    LeastRisk found =
        LeastRisk.of(
            List.of(new Stretch(-1, 2, false), new Stretch(0.1, 10, true)),
            x -> {
              double a = x[0] - 2.5;
              double b = Math.log(x[1] / 3);
              return a * a + 0.5 * a * b + b * b;
            });
    // at x = 2: a = -0.5, b = 0.125
    assertThat(found.at()[0]).isCloseTo(2, within(1e-7));
    assertThat(found.at()[1]).isCloseTo(3 * Math.exp(0.125), within(1e-5));
  }
}
