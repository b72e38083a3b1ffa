// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Progress;
import org.eigendistill.base.Randomness;
import org.eigendistill.base.SideBySide;

/**
 * Trains one network, on the thread that asks. What an epoch draws depends on the seed and the
 * epoch alone, so that a run that goes on after a break ends in the same bits. Memory is freed at
 * the end of every step.
 */
public final class Trainer {
  /** Accuracies are measured about so often. */
  static final int METRICS = 100;

  private static final int CHECKPOINTS = 25;
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final Job job;
  private final Recipe recipe;
  private final NDManager manager;
  private final Network network;
  private final Loss loss;
  private final Loss later;
  private final NDArray inputs;
  private final NDArray validation;
  private final NDArray test;
  private final NDArray labels;
  private final NDArray teacher;
  private final NDArray laterTeacher;
  private final Optimizer optimizer;
  private final List<Run.Epoch> epochs = new ArrayList<>();
  private final List<Run.Checkpoint> checkpoints = new ArrayList<>();
  private final List<Long> looks;
  private final List<Long> looked = new ArrayList<>();
  private final List<Matrix> seen = new ArrayList<>();

  private Trainer(Job job, NDManager manager) {
    this.job = job;
    this.recipe = job.recipe();
    this.manager = manager;
    this.network = Network.start(job, manager);
    this.loss = new Loss(recipe, manager, network.type());
    this.later =
        job.second().map(phase -> new Loss(phase.of(recipe), manager, network.type())).orElse(loss);
    this.inputs = network.array(job.data().train().inputs());
    this.validation = network.array(job.data().validation().inputs());
    this.test = network.array(job.data().test().inputs());
    this.labels = network.array(oneHot());
    this.teacher = job.teacher().map(t -> loss.target(network.array(t))).orElse(null);
    this.laterTeacher =
        later == loss
            ? teacher
            : job.teacher().map(t -> later.target(network.array(t))).orElse(null);
    this.looks = job.watched() == 0 ? List.of() : StepPath.steps((long) steps() * recipe.epochs());
    this.optimizer = new Optimizer(recipe, network.weights(), manager);
  }

  /**
   * Trains.
   *
   * @param gpu whether on the first GPU
   * @throws ArithmeticException if the loss stops being finite
   * @throws CancellationException if the thread is interrupted
   */
  public static Run train(Job job, boolean gpu, Progress progress) {
    return train(job, gpu, RestartStore.NONE, progress);
  }

  static Run train(Job job, boolean gpu, RestartStore restart, Progress progress) {
    try (NDManager manager = Torch.manager(gpu)) {
      Torch.record(false);
      return new Trainer(job, manager).run(restart, progress);
    }
  }

