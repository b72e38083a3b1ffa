// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Networks looked at by steps, with second phases, and with seeds of their own for the order. */
class StepPathTest {
  private static final NetworkData DATA = Small.data(60, 6, 3);
  private static final int WATCHED = 20;
  private static final long START = 101;
  private static final long ORDER = 102;

  private static Job job(Recipe recipe, Optional<SecondPhase> second, int watched) {
    Optional<Matrix> teacher =
        recipe.needsTeacher() ? Optional.of(Small.random(60, 3, 103)) : Optional.empty();
    return new Job(recipe, DATA, teacher, START, ORDER, second, watched);
  }

  private static Run train(Job job) {
    return Trainer.train(job, false, Progress.NONE);
  }

  /** Counts of the protocol, and the first of 232 steps as its reference has them. */
  @ParameterizedTest
  @CsvSource({"1, 2", "232, 28", "1740, 39", "2532, 41", "4260, 44"})
  void stepsAreEvenInTheLogarithm(long last, int count) {
    List<Long> steps = StepPath.steps(last);
    assertThat(steps).hasSize(count).isSorted().doesNotHaveDuplicates().startsWith(0L);
    assertThat(steps.get(count - 1)).isEqualTo(last);
    if (last == 232) {
      assertThat(steps.subList(0, 14))
          .containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 11L, 13L, 16L, 19L);
    }
  }

  /** Looking changes no bit, and shows the start, the way and the end. */
  @ParameterizedTest
  @CsvSource({"mlp, 1, 10", "mlp, 4, 10", "softmax, 1, 0"})
  void lookingChangesNothing(String model, int epochs, int batch) {
    Recipe recipe =
        Small.recipe(
                "model: " + model,
                "hidden: [5]",
                "optimizer: adam",
                "learning-rate: 0.02",
                "epochs: " + epochs,
                "batch: " + batch)
            .onLabels();
    Run blind = train(job(recipe, Optional.empty(), 0));
    Run seen = train(job(recipe, Optional.empty(), WATCHED));
    assertThat(seen.last()).isEqualTo(blind.last());
    assertThat(blind.path()).isEmpty();
    StepPath path = seen.path().orElseThrow();
    assertThat(path.steps()).isEqualTo(StepPath.steps(epochs * (batch == 0 ? 1L : 6L)));
    int[] rows = IntStream.range(0, WATCHED).toArray();
    List<Matrix> way = path.logits();
    assertThat(way.get(way.size() - 1)).isEqualTo(seen.last().trainLogits().selectRows(rows));
    Matrix start = Trainer.untrained(job(recipe, Optional.empty(), WATCHED), false).trainLogits();
    assertThat(way.get(0)).isEqualTo(start.selectRows(rows));
    assertThat(seen.checkpoints()).hasSize(1);
    assertThat(seen.epochs()).hasSize(epochs + 1);
  }

  /** Start and order have seeds of their own. */
  @Test
  void startAndOrderAreApart() {
    Recipe recipe =
        Small.recipe("model: mlp", "hidden: [5]", "learning-rate: 0.1", "epochs: 2", "batch: 10")
            .onLabels();
    Job one = job(recipe, Optional.empty(), WATCHED);
    Job other =
        new Job(recipe, DATA, Optional.empty(), START, ORDER + 1, Optional.empty(), WATCHED);
    StepPath first = train(one).path().orElseThrow();
    StepPath second = train(other).path().orElseThrow();
    assertThat(second.logits().get(0)).isEqualTo(first.logits().get(0));
    assertThat(second.logits().get(1)).isNotEqualTo(first.logits().get(1));
  }

  /** A second phase from the first step on is all of the training. */
  @Test
  void aSecondPhaseFromTheStart() {
    Recipe recipe =
        Small.recipe(
            "model: mlp",
            "hidden: [5]",
            "optimizer: adam",
            "schedule: cosine",
            "learning-rate: 0.02",
            "epochs: 3",
            "batch: 10");
    Run plain = train(job(recipe.at(1, 1).onLabels(), Optional.empty(), WATCHED));
    Run second =
        train(
            job(recipe.at(4, 16).thenLabels(0), Optional.of(new SecondPhase(1, 1, true)), WATCHED));
    assertThat(second).isEqualTo(plain);
    Run taught = train(job(recipe.at(4, 16).onTeacher(), Optional.empty(), WATCHED));
    Run later =
        train(
            job(
                recipe.at(1, 1).thenTeacher(0),
                Optional.of(new SecondPhase(4, 16, false)),
                WATCHED));
    assertThat(later).isEqualTo(taught);
  }

  /** Two steps of linear softmax by hand: soft labels at T = 4, then labels at T = 1. */
  @ParameterizedTest
  @CsvSource({"true, 1", "false, 0.5"})
  void aSecondPhaseByHand(boolean isRestarted, double share) {
    Recipe recipe =
        Small.recipe(
                "model: softmax",
                "schedule: cosine",
                "precision: float64",
                "learning-rate: 0.3",
                "epochs: 2")
            .at(4, 16)
            .thenLabels(0.5);
    Run run = train(job(recipe, Optional.of(new SecondPhase(1, 1, isRestarted)), WATCHED));
    double[][] weights = new double[3][7];
    Matrix teacher = Small.random(60, 3, 103);
    int[] labels = DATA.train().labels();
    step(weights, 4, 16, 0.3, (i, p) -> softmax(teacher.row(i), 4));
    // half way the cosine has come down to a half, and begun anew it is at its top again
    step(
        weights,
        1,
        1,
        0.3 * share,
        (i, p) -> IntStream.range(0, 3).mapToDouble(c -> labels[i] == c ? 1 : 0).toArray());
    for (int c = 0; c < 3; c++) {
      for (int j = 0; j < 6; j++) {
        assertThat(run.last().inputWeights().get(c, j)).isCloseTo(weights[c][j], within(1e-14));
      }
    }
  }

  private interface Target {
    double[] of(int row, double... predicted);
  }

  private static void step(
      double[][] weights, double temperature, double scale, double rate, Target target) {
    double[][] change = new double[3][7];
    for (int i = 0; i < 60; i++) {
      double[] x = Arrays.copyOf(DATA.train().inputs().row(i), 7);
      x[6] = 1;
      double[] z = new double[3];
      for (int c = 0; c < 3; c++) {
        for (int j = 0; j < 7; j++) {
          z[c] += weights[c][j] * x[j];
        }
      }
      double[] p = softmax(z, temperature);
      double[] u = target.of(i, p);
      for (int c = 0; c < 3; c++) {
        for (int j = 0; j < 7; j++) {
          change[c][j] += rate * scale / temperature * (u[c] - p[c]) * x[j] / 60;
        }
      }
    }
    for (int c = 0; c < 3; c++) {
      for (int j = 0; j < 7; j++) {
        weights[c][j] += change[c][j];
      }
    }
  }

  private static double[] softmax(double[] z, double temperature) {
    double[] e = Arrays.stream(z).map(v -> Math.exp(v / temperature)).toArray();
    double sum = Arrays.stream(e).sum();
    return Arrays.stream(e).map(v -> v / sum).toArray();
  }

  @Test
  void whatDoesNotFitIsRefused() {
    Recipe recipe = Small.recipe("model: softmax", "learning-rate: 0.1", "epochs: 1").onLabels();
    assertThatThrownBy(() -> job(recipe, Optional.of(new SecondPhase(1, 1, true)), 0))
        .hasMessage("a second phase needs a switch");
    assertThatThrownBy(() -> job(recipe, Optional.empty(), 61))
        .hasMessage("61 of 60 rows to look at");
    assertThatThrownBy(() -> new StepPath(List.of(0L, 1L), List.of()))
        .hasMessage("logits after 0 of 2 steps");
  }
}
