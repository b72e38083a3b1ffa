// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.proposition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eigendistill.dynamics.Filter;
import org.eigendistill.dynamics.Procedure;

/**
 * The numbers over which a proposition speaks, in their order: the ratio l_2/l_1, each procedure's
 * constants, the stretches' times, the imitation weight.
 */
public final class Variables {
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

  /** The variables of a proposition. */
  public static Variables of(Proposition proposition) {
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

  /** What speaks about them. */
  public Proposition proposition() {
    return proposition;
  }

  /** All, in their order. */
  public List<Variable> all() {
    return all;
  }

  /** How many there are. */
  public int size() {
    return all.size();
  }

  /**
   * How many numbers make an instance, apart from how much later than need be the reference stops.
   */
  public int numbers() {
    return proposition.ordered() ? all.size() - 1 : all.size();
  }

  /** The numbers of a filter among those of an instance. */
  public <T> List<T> constants(Filter filter, List<T> values) {
    int from = constantsAt.get(filter);
    return values.subList(from, from + filter.parameters().size());
  }

  /** The same in doubles. */
  public double[] constants(Filter filter, double[] values) {
    int from = constantsAt.get(filter);
    return Arrays.copyOfRange(values, from, from + filter.parameters().size());
  }

  /** A filter with its numbers among those of an instance. */
  public Procedure procedure(Filter filter, double[] values) {
    return Procedure.of(filter, constants(filter, values));
  }

  /** On what a certificate counts a filter's length of training. */
  public RationalClock clock(Filter filter) {
    return clocks.get(filter);
  }

  /** Whether all gains are rational where lengths and constants are. */
  public boolean isExact() {
    return clocks.values().stream().allMatch(RationalClock::exact);
  }

  /** The place of a stretch's time. */
  public int timeAt(int part) {
    return timesAt + part;
  }

  /** The place of the imitation weight, if there is one. */
  public int weightAt() {
    return timesAt + proposition.parts().size();
  }

  /** The place of the delay, if there is one. */
  public int delayAt() {
    return all.size() - 1;
  }
}
