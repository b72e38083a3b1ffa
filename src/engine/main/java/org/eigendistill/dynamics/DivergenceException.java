package org.eigendistill.dynamics;

/** A step too long for a spectrum: training would diverge along its top direction. */
public final class DivergenceException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final double largestStep;

  DivergenceException(Procedure.Stepwise procedure, double eigenvalue, double largestStep) {
    super(
        "%s with step %s%s diverges at eigenvalue %s (direction 1)"
            .formatted(
                procedure.name(),
                procedure.step(),
                procedure.momentum() == 0 ? "" : " and momentum " + procedure.momentum(),
                eigenvalue));
    this.largestStep = largestStep;
  }

  /** The step that must not be reached. */
  public double largestStep() {
    return largestStep;
  }
}
