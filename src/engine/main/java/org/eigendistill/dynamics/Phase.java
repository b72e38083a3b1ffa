// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

import java.util.Objects;

/**
 * One stretch of training: a procedure, run for a time toward a target.
 *
 * @param procedure the way of training
 * @param time its duration, step count or penalty: see {@link Procedure}
 * @param target the model whose predictions are fitted; {@link Model#LABELS} for the labels
 */
public record Phase(Procedure procedure, double time, Model target) {
  /**
   * Checks the time.
   *
   * @throws IllegalArgumentException if the procedure refuses it
   */
  public Phase {
    Objects.requireNonNull(target);
    procedure.requireTime(time);
  }
}
