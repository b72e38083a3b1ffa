// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare.measure;

import org.eigendistill.compare.rows.RowMeter;
import org.eigendistill.compare.rows.SoftmaxRow;

/**
 * How sure each model is, in each row, of the class that some reference ranks first: the teacher,
 * teacher and student together, or a control. Kept at once: log-odds, and margins, the score less
 * the mean score.
 */
public final class ReferenceClasses implements RowMeter {
  /** The reference is the teacher. */
  static final int TEACHER = 0;

  /** The reference is what teacher and student together make likeliest. */
  static final int BOTH = 1;

  private static final int CONTROLS = 2;

  private final boolean[] isMasking;
  private final double[][][] logOdds;
  private final double[][][] margins;

  /**
   * Of so many rows and models.
   *
   * @param masking for each model whether -inf is a mask
   */
  public ReferenceClasses(int rows, boolean... masking) {
    this.isMasking = masking.clone();
    this.logOdds = new double[masking.length][masking.length][rows];
    this.margins = new double[masking.length][masking.length][rows];
  }

  @Override
  public void row(int place, SoftmaxRow... models) {
    for (int reference = 0; reference < models.length; reference++) {
      int kind =
          reference == BOTH
              ? likeliest(models[0], models[1])
              : models[reference == TEACHER ? 0 : reference].top();
      for (int m = 0; m < models.length; m++) {
        logOdds[reference][m][place] = models[m].logOdds(kind);
        margins[reference][m][place] = models[m].margin(kind, isMasking[m]);
      }
    }
  }

  /** The class that two models together make likeliest. */
  static int likeliest(SoftmaxRow teacher, SoftmaxRow student) {
    double shift = teacher.logSum();
    double other = student.logSum();
    int best = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < teacher.classes(); j++) {
      double both = (teacher.score(j) - shift) + (student.score(j) - other);
      if (both > most) {
        most = both;
        best = j;
      }
    }
    return best;
  }

  /** The log-odds. */
  public Sureness logOdds() {
    return new Sureness(logOdds);
  }

  /** The margins. */
  public Sureness margins() {
    return new Sureness(margins);
  }

  /**
   * Numbers by reference, model and row, not finite where a probability is 0 or 1. Models are the
   * teacher, the student, then the controls.
   */
  public static final class Sureness {
    private final double[][][] values;

    private Sureness(double[][][] values) {
      this.values = values;
    }

    /** Of the class that the teacher ranks first. */
    double[] ofTeachers(int model) {
      return values[TEACHER][model];
    }

    /** Of the class that teacher and student together make likeliest. */
    double[] ofBoth(int model) {
      return values[BOTH][model];
    }

    /** Of the class that a control ranks first, counted from 0. */
    double[] ofControls(int control, int model) {
      return values[CONTROLS + control][model];
    }

    /** How many controls there are. */
    public int controls() {
      return values.length - CONTROLS;
    }

    /** How many rows. */
    int rows() {
      return values[0][0].length;
    }
  }
}
