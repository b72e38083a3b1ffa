package org.eigendistill.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.eigendistill.dynamics.GradientFlow;
import org.junit.jupiter.api.Test;

/** The map against the search for global optima, which shares neither grid nor sums with it. */
class PhaseMapTest {
  @Test
  void cellsAgreeWithTheOptima() {
    double[] eigenvalues =
        IntStream.rangeClosed(1, 20).mapToDouble(k -> Math.pow(k, -1.5)).toArray();
    double[] alignments = {-1, 0, 1, 2};
    double[] noises = {0.01, 0.3, 10};
    PhaseMap map = PhaseMap.of(eigenvalues, alignments, noises, 40);
    for (int i = 0; i < alignments.length; i++) {
      for (int j = 0; j < noises.length; j++) {
        RiskForm form =
            SpectralProblem.aligned(eigenvalues, alignments[i], noises[j], 40).inSample();
        Optima optima = Optima.of(form, new GradientFlow());
        double exact = optima.bestStudent().risk() / optima.bestTeacher().risk();
        // Near an optimum a grid step of a twentieth in time costs less than a thousandth.
        assertThat(map.ratio()[i][j])
            .as("alignment %s, noise %s", alignments[i], noises[j])
            .isCloseTo(exact, within(1e-3))
            .isLessThanOrEqualTo(1);
      }
    }
  }
}
