// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

/**
 * Teacher and student compared where they have converged equally along one direction.
 *
 * <p>The paper's theorem (T1): a student of a stopped flow teacher, compared with the teacher's own
 * trajectory at the time when both have the same gain along a top direction, is strictly behind
 * along every direction of smaller eigenvalue: distillation exaggerates the bias.
 *
 * @param course the trajectory that is compared with: plain training on labels
 * @param reference the eigenvalue of the direction that is matched on
 * @param time when the course has the student's gain along it; for stepwise procedures the first
 *     whole step that reaches it; NaN where it never does
 */
public record Matching(Course course, double reference, double time) {

  /** Matches a student with a course of plain training along a direction. */
  public static Matching of(Course course, Model student, double reference) {
    return of(course, student.along(reference), reference);
  }

  /** Matches a gain along a direction with a course of plain training. */
  public static Matching of(Course course, Gain goal, double reference) {
    boolean within =
        goal.gain() > 0 && goal.residualSign() > 0 && goal.logResidual() > Double.NEGATIVE_INFINITY;
    double time = within ? course.procedure().timeToReach(reference, goal) : Double.NaN;
    return new Matching(course, reference, time > 0 ? time : Double.NaN);
  }

  /** Whether the course ever has the student's gain along the reference direction. */
  public boolean exists() {
    return !Double.isNaN(time) && !Double.isInfinite(time);
  }

  /** The course's gain at the matched time along a direction. */
  public Gain along(double eigenvalue) {
    return course.along(eigenvalue).at(time);
  }
}
