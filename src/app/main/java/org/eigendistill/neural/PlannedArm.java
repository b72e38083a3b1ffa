package org.eigendistill.neural;

/**
 * An arm of a study with how it is trained.
 *
 * @param arm which
 * @param recipe how
 */
public record PlannedArm(Arm arm, Recipe recipe) {}
