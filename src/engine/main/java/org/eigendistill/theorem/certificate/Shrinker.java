// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.certificate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eigendistill.dynamics.Course;
import org.eigendistill.dynamics.Curve;
import org.eigendistill.dynamics.Filter;
import org.eigendistill.dynamics.Gain;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.number.Enclosure;
import org.eigendistill.number.Fraction;
import org.eigendistill.theorem.proposition.Mutation;
import org.eigendistill.theorem.proposition.Proposition;
import org.eigendistill.theorem.proposition.Variable;
import org.eigendistill.theorem.proposition.Variables;
import org.eigendistill.theorem.search.ReferenceTime;
import org.eigendistill.theorem.search.Search;
import org.eigendistill.theorem.search.Trial;

/**
 * Finds the simplest rational numbers that still refute a proposition. The ratio l_2/l_1 is tried
 * in the order of simplicity, with a small search at each; then every other number is replaced by
 * the simplest fraction near it that keeps the refutation, again and again until none gets simpler.
 */
public final class Shrinker {
  /** Ratios in the order in which they are tried. */
  private static final long[][] RATIOS = {
    {1, 2}, {1, 3}, {2, 3}, {1, 4}, {3, 4}, {1, 5}, {1, 6}, {1, 8}, {1, 10}, {9, 10}, {1, 20},
    {1, 25}, {1, 50}, {1, 100}
  };

  /** Half-widths, in logarithm, of the neighbourhoods that are tried, widest first. */
  private static final double[] WIDTHS = {
    20, 8, 3, 1.5, 0.7, 0.3, 0.15, 0.07, 0.03, 0.01, 3e-3, 1e-3, 1e-4
  };

  private static final double EXACTLY = 1e-9;

  private static final int CASES = 3000;
  private static final int PASSES = 4;

  /** Steps beyond this make fractions too long. */
  private static final long LATEST_STEP = 5000;

  /** How many steps after the first are looked through, and how many of them are tried. */
  private static final long LATER_STEPS = 300;

  private static final int MOST_TRIALS = 5;

  private final Variables variables;

  private Shrinker(Variables variables) {
    this.variables = variables;
  }

