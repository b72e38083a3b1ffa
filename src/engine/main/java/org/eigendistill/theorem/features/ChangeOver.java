// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.features;

/**
 * The teacher's time at which a student turns from ahead to behind, between two times at which its
 * standing is proved. Times are in units of 1 over the teacher's eigenvalue along the upper
 * direction.
 *
 * @param earlier a time at which the student is ahead
 * @param later a time at which it is behind, the next double where enclosures tell that far
 */
public record ChangeOver(double earlier, double later) {
  /** The time, off by no more than {@link #error}. */
  public double time() {
    return earlier + (later - earlier) / 2;
  }

  /** v*, the teacher's gain along the upper direction, to the relative error of the time. */
  public double gain() {
    return -Math.expm1(-time());
  }

  /** 1 - v*, to a relative error of that of the time times the time. */
  public double residual() {
    return Math.exp(-time());
  }

  /** A bound of the time's relative error: 2^-52 but where enclosures end. */
  public double error() {
    return (later - earlier) / earlier;
  }
}
