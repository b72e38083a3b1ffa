// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Optional;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Progress;
import org.eigendistill.base.Randomness;
import org.eigendistill.dynamics.Course;
import org.eigendistill.dynamics.Distillation;
import org.eigendistill.dynamics.GradientDescent;
import org.eigendistill.dynamics.Model;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.spectrum.EjmlSolver;
import org.eigendistill.spectrum.LossScale;
import org.eigendistill.spectrum.Spectrum;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Training against references that share nothing with it. */
class TrainerTest {
  private static final int ROWS = 40;
  private static final int FEATURES = 6;
  private static final int CLASSES = 3;

  private final Matrix x = random(ROWS, FEATURES, 1);
  private final Matrix teacher = random(ROWS, CLASSES, 2);
  private final int[] labels = labels();

  /** With squared loss and a linear model, the ladder's lowest rung is the exact engine's. */
  @Test
  void linearModelsFollowTheExactEngine() {
    double rate = 0.4;
    int steps = 60;
    Recipe recipe = recipe("softmax", rate, steps, "squared", 1, 1);
    Run labelled = train(recipe.onLabels(), Optional.empty());
    Matrix logits = labelled.last().trainLogits();
    Run student = train(recipe, Optional.of(logits));

    // The bias unit is a constant feature; means over rows are the mean loss scale.
    Matrix withOnes = Matrix.fill(ROWS, FEATURES + 1, (i, j) -> j < FEATURES ? x.get(i, j) : 1);
    Matrix oneHot = Matrix.fill(ROWS, CLASSES, (i, j) -> labels[i] == j ? 1 : 0);
    Spectrum spectrum = Spectrum.bySvd(withOnes, oneHot, LossScale.MEAN, new EjmlSolver());
    Procedure descent = GradientDescent.of(rate);
    Model exactTeacher = Course.onLabels(descent).at(steps);
    Model exactStudent = Distillation.of(descent, steps).students().at(steps);
    near(logits, spectrum.fitted(gains(exactTeacher, spectrum)), 1e-6);
    near(student.last().trainLogits(), spectrum.fitted(gains(exactStudent, spectrum)), 1e-6);
    Matrix weights = spectrum.weights(gains(exactStudent, spectrum));
    Matrix found = student.last().inputWeights();
    for (int j = 0; j < FEATURES; j++) {
      for (int c = 0; c < CLASSES; c++) {
        assertThat(found.get(c, j)).isCloseTo(weights.get(j, c), within(1e-6));
      }
    }
  }

  /** One step of the softmax model by hand, in doubles: soft labels, temperature, scale. */
  @ParameterizedTest
  @CsvSource({"1, 1, 1", "4, 16, 1", "2, 3, 0.3", "0.5, 1, 0"})
  void aStepOfSoftmaxByHand(double temperature, double scale, double imitation) {
    double rate = 0.1;
    Recipe recipe = recipe("softmax", rate, 2, "cross-entropy", temperature, scale, imitation);
    Run run = train(recipe, Optional.of(teacher));
    double[][] weights = new double[CLASSES][FEATURES + 1];
    for (int step = 0; step < 2; step++) {
      double[][] gradient = new double[CLASSES][FEATURES + 1];
      for (int i = 0; i < ROWS; i++) {
        double[] z = new double[CLASSES];
        for (int c = 0; c < CLASSES; c++) {
          z[c] = weights[c][FEATURES];
          for (int j = 0; j < FEATURES; j++) {
            z[c] += weights[c][j] * x.get(i, j);
          }
        }
        double[] p = softmax(z, temperature);
        double[] t = softmax(teacher.row(i), temperature);
        for (int c = 0; c < CLASSES; c++) {
          double u = imitation * t[c] + (1 - imitation) * (labels[i] == c ? 1 : 0);
          double slope = scale / temperature * (p[c] - u) / ROWS;
          for (int j = 0; j < FEATURES; j++) {
            gradient[c][j] += slope * x.get(i, j);
          }
          gradient[c][FEATURES] += slope;
        }
      }
      for (int c = 0; c < CLASSES; c++) {
        for (int j = 0; j <= FEATURES; j++) {
          weights[c][j] -= rate * gradient[c][j];
        }
      }
    }
    for (int c = 0; c < CLASSES; c++) {
      for (int j = 0; j < FEATURES; j++) {
        assertThat(run.last().inputWeights().get(c, j)).isCloseTo(weights[c][j], within(1e-14));
      }
    }
  }

