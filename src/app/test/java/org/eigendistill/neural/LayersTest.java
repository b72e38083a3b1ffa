// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Progress;
import org.eigendistill.base.Randomness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Networks of normalised, residual and attending layers against plain Java. */
class LayersTest {
  private static final int CLASSES = 3;
  private static final double RATE = 0.1;

  private static Recipe recipe(String... lines) {
    return Small.recipe(
        String.join("\n", lines),
        "hidden: [5, 4]",
        "learning-rate: " + RATE,
        "precision: float64",
        "temperature: 3",
        "loss-scale: 2",
        "epochs: 2");
  }

  /** Seven rows; the last of sequences has no words. */
  private static NetworkData data(Recipe recipe, int features) {
    Randomness words = Randomness.of(103);
    Matrix x =
        recipe.kind().takesSequences()
            ? Matrix.fill(7, features, (i, j) -> i == 6 ? 0 : words.below(6))
            : Small.random(7, features, 103);
    LabelledRows part = LabelledRows.clean(x, 0, 1, 2, 0, 1, 2, 0);
    return new NetworkData(
        "random", part, part, part, CLASSES, recipe.kind().takesSequences() ? 5 : 0);
  }

  /** A network in doubles whose scales and shifts are not those of the start. */
  private record Built(
      Recipe recipe, Architecture network, NDManager manager, List<double[]> values) {
    static Built of(Recipe recipe, int features, NDManager manager) {
      Architecture network = Architecture.of(recipe, data(recipe, features));
      List<double[]> values = new ArrayList<>();
      Randomness random = Randomness.of(104);
      for (NDArray each : network.start(manager, DataType.FLOAT64, 105)) {
        double[] own = each.toDoubleArray();
        for (int k = 0; k < own.length; k++) {
          own[k] += 0.3 * random.gaussian();
        }
        values.add(own);
      }
      return new Built(recipe, network, manager, values);
    }

    List<NDArray> arrays(List<double[]> all) {
      List<NDArray> start = network.start(manager, DataType.FLOAT64, 105);
      List<NDArray> arrays = new ArrayList<>();
      for (int i = 0; i < all.size(); i++) {
        arrays.add(manager.create(all.get(i), start.get(i).getShape()));
      }
      return arrays;
    }

    NDArray logits(List<NDArray> weights, NDArray inputs, boolean training) {
      List<NDArray> statistics = network.statistics(manager, DataType.FLOAT64);
      return network.logits(new Pass(weights, statistics, training), inputs);
    }
  }

  /** Central differences err by h^2 times a third derivative, and by rounding / h. */
  @ParameterizedTest
  @CsvSource({
    "'model: mlp, norm: batch', 6",
    "'model: cnn, norm: batch', 25",
    "'model: cnn', 48",
    "'model: resnet8, width: 2', 36",
    "'model: resnet8, width: 2', 75",
    "'model: transformer, width: 4, heads: 2, layers: 2', 6",
    "'model: transformer, width: 4, heads: 4', 5"
  })
  void gradientsAreDerivatives(String keys, int features) {
    Recipe recipe = recipe(keys.split(", "));
    try (NDManager manager = Torch.manager(false)) {
      Built built = Built.of(recipe, features, manager);
      NDArray inputs =
          manager.create(data(recipe, features).train().inputs().toArray(), new Shape(7, features));
      Loss loss = new Loss(recipe, manager, DataType.FLOAT64);
      NDArray soft =
          loss.target(manager.create(Small.random(7, CLASSES, 106).toArray(), new Shape(7, 3)));
      List<NDArray> weights = built.arrays(built.values());
      weights.forEach(w -> w.setRequiresGradient(true));
      Torch.record(true);
      Torch.backward(loss.of(built.logits(weights, inputs, true), soft));
      Torch.record(false);
      double h = 1e-6;
      for (int i = 0; i < weights.size(); i++) {
        double[] gradient = weights.get(i).getGradient().toDoubleArray();
        double[] values = built.values().get(i);
        for (int k = 0; k < values.length; k += 1 + values.length / 7) {
          double[] sides = new double[2];
          for (int s = 0; s < 2; s++) {
            double[] moved = values.clone();
            moved[k] += s == 0 ? h : -h;
            List<NDArray> others = new ArrayList<>(weights);
            others.set(i, manager.create(moved, weights.get(i).getShape()));
            sides[s] = loss.of(built.logits(others, inputs, true), soft).getDouble();
          }
          assertThat(gradient[k])
              .as("%s, array %d, number %d", keys, i, k)
              .isCloseTo((sides[0] - sides[1]) / (2 * h), within(1e-8));
        }
      }
    }
  }

