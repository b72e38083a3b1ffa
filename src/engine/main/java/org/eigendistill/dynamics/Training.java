package org.eigendistill.dynamics;

/**
 * Training whose length is left open: a family of models, one per time. All evaluation goes through
 * {@link #along}, for one time and for grids alike.
 */
public interface Training {
  /** The procedure whose times count the length. */
  Procedure procedure();

  /**
   * This training along one eigendirection; what all times share is worked out once.
   *
   * @param eigenvalue the direction's eigenvalue, at least 0
   */
  Line along(double eigenvalue);

  /**
   * The model after training for a time.
   *
   * @throws IllegalArgumentException if the procedure refuses the time
   */
  default Model at(double time) {
    procedure().requireTime(time);
    return eigenvalue -> along(eigenvalue).at(time);
  }

  /** Training along one eigendirection; for one thread. */
  @FunctionalInterface
  interface Line {
    /** The gain after training for a time, which the caller has checked. */
    Gain at(double time);

    /**
     * Bare gain and residual after training for a time, without the logarithm of {@link
     * #at(double)}, which costs as much again.
     *
     * @param gains where the gain goes, to place k
     * @param residuals where the residual goes, to place k
     */
    default void at(double time, double[] gains, double[] residuals, int k) {
      Gain gain = at(time);
      gains[k] = gain.gain();
      residuals[k] = gain.residual();
    }
  }
}
