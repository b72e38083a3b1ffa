// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Randomness;
import org.eigendistill.compare.measure.Calibration;
import org.eigendistill.compare.rows.ComparedModels;
import org.eigendistill.compare.rows.ModelScores;
import org.eigendistill.data.NamedMatrix;
import org.eigendistill.data.RowBlocks;
import org.eigendistill.spectrum.EjmlSolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rounded logits, and the votes of forests, are equal in many rows. */
class TiedRowsTest {
  private static final int ROWS = 400;
  private static final int CLASSES = 3;

  /** Votes of 20 trees and one more for each class, so that none is 0. */
  private static final int VOTES = 23;

  private final Randomness random = Randomness.of(21);
  private final List<Matrix> nets =
      new SimulatedNetworks(random, ROWS, CLASSES).exchangeable(5, 0.4);

  /** The order of rows shows in no digit. */
  @ParameterizedTest
  @ValueSource(strings = {"votes", "rounded logits", "three pairs"})
  void rowsPermutedGiveTheSame(String kind) {
    int[] order = random.permutation(ROWS);
    boolean areVotes = kind.equals("votes");
    List<Matrix> scores = nets.stream().map(areVotes ? this::votes : this::rounded).toList();
    List<Matrix> moved = scores.stream().map(m -> m.selectRows(order)).toList();
    int[] labels = IntStream.range(0, ROWS).map(i -> i % CLASSES).toArray();
    if (kind.equals("three pairs")) {
      assertThat(paired(moved)).isEqualTo(paired(scores));
      return;
    }
    Map<String, Object> before = numbers(scores, areVotes, labels);
    int[] movedLabels = IntStream.of(order).map(i -> labels[i]).toArray();
    assertThat(numbers(moved, areVotes, movedLabels)).isEqualTo(before);
    assertThat(before).containsKeys("low_offset", "slope_robust", "log_b_offset_1", "log_b_rank");
  }

  private Matrix votes(Matrix logits) {
    double[][] votes = new double[ROWS][CLASSES];
    for (int i = 0; i < ROWS; i++) {
      double[] odds = Arrays.stream(logits.row(i)).map(z -> Math.exp(z / 3)).toArray();
      double sum = Arrays.stream(odds).sum();
      for (int tree = 0; tree < VOTES - CLASSES; tree++) {
        double left = random.uniform() * sum;
        int kind = 0;
        while (kind < CLASSES - 1 && left > odds[kind]) {
          left -= odds[kind++];
        }
        votes[i][kind]++;
      }
      double[] row = votes[i];
      Arrays.setAll(row, k -> (row[k] + 1) / VOTES);
    }
    return Matrix.ofRows(votes);
  }

  private Matrix rounded(Matrix logits) {
    return Matrix.fill(ROWS, CLASSES, (i, k) -> Math.rint(logits.get(i, k) / 2));
  }

  private static Map<String, Object> numbers(List<Matrix> models, boolean areVotes, int... labels) {
    List<ModelScores> scores =
        models.stream()
            .map(m -> RowBlocks.of(new NamedMatrix("net", List.of(), m)))
            .map(areVotes ? ModelScores::ofProbabilities : ModelScores::ofLogits)
            .toList();
    return StudentComparison.of(
            ComparedModels.of(scores.get(0), scores.get(1), scores.subList(2, 4)).labelled(labels),
            ComparisonRules.USUAL,
            EjmlSolver::new)
        .numbers();
  }

  private static Map<String, Object> paired(List<Matrix> models) {
    List<List<Matrix>> pairs = new ArrayList<>();
    for (int r = 0; r < 3; r++) {
      pairs.add(List.of(models.get(r), models.get(r).plus(1, models.get(3))));
    }
    return PairedComparison.of(
            SimulatedNetworks.paired(pairs), ComparisonRules.USUAL, EjmlSolver::new)
        .numbers();
  }

  /** Bins by numbers of votes, which are whole, have no rounding to part them. */
  @Test
  void equalConfidencesAreInOneBin() {
    int[] most = new int[ROWS];
    double[] confidence = new double[ROWS];
    double[] right = new double[ROWS];
    for (int i = 0; i < ROWS; i++) {
      most[i] = 8 + (int) (15 * random.uniform());
      right[i] = random.uniform() < 0.5 ? 1 : 0;
      // the same share, off by what sums in another order leave
      double off = 1 + (i % 3 - 1) * 2.2e-16;
      confidence[i] = most[i] / (double) VOTES * (most[i] == VOTES - 1 ? 1 : off);
    }
    int[] rising = IntStream.of(most).sorted().toArray();
    TreeSet<Integer> cuts = new TreeSet<>();
    for (int j = 1; j < 15; j++) {
      cuts.add(rising[j * ROWS / 15 - 1]); // bins end with this number of votes
    }
    double[] off = new double[16];
    for (int i = 0; i < ROWS; i++) {
      off[cuts.headSet(most[i]).size()] += right[i] - most[i] / (double) VOTES;
    }
    double expected = Arrays.stream(off).map(Math::abs).sum() / ROWS;
    assertThat(Calibration.of(confidence, right).byMass()).isCloseTo(expected, within(1e-12));
  }
}
