// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem;

import org.eigendistill.dynamics.Clock;
import org.eigendistill.dynamics.Course;
import org.eigendistill.dynamics.Gain;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.number.Enclosure;
import org.eigendistill.number.Fraction;
import org.eigendistill.number.Jet;
import org.eigendistill.number.Measured;
import org.eigendistill.number.Scalar;

/**
 * The curve g of the general lemma: the gain along l_2 where plain training has the gain u along
 * l_1. A student of the same procedure is at (u v, g(u) g(v)), with v its teacher's gain along l_1;
 * so in logarithms its curve is g moved by its teacher's point, and it is behind along l_2 wherever
 *
 * <pre>\[ g(u v) \gt g(u) \, g(v). \]</pre>
 *
 * <p>It is everywhere if g comes to (1, 1) and its elasticity d log g / d log u rises.
 *
 * <p>Time is the procedure's own, for ridge 1 / penalty, so that all run forward.
 *
 * @param procedure a flow or ridge; whole steps have no curve
 * @param topEigenvalue l_1, positive
 * @param ratio l_2 / l_1, strictly between 0 and 1
 */
public record GainCurve(Procedure procedure, double topEigenvalue, double ratio) {
  private static final double ENOUGH = 1e-14;

  /** Checks the law above. */
  public GainCurve {
    if (procedure.clock().isWhole()) {
      throw new IllegalArgumentException(procedure.name() + " goes by whole steps");
    }
    if (!(topEigenvalue > 0) || !(ratio > 0 && ratio < 1)) {
      throw new IllegalArgumentException(
          "l_1 = %s, l_2 / l_1 = %s".formatted(topEigenvalue, ratio));
    }
  }

  /** u, the gain along l_1. */
  public Gain top(double time) {
    return along(topEigenvalue, time);
  }

  /** g(u), the gain along l_2. */
  public Gain below(double time) {
    return along(ratio * topEigenvalue, time);
  }

  /** u v, the gain along l_1 of a student for a time of a teacher for another. */
  public Gain studentTop(double teacher, double time) {
    return product(top(teacher), top(time));
  }

  /** g(u) g(v), the same student's gain along l_2. */
  public Gain studentBelow(double teacher, double time) {
    return product(below(teacher), below(time));
  }

  /** g(u v), the gain along l_2 of plain training when it is matched with that student on l_1. */
  public Gain matchedBelow(double teacher, double time) {
    double own = procedure.timeToReach(topEigenvalue, studentTop(teacher, time));
    return Course.onLabels(procedure).at(own).along(ratio * topEigenvalue);
  }

  private static Gain product(Gain teacher, Gain student) {
    double residual = student.residual() + student.gain() * teacher.residual();
    return new Gain(teacher.gain() * student.gain(), residual, Math.log(residual));
  }

  /**
   * d log g / d log u: how fast log g(u) grows with time over how fast log u does, to a relative
   * error of 1e-14; infinite where doubles end.
   */
  public double elasticity(double time) {
    try {
      Measured quick = elasticity(Measured.of(time));
      if (quick.relativeError() <= ENOUGH) {
        return quick.value();
      }
    } catch (ArithmeticException beyond) {
      return elasticity(Enclosure.of(time)).value();
    }
    return elasticity(Enclosure.of(time)).value();
  }

  private <N extends Scalar<N>> N elasticity(N time) {
    N top = time.lift(Fraction.of(topEigenvalue));
    return growth(top.times(time.lift(Fraction.of(ratio))), time).over(growth(top, time));
  }

  /** d log a / dt of the gain a along an eigenvalue, times a factor that all directions share. */
  private <N extends Scalar<N>> N growth(N eigenvalue, N time) {
    Jet<N> length = length(Jet.variable(time, 0, 1));
    Jet<N> gain = procedure.update(Jet.constant(eigenvalue, 1), length).gain();
    return gain.slope(0).over(gain.level());
  }

  /** The length on the procedure's clock. */
  private <N extends Scalar<N>> N length(N time) {
    return procedure.clock() == Clock.PENALTY ? time.lift(Fraction.ONE).over(time) : time;
  }

  private Gain along(double eigenvalue, double time) {
    return Course.onLabels(procedure).at(length(Measured.of(time)).value()).along(eigenvalue);
  }
}
