package org.eigendistill.dynamics;

/** A step too long for a spectrum: training would diverge along its top direction. */
public final class DivergenceException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  DivergenceException(Procedure.Stepwise procedure, double eigenvalue, double limit) {
    super(
        "%s with step %s%s diverges at eigenvalue %s; the step must stay below %s"
            .formatted(
                procedure.name(),
                procedure.step(),
                procedure.momentum() == 0 ? "" : " and momentum " + procedure.momentum(),
                eigenvalue,
                limit));
  }
}
