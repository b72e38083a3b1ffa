// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.verdict;

/** What the page measures of a student against its teacher, all 0 where nothing is exaggerated. */
public enum PageMeasure {
  /** M1, log b: the slope. */
  SLOPE("M1", 0.02),
  /** M2: the mean offset in the fifth of which another teacher is least sure. */
  LOW_END("M2", 0.05),
  /** M3: log gain of lower bands less that of the top one, at the end. */
  BIAS("M3", 0.10),
  /** M4: how far lower bands are behind at equal gain in the top one. */
  LAG("M4", 0.05),
  /** M4 less the same of the third teacher in the student's place. */
  LAG_BEYOND_NULL("M4 less null", 0.05),
  /** M5: accuracy on test rows, students less teachers. */
  GAIN("M5", 0.005),
  /** Accuracy of a run that switches its loss, less teacher 1's student. */
  OVER_STUDENT("switch less student", 0.005),
  /** The same less labels alone for as long as the switching run had them. */
  OVER_PART("switch less its labels alone", 0.005),
  /** Accuracy less the middle between teacher 1's student and labels alone for all steps. */
  HALF_RECOVERED("switch less half of the gain", Double.NaN),
  /** Accuracy of teacher 1's student less labels alone for all steps. */
  OVER_PLAIN("student less labels", Double.NaN),
  /** Rank correlation of M3 with the dose. */
  BIAS_TREND("rank correlation of M3 with the dose", Double.NaN),
  /** That of M1. */
  SLOPE_TREND("rank correlation of M1 with the dose", Double.NaN),
  /** That of M5. */
  GAIN_TREND("rank correlation of M5 with the dose", Double.NaN),
  /** Teachers' accuracy on the labels that they were given. */
  FIT("fit", Double.NaN);

  private final String id;
  private final double bound;

  PageMeasure(String id, double bound) {
    this.id = id;
    this.bound = bound;
  }

  /** Its name on the page. */
  public String id() {
    return id;
  }

  /** An effect whose 90 % interval lies within +- this is none of this size; NaN where none is. */
  public double bound() {
    return bound;
  }
}
