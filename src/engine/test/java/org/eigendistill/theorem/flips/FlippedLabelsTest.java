// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.flips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.eigendistill.number.Measured;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlippedLabelsTest {
  private static final int ROWS = 30;
  private static final int DRAWS = 20_000;

  /** Labels flipped by a generator of random numbers, scores by a matrix. */
  @ParameterizedTest
  @CsvSource({"1, 0.05", "2, 0.2", "3, 0.4"})
  void meansAndRiskOfRandomFlips(long seed, double q) {
    Random random = new Random(seed);
    double[] mirror = random.doubles(ROWS).toArray();
    double square = Arrays.stream(mirror).map(v -> v * v).sum();
    double[] gains = random.doubles(ROWS).toArray();
    double[] truth =
        IntStream.range(0, ROWS).mapToDouble(i -> random.nextBoolean() ? 1 : -1).toArray();
    double[][] smoother = new double[ROWS][ROWS];
    double[] energies = new double[ROWS];
    for (int k = 0; k < ROWS; k++) {
      double[] u = new double[ROWS];
      for (int i = 0; i < ROWS; i++) {
        u[i] = (i == k ? 1 : 0) - 2 * mirror[i] * mirror[k] / square;
        energies[k] += u[i] * truth[i];
      }
      energies[k] *= energies[k] / ROWS;
      for (int i = 0; i < ROWS; i++) {
        for (int j = 0; j < ROWS; j++) {
          smoother[i][j] += gains[k] * u[i] * u[j];
        }
      }
    }
    FlippedLabels<Measured> labels = new FlippedLabels<>(Measured.of(q), ROWS, measured(energies));
    double[] sums = new double[3];
    double[] squares = new double[3];
    for (int draw = 0; draw < DRAWS; draw++) {
      double[] given =
          IntStream.range(0, ROWS)
              .mapToDouble(i -> random.nextDouble() < q ? -truth[i] : truth[i])
              .toArray();
      double[] group = new double[3];
      for (int i = 0; i < ROWS; i++) {
        double score = 0;
        for (int j = 0; j < ROWS; j++) {
          score += smoother[i][j] * given[j];
        }
        int which = given[i] == truth[i] ? 0 : 1;
        group[which] += truth[i] * score / (which == 0 ? 1 - q : q);
        double miss = score - (1 - 2 * q) * truth[i];
        group[2] += miss * miss;
      }
      for (int g = 0; g < 3; g++) {
        // Over all rows with weights, so that draws without a flip count as well.
        sums[g] += group[g] / ROWS;
        squares[g] += group[g] * group[g] / ROWS / ROWS;
      }
    }
    double[] wanted = {
      labels.cleanMargin(measured(gains)).value(),
      labels.flippedMargin(measured(gains)).value(),
      labels.risk(measured(gains)).value()
    };
    for (int g = 0; g < 3; g++) {
      double mean = sums[g] / DRAWS;
      double error = Math.sqrt((squares[g] / DRAWS - mean * mean) / DRAWS);
      assertThat(Math.abs(mean - wanted[g]) / error).as("z of %d", g).isLessThan(3.5);
    }
  }

  private static List<Measured> measured(double... values) {
    return Arrays.stream(values).mapToObj(Measured::of).toList();
  }

  @Test
  void refusesWhatIsNoProblem() {
    List<Measured> energies = measured(0.5, 0.5);
    assertThatThrownBy(() -> new FlippedLabels<>(Measured.of(0.5), 2, energies))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new FlippedLabels<>(Measured.of(0.1), 1, energies))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new FlippedLabels<>(Measured.of(0.1), 2, measured(0.5, -0.5)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** A teacher that resists, and one whose groups have one mean. */
  @Test
  void otherTeachers() {
    FlippedLabels<Measured> labels = new FlippedLabels<>(Measured.of(0.1), 2, measured(0.75, 0.25));
    FlippedLabels<Measured> rows = new FlippedLabels<>(Measured.of(0.1), 4, measured(0.75, 0.25));
    FlipEffects resists = FlipEffects.of(rows, measured(0.5, 0), measured(0.25, 0), 0);
    assertThat(resists.memorises()).isFalse();
    assertThat(resists.slope()).isEqualTo(0.5);
    assertThat(resists.region()).isEqualTo(FlipEffects.Region.NEITHER);
    FlipEffects level = FlipEffects.of(labels, measured(1, 1), measured(0, 0.5), 0);
    assertThat(level.memorises()).isTrue();
    assertThat(level.slope()).isNaN();
    assertThat(level.steeper()).isFalse();
  }
}