  /** The network of a job as it is before training. */
  static Run.Checkpoint untrained(Job job, boolean gpu) {
    try (NDManager manager = Torch.manager(gpu)) {
      Torch.record(false);
      Network network = Network.start(job, manager);
      return new Run.Checkpoint(
          0,
          network.inputWeights(),
          network.predict(network.array(job.data().train().inputs())),
          network.predict(network.array(job.data().test().inputs())));
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

  private Run run(RestartStore restart, Progress progress) {
    int[] kept = looks.isEmpty() ? checkpointEpochs(recipe.epochs()) : new int[] {recipe.epochs()};
    int every = (recipe.epochs() + METRICS - 1) / METRICS;
    int done = restart.last().map(this::restore).orElse(0);
    if (done == 0) {
      measure(0, Double.NaN, looks.isEmpty());
      look(0);
    }
    for (int epoch = done + 1; epoch <= recipe.epochs(); epoch++) {
      double loss = epoch(epoch - 1);
      if (!Double.isFinite(loss)) {
        throw new ArithmeticException("the loss is not finite after epoch %d".formatted(epoch));
      }
      boolean checkpoint = Arrays.binarySearch(kept, epoch) >= 0;
      if (checkpoint || epoch % every == 0) {
        measure(epoch, loss, checkpoint);
      }
      if (epoch < recipe.epochs() && restart.isDue()) {
        restart.keep(state(epoch));
      }
      progress.update("training", epoch, recipe.epochs());
    }
    return soFar();
  }

  private Run soFar() {
    return new Run(
        epochs,
        checkpoints,
        looks.isEmpty() ? Optional.empty() : Optional.of(new StepPath(looked, seen)));
  }

  /** Rows of a step. */
  private int batch() {
    int rows = job.data().train().rows();
    return recipe.batch() == 0 ? rows : Math.min(recipe.batch(), rows);
  }

  /** Steps of an epoch. */
  private int steps() {
    return (job.data().train().rows() + batch() - 1) / batch();
  }

  /** Keeps the logits of the watched rows, if it is time. */
  private void look(long step) {
    if (Collections.binarySearch(looks, step) >= 0) {
      try (NDManager scope = manager.newSubManager()) {
        looked.add(step);
        seen.add(network.predict(part(inputs, range(0, job.watched()), scope)));
      }
    }
  }

  /** Passes once over the rows; the mean loss of its steps. */
  private double epoch(int epoch) {
    int rows = job.data().train().rows();
    int batch = batch();
    int steps = steps();
    try (NDManager scope = manager.newSubManager()) {
      Randomness random = Randomness.of(job.order() * GOLDEN + epoch);
      NDArray order = batch == rows ? null : scope.create(random.permutation(rows));
      NDArray x = ordered(scope, inputs, order);
      x = Augmentation.named(recipe.augmentation()).apply(x, random, scope);
      NDArray own = ordered(scope, labels, order);
      NDArray early = ordered(scope, teacher, order);
      NDArray late = laterTeacher == teacher ? early : ordered(scope, laterTeacher, order);
      double sum = 0;
      for (int b = 0; b < steps; b++) {
        if (SideBySide.stopped()) {
          throw new CancellationException("training was told to stop");
        }
        double share = (epoch * (double) steps + b) / ((double) steps * recipe.epochs());
        NDArray its = share < recipe.switchAt() ? early : late;
        sum += step(share, x, own, its, range(b * batch, Math.min(rows, (b + 1) * batch)));
        look((long) epoch * steps + b + 1);
      }
      return sum / steps;
    }
  }

  /** All rows in an order; none where there are none. */
  private static NDArray ordered(NDManager scope, NDArray all, NDArray order) {
    if (order == null || all == null) {
      return all;
    }
    NDArray chosen = all.get(order);
    chosen.attach(scope);
    return chosen;
  }

  /** Rows as DJL names them; nothing for all. */
  private String range(int from, int to) {
    return from == 0 && to == job.data().train().rows() ? "" : from + ":" + to;
  }

  private double step(double share, NDArray x, NDArray own, NDArray its, String range) {
    try (NDManager scope = manager.newSubManager()) {
      NDArray rows = part(x, range, scope);
      NDArray target = target(share, own, its, range, scope);
      Torch.record(true);
      Loss phase = share < recipe.switchAt() ? loss : later;
      NDArray batchLoss = phase.of(network.trainingLogits(rows, scope), target);
      Torch.backward(batchLoss);
      Torch.record(false);
      double value = batchLoss.toType(DataType.FLOAT64, true).getDouble();
      optimizer.step(network.weights(), rate(share), scope);
      return value;
    }
  }

  private double rate(double share) {
    return recipe.learningRateAt(
        job.second().map(phase -> phase.schedule(recipe, share)).orElse(share));
  }

  private NDArray target(double share, NDArray own, NDArray its, String range, NDManager scope) {
    double weight = recipe.imitationAt(share);
    if (weight == 0) {
      return part(own, range, scope);
    }
    NDArray imitated = part(its, range, scope);
    return weight == 1
        ? imitated
        : imitated.mul(weight).add(part(own, range, scope).mul(1 - weight));
  }

  /** Some rows, in a scope that what is made of them goes with. */
  private static NDArray part(NDArray all, String range, NDManager scope) {
    if (range.isEmpty()) {
      all.tempAttach(scope);
      return all;
    }
    NDArray some = all.get(range);
    some.attach(scope);
    return some;
  }

  private void measure(int epoch, double loss, boolean checkpoint) {
    NetworkData data = job.data();
    Matrix tested = network.predict(test);
    double train = Double.NaN;
    if (checkpoint) {
      Matrix logits = network.predict(inputs);
      train = accuracy(logits, data.train().labels());
      checkpoints.add(new Run.Checkpoint(epoch, network.inputWeights(), logits, tested));
    }
    epochs.add(
        new Run.Epoch(
            epoch,
            loss,
            train,
            accuracy(network.predict(validation), data.validation().labels()),
            accuracy(tested, data.test().truth())));
  }

  /** The share of rows whose largest logit is the label's; NaN of no rows. */
  static double accuracy(Matrix logits, int... labels) {
    double right = 0;
    for (double answer : right(logits, labels)) {
      right += answer;
    }
    return right / labels.length;
  }

  /** Of each row, 1 if its largest logit is the label's, else 0. */
  static double[] right(Matrix logits, int... labels) {
    double[] right = new double[labels.length];
    for (int i = 0; i < labels.length; i++) {
      int best = 0;
      for (int j = 1; j < logits.columns(); j++) {
        best = logits.get(i, j) > logits.get(i, best) ? j : best;
      }
      right[i] = best == labels[i] ? 1 : 0;
    }
    return right;
  }

  private TrainingState state(int epoch) {
    List<double[]> arrays = arrays().map(Network::doubles).toList();
    return new TrainingState(epoch, optimizer.steps(), arrays, soFar());
  }

  /** Sets everything to a state; returns the epochs done. */
  private int restore(TrainingState state) {
    List<NDArray> places = arrays().toList();
    for (int i = 0; i < places.size(); i++) {
      NDArray place = places.get(i);
      try (NDArray values = manager.create(state.arrays().get(i), place.getShape())) {
        place.muli(0).addi(values.toType(place.getDataType(), false));
      }
    }
    optimizer.restore(state.steps());
    epochs.addAll(state.soFar().epochs());
    checkpoints.addAll(state.soFar().checkpoints());
    state
        .soFar()
        .path()
        .ifPresent(
            path -> {
              looked.addAll(path.steps());
              seen.addAll(path.logits());
            });
    return state.epoch();
  }

  private Stream<NDArray> arrays() {
    return Stream.concat(network.state().stream(), optimizer.memory().stream());
  }

  private Matrix oneHot() {
    int[] given = job.data().train().labels();
    return Matrix.fill(given.length, job.data().classes(), (i, j) -> given[i] == j ? 1 : 0);
  }
}
