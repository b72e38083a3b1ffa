package org.eigendistill.theorem;

import org.eigendistill.dynamics.AveragedFlow;
import org.eigendistill.dynamics.Clock;
import org.eigendistill.dynamics.Course;
import org.eigendistill.dynamics.DecayedFlow;
import org.eigendistill.dynamics.Gain;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.dynamics.Procedure;

/**
 * The curve g of the general lemma: the gain along l_2 where plain training has the gain u along
 * l_1. A student of the same procedure is at (u v, g(u) g(v)), with v its teacher's gain along l_1;
 * so in logarithms its curve is g moved by its teacher's point, and it is behind along l_2 wherever
 * g(u v) &gt; g(u) g(v). It is everywhere if g comes to (1, 1) and its elasticity d log g / d log u
 * rises.
 *
 * <p>Time is the procedure's own, for ridge 1 / penalty, so that all run forward.
 *
 * @param procedure a flow or ridge; whole steps have no curve
 * @param topEigenvalue l_1, positive
 * @param ratio l_2 / l_1, strictly between 0 and 1
 */
public record GainCurve(Procedure procedure, double topEigenvalue, double ratio) {
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
   * d log g / d log u: how fast log g(u) grows with time over how fast log u does; infinite where
   * doubles end.
   */
  public double elasticity(double time) {
    return Math.exp(logGrowth(ratio * topEigenvalue, time) - logGrowth(topEigenvalue, time));
  }

  private Gain along(double eigenvalue, double time) {
    return Course.onLabels(procedure)
        .at(procedure.clock() == Clock.PENALTY ? 1 / time : time)
        .along(eigenvalue);
  }

  /**
   * The logarithm of d log a / d log t for a gain a. That derivative is, with x = l t, for flow x /
   * (e^x - 1), and with decay the same of (l + d) t; averaged (r - e^-x) / (1 - r), r = (1 - e^-x)
   * / x; ridge 1 / (1 + x).
   */
  private double logGrowth(double eigenvalue, double time) {
    double x = eigenvalue * time;
    if (procedure.filter() instanceof GradientFlow) {
      return logDecay(x);
    }
    if (procedure.filter() instanceof DecayedFlow) {
      return logDecay(x + procedure.numbers().get(0) * time);
    }
    Gain gain = along(eigenvalue, time);
    if (procedure.filter() instanceof AveragedFlow) {
      return Math.log((gain.residual() - Math.exp(-x)) / gain.gain());
    }
    return gain.logResidual();
  }

  /** log(y / (e^y - 1)), also where e^y overflows. */
  private static double logDecay(double y) {
    return Math.log(y / -Math.expm1(-y)) - y;
  }
}
