// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import java.util.List;
import java.util.Optional;
import org.eigendistill.base.Matrix;

/**
 * What training left.
 *
 * @param epochs what was measured at each epoch
 * @param checkpoints at log-spaced epochs, the start (epoch 0) and the end among them; of a run
 *     that was looked at by steps the end alone
 * @param path what it was on its way by steps, if it was looked at so
 */
public record Run(List<Epoch> epochs, List<Checkpoint> checkpoints, Optional<StepPath> path) {
  /** Copies the lists. */
  public Run {
    epochs = List.copyOf(epochs);
    checkpoints = List.copyOf(checkpoints);
  }

  /** A run that was looked at by epochs. */
  public Run(List<Epoch> epochs, List<Checkpoint> checkpoints) {
    this(epochs, checkpoints, Optional.empty());
  }

  /**
   * One epoch; of training longer than {@value Trainer#METRICS} epochs that many or so.
   *
   * @param epoch epochs done
   * @param loss the mean training loss against the target of the moment; NaN at the start
   * @param trainAccuracy on the labels trained on; NaN but at checkpoints
   * @param validationAccuracy on the validation rows' labels
   * @param testAccuracy on the true test labels
   */
  public record Epoch(
      int epoch,
      double loss,
      double trainAccuracy,
      double validationAccuracy,
      double testAccuracy) {}

  /**
   * One moment of training.
   *
   * @param epoch epochs done
   * @param inputWeights the weights that touch the inputs, units x inputs
   * @param trainLogits at the training rows
   * @param testLogits at the test rows
   */
  public record Checkpoint(int epoch, Matrix inputWeights, Matrix trainLogits, Matrix testLogits) {}

  /** The same with its logits divided by a temperature. */
  Run atTemperature(double temperature) {
    return new Run(
        epochs,
        checkpoints.stream()
            .map(
                c ->
                    new Checkpoint(
                        c.epoch(),
                        c.inputWeights(),
                        StepPath.divided(c.trainLogits(), temperature),
                        StepPath.divided(c.testLogits(), temperature)))
            .toList(),
        path.map(steps -> steps.atTemperature(temperature)));
  }

  /** The end of training. */
  public Checkpoint last() {
    return checkpoints.get(checkpoints.size() - 1);
  }

  /** What was measured at the end of training. */
  public Epoch end() {
    return epochs.get(epochs.size() - 1);
  }

  /** What was measured at a checkpoint's epoch. */
  public Epoch at(Checkpoint checkpoint) {
    return epochs.stream().filter(e -> e.epoch() == checkpoint.epoch()).findFirst().orElseThrow();
  }

  /** The checkpoint of the best validation accuracy, the first of several. */
  public Checkpoint stopped() {
    Checkpoint best = checkpoints.get(0);
    for (Checkpoint each : checkpoints) {
      if (at(each).validationAccuracy() > at(best).validationAccuracy()) {
        best = each;
      }
    }
    return best;
  }

  /** What was measured after the epoch of the best validation accuracy, the first of several. */
  Epoch bestEpoch() {
    Epoch best = epochs.get(0);
    for (Epoch each : epochs) {
      best = each.validationAccuracy() > best.validationAccuracy() ? each : best;
    }
    return best;
  }
}
