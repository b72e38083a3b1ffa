// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.criterion;

import java.math.BigDecimal;
import java.util.Optional;
import org.eigendistill.dynamics.Affine;
import org.eigendistill.dynamics.Clock;
import org.eigendistill.dynamics.Gain;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.number.Enclosure;

/**
 * A place at which the criterion fails: an eigenvalue l, and lengths of teacher and student with
 * gains v and u, such that
 *
 * <pre>\[ e_R(l, u v) \gt e_S(l, u) + e_T(l, v). \]</pre>
 *
 * <p>The reference's length is one between two at which its gain is at most and at least u v; e_R
 * is enclosed over all between.
 *
 * @param trio what is compared
 * @param eigenvalue l
 * @param teacherLength of the teacher
 * @param studentLength of the student
 * @param referenceLengths one before and one after the reference has the student's gain
 */
record Violation(
    Trio trio,
    double eigenvalue,
    double teacherLength,
    double studentLength,
    Enclosure referenceLengths) {
  private static final double[] GAPS = {1e-15, 1e-13, 1e-11, 1e-9};

  /** With the reference's length that belongs to it, empty unless the criterion fails there. */
  static Optional<Violation> of(
      Trio trio, double eigenvalue, double teacherLength, double studentLength) {
    try {
      return found(trio, eigenvalue, teacherLength, studentLength);
    } catch (ArithmeticException undecided) {
      return Optional.empty(); // as where a formula changes between the reference's two lengths
    }
  }

  private static Optional<Violation> found(
      Trio trio, double eigenvalue, double teacherLength, double studentLength) {
    Affine<Enclosure> teacher = at(trio.teacher(), eigenvalue, teacherLength);
    Affine<Enclosure> student = at(trio.student(), eigenvalue, studentLength);
    double gain = teacher.gain().times(student.gain()).value();
    double residual = residual(teacher, student).value();
    double near =
        trio.reference().timeToReach(eigenvalue, new Gain(gain, residual, Math.log(residual)));
    if (!(near > 0) || near == Double.POSITIVE_INFINITY || trio.reference().clock().isWhole()) {
      return Optional.empty();
    }
    for (double gap : GAPS) {
      BigDecimal width = new BigDecimal(near * gap);
      BigDecimal middle = new BigDecimal(near);
      Enclosure between = new Enclosure(middle.subtract(width), middle.add(width));
      Violation violation = new Violation(trio, eigenvalue, teacherLength, studentLength, between);
      if (violation.isMatched()) {
        return Optional.of(violation).filter(Violation::fails);
      }
    }
    return Optional.empty();
  }

  private static Affine<Enclosure> at(Procedure procedure, double eigenvalue, double length) {
    return procedure.update(Enclosure.of(eigenvalue), Enclosure.of(length));
  }

  private static Enclosure residual(Affine<Enclosure> teacher, Affine<Enclosure> student) {
    return teacher.residual().plus(student.residual().times(teacher.gain()));
  }

  /** u v. */
  Enclosure product() {
    return teacherGain().times(studentGain());
  }

  /** v. */
  Enclosure teacherGain() {
    return at(trio.teacher(), eigenvalue, teacherLength).gain();
  }

  /** u. */
  Enclosure studentGain() {
    return at(trio.student(), eigenvalue, studentLength).gain();
  }

  private boolean isMatched() {
    if (referenceLengths.low().signum() <= 0) {
      return false;
    }
    boolean falling = trio.reference().clock() == Clock.PENALTY;
    BigDecimal early = falling ? referenceLengths.high() : referenceLengths.low();
    BigDecimal late = falling ? referenceLengths.low() : referenceLengths.high();
    Enclosure goal =
        residual(
            at(trio.teacher(), eigenvalue, teacherLength),
            at(trio.student(), eigenvalue, studentLength));
    return goal.certainlyAtMost(residualAt(early)) && residualAt(late).certainlyAtMost(goal);
  }

  private Enclosure residualAt(BigDecimal length) {
    return trio.reference().update(Enclosure.of(eigenvalue), Enclosure.of(length)).residual();
  }

  /** e_R(l, u v). */
  Enclosure referenceElasticity() {
    return LocalGain.at(trio.reference(), Enclosure.of(eigenvalue), referenceLengths).elasticity();
  }

  /** e_T(l, v). */
  Enclosure teacherElasticity() {
    return elasticity(trio.teacher(), teacherLength);
  }

  /** e_S(l, u). */
  Enclosure studentElasticity() {
    return elasticity(trio.student(), studentLength);
  }

  private Enclosure elasticity(Procedure procedure, double length) {
    return LocalGain.at(procedure, Enclosure.of(eigenvalue), Enclosure.of(length)).elasticity();
  }

  private boolean fails() {
    return studentElasticity().plus(teacherElasticity()).certainlyBelow(referenceElasticity());
  }

  /** Whether it is one, worked out anew. */
  boolean verifies() {
    return isMatched() && fails();
  }
}
