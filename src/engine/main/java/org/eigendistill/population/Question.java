// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.population;

import java.util.Arrays;
import java.util.List;

/**
 * What is asked of a scenario: the risks of models, over which rows.
 *
 * @param models their names
 * @param rows the row set over which errors are weighed, or null for the population
 * @param variances of the coordinates of another population, or null for the scenario's own
 */
public record Question(List<String> models, String rows, double[] variances) {
  /** Keeps its own copies. */
  public Question {
    models = List.copyOf(models);
    variances = variances == null ? null : variances.clone();
  }

  /** The risks over the scenario's own population. */
  public static Question of(List<String> models) {
    return new Question(models, null, null);
  }

  /** The same of one model. */
  public Question about(String model) {
    return new Question(List.of(model), rows, variances);
  }

  @Override
  public double[] variances() {
    return variances == null ? null : variances.clone();
  }

  /** The variances of the population asked for, with the constant's 1 where the world has one. */
  public double[] variances(World world) {
    if (variances == null) {
      return world.covariance();
    }
    double[] all = Arrays.copyOf(variances, world.size());
    if (world.constant()) {
      all[world.size() - 1] = 1;
    }
    return all;
  }
}
