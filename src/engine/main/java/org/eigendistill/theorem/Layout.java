package org.eigendistill.theorem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eigendistill.dynamics.Procedure;

/**
 * The numbers that make a case of a comparison, in their order: the ratio l_2/l_1, each procedure's
 * constants, the stretches' times, the imitation weight. Maps the unit cube onto them, on log
 * scales: that is the space that the search covers.
 */
final class Layout {
  /** What a number is. */
  enum Role {
    RATIO,
    CONSTANT,
    TIME,
    WEIGHT,
    DELAY
  }

  /** One number: its role, the procedure it belongs to, and its index there. */
  record Axis(Role role, Kind kind, int index, String name) {}

  /** The natural logarithm of the odds of shares near 0 and 1: up to 1e-5 from either. */
  private static final double LOG_ODDS = 11.5;

  /** Of teacher and student. */
  private static final long MOST_STEPS = 1000;

  private final Comparison comparison;
  private final List<Axis> axes = new ArrayList<>();
  private final int[] constantsAt = new int[Kind.values().length];
  private final int timesAt;

  private Layout(Comparison comparison) {
    this.comparison = comparison;
    Arrays.fill(constantsAt, -1);
    axes.add(new Axis(Role.RATIO, null, 0, "l2/l1"));
    for (Kind kind : comparison.parts()) {
      addConstants(kind);
    }
    addConstants(comparison.reference());
    timesAt = axes.size();
    for (int i = 0; i < comparison.parts().size(); i++) {
      Kind kind = comparison.parts().get(i);
      String name = comparison.recipe().partName(i) + " " + kind.dial();
      axes.add(new Axis(Role.TIME, kind, i, name));
    }
    if (comparison.recipe().hasWeight()) {
      axes.add(new Axis(Role.WEIGHT, null, 0, "imitation weight"));
    }
    if (comparison.ordered()) {
      axes.add(new Axis(Role.DELAY, null, 0, "delay"));
    }
  }

  static Layout of(Comparison comparison) {
    return new Layout(comparison);
  }

  private void addConstants(Kind kind) {
    if (constantsAt[kind.ordinal()] >= 0) {
      return;
    }
    constantsAt[kind.ordinal()] = axes.size();
    for (int i = 0; i < kind.constants(); i++) {
      axes.add(new Axis(Role.CONSTANT, kind, i, kind.constantName(i)));
    }
  }

  Comparison comparison() {
    return comparison;
  }

  List<Axis> axes() {
    return axes;
  }

  int size() {
    return axes.size();
  }

  /** How many numbers make a case, apart from how much later than need be the reference stops. */
  int numbers() {
    return comparison.ordered() ? axes.size() - 1 : axes.size();
  }

  int constantsAt(Kind kind) {
    return constantsAt[kind.ordinal()];
  }

  int timeAt(int part) {
    return timesAt + part;
  }

  int weightAt() {
    return timesAt + comparison.parts().size();
  }

  int delayAt() {
    return axes.size() - 1;
  }

  /** The case at a point of the unit cube. */
  Case at(double[] unit) {
    double[] values = new double[axes.size()];
    for (int i = 0; i < values.length; i++) {
      Axis axis = axes.get(i);
      double u = Math.min(1, Math.max(0, unit[i]));
      values[i] =
          switch (axis.role()) {
            case RATIO, WEIGHT -> share(u);
            case CONSTANT -> constant(axis, u, values);
            case TIME -> time(axis, u, values);
            case DELAY -> Math.pow(10, -6 + 9 * u);
          };
    }
    return new Case(this, values);
  }

  private double constant(Axis axis, double u, double[] values) {
    Kind kind = axis.kind();
    if (kind == Kind.DECAYED_FLOW) {
      return Math.pow(10, -4 + 8 * u);
    }
    if (kind.hasMomentum() && axis.index() == 0) {
      return share(u);
    }
    double momentum = kind.hasMomentum() ? values[constantsAt(kind)] : 0;
    return comparison.damping().step(kind, momentum, share(u));
  }

  private double time(Axis axis, double u, double[] values) {
    Kind kind = axis.kind();
    if (!kind.isStepwise()) {
      return kind == Kind.RIDGE ? Math.pow(10, 6 - 12 * u) : Math.pow(10, -6 + 8.3 * u);
    }
    if (!comparison.damping().boundsParts()) {
      return steps(MOST_STEPS, u);
    }
    // Evenly on log scales from both ends: from the first step, and back from the last allowed.
    Procedure procedure = kind.procedure(values, constantsAt(kind));
    long last = Math.max(1, Overshoot.positiveSteps(procedure, 1, MOST_STEPS));
    return u < 0.5 ? steps(last, 2 * u) : last + 1 - steps(last, 2 - 2 * u);
  }

  /** Whole steps from 1 to the most, evenly on a log scale. */
  private static double steps(long most, double u) {
    return Math.max(1, Math.rint(Math.pow(most + 0.49, u)));
  }

  /** Where on its axis a ratio lies. */
  double coordinateOfRatio(double ratio) {
    return (1 + Math.log(ratio / (1 - ratio)) / LOG_ODDS) / 2;
  }

  private static double share(double u) {
    return 1 / (1 + Math.exp(LOG_ODDS * (1 - 2 * u)));
  }
}
