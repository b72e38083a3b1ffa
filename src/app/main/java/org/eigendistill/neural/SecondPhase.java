// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

/**
 * How training goes on after a recipe's switch, where more than the target changes. The optimizer
 * keeps its memory.
 *
 * @param temperature divides the logits of student and teacher from then on
 * @param lossScale multiplies the loss from then on
 * @param isRestarted whether the learning rate's schedule begins anew, over the steps that are left
 */
public record SecondPhase(double temperature, double lossScale, boolean isRestarted) {
  /** A recipe as it is from the switch on; checks the ranges. */
  Recipe of(Recipe first) {
    return first.at(temperature, lossScale);
  }

  /** The share of its schedule that a recipe is at after a share of training. */
  double schedule(Recipe recipe, double share) {
    double at = recipe.switchAt();
    return isRestarted && share >= at ? (share - at) / (1 - at) : share;
  }
}