  /** The simplest refutation found, empty if none is. */
  public static Optional<Certificate> search(Proposition proposition, long seed) {
    Variables variables = Variables.of(proposition);
    for (long[] pair : RATIOS) {
      Fraction ratio = Fraction.of(pair[0], pair[1]);
      Search search = Search.of(variables, seed, ratio.value()).cover(CASES);
      if (search.tally().violations() == 0) {
        search.direct();
      }
      for (Trial violation : search.violations()) {
        Optional<Instance> instance = new Shrinker(variables).from(violation, ratio);
        if (instance.isPresent()) {
          return instance.map(Certificate::new);
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Completes an instance by a reading of the reference that makes it refute, empty if none is
   * found.
   *
   * @param values those of all variables
   */
  public static Optional<Certificate> complete(Proposition proposition, List<Fraction> values) {
    return new Shrinker(Variables.of(proposition)).complete(values).map(Certificate::new);
  }

  /** The widest rounding of the constants that keeps the refutation, then all else simplified. */
  private Optional<Instance> from(Trial violation, Fraction ratio) {
    for (double width : WIDTHS) {
      List<Fraction> values = rounded(violation, ratio, width);
      Optional<Instance> found = complete(values);
      if (found.isPresent()) {
        return Optional.of(simplified(values, found.get()));
      }
    }
    return Optional.empty();
  }

  private List<Fraction> rounded(Trial violation, Fraction ratio, double width) {
    List<Fraction> values = new ArrayList<>();
    values.add(ratio);
    for (int i = 1; i < variables.numbers(); i++) {
      Variable variable = variables.all().get(i);
      double value = violation.value(i);
      if (variable.quantity() == Variable.Quantity.CONSTANT && !variable.isWhole()) {
        values.add(near(value, width));
      } else if (variable.quantity() == Variable.Quantity.TIME) {
        values.add(near(at(variable.filter(), value, values), EXACTLY));
      } else {
        values.add(near(value, EXACTLY));
      }
    }
    return values;
  }

  private Instance simplified(List<Fraction> from, Instance found) {
    List<Fraction> values = from;
    Instance best = found;
    boolean simpler = true;
    for (int pass = 0; pass < PASSES && simpler; pass++) {
      simpler = false;
      for (int i = 1; i < values.size(); i++) {
        Variable variable = variables.all().get(i);
        if (variable.quantity() == Variable.Quantity.CONSTANT
            && variables.clock(variable.filter()).isRoot()) {
          continue; // roots would change their meaning with it
        }
        for (Fraction candidate : candidates(values.get(i), variable)) {
          if (candidate.bits() >= values.get(i).bits()) {
            continue;
          }
          List<Fraction> trial = new ArrayList<>(values);
          trial.set(i, candidate);
          Optional<Instance> next = complete(trial);
          if (next.isPresent()) {
            simpler = true;
            best = next.get();
            values = trial;
            break;
          }
        }
      }
    }
    return best;
  }

  /** Where on a filter's reading a length of its training stands. */
  private double at(Filter filter, double length, List<Fraction> values) {
    return variables.clock(filter).at(length, variables.constants(filter, values), values.get(0));
  }

  /** Simpler stand-ins for a value, the widest neighbourhood's first, and the value itself last. */
  private static List<Fraction> candidates(Fraction value, Variable variable) {
    List<Fraction> list = new ArrayList<>();
    if (variable.isWhole()) {
      int most = value.numerator().intValueExact();
      for (int n = 1; n < most; n = n < 12 ? n + 1 : n + n / 6) {
        list.add(Fraction.of(n, 1));
      }
    } else {
      for (double width : WIDTHS) {
        Fraction candidate = near(value.value(), width);
        if (!list.contains(candidate)) {
          list.add(candidate);
        }
      }
    }
    list.add(value);
    return list;
  }

  /** The simplest fraction within a factor exp(width); shares are kept below 1 by their odds. */
  static Fraction near(double value, double width) {
    double low = value * Math.exp(-width);
    double high = value * Math.exp(width);
    if (value < 1 && high >= 1) {
      double odds = value / (1 - value);
      low = odds * Math.exp(-width) / (1 + odds * Math.exp(-width));
      high = odds * Math.exp(width) / (1 + odds * Math.exp(width));
    }
    return Fraction.simplestBetween(Fraction.of(low), Fraction.of(Math.max(low, high)));
  }

  /** The numbers with the simplest reading of the reference that makes them refute. */
  private Optional<Instance> complete(List<Fraction> values) {
    try {
      return completed(values);
    } catch (ArithmeticException beyond) {
      return Optional.empty(); // fractions too long, or numbers at which gains are not rational
    }
  }

  private Optional<Instance> completed(List<Fraction> values) {
    Filter filter = variables.proposition().reference();
    boolean whole = filter.clock().isWhole();
    Instance open = new Instance(variables, values, whole ? Fraction.ONE : Fraction.of(1, 2));
    if (!open.isAdmitted()) {
      return Optional.empty();
    }
    boolean top = variables.proposition().mutation() != Mutation.SWAPPED;
    double factor = variables.proposition().studentFactor().value();
    double ratio = values.get(0).value();
    double[] numbers = values.stream().mapToDouble(Fraction::value).toArray();
    Procedure procedure = variables.procedure(filter, numbers);
    Gain goal = gain(open, top, 1);
    Gain student = gain(open, !top, factor);
    double from = ReferenceTime.first(procedure, top ? 1 : ratio, goal);
    double to = ReferenceTime.first(procedure, top ? ratio : 1, student);
    List<Fraction> readings =
        whole
            ? steps(procedure, from, top, ratio, goal, student)
            : readings(filter, values, from, to);
    for (Fraction reading : readings) {
      Instance complete = new Instance(variables, values, reading);
      if (complete.refutes()) {
        return Optional.of(complete);
      }
    }
    return Optional.empty();
  }

  private Gain gain(Instance open, boolean top, double factor) {
    Enclosure gain = open.enclosedStudent(top).times(Enclosure.of(factor));
    double residual = gain.complement().value();
    return new Gain(gain.value(), residual, Math.log(Math.abs(residual)));
  }

  /** The first step that has come as far, the next, and later ones that refute in doubles. */
  private List<Fraction> steps(
      Procedure procedure, double from, boolean top, double ratio, Gain goal, Gain student) {
    if (!(from > 0) || from > LATEST_STEP) {
      return List.of();
    }
    Course plain = Course.onLabels(procedure);
    Curve matched = plain.along(top ? 1 : ratio);
    Curve compared = plain.along(top ? ratio : 1);
    int failing = variables.proposition().concludesAhead() ? -1 : 1;
    List<Fraction> steps = new ArrayList<>();
    for (long n = (long) from; n <= from + LATER_STEPS && steps.size() < MOST_TRIALS; n++) {
      boolean meets = matched.at(n).gain() >= goal.gain();
      double lead = student.gain() - compared.at(n).gain();
      if (n <= from + 1 || meets && lead * failing > 0) {
        steps.add(Fraction.of(n, 1));
      }
    }
    return steps;
  }

  private List<Fraction> readings(Filter filter, List<Fraction> values, double from, double to) {
    if (!(from > 0) || from == Double.POSITIVE_INFINITY) {
      return List.of();
    }
    // A direction that the reference never fits leaves all later times open.
    double end = to > 0 && to < Double.POSITIVE_INFINITY ? to : farther(filter, from);
    double a = at(filter, from, values);
    double b = at(filter, end, values);
    double low = Math.min(a, b);
    double high = Math.max(a, b);
    List<Fraction> readings = new ArrayList<>();
    for (double shave : new double[] {1e-13, 0.02, 0.1, 0.3}) {
      double width = (high - low) * shave;
      if (low + width > 0 && low + width <= high - width) {
        readings.add(Fraction.simplestBetween(Fraction.of(low + width), Fraction.of(high - width)));
      }
    }
    return readings;
  }

  private double farther(Filter filter, double from) {
    return filter.clock().further(from, variables.proposition().concludesAhead() ? -0.75 : 3);
  }
}
