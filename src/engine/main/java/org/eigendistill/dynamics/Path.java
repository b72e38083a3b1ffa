package org.eigendistill.dynamics;

/**
 * A procedure's course along one eigendirection, from its first instant on. A path may cache what
 * all times share, so ask one path for many times; it is cheap to make and not shared by threads.
 */
@FunctionalInterface
interface Path {
  /** What training for a time does: see {@link Update}. */
  Update until(double time);

  /**
   * The rate l of a path that is pure decay toward the target, {@code keep = exp(-l t) = 1 - pull},
   * for which there are kernels; NaN for any other.
   */
  default double decayRate() {
    return Double.NaN;
  }
}