  /** Logits of a transformer, and a step of all its weights, by loops and central differences. */
  @Test
  void aTransformerByHand() {
    int places = 6;
    Recipe recipe = recipe("model: transformer", "width: 4", "heads: 2", "layers: 2");
    NetworkData data = data(recipe, places);
    Matrix target = PlainNetworks.softmax(Small.random(7, CLASSES, 106), 3);
    try (NDManager manager = Torch.manager(false)) {
      Built built = Built.of(recipe, places, manager);
      NDArray inputs = manager.create(data.train().inputs().toArray(), new Shape(7, places));
      Loss loss = new Loss(recipe, manager, DataType.FLOAT64);
      List<NDArray> weights = built.arrays(built.values());
      weights.forEach(w -> w.setRequiresGradient(true));
      Torch.record(true);
      NDArray logits = built.logits(weights, inputs, true);
      Torch.backward(loss.of(logits, manager.create(target.toArray(), new Shape(7, 3))));
      Torch.record(false);
      PlainNetworks.near(
          Matrix.of(7, 3, logits.toDoubleArray()),
          PlainNetworks.transformer(built.values(), data.train().inputs(), 2, 2),
          1e-13);
      new Optimizer(recipe, weights, manager).step(weights, RATE, manager.newSubManager());
      double h = 1e-6;
      for (int i = 0; i < weights.size(); i++) {
        double[] moved = weights.get(i).toDoubleArray();
        for (int k = 0; k < moved.length; k++) {
          double before = built.values().get(i)[k];
          double[] sides = new double[2];
          for (int s = 0; s < 2; s++) {
            built.values().get(i)[k] = before + (s == 0 ? h : -h);
            Matrix z = PlainNetworks.transformer(built.values(), data.train().inputs(), 2, 2);
            sides[s] = PlainNetworks.crossEntropy(z, target, 3, 2);
          }
          built.values().get(i)[k] = before;
          double slope = (sides[0] - sides[1]) / (2 * h);
          assertThat(moved[k]).isCloseTo(before - RATE * slope, within(1e-9));
        }
      }
    }
  }

  /** Batches normalised by their own statistics, and by running ones after two batches. */
  @ParameterizedTest
  @CsvSource({"5, 1", "5, 3", "6, 1"})
  void aResidualNetworkByHand(int side, int channels) {
    int features = channels * side * side;
    Recipe recipe = recipe("model: resnet8", "width: 2");
    Matrix x = data(recipe, features).train().inputs();
    try (NDManager manager = Torch.manager(false)) {
      Built built = Built.of(recipe, features, manager);
      List<NDArray> weights = built.arrays(built.values());
      List<NDArray> statistics = built.network().statistics(manager, DataType.FLOAT64);
      List<double[]> running = new ArrayList<>();
      statistics.forEach(each -> running.add(each.toDoubleArray()));
      for (int pass = 0; pass < 3; pass++) {
        boolean training = pass < 2;
        Matrix rows = pass == 1 ? x.selectRows(0, 1, 2) : x;
        NDArray logits =
            built
                .network()
                .logits(
                    new Pass(weights, statistics, training),
                    manager.create(rows.toArray(), new Shape(rows.rows(), features)));
        PlainNetworks.near(
            Matrix.of(rows.rows(), 3, logits.toDoubleArray()),
            PlainNetworks.residual(built.values(), running, rows, channels, side, 2, 1, training),
            1e-12);
        for (int i = 0; i < running.size(); i++) {
          assertThat(statistics.get(i).toDoubleArray())
              .containsExactly(running.get(i), within(1e-13));
        }
      }
    }
  }

  /** Two steps of descent through batch normalisation, with its derivatives written out. */
  @Test
  void stepsThroughBatchNormByHand() {
    Recipe recipe =
        Small.recipe(
                "model: mlp",
                "norm: batch",
                "hidden: [4]",
                "learning-rate: 0.1",
                "precision: float64",
                "epochs: 2")
            .onLabels();
    NetworkData data = Small.data(12, 5, CLASSES);
    Run run = Trainer.train(new Job(recipe, data, Optional.empty(), 107), false, Progress.NONE);
    PlainNetworks.NormedLayer plain;
    try (NDManager manager = Torch.manager(false)) {
      List<double[]> start = new ArrayList<>();
      Architecture.of(recipe, data)
          .start(manager, DataType.FLOAT64, 107)
          .forEach(each -> start.add(each.toDoubleArray()));
      plain = new PlainNetworks.NormedLayer(start, 5, 4, CLASSES);
    }
    PlainNetworks.near(
        run.checkpoints().get(0).trainLogits(), plain.logits(data.train().inputs()), 1e-14);
    plain.step(data.train().inputs(), data.train().labels(), 0.1);
    plain.step(data.train().inputs(), data.train().labels(), 0.1);
    PlainNetworks.near(run.last().trainLogits(), plain.logits(data.train().inputs()), 1e-13);
    PlainNetworks.near(run.last().inputWeights(), plain.inputWeights(), 1e-14);
  }

