// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.diagnose;

import org.eigendistill.compare.ComparisonVerdict;
import org.eigendistill.compare.PairVerdict;
import org.eigendistill.compare.VerdictSentence;

/**
 * The verdict on a pair of models that is measured alone: whatever the numbers, nothing follows of
 * distillation. Two networks of one recipe that never saw each other do not show a slope of 1 and
 * an offset of 0 either; runs on labels can lag; and intervals over rows or units do not hold what
 * another seed would have given.
 */
public final class Uncontrolled {
  /** The verdict's word in tables. */
  public static final String WORD = ComparisonVerdict.UNCONTROLLED.word();

  /** Why, of slopes and offsets. */
  public static final String CONFIDENCE =
      "Two networks of one recipe that never saw each other are each less sure than the other on"
          + " the class that the other ranks first, so the raw slope and the offset at the low end"
          + " move by noise of training alone.";

  /** Why, of lags and movement ratios. */
  public static final String BIAS =
      "Runs that are no students can lag as much, longer ones for instance; an interval over units"
          + " is none over seeds; and the lag, toward each run's own end, can have the wrong sign"
          + " where that end is exaggerated itself.";

  /** What to do about it. */
  public static final String CONTROL =
      "Give --control, a second teacher of another seed; best compare three pairs by compare"
          + " --pair.";

  /** What to do about it, of runs. */
  public static final String CONTROL_RUN =
      "Measure a control by the same command, a second teacher's run in the student's place, and"
          + " compare; best over several seeds.";

  private Uncontrolled() {}

  /** Why a verdict on confidence is what it is. */
  static String reason(PairVerdict verdict) {
    return verdict.verdict() == ComparisonVerdict.UNCONTROLLED
        ? CONFIDENCE
        : VerdictSentence.of(verdict);
  }
}