  /** Gradients of MLP, CNN and text model against central differences in doubles. */
  @ParameterizedTest
  @CsvSource({"mlp, 6", "cnn, 16", "text, 12"})
  void gradientsAreDerivatives(String model, int features) {
    Recipe recipe = recipe(model, 0.1, 1, "cross-entropy", 3, 2);
    Architecture network = Architecture.of(recipe, of(model, features));
    try (NDManager manager = Torch.manager(false)) {
      NDArray inputs =
          manager.create(of(model, features).train().inputs().toArray(), new Shape(7, features));
      Loss loss = new Loss(recipe, manager, DataType.FLOAT64);
      NDArray soft =
          loss.target(manager.create(random(7, CLASSES, 4).toArray(), new Shape(7, CLASSES)));
      List<NDArray> weights = network.start(manager, DataType.FLOAT64, 5);
      weights.forEach(w -> w.setRequiresGradient(true));
      Torch.record(true);
      Torch.backward(loss.of(network.logits(new Pass(weights, List.of(), true), inputs), soft));
      Torch.record(false);
      double h = 1e-5;
      for (int i = 0; i < weights.size(); i++) {
        double[] gradient = weights.get(i).getGradient().toDoubleArray();
        double[] values = weights.get(i).toDoubleArray();
        Shape shape = weights.get(i).getShape();
        for (int k = 0; k < values.length; k += 1 + values.length / 7) {
          double[] sides = new double[2];
          for (int s = 0; s < 2; s++) {
            double[] moved = values.clone();
            moved[k] += s == 0 ? h : -h;
            List<NDArray> others = new java.util.ArrayList<>(weights);
            others.set(i, manager.create(moved, shape));
            sides[s] =
                loss.of(network.logits(new Pass(others, List.of(), true), inputs), soft)
                    .getDouble();
          }
          // Central differences err by h^2 times a third derivative, and by rounding / h.
          assertThat(gradient[k]).isCloseTo((sides[0] - sides[1]) / (2 * h), within(1e-8));
        }
      }
    }
  }

  /** Seven rows: Gaussian features, or word numbers of which 0 is none. */
  private NetworkData of(String model, int features) {
    if (!model.equals("text")) {
      return data(random(7, features, 3));
    }
    Randomness words = Randomness.of(3);
    LabelledRows part =
        LabelledRows.clean(
            Matrix.fill(7, features, (i, j) -> words.below(6)), java.util.Arrays.copyOf(labels, 7));
    return new NetworkData("words", part, part, part, CLASSES, 5);
  }

  /** Every augmented image is the image, mirrored or not, moved by at most two pixels. */
  @Test
  void augmentationMirrorsAndMoves() {
    int side = 8;
    Matrix images = random(20, side * side, 6);
    boolean[] seen = new boolean[2];
    try (NDManager manager = Torch.manager(false)) {
      NDArray before = manager.create(images.toArray(), new Shape(20, side * side));
      double[] after =
          Augmentation.FLIP_SHIFT.apply(before, Randomness.of(4), manager).toDoubleArray();
      for (int i = 0; i < 20; i++) {
        int matches = 0;
        for (int flip = 0; flip < 2; flip++) {
          for (int down = -2; down <= 2; down++) {
            for (int right = -2; right <= 2; right++) {
              if (matches(images.row(i), after, i, side, flip == 1, down, right)) {
                matches++;
                seen[flip] = true;
              }
            }
          }
        }
        assertThat(matches).isEqualTo(1);
      }
    }
    assertThat(seen).containsOnly(true);
  }