  /** Weight decay, Nesterov's momentum, warm-up and milestones of softmax, by hand. */
  @Test
  void descentOfDeepNetworksByHand() {
    Recipe recipe =
        Small.recipe(
                "model: softmax",
                "learning-rate: 0.5",
                "momentum: 0.9",
                "nesterov: true",
                "weight-decay: 0.01",
                "warm-up: 0.3",
                "schedule: step",
                "milestones: [0.45, 0.65, 0.85]",
                "factor: 0.2",
                "precision: float64",
                "epochs: 10")
            .onLabels();
    NetworkData data = Small.data(12, 5, CLASSES);
    Run run = Trainer.train(new Job(recipe, data, Optional.empty(), 108), false, Progress.NONE);
    double[] rates = {0, 1 / 3.0, 2 / 3.0, 1, 1, 0.2, 0.2, 0.04, 0.04, 0.008};
    Matrix x = data.train().inputs();
    double[][] w = new double[CLASSES][6];
    double[][] v = new double[CLASSES][6];
    for (double rate : rates) {
      Matrix z = Matrix.fill(12, CLASSES, (i, c) -> PlainNetworks.affine(w[c], x.row(i)));
      Matrix p = PlainNetworks.softmax(z, 1);
      for (int c = 0; c < CLASSES; c++) {
        for (int j = 0; j <= 5; j++) {
          double g = j < 5 ? 0.01 * w[c][j] : 0;
          for (int i = 0; i < 12; i++) {
            double miss = p.get(i, c) - (data.train().labels()[i] == c ? 1 : 0);
            g += miss * (j < 5 ? x.get(i, j) : 1) / 12;
          }
          v[c][j] = 0.9 * v[c][j] + g;
          w[c][j] -= 0.5 * rate * (g + 0.9 * v[c][j]);
        }
      }
    }
    Matrix wanted = Matrix.fill(CLASSES, 5, (c, j) -> w[c][j]);
    PlainNetworks.near(run.last().inputWeights(), wanted, 1e-14);
    Matrix logits = Matrix.fill(12, CLASSES, (i, c) -> PlainNetworks.affine(w[c], x.row(i)));
    PlainNetworks.near(run.last().trainLogits(), logits, 1e-13);
  }

  /** The usual step is a tenth and a hundredth, as decimals have them. */
  @Test
  void milestonesAreDecimal() {
    Recipe recipe = Small.recipe("model: mlp", "learning-rate: 0.3", "epochs: 3", "schedule: step");
    assertThat(recipe.learningRateAt(0.49)).isEqualTo(0.3);
    assertThat(recipe.learningRateAt(0.5)).isEqualTo(0.3 * 0.1);
    assertThat(recipe.learningRateAt(0.75)).isEqualTo(0.3 * 0.01);
  }

  @ParameterizedTest
  @CsvSource({
    "'model: cnn, norm: batch, augmentation: flip-crop', 75",
    "'model: resnet8, width: 2, nesterov: true, momentum: 0.9', 16",
    "'model: transformer, optimizer: adam, warm-up: 0.1', 6"
  })
  void oneSeedOneResultToTheBit(String keys, int features) {
    Recipe recipe =
        Small.recipe(
                String.join("\n", keys.split(", ")),
                "learning-rate: 0.01",
                "weight-decay: 0.001",
                "epochs: 3",
                "batch: 2")
            .onLabels();
    NetworkData whole = data(recipe, features);
    Matrix even = whole.train().inputs().selectRows(0, 1, 2, 3, 4, 5);
    LabelledRows six = LabelledRows.clean(even, Arrays.copyOf(whole.train().labels(), 6));
    Job job =
        new Job(
            recipe,
            new NetworkData("random", six, six, six, CLASSES, whole.vocabulary()),
            Optional.empty(),
            109);
    Run first = Trainer.train(job, false, Progress.NONE);
    assertThat(Trainer.train(job, false, Progress.NONE)).isEqualTo(first);
    assertThat(first.last().trainLogits().toArray()).doesNotContain(Double.NaN);
  }
}
