package org.eigendistill.theorem;

import java.util.Arrays;
import java.util.List;
import org.eigendistill.dynamics.Course;
import org.eigendistill.dynamics.Gain;
import org.eigendistill.dynamics.Model;
import org.eigendistill.dynamics.Procedure;

/** One case of a comparison, in doubles; eigenvalues are 1 and the ratio. */
final class Case {
  private final Layout layout;
  private final double[] values;

  Case(Layout layout, double[] values) {
    this.layout = layout;
    this.values = values;
  }

  Layout layout() {
    return layout;
  }

  Comparison comparison() {
    return layout.comparison();
  }

  double value(int axis) {
    return values[axis];
  }

  double ratio() {
    return values[0];
  }

  /** The direction that is matched on: the top, but for the swapped twin. */
  double matched() {
    return comparison().twin() == Twin.SWAPPED ? ratio() : 1;
  }

  /** The direction that is compared on. */
  double compared() {
    return comparison().twin() == Twin.SWAPPED ? 1 : ratio();
  }

  double weight() {
    return comparison().recipe().hasWeight() ? values[layout.weightAt()] : 1;
  }

  /** By what share of the matched time the reference trains on. */
  double delay() {
    return comparison().ordered() ? values[layout.delayAt()] : 0;
  }

  double time(int part) {
    return values[layout.timeAt(part)];
  }

  /** The largest number of whole steps of any part; 0 if none goes by steps. */
  double mostSteps() {
    double most = 0;
    for (int i = 0; i < comparison().parts().size(); i++) {
      most = comparison().parts().get(i).isStepwise() ? Math.max(most, time(i)) : most;
    }
    return most;
  }

  Procedure procedure(Kind kind) {
    return kind.procedure(values, layout.constantsAt(kind));
  }

  private List<Procedure> procedures() {
    return comparison().parts().stream().map(this::procedure).toList();
  }

  private double[] times() {
    int from = layout.timeAt(0);
    return Arrays.copyOfRange(values, from, from + comparison().parts().size());
  }

  Procedure reference() {
    return procedure(comparison().reference());
  }

  Model student() {
    return comparison().recipe().student(procedures(), times(), weight());
  }

  Model goal() {
    return comparison().recipe().goal(procedures(), times(), weight());
  }

  Course referenceCourse() {
    return Course.on(comparison().recipe().referenceTarget(procedures(), times()), reference());
  }

  /** Whether times, and the sign of residuals where it matters, are as the premise demands. */
  boolean isAdmitted() {
    Condition condition = comparison().condition();
    boolean timely =
        condition == Condition.NONE
            || condition.admits(Double.compare(time(condition.part()), time(0)));
    return timely
        && (comparison().damping() != Damping.BEFORE_OVERSHOOT || keepsSign(0) && keepsSign(1));
  }

  private boolean keepsSign(int part) {
    Procedure procedure = procedure(comparison().parts().get(part));
    Gain gain = Course.onLabels(procedure).along(1).at(time(part));
    return gain.residual() > 0;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < values.length; i++) {
      Layout.Axis axis = layout.axes().get(i);
      String name = axis.name();
      if (axis.role() == Layout.Role.TIME && name.endsWith("root")) {
        name = name.replace("root", "time");
      }
      text.append(i == 0 ? "" : ", ").append(name).append("=").append(values[i]);
    }
    return text.toString();
  }
}