  private static boolean matches(
      double[] image, double[] after, int row, int side, boolean flip, int down, int right) {
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        int fromY = y - down;
        int fromX = (flip ? side - 1 - x : x) - right;
        boolean inside = fromY >= 0 && fromY < side && fromX >= 0 && fromX < side;
        double wanted = inside ? image[fromY * side + fromX] : 0;
        if (after[row * side * side + y * side + x] != wanted) {
          return false;
        }
      }
    }
    return true;
  }

  @Test
  void oneSeedOneResultToTheBit() {
    Recipe recipe =
        RecipeFile.parse(
            "model: mlp\nhidden: [8]\noptimizer: adam\nlearning-rate: 0.01\nepochs: 3\nbatch: 7\n",
            "test");
    Run first = train(recipe.onLabels(), Optional.empty());
    Run second = train(recipe.onLabels(), Optional.empty());
    assertThat(first.last().trainLogits()).isEqualTo(second.last().trainLogits());
    assertThat(first.checkpoints()).hasSameSizeAs(second.checkpoints()).hasSize(4);
  }

  @Test
  void switchingToLabelsTakesPlaceWhereTold() {
    Recipe half =
        RecipeFile.parse(
            "model: softmax\nlearning-rate: 0.2\nepochs: 10\nprecision: float64\nswitch-at: 0.5\n",
            "test");
    Run whole = train(half, Optional.of(teacher));
    Recipe five =
        RecipeFile.parse(
            "model: softmax\nlearning-rate: 0.2\nepochs: 5\nprecision: float64\n", "test");
    Run distilled = train(five, Optional.of(teacher));
    Matrix atSwitch =
        whole.checkpoints().stream()
            .filter(c -> c.epoch() == 5)
            .findFirst()
            .orElseThrow()
            .inputWeights();
    assertThat(atSwitch).isEqualTo(distilled.last().inputWeights());
    assertThat(whole.end().trainAccuracy()).isGreaterThan(distilled.end().trainAccuracy());
  }

  private Run train(Recipe recipe, Optional<Matrix> logits) {
    return Trainer.train(new Job(recipe, data(x), logits, 11), false, Progress.NONE);
  }

  private NetworkData data(Matrix inputs) {
    LabelledRows part = LabelledRows.clean(inputs, java.util.Arrays.copyOf(labels, inputs.rows()));
    return new NetworkData("random", part, part, part, CLASSES, 0);
  }

  private static Recipe recipe(
      String model, double rate, int epochs, String loss, double temperature, double scale) {
    return recipe(model, rate, epochs, loss, temperature, scale, 1);
  }

  private static Recipe recipe(
      String model,
      double rate,
      int epochs,
      String loss,
      double temperature,
      double scale,
      double imitation) {
    return new Recipe(
        model,
        List.of(5, 4),
        "sgd",
        rate,
        0,
        "constant",
        epochs,
        0,
        loss,
        "float64",
        "none",
        temperature,
        scale,
        imitation,
        1,
        "labels");
  }

  private static double[] gains(Model model, Spectrum spectrum) {
    double[] gains = new double[spectrum.eigenvalues().length];
    for (int k = 0; k < gains.length; k++) {
      gains[k] = model.along(spectrum.eigenvalue(k)).gain();
    }
    return gains;
  }

  private static void near(Matrix found, Matrix wanted, double tolerance) {
    for (int i = 0; i < found.rows(); i++) {
      for (int j = 0; j < found.columns(); j++) {
        assertThat(found.get(i, j)).isCloseTo(wanted.get(i, j), within(tolerance));
      }
    }
  }

  private static double[] softmax(double[] z, double temperature) {
    double[] p = new double[z.length];
    double sum = 0;
    for (int i = 0; i < z.length; i++) {
      p[i] = Math.exp(z[i] / temperature);
      sum += p[i];
    }
    for (int i = 0; i < z.length; i++) {
      p[i] /= sum;
    }
    return p;
  }

  private static Matrix random(int rows, int columns, long seed) {
    Randomness random = Randomness.of(seed);
    return Matrix.fill(rows, columns, (i, j) -> random.gaussian());
  }

  private static int[] labels() {
    Randomness random = Randomness.of(9);
    int[] labels = new int[ROWS];
    for (int i = 0; i < ROWS; i++) {
      labels[i] = random.below(CLASSES);
    }
    return labels;
  }
}
