package org.eigendistill.neural;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Progress;
import org.eigendistill.data.Randomness;

/** Trains one network. Memory is freed at the end of every step. */
public final class Trainer {
  private static final int CHECKPOINTS = 25;
  private static final int PREDICTED_AT_ONCE = 2000;

  private final Job job;
  private final Recipe recipe;
  private final DataType type;
  private final Architecture network;

  private Trainer(Job job) {
    this.job = job;
    this.recipe = job.recipe();
    this.type = recipe.precision().equals("float64") ? DataType.FLOAT64 : DataType.FLOAT32;
    this.network =
        Architecture.of(recipe.model(), job.train().columns(), job.classes(), recipe.hidden());
  }

  /**
   * Trains.
   *
   * @param gpu whether on the first GPU
   * @throws ArithmeticException if the loss stops being finite
   */
  public static Run train(Job job, boolean gpu, Progress progress) {
    try (NDManager manager = Torch.manager(gpu)) {
      return new Trainer(job).run(manager, progress);
    }
  }

  /** Epochs 0, 1, 2, ... and then about evenly in the logarithm, the last included. */
  static int[] checkpointEpochs(int epochs) {
    TreeSet<Integer> chosen = new TreeSet<>(List.of(0, epochs));
    for (int i = 0; i <= CHECKPOINTS; i++) {
      chosen.add((int) Math.round(Math.pow(epochs, (double) i / CHECKPOINTS)));
    }
    return chosen.stream().mapToInt(Integer::intValue).toArray();
  }

  private Run run(NDManager manager, Progress progress) {
    NDArray inputs = array(manager, job.train());
    NDArray test = array(manager, job.test());
    NDArray labels = array(manager, oneHot());
    NDArray teacher = job.teacher().map(t -> Loss.target(recipe, array(manager, t))).orElse(null);
    List<NDArray> weights = network.start(manager, type, job.seed());
    weights.forEach(w -> w.setRequiresGradient(true));
    Optimizer optimizer = new Optimizer(recipe, weights, manager);
    Randomness order = Randomness.of(job.seed() ^ 0x5DEECE66DL);

    int rows = job.train().rows();
    int batch = recipe.batch() == 0 ? rows : Math.min(recipe.batch(), rows);
    int perEpoch = (rows + batch - 1) / batch;
    double steps = (double) perEpoch * recipe.epochs();
    int[] kept = checkpointEpochs(recipe.epochs());
    List<Run.Checkpoint> checkpoints = new ArrayList<>();
    checkpoints.add(checkpoint(0, Double.NaN, weights, inputs, test, manager));
    for (int epoch = 0; epoch < recipe.epochs(); epoch++) {
      int[] permutation = batch == rows ? null : order.permutation(rows);
      double loss = 0;
      for (int b = 0; b < perEpoch; b++) {
        double share = (epoch * (double) perEpoch + b) / steps;
        int from = b * batch;
        int to = Math.min(rows, from + batch);
        int[] chosen = permutation == null ? null : Arrays.copyOfRange(permutation, from, to);
        loss += step(manager, weights, optimizer, share, inputs, labels, teacher, chosen);
      }
      loss /= perEpoch;
      if (!Double.isFinite(loss)) {
        throw new ArithmeticException("the loss is not finite after epoch %d".formatted(epoch + 1));
      }
      if (Arrays.binarySearch(kept, epoch + 1) >= 0) {
        checkpoints.add(checkpoint(epoch + 1, loss, weights, inputs, test, manager));
      }
      progress.update("training", epoch + 1, recipe.epochs());
    }
    return new Run(checkpoints);
  }

  private double step(
      NDManager manager,
      List<NDArray> weights,
      Optimizer optimizer,
      double share,
      NDArray inputs,
      NDArray labels,
      NDArray teacher,
      int[] chosen) {
    try (NDManager scope = manager.newSubManager()) {
      inputs.tempAttach(scope);
      labels.tempAttach(scope);
      if (teacher != null) {
        teacher.tempAttach(scope);
      }
      NDArray x = rows(scope, inputs, chosen);
      NDArray target = target(scope, share, labels, teacher, chosen);
      weights.forEach(w -> w.tempAttach(scope));
      double value;
      try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
        NDArray loss = Loss.of(recipe, network.logits(weights, x), target);
        collector.backward(loss);
        value = loss.toType(DataType.FLOAT64, true).getDouble();
      }
      optimizer.step(weights, recipe.learningRateAt(share), scope);
      return value;
    }
  }

  private NDArray target(
      NDManager scope, double share, NDArray labels, NDArray teacher, int[] chosen) {
    double weight = recipe.imitationAt(share);
    NDArray mine = weight == 1 ? null : rows(scope, labels, chosen);
    NDArray its = weight == 0 ? null : rows(scope, teacher, chosen);
    if (mine == null) {
      return its;
    }
    return its == null ? mine : its.mul(weight).add(mine.mul(1 - weight));
  }

  private static NDArray rows(NDManager scope, NDArray all, int[] chosen) {
    return chosen == null ? all : all.get(scope.create(chosen));
  }

  private Run.Checkpoint checkpoint(
      int epoch,
      double loss,
      List<NDArray> weights,
      NDArray inputs,
      NDArray test,
      NDManager manager) {
    Matrix train = predict(manager, weights, inputs);
    Matrix tested = predict(manager, weights, test);
    NDArray first = weights.get(0);
    int units = (int) first.getShape().get(0);
    Matrix input = matrix(first, units, (int) (first.getShape().size() / units));
    return new Run.Checkpoint(
        epoch,
        loss,
        accuracy(train, job.labels()),
        accuracy(tested, job.testLabels()),
        input,
        train,
        tested);
  }

  private Matrix predict(NDManager manager, List<NDArray> weights, NDArray inputs) {
    int rows = (int) inputs.getShape().get(0);
    double[] all = new double[rows * job.classes()];
    for (int from = 0; from < rows; from += PREDICTED_AT_ONCE) {
      int to = Math.min(rows, from + PREDICTED_AT_ONCE);
      try (NDManager scope = manager.newSubManager()) {
        inputs.tempAttach(scope);
        NDArray part = inputs.get(from + ":" + to);
        weights.forEach(w -> w.tempAttach(scope));
        Matrix logits = matrix(network.logits(weights, part), to - from, job.classes());
        System.arraycopy(logits.toArray(), 0, all, from * job.classes(), logits.toArray().length);
      }
    }
    return Matrix.of(rows, job.classes(), all);
  }

  static double accuracy(Matrix logits, int[] labels) {
    int right = 0;
    for (int i = 0; i < labels.length; i++) {
      int best = 0;
      for (int j = 1; j < logits.columns(); j++) {
        best = logits.get(i, j) > logits.get(i, best) ? j : best;
      }
      right += best == labels[i] ? 1 : 0;
    }
    return (double) right / labels.length;
  }

  private Matrix oneHot() {
    int[] labels = job.labels();
    return Matrix.fill(labels.length, job.classes(), (i, j) -> labels[i] == j ? 1 : 0);
  }

  private NDArray array(NDManager manager, Matrix values) {
    return manager
        .create(values.toArray(), new Shape(values.rows(), values.columns()))
        .toType(type, false);
  }

  private static Matrix matrix(NDArray array, int rows, int columns) {
    return Matrix.of(rows, columns, array.toType(DataType.FLOAT64, true).toDoubleArray());
  }
}
