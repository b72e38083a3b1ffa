// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Set;

/**
 * How a network is trained, as recipe files say it. Everything but the data, the seed and the
 * teacher.
 *
 * @param model a name of {@link NetworkKinds}
 * @param hidden widths of hidden layers, for mlp
 * @param optimizer sgd (with momentum) or adam
 * @param learningRate above 0
 * @param momentum in [0, 1), for sgd
 * @param schedule constant, cosine (to 0) or step (falls at milestones)
 * @param epochs at least 1
 * @param batch rows a step; 0 for all of them
 * @param loss cross-entropy, or squared (half the sum of squares of logits less targets), means
 *     over rows
 * @param precision float32 or float64
 * @param temperature divides the logits of student and teacher, above 0
 * @param lossScale multiplies the loss, above 0; with temperature T, T^2 keeps gradients' size
 * @param augmentation none, flip-shift or flip-crop of square images: {@link Augmentation}
 * @param imitation the weight of the teacher's predictions in the target, the rest labels'
 * @param switchAt the share of training after which the target changes to {@code switchTo}; 1 for
 *     never
 * @param switchTo labels or teacher
 * @param layout how the network is built beside its hidden layers
 * @param tuning weight decay, Nesterov's momentum, warm-up, milestones
 */
public record Recipe(
    @JsonProperty("model") String model,
    @JsonProperty("hidden") List<Integer> hidden,
    @JsonProperty("optimizer") String optimizer,
    @JsonProperty("learning-rate") double learningRate,
    @JsonProperty("momentum") double momentum,
    @JsonProperty("schedule") String schedule,
    @JsonProperty("epochs") int epochs,
    @JsonProperty("batch") int batch,
    @JsonProperty("loss") String loss,
    @JsonProperty("precision") String precision,
    @JsonProperty("augmentation") String augmentation,
    @JsonProperty("temperature") double temperature,
    @JsonProperty("loss-scale") double lossScale,
    @JsonProperty("imitation") double imitation,
    @JsonProperty("switch-at") double switchAt,
    @JsonProperty("switch-to") String switchTo,
    @JsonProperty("layout")
        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Unusual.class)
        Layout layout,
    @JsonProperty("tuning")
        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Unusual.class)
        Tuning tuning) {
  private static final int MOST_EPOCHS = 1_000_000_000;
  private static final int MOST_LAYERS = 100;

  /** Weights between two layers: 400 MB of float32. */
  private static final int MOST = 100_000_000;

  private static final String BELOW_MILLION = "above 0 and below 1e6";

  /** Checks every value's range. */
  public Recipe {
    oneOf("model", model, NetworkKinds.names().toArray(String[]::new));
    oneOf("optimizer", optimizer, "sgd", "adam");
    oneOf("schedule", schedule, "constant", "cosine", "step");
    oneOf("loss", loss, "cross-entropy", "squared");
    oneOf("precision", precision, "float32", "float64");
    oneOf("augmentation", augmentation, "none", "flip-shift", "flip-crop");
    oneOf("switch-to", switchTo, "labels", "teacher");
    hidden = List.copyOf(hidden);
    need(hidden.stream().allMatch(w -> w >= 1), "hidden", "widths of at least 1", hidden);
    need(
        hasRoom(hidden), "hidden", "at most %d weights between two layers".formatted(MOST), hidden);
    need(learningRate > 0 && learningRate < 1e6, "learning-rate", BELOW_MILLION, learningRate);
    need(momentum >= 0 && momentum < 1, "momentum", "in [0, 1)", momentum);
    need(epochs >= 1, "epochs", "at least 1", epochs);
    need(epochs <= MOST_EPOCHS, "epochs", "at most %d".formatted(MOST_EPOCHS), epochs);
    need(batch >= 0, "batch", "at least 0", batch);
    need(temperature > 0 && temperature < 1e6, "temperature", BELOW_MILLION, temperature);
    // by default the square of the temperature
    need(lossScale > 0 && lossScale < 1e12, "loss-scale", "above 0 and below 1e12", lossScale);
    need(imitation >= 0 && imitation <= 1, "imitation", "in [0, 1]", imitation);
    need(switchAt >= 0 && switchAt <= 1, "switch-at", "in [0, 1]", switchAt);
    need(
        switchAt == 1 || imitation != (switchTo.equals("teacher") ? 1 : 0),
        "switch-to",
        "another target than that of imitation %s before the switch".formatted(imitation),
        switchTo);
    NetworkKind kind = NetworkKinds.named(model);
    for (String key : layout.said()) {
      need(
          NetworkKinds.takes(kind, key),
          key,
          "a key of " + NetworkKinds.taking(key),
          "of model " + model);
    }
    kind.check(layout);
    boolean sgd = optimizer.equals("sgd") && momentum > 0;
    need(sgd || !tuning.nesterov(), "nesterov", "with sgd and a momentum above 0", true);
    boolean usual =
        tuning.milestones().equals(Tuning.USUAL.milestones())
            && tuning.factor() == Tuning.USUAL.factor();
    need(usual || schedule.equals("step"), "schedule", "step, for milestones and factor", schedule);
  }

  /** A recipe of the usual layout and tuning. */
  public Recipe(
      String model,
      List<Integer> hidden,
      String optimizer,
      double learningRate,
      double momentum,
      String schedule,
      int epochs,
      int batch,
      String loss,
      String precision,
      String augmentation,
      double temperature,
      double lossScale,
      double imitation,
      double switchAt,
      String switchTo) {
    this(
        model,
        hidden,
        optimizer,
        learningRate,
        momentum,
        schedule,
        epochs,
        batch,
        loss,
        precision,
        augmentation,
        temperature,
        lossScale,
        imitation,
        switchAt,
        switchTo,
        Layout.USUAL,
        Tuning.USUAL);
  }

  private static boolean hasRoom(List<Integer> widths) {
    long before = 1;
    for (long width : widths) {
      if (before * width > MOST) {
        return false;
      }
      before = width;
    }
    return widths.size() <= MOST_LAYERS;
  }

  static void oneOf(String key, String value, String... known) {
    need(value != null && Set.of(known).contains(value), key, String.join(", ", known), value);
  }

  static void need(boolean good, String key, String range, Object value) {
    if (!good) {
      throw new IllegalArgumentException("%s: %s, not %s".formatted(key, range, value));
    }
  }

  /** The kind of network. */
  NetworkKind kind() {
    return NetworkKinds.named(model);
  }

  /** Whether the target ever holds a teacher's predictions. */
  public boolean needsTeacher() {
    boolean before = switchAt > 0 && imitation > 0;
    return before || switchAt < 1 && switchTo.equals("teacher");
  }

  /** The weight of the teacher's predictions after a share of training. */
  double imitationAt(double share) {
    return share < switchAt ? imitation : switchTo.equals("teacher") ? 1 : 0;
  }

  /** The learning rate after a share of training. */
  double learningRateAt(double share) {
    double rate =
        switch (schedule) {
          case "cosine" -> learningRate * (1 + Math.cos(Math.PI * share)) / 2;
          case "step" -> learningRate * tuning.fallen(share);
          default -> learningRate;
        };
    return rate * tuning.warmed(share);
  }

  /** The same trained on labels alone: a teacher, or the control of hard labels. */
  public Recipe onLabels() {
    return with(temperature, lossScale, 0, 1, "labels");
  }

  /** The same on a teacher's predictions alone. */
  public Recipe onTeacher() {
    return with(temperature, lossScale, 1, 1, "labels");
  }

  /** The same with another weight of the teacher's predictions, the rest labels'. */
  public Recipe imitating(double weight) {
    return with(temperature, lossScale, weight, switchAt, switchTo);
  }

  /** The same for another number of epochs. */
  public Recipe lasting(int passes) {
    return with(model, passes, temperature, lossScale, imitation, switchAt, switchTo);
  }

  /** The same at another temperature and loss scale. */
  public Recipe at(double otherTemperature, double otherScale) {
    return with(otherTemperature, otherScale, imitation, switchAt, switchTo);
  }

  /** The same, first on a teacher's predictions and after a share of training on labels. */
  public Recipe thenLabels(double share) {
    return with(temperature, lossScale, 1, share, "labels");
  }

  /** The same, first on labels and after a share of training on a teacher's predictions. */
  public Recipe thenTeacher(double share) {
    return with(temperature, lossScale, 0, share, "teacher");
  }

  /**
   * The same for another model.
   *
   * @throws IllegalArgumentException if there is no such model
   */
  public Recipe of(String other) {
    return with(other, epochs, temperature, lossScale, imitation, switchAt, switchTo);
  }

  private Recipe with(double t, double scale, double weight, double share, String to) {
    return with(model, epochs, t, scale, weight, share, to);
  }

  private Recipe with(
      String network, int passes, double t, double scale, double weight, double share, String to) {
    return new Recipe(
        network,
        hidden,
        optimizer,
        learningRate,
        momentum,
        schedule,
        passes,
        batch,
        loss,
        precision,
        augmentation,
        t,
        scale,
        weight,
        share,
        to,
        layout,
        tuning);
  }
}
