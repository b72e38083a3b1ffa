// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.search;

import java.util.Arrays;
import java.util.List;
import org.eigendistill.dynamics.Course;
import org.eigendistill.dynamics.Filter;
import org.eigendistill.dynamics.Gain;
import org.eigendistill.dynamics.Model;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.theorem.proposition.Condition;
import org.eigendistill.theorem.proposition.Mutation;
import org.eigendistill.theorem.proposition.Proposition;
import org.eigendistill.theorem.proposition.Variable;
import org.eigendistill.theorem.proposition.Variables;

/** One trial of a proposition: its variables in doubles; eigenvalues are 1 and the ratio. */
public final class Trial {
  private final Variables variables;
  private final double[] values;

  Trial(Variables variables, double[] values) {
    this.variables = variables;
    this.values = values;
  }

  Variables variables() {
    return variables;
  }

  Proposition proposition() {
    return variables.proposition();
  }

  /** The value of a variable, by its place. */
  public double value(int variable) {
    return values[variable];
  }

  double ratio() {
    return values[0];
  }

  /** The direction that is matched on: the top, but for the swapped mutation. */
  double matched() {
    return proposition().mutation() == Mutation.SWAPPED ? ratio() : 1;
  }

  /** The direction that is compared on. */
  double compared() {
    return proposition().mutation() == Mutation.SWAPPED ? 1 : ratio();
  }

  double weight() {
    return proposition().scheme().hasWeight() ? values[variables.weightAt()] : 1;
  }

  double time(int part) {
    return values[variables.timeAt(part)];
  }

  /** The largest number of whole steps of any part; 0 if none goes by steps. */
  double mostSteps() {
    double most = 0;
    for (int i = 0; i < proposition().parts().size(); i++) {
      most = proposition().parts().get(i).clock().isWhole() ? Math.max(most, time(i)) : most;
    }
    return most;
  }

  Procedure procedure(Filter filter) {
    return variables.procedure(filter, values);
  }

  private List<Procedure> procedures() {
    List<Filter> parts = proposition().parts();
    Procedure[] procedures = new Procedure[parts.size()];
    for (int i = 0; i < procedures.length; i++) {
      procedures[i] = procedure(parts.get(i));
    }
    return List.of(procedures);
  }

  private double[] times() {
    int from = variables.timeAt(0);
    return Arrays.copyOfRange(values, from, from + proposition().parts().size());
  }

  Procedure reference() {
    return procedure(proposition().reference());
  }

  Model student() {
    return proposition().scheme().student(procedures(), times(), weight());
  }

  Model goal() {
    return proposition().scheme().goal(procedures(), times(), weight());
  }

  Course referenceCourse() {
    return Course.on(proposition().scheme().referenceTarget(procedures(), times()), reference());
  }

  /** Whether times, and the signs of teacher's and student's residuals, are as the premise asks. */
  boolean isAdmitted() {
    Condition condition = proposition().condition();
    boolean timely =
        condition == Condition.NONE
            || condition.admits(Double.compare(time(condition.part()), time(0)));
    return timely && (!proposition().damping().boundsParts() || partsBeforeOvershoot());
  }

  private boolean partsBeforeOvershoot() {
    for (int i = 0; i < proposition().parts().size(); i++) {
      if (!isBeforeOvershoot(procedure(proposition().parts().get(i)), time(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether residuals along l_1 are positive, for certain, at every step up to the last. */
  private static boolean isBeforeOvershoot(Procedure procedure, double steps) {
    return !procedure.clock().isWhole()
        || Overshoot.positiveSteps(procedure, 1, (long) steps) >= steps;
  }

  /**
   * The reference's time that this case is about: the matched time or first step, or in the order
   * form one that lies later by the case's delay; NaN where the premise has none.
   *
   * @param goal the student's gain along the matched direction
   */
  double referenceTime(Gain goal) {
    Procedure reference = reference();
    double time = ReferenceTime.first(reference, matched(), goal);
    if (!(time > 0) || time == Double.POSITIVE_INFINITY) {
      return Double.NaN;
    }
    boolean bounded = proposition().damping().boundsReference();
    if (proposition().ordered()) {
      double delay = values[variables.delayAt()];
      time =
          bounded
              ? ReferenceTime.laterBeforeOvershoot(reference, time, delay)
              : ReferenceTime.later(reference, time, delay);
    }
    return bounded && !isBeforeOvershoot(reference, time) ? Double.NaN : time;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < values.length; i++) {
      Variable variable = variables.all().get(i);
      String name = variable.name();
      if (variable.quantity() == Variable.Quantity.TIME
          && variables.clock(variable.filter()).isRoot()) {
        name = name.replace("root", "time");
      }
      text.append(i == 0 ? "" : ", ").append(name).append("=").append(values[i]);
    }
    return text.toString();
  }
}
