// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare;

import java.util.List;
import java.util.Optional;
import org.eigendistill.compare.measure.JointSureness;
import org.eigendistill.compare.measure.SeedSpread;
import org.eigendistill.compare.rows.KeptRows;

/**
 * The rows of a pair and its controls as they are shown; nothing is decided by them that numbers do
 * not decide.
 *
 * @param rows with top classes and labels
 * @param joint the teacher beside the student and beside each control
 * @param networks each two of teacher and controls, of three networks or more
 * @param answers both models' confidence and distance, of a single pair
 */
public record ComparedRows(
    KeptRows rows, JointSureness joint, List<SeedSpread.Two> networks, Optional<Answers> answers) {
  /** Keeps its own list. */
  public ComparedRows {
    networks = List.copyOf(networks);
  }

  /**
   * What both models say, row by row.
   *
   * @param teacher the teacher's largest probability
   * @param student the student's
   * @param divergence from teacher to student in nats
   */
  public record Answers(double[] teacher, double[] student, double[] divergence) {}

  static ComparedRows of(
      PairReading reading, JointSureness joint, Optional<AgreementNumbers> agreement) {
    KeptRows rows = reading.rows();
    return new ComparedRows(
        rows,
        joint,
        SeedSpread.pairs(reading.logOdds(), rows.groups()),
        agreement.map(
            a -> new Answers(a.teacher().confidence(), a.student().confidence(), a.divergence())));
  }

  /** How many controls there are. */
  public int controls() {
    return rows.models() - 2;
  }
}
