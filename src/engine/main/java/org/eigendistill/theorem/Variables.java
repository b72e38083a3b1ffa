package org.eigendistill.theorem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eigendistill.dynamics.Filter;
import org.eigendistill.dynamics.Parameter;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.dynamics.Recursion;

/**
 * The numbers over which a proposition speaks, in their order: the ratio l_2/l_1, each procedure's
 * constants, the stretches' times, the imitation weight. Maps the unit cube onto them, on log
 * scales: that is the space that the search covers.
 */
final class Variables {
  /** Of teacher and student. */
  private static final long MOST_STEPS = 1000;

  private final Proposition proposition;
  private final List<Variable> all = new ArrayList<>();
  private final Map<Filter, Integer> constantsAt = new HashMap<>();
  private final Map<Filter, RationalClock> clocks = new HashMap<>();
  private final int timesAt;

  private Variables(Proposition proposition) {
    this.proposition = proposition;
    all.add(new Variable(Variable.Quantity.RATIO, null, 0, "l2/l1"));
    for (Filter filter : proposition.parts()) {
      addConstants(filter);
    }
    addConstants(proposition.reference());
    timesAt = all.size();
    for (int i = 0; i < proposition.parts().size(); i++) {
      Filter filter = proposition.parts().get(i);
      String name = proposition.scheme().partName(i) + " " + clock(filter).word();
      all.add(new Variable(Variable.Quantity.TIME, filter, i, name));
    }
    if (proposition.scheme().hasWeight()) {
      all.add(new Variable(Variable.Quantity.WEIGHT, null, 0, "imitation weight"));
    }
    if (proposition.ordered()) {
      all.add(new Variable(Variable.Quantity.DELAY, null, 0, "delay"));
    }
  }

  static Variables of(Proposition proposition) {
    return new Variables(proposition);
  }

  private void addConstants(Filter filter) {
    if (constantsAt.putIfAbsent(filter, all.size()) != null) {
      return;
    }
    clocks.put(filter, RationalClock.of(filter));
    for (int i = 0; i < filter.parameters().size(); i++) {
      String name = filter.name() + " " + filter.parameters().get(i).name();
      all.add(new Variable(Variable.Quantity.CONSTANT, filter, i, name));
    }
  }

  Proposition proposition() {
    return proposition;
  }

  List<Variable> all() {
    return all;
  }

  int size() {
    return all.size();
  }

  /** How many numbers make a case, apart from how much later than need be the reference stops. */
  int numbers() {
    return proposition.ordered() ? all.size() - 1 : all.size();
  }

  /** The numbers of a filter among those of a case. */
  <T> List<T> constants(Filter filter, List<T> values) {
    int from = constantsAt.get(filter);
    return values.subList(from, from + filter.parameters().size());
  }

  /** The same of a case in doubles. */
  private double[] constants(Filter filter, double[] values) {
    int from = constantsAt.get(filter);
    return Arrays.copyOfRange(values, from, from + filter.parameters().size());
  }

  /** A filter with its numbers among those of a case. */
  Procedure procedure(Filter filter, double[] values) {
    return Procedure.of(filter, constants(filter, values));
  }

  /** On what a certificate counts a filter's length of training. */
  RationalClock clock(Filter filter) {
    return clocks.get(filter);
  }

  /** Whether all gains are rational where lengths and constants are. */
  boolean isExact() {
    return clocks.values().stream().allMatch(RationalClock::exact);
  }

  int timeAt(int part) {
    return timesAt + part;
  }

  int weightAt() {
    return timesAt + proposition.parts().size();
  }

  int delayAt() {
    return all.size() - 1;
  }

  /** The case at a point of the unit cube. */
  Trial at(double[] unit) {
    double[] values = new double[all.size()];
    for (int i = 0; i < values.length; i++) {
      Variable variable = all.get(i);
      double u = Math.min(1, Math.max(0, unit[i]));
      values[i] =
          switch (variable.quantity()) {
            case RATIO, WEIGHT -> ParameterRange.share(u);
            case CONSTANT -> constant(variable, u, values);
            case TIME -> time(variable, u, values);
            case DELAY -> Math.pow(10, -6 + 9 * u);
          };
    }
    return new Trial(this, values);
  }

  private double constant(Variable variable, double u, double[] values) {
    Optional<Recursion> recursion = variable.filter().recursion();
    boolean last = variable.index() == variable.filter().parameters().size() - 1;
    return recursion.isPresent() && last
        ? proposition
            .damping()
            .step(recursion.get(), ParameterRange.share(u), constants(variable.filter(), values))
        : ParameterRange.at(variable.parameter(), u);
  }

  private double time(Variable variable, double u, double[] values) {
    switch (variable.filter().clock()) {
      case TIME:
        return Math.pow(10, -6 + 8.3 * u);
      case PENALTY:
        return Math.pow(10, 6 - 12 * u);
      default:
        return steps(variable.filter(), u, values);
    }
  }

  private double steps(Filter filter, double u, double[] values) {
    if (!proposition.damping().boundsParts()) {
      return ParameterRange.whole(MOST_STEPS, u);
    }
    // Evenly on log scales from both ends: from the first step, and back from the last allowed.
    long last = Math.max(1, Overshoot.positiveSteps(procedure(filter, values), 1, MOST_STEPS));
    return u < 0.5 ? ParameterRange.whole(last, 2 * u) : last + 1 - ParameterRange.whole(last, 2 - 2 * u);
  }
}
