package org.eigendistill.neural;

import java.util.List;
import org.eigendistill.base.Matrix;

/**
 * What training left.
 *
 * @param checkpoints at log-spaced epochs, the start (epoch 0) and the end among them
 */
public record Run(List<Checkpoint> checkpoints) {
  /** Copies the list. */
  public Run {
    checkpoints = List.copyOf(checkpoints);
  }

  /**
   * One moment of training.
   *
   * @param epoch epochs done
   * @param loss the mean training loss against the target of the moment
   * @param trainAccuracy on the labels trained on
   * @param testAccuracy on the true test labels
   * @param inputWeights the weights that touch the inputs, units x inputs
   * @param trainLogits at the training rows
   * @param testLogits at the test rows
   */
  public record Checkpoint(
      int epoch,
      double loss,
      double trainAccuracy,
      double testAccuracy,
      Matrix inputWeights,
      Matrix trainLogits,
      Matrix testLogits) {}

  /** The end of training. */
  public Checkpoint last() {
    return checkpoints.get(checkpoints.size() - 1);
  }
}
