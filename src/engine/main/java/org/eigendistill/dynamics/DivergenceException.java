// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

/** A step too long for a spectrum: training would diverge along its top direction. */
public final class DivergenceException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String parameter;
  private final double below;

  DivergenceException(Procedure procedure, double eigenvalue, Filter.Bound bound) {
    super("%s diverges at eigenvalue %s (direction 1)".formatted(procedure, eigenvalue));
    this.parameter = bound.parameter();
    this.below = bound.below();
  }

  /** The name of the number that is too large. */
  public String parameter() {
    return parameter;
  }

  /** What it must not reach. */
  public double below() {
    return below;
  }
}
