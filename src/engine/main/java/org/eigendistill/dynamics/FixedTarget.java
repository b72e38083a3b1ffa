// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

import java.util.Objects;

/** A course toward one model, the same at all times. */
record FixedTarget(Procedure procedure, Model start, Model target) implements Course {
  FixedTarget {
    Objects.requireNonNull(target);
    if (start != Model.ZERO && !procedure.continues()) {
      throw new IllegalArgumentException(procedure.name() + " cannot continue another model");
    }
  }

  @Override
  public Curve along(double eigenvalue) {
    return new FromTo(
        procedure.along(eigenvalue), start.along(eigenvalue), target.along(eigenvalue));
  }

  /** From one gain toward another by a propagator's updates. */
  private record FromTo(Propagator propagator, Gain from, Gain toward) implements Curve {
    @Override
    public Gain at(double time) {
      return propagator.until(time).apply(toward, from);
    }

    @Override
    public void at(double time, double[] gains, double[] residuals, int k) {
      propagator.roughly(time).applyBare(toward, from, gains, residuals, k);
    }
  }
}
