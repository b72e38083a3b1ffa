// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.diagnose;

import java.util.List;
import org.eigendistill.base.Counted;

/**
 * How a student's confidence deviates from its teacher's over some rows. Numbers and no verdict:
 * noise of training alone gives a slope other than 1 and offsets other than 0, see {@link
 * Uncontrolled}; an interval is over rows like these of these two models.
 *
 * @param n the rows measured, without saturated ones
 * @param saturated rows left out since floats had rounded a probability to 0 or 1
 * @param line the least-squares line of all points: student's log-odds on teacher's
 * @param lowHalf the line of the half of the rows of which the teacher is less sure
 * @param highHalf the line of the other half
 * @param quintiles the rows by fifths of the teacher's confidence, from the lowest
 * @param offset the mean of student less teacher over all rows
 * @param shareBelow the share of rows below the diagonal
 */
public record Confidence(
    int n,
    int saturated,
    Slope line,
    Slope lowHalf,
    Slope highHalf,
    List<ConfidenceBin> quintiles,
    Estimate offset,
    double shareBelow) {
  /** The fewest rows that are measured. */
  public static final int FEWEST_ROWS = 10;

  /**
   * Measures pairs.
   *
   * @throws IllegalArgumentException for fewer than {@value #FEWEST_ROWS} rows that are not
   *     saturated, or a teacher that is equally sure of all
   */
  public static Confidence of(ConfidencePairs pairs) {
    int n = pairs.size();
    if (n < FEWEST_ROWS) {
      throw new IllegalArgumentException(
          "%s not saturated, where at least %d are needed"
              .formatted(
                  Counted.of(n, "row") + Counted.word(n, " that is", " that are"), FEWEST_ROWS));
    }
    double[] teacher = pairs.teacher();
    if (teacher[0] == teacher[n - 1]) {
      throw new IllegalArgumentException("the teacher is equally sure of all rows");
    }
    return new Confidence(
        n,
        pairs.saturated().length,
        pairs.slope(0, n),
        pairs.slope(0, n / 2),
        pairs.slope(n / 2, n),
        pairs.bins(5),
        pairs.offset(0, n),
        pairs.bins(1).get(0).shareBelow());
  }
}
