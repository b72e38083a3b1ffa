// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import java.util.Optional;

/**
 * An arm of a study with how it is trained.
 *
 * @param arm which
 * @param recipe how
 * @param second what changes where the recipe switches, beside the target
 */
public record PlannedArm(Arm arm, Recipe recipe, Optional<SecondPhase> second) {
  /** An arm in which nothing but the target changes. */
  public PlannedArm(Arm arm, Recipe recipe) {
    this(arm, recipe, Optional.empty());
  }

  /** The temperature at which its logits are read: {@code z / T} where all it saw were labels. */
  double readAt() {
    return recipe.needsTeacher() ? 1 : recipe.temperature();
  }

  /** The temperature at which a run is taught, in whichever phase it is. */
  double taughtAt() {
    return recipe.switchTo().equals("teacher")
        ? second.map(SecondPhase::temperature).orElse(recipe.temperature())
        : recipe.temperature();
  }

  /** The share of its training that a run which switches has labels for. */
  double shareOfLabels() {
    return recipe.switchTo().equals("teacher") ? recipe.switchAt() : 1 - recipe.switchAt();
  }
}
