// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.proposition;

import java.util.List;
import org.eigendistill.dynamics.Filter;
import org.eigendistill.number.Fraction;

/**
 * What a statement compares, as the program evaluates it: a student made by a scheme, against plain
 * training of a reference procedure.
 *
 * <p>Premise, order form: the reference has come at least as far as the student along l_1 (for
 * statements that say "ahead": at most as far). Conclusion: along l_2 &lt; l_1 the student is
 * strictly behind it (ahead of it). As gains rise with time, the matched form, with equality in the
 * premise, says the same where time is continuous. Whole steps have no matched form: a proposition
 * with a stepwise reference is in the order form, of every step that has come as far, unless it
 * asks for the first such step alone.
 *
 * @param scheme how the student comes about
 * @param parts the procedures of the scheme's stretches; equal filters have equal numbers
 * @param reference the procedure compared with, with the numbers of its like above, if any
 * @param damping the range of steps
 * @param condition what is demanded of the times
 * @param ordered whether the premise is the order form, the reference trained for any time or
 *     number of steps that brings it as far; else it is the matched time or the first such step
 * @param ahead whether the student is said to be ahead
 * @param mutation which false variant this is, if any
 */
public record Proposition(
    Scheme scheme,
    List<Filter> parts,
    Filter reference,
    Damping damping,
    Condition condition,
    boolean ordered,
    boolean ahead,
    Mutation mutation)
    implements Subject {

  /** Checks the number of parts. */
  public Proposition {
    parts = List.copyOf(parts);
    if (parts.size() != scheme.parts()) {
      throw new IllegalArgumentException(scheme + " takes " + scheme.parts() + " parts");
    }
  }

  /** Of overdamped steps, without a condition; whole steps of the reference in the order form. */
  public static Proposition of(Scheme scheme, Filter reference, Filter... parts) {
    return new Proposition(
        scheme,
        List.of(parts),
        reference,
        Damping.OVER,
        Condition.NONE,
        reference.clock().isWhole(),
        false,
        Mutation.NONE);
  }

  /** With another range of steps. */
  public Proposition with(Damping other) {
    return new Proposition(scheme, parts, reference, other, condition, ordered, ahead, mutation);
  }

  /** With another condition on times. */
  public Proposition with(Condition other) {
    return new Proposition(scheme, parts, reference, damping, other, ordered, ahead, mutation);
  }

  /** A false variant. */
  public Proposition with(Mutation other) {
    return new Proposition(scheme, parts, reference, damping, condition, ordered, ahead, other);
  }

  /** The reference being trained for any time that brings it as far. */
  public Proposition inOrderForm() {
    return new Proposition(scheme, parts, reference, damping, condition, true, ahead, mutation);
  }

  /** Of the reference's steps only the first that has come as far. */
  public Proposition atTheFirstStep() {
    return new Proposition(scheme, parts, reference, damping, condition, false, ahead, mutation);
  }

  /** Whether the premise asks that the reference's step be the first to come as far. */
  public boolean asksForTheFirstStep() {
    return reference.clock().isWhole() && !ordered;
  }

  /** With the conclusion that the student is ahead. */
  public Proposition sayingAhead() {
    return new Proposition(scheme, parts, reference, damping, condition, ordered, true, mutation);
  }

  /** Whether the conclusion to be decided says "ahead". */
  public boolean concludesAhead() {
    return ahead != (mutation == Mutation.REVERSED);
  }

  /** What the student's gain is multiplied by before it is compared. */
  public Fraction studentFactor() {
    if (mutation != Mutation.SCALED) {
      return Fraction.ONE;
    }
    return ahead ? Fraction.of(100, 101) : Fraction.of(101, 100);
  }
}
