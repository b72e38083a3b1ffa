// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Randomness;
import org.eigendistill.compare.measure.RawLine;
import org.eigendistill.compare.rows.ComparedModels;
import org.eigendistill.compare.rows.KeptRows;
import org.eigendistill.spectrum.EigenSolver;
import org.eigendistill.spectrum.Solvers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the verdicts say of networks that are alike but for chance, and of students that are not.
 */
class FalsePositivesTest {
  private static final EigenSolver SOLVER = Solvers.named("ejml", 1, notice -> {});
  private static final int[] CLASSES = {2, 5, 10, 30};

  /**
   * Five networks of one kind, one taken for the teacher, one for its student, three for controls:
   * nothing is there. 5 % of 200 are 10.
   */
  @Test
  void exchangeableNetworksAreHardlyEverCalledAnything() {
    Randomness random = Randomness.of(1);
    int called = 0;
    int raw = 0;
    int compared = 0;
    for (int set = 0; set < 200; set++) {
      SimulatedNetworks networks =
          new SimulatedNetworks(random, 300 + random.below(700), CLASSES[set % 4]);
      ComparedModels models =
          SimulatedNetworks.models(networks.exchangeable(5, 0.1 + 0.6 * random.uniform()));
      KeptRows rows = KeptRows.of(models);
      PairReading reading = PairReading.of(models, rows, () -> SOLVER, List.of());
      RawLine line = RawLine.of(reading.logOdds());
      Optional<ControlledEffect> effect = reading.effect(ComparisonRules.USUAL);
      if (reading.limit(line, effect).isEmpty()) {
        compared++;
        called += isCalled(effect.orElseThrow()) ? 1 : 0;
        raw += line.slope().interval(rows.groups()).high() < 1 ? 1 : 0;
      }
    }
    assertThat(compared).as("sets that could be compared").isGreaterThan(150);
    assertThat(called).as("sets called something").isLessThanOrEqualTo(10);
    // what a raw slope and its interval over rows would have called damped
    assertThat(raw).isGreaterThan(compared / 2);
  }

  private static boolean isCalled(ControlledEffect effect) {
    return effect.verdict() != ComparisonVerdict.NOT_SHOWN
        || effect.lowEndVerdict() != LowEnd.NOT_SHOWN;
  }

  @ParameterizedTest
  @CsvSource({"1.10, 30, 40", "1.00, 0, 2"})
  void threePairsSeeTenPercentAndNothingWhereNothingIs(double slope, int least, int most) {
    Randomness random = Randomness.of(2);
    int exaggerated = 0;
    for (int draw = 0; draw < 40; draw++) {
      SimulatedNetworks networks = new SimulatedNetworks(random, 2000, 10);
      List<List<Matrix>> pairs = new ArrayList<>();
      for (int r = 0; r < 3; r++) {
        pairs.add(networks.pair(slope));
      }
      ComparisonVerdict verdict =
          PairedComparison.of(SimulatedNetworks.paired(pairs), ComparisonRules.USUAL, () -> SOLVER)
              .verdict();
      exaggerated += verdict == ComparisonVerdict.EXAGGERATED ? 1 : 0;
    }
    assertThat(exaggerated).as("of 40 called exaggerated").isBetween(least, most);
  }
}
