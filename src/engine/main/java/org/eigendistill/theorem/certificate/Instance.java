// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.certificate;

import java.util.ArrayList;
import java.util.List;
import org.eigendistill.dynamics.Filter;
import org.eigendistill.dynamics.Parameter;
import org.eigendistill.number.Enclosed;
import org.eigendistill.number.Enclosure;
import org.eigendistill.number.Fraction;
import org.eigendistill.theorem.proposition.Condition;
import org.eigendistill.theorem.proposition.Damping;
import org.eigendistill.theorem.proposition.Mutation;
import org.eigendistill.theorem.proposition.Proposition;
import org.eigendistill.theorem.proposition.RationalClock;
import org.eigendistill.theorem.proposition.Variables;

/**
 * An instance of a proposition in rational numbers, the reading of the reference's {@link
 * RationalClock} included: what a certificate is about. Nothing in it is matched; the premise is an
 * inequality.
 *
 * @param variables which number is what
 * @param values the numbers, in the variables' order
 * @param reference the reference's reading
 */
record Instance(Variables variables, List<Fraction> values, Fraction reference) {
  /** Copies the list. */
  Instance {
    values = List.copyOf(values);
  }

  Fraction ratio() {
    return values.get(0);
  }

  Fraction weight() {
    return variables.proposition().scheme().hasWeight()
        ? values.get(variables.weightAt())
        : Fraction.ONE;
  }

  List<Fraction> constants(Filter filter) {
    return variables.constants(filter, values);
  }

  Fraction reading(int part) {
    return values.get(variables.timeAt(part));
  }

  private Fraction rational(int part, boolean top) {
    return rational(variables.proposition().parts().get(part), reading(part), top);
  }

  private Fraction rational(Filter filter, Fraction reading, boolean top) {
    return variables.clock(filter).rational(constants(filter), reading, ratio(), top);
  }

  private Enclosure enclosed(Filter filter, Fraction reading, boolean top) {
    return variables.clock(filter).enclosed(constants(filter), reading, ratio(), top);
  }

  /** The student's gain as a fraction; needs rational parts. */
  Fraction rationalStudent(boolean top) {
    List<Fraction> gains = new ArrayList<>();
    for (int i = 0; i < variables.proposition().parts().size(); i++) {
      gains.add(rational(i, top));
    }
    return variables.proposition().scheme().gain(gains, weight());
  }

  Fraction rationalReference(boolean top) {
    return rational(variables.proposition().reference(), reference, top);
  }

  private Enclosure enclosed(int part, boolean top) {
    return enclosed(variables.proposition().parts().get(part), reading(part), top);
  }

  Enclosure enclosedStudent(boolean top) {
    List<Enclosure> gains = new ArrayList<>();
    for (int i = 0; i < variables.proposition().parts().size(); i++) {
      gains.add(enclosed(i, top));
    }
    return variables.proposition().scheme().gain(gains, Enclosure.of(weight()));
  }

  Enclosure enclosedReference(boolean top) {
    return enclosed(variables.proposition().reference(), reference, top);
  }

  /** Whether every number is in its domain and the proposition's own demands are met. */
  boolean isAdmitted() {
    Proposition proposition = variables.proposition();
    if (!isShare(ratio()) || proposition.scheme().hasWeight() && !isShare(weight())) {
      return false;
    }
    List<Filter> all = new ArrayList<>(proposition.parts());
    all.add(proposition.reference());
    for (int i = 0; i < all.size(); i++) {
      Filter filter = all.get(i);
      boolean last = i == all.size() - 1;
      Fraction reading = last ? reference : reading(i);
      if (!hasConstantsInDomain(filter) || !variables.clock(filter).admits(reading)) {
        return false;
      }
      Damping damping = proposition.damping();
      boolean bounded = last ? damping.boundsReference() : damping.boundsParts();
      if (bounded && filter.clock().isWhole() && !isBeforeOvershoot(filter, reading)) {
        return false;
      }
    }
    Condition condition = proposition.condition();
    // Roots of one flow: the smaller root is the longer time.
    return condition == Condition.NONE
        || condition.admits(reading(0).compareTo(reading(condition.part())));
  }

