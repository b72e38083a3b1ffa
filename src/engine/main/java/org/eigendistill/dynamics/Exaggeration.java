// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

/**
 * Students against a course of plain training, each matched along the top direction: how often a
 * student is behind along the others.
 *
 * @param behind comparisons in which the student is strictly behind, by more than the error bound
 * @param ahead comparisons in which it is strictly ahead
 * @param equal comparisons in which the two agree to within the error bound
 * @param unmatched students whose gain along the top direction plain training never has
 */
public record Exaggeration(long behind, long ahead, long equal, long unmatched) {
  /** Nothing compared yet. */
  public static final Exaggeration NONE = new Exaggeration(0, 0, 0, 0);

  /** With one more comparison of the student's gain with the matched one, off the top direction. */
  public Exaggeration plus(Gain student, Gain matched) {
    int order = student.compareProgress(matched);
    return new Exaggeration(
        behind + (order < 0 ? 1 : 0),
        ahead + (order > 0 ? 1 : 0),
        equal + (order == 0 ? 1 : 0),
        unmatched);
  }

  /** With one more student that has no match. */
  public Exaggeration plusUnmatched() {
    return new Exaggeration(behind, ahead, equal, unmatched + 1);
  }

  /** Whether the bias is exaggerated: some comparison is behind and none is ahead. */
  public boolean holds() {
    return behind > 0 && ahead == 0;
  }
}
