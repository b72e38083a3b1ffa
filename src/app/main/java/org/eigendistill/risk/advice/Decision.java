// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.risk.advice;

import org.eigendistill.risk.advice.Candidate.Role;

/**
 * What follows from the held-out rows, decided once: one kind of student is looked at there, the
 * one that cross-validation proposes, or the plain student where it proposes none. Verdict and
 * advice are read off this alone and cannot contradict each other.
 *
 * @param proposed what cross-validation would choose: each kind has to beat the simpler ones by
 *     more than a standard error
 * @param noise what is known of the noise; where there is none, or none can be told, nothing is
 *     decided
 * @param gain what the kind that is looked at gains over the teacher on the held-out rows
 * @param rows how many rows there are in all
 */
public record Decision(Role proposed, Noise.Method noise, PairedGain gain, int rows) {
  /** The kind that is looked at. */
  public Role tested() {
    return tested(proposed);
  }

  static Role tested(Role proposed) {
    return proposed == Role.TEACHER ? Role.STUDENT : proposed;
  }

  /** Whether distillation pays. */
  public Payoff payoff() {
    return isDecided() ? gain.payoff() : Payoff.NO_EVIDENCE;
  }

  /** Whether the noise allows a verdict. */
  public boolean isDecided() {
    return noise != Noise.Method.ZERO && noise != Noise.Method.NOT_IDENTIFIABLE;
  }

  /** How to train: as the kind that was looked at where it pays, else by a stopped teacher. */
  public Role choice() {
    return payoff() == Payoff.PAYS ? tested() : Role.TEACHER;
  }

  /**
   * About how many rows in all, as many of them held out in proportion, would show a gain of 1 % in
   * 80 % of the cases: {@code rows (smallest gain in per cent)^2}, as standard errors fall with the
   * root of the rows.
   */
  public double rowsForOnePercent() {
    return rows * gain.smallestPercent() * gain.smallestPercent();
  }
}