  private boolean hasConstantsInDomain(Filter filter) {
    List<Fraction> constants = constants(filter);
    List<Parameter> parameters = filter.parameters();
    for (int i = 0; i < parameters.size(); i++) {
      boolean overshoots =
          parameters.get(i).isStep()
              && filter.recursion().isEmpty()
              && constants.get(i).compareTo(Fraction.ONE) >= 0;
      if (overshoots || !isAllowed(parameters.get(i), constants.get(i))) {
        return false;
      }
    }
    return filter
        .recursion()
        .map(recursion -> variables.proposition().damping().admits(recursion, constants))
        .orElse(true);
  }

  /** Whether statements allow a value; they ask for more than 0 where 0 makes another filter. */
  private static boolean isAllowed(Parameter parameter, Fraction value) {
    return switch (parameter.domain()) {
      case SHARE -> value.signum() >= 0 && value.compareTo(Fraction.ONE) < 0;
      case COUNT -> value.isWhole() && value.signum() > 0;
      case POSITIVE, AT_LEAST_ZERO -> value.signum() > 0;
    };
  }

  /** Whether the residual along l_1 is positive at every step up to the last. */
  private boolean isBeforeOvershoot(Filter filter, Fraction steps) {
    for (int n = 1; n <= steps.numerator().intValueExact(); n++) {
      if (rational(filter, Fraction.of(n, 1), true).compareTo(Fraction.ONE) >= 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isShare(Fraction value) {
    return value.signum() > 0 && value.compareTo(Fraction.ONE) < 0;
  }

  /**
   * Whether this instance refutes the proposition: premise true, conclusion false, both proved, in
   * fractions where all gains are rational and in enclosures otherwise.
   */
  boolean refutes() {
    if (!isAdmitted()) {
      return false;
    }
    boolean top = variables.proposition().mutation() != Mutation.SWAPPED;
    if (variables.proposition().asksForTheFirstStep() && !isFirstStep(top)) {
      return false;
    }
    Fraction factor = variables.proposition().studentFactor();
    if (variables.isExact()) {
      return contradict(
          rationalStudent(top),
          rationalReference(top),
          rationalStudent(!top).times(factor),
          rationalReference(!top));
    }
    return contradict(
        enclosedStudent(top),
        enclosedReference(top),
        enclosedStudent(!top).times(Enclosure.of(factor)),
        enclosedReference(!top));
  }

  /** Whether at every step before, the reference has come less far than the student. */
  private boolean isFirstStep(boolean top) {
    Filter filter = variables.proposition().reference();
    Enclosure student = enclosedStudent(top);
    for (int n = 1; n < reference.numerator().intValueExact(); n++) {
      if (!enclosed(filter, Fraction.of(n, 1), top).certainlyBelow(student)) {
        return false;
      }
    }
    return true;
  }

  private <V extends Enclosed<V>> boolean contradict(
      V studentMatched, V referenceMatched, V studentCompared, V referenceCompared) {
    boolean reversed = variables.proposition().mutation() == Mutation.REVERSED;
    boolean ahead = variables.proposition().ahead();
    boolean order =
        variables.proposition().asksForTheFirstStep() || variables.proposition().ordered();
    // A reversed mutation keeps the statement's premise: the matched one follows from either order
    // form, so the one that makes the failure the stronger is asked for.
    boolean behindPremise = ahead == reversed || order;
    boolean premise =
        behindPremise
            ? studentMatched.certainlyAtMost(referenceMatched)
            : referenceMatched.certainlyAtMost(studentMatched);
    boolean failure =
        variables.proposition().concludesAhead()
            ? studentCompared.certainlyBelow(referenceCompared)
            : referenceCompared.certainlyBelow(studentCompared);
    return premise && failure;
  }
}
