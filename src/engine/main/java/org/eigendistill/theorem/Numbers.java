package org.eigendistill.theorem;

import java.util.ArrayList;
import java.util.List;
import org.eigendistill.number.Enclosure;
import org.eigendistill.number.Fraction;
import org.eigendistill.number.Scalar;

/**
 * A case with rational numbers and dials (see {@link ExactGains}), the reference's dial included:
 * what a certificate is about. Nothing in it is matched; the premise is an inequality.
 *
 * @param layout which number is what
 * @param values the numbers, in the layout's order
 * @param reference the reference's dial
 */
record Numbers(Layout layout, List<Fraction> values, Fraction reference) {
  /** Copies the list. */
  Numbers {
    values = List.copyOf(values);
  }

  Fraction ratio() {
    return values.get(0);
  }

  Fraction weight() {
    return layout.comparison().recipe().hasWeight() ? values.get(layout.weightAt()) : Fraction.ONE;
  }

  List<Fraction> constants(Kind kind) {
    int from = layout.constantsAt(kind);
    return kind.constants() == 0 ? List.of() : values.subList(from, from + kind.constants());
  }

  Fraction dial(int part) {
    return values.get(layout.timeAt(part));
  }

  Fraction rational(int part, boolean top) {
    Kind kind = layout.comparison().parts().get(part);
    return ExactGains.rational(kind, constants(kind), dial(part), ratio(), top);
  }

  /** The student's gain as a fraction; needs rational parts. */
  Fraction rationalStudent(boolean top) {
    List<Fraction> gains = new ArrayList<>();
    for (int i = 0; i < layout.comparison().parts().size(); i++) {
      gains.add(rational(i, top));
    }
    return layout.comparison().recipe().gain(gains, weight());
  }

  Fraction rationalReference(boolean top) {
    Kind kind = layout.comparison().reference();
    return ExactGains.rational(kind, constants(kind), reference, ratio(), top);
  }

  Enclosure enclosed(int part, boolean top) {
    Kind kind = layout.comparison().parts().get(part);
    return ExactGains.enclosed(kind, constants(kind), dial(part), ratio(), top);
  }

  Enclosure enclosedStudent(boolean top) {
    List<Enclosure> gains = new ArrayList<>();
    for (int i = 0; i < layout.comparison().parts().size(); i++) {
      gains.add(enclosed(i, top));
    }
    return layout.comparison().recipe().gain(gains, Enclosure.of(weight()));
  }

  Enclosure enclosedReference(boolean top) {
    Kind kind = layout.comparison().reference();
    return ExactGains.enclosed(kind, constants(kind), reference, ratio(), top);
  }

  /** Whether every number is in its domain and the comparison's own demands are met. */
  boolean isAdmitted() {
    Comparison comparison = layout.comparison();
    if (!isShare(ratio()) || comparison.recipe().hasWeight() && !isShare(weight())) {
      return false;
    }
    List<Kind> all = new ArrayList<>(comparison.parts());
    all.add(comparison.reference());
    for (int i = 0; i < all.size(); i++) {
      Kind kind = all.get(i);
      boolean last = i == all.size() - 1;
      if (!hasConstantsInDomain(kind) || !isDial(kind, last ? reference : dial(i))) {
        return false;
      }
      Damping damping = comparison.damping();
      boolean bounded = last ? damping.boundsReference() : damping.boundsParts();
      if (bounded && kind.isStepwise() && !isBeforeOvershoot(kind, last ? reference : dial(i))) {
        return false;
      }
    }
    Condition condition = comparison.condition();
    // Roots of one flow: the smaller root is the longer time.
    return condition == Condition.NONE
        || condition.admits(dial(0).compareTo(dial(condition.part())));
  }

  private boolean hasConstantsInDomain(Kind kind) {
    List<Fraction> constants = constants(kind);
    if (kind.isStepwise()) {
      Fraction momentum = kind.hasMomentum() ? constants.get(0) : Fraction.ZERO;
      Fraction step = constants.get(constants.size() - 1);
      return layout.comparison().damping().admits(kind, momentum, step);
    }
    return constants.stream().allMatch(c -> c.signum() > 0);
  }

  /** Whether the residual along l_1 is positive at every step up to the last. */
  private boolean isBeforeOvershoot(Kind kind, Fraction steps) {
    for (int n = 1; n <= steps.numerator().intValueExact(); n++) {
      Fraction gain = ExactGains.rational(kind, constants(kind), Fraction.of(n, 1), ratio(), true);
      if (gain.compareTo(Fraction.ONE) >= 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDial(Kind kind, Fraction dial) {
    return switch (kind.dial()) {
      case "root" -> isShare(dial);
      case "steps" -> dial.signum() > 0 && dial.isWhole();
      default -> dial.signum() > 0;
    };
  }

  private static boolean isShare(Fraction value) {
    return value.signum() > 0 && value.compareTo(Fraction.ONE) < 0;
  }

  /**
   * Whether these numbers refute the comparison: premise true, conclusion false, both proved, in
   * fractions where all gains are rational and in enclosures otherwise.
   */
  boolean refute() {
    if (!isAdmitted()) {
      return false;
    }
    boolean top = layout.comparison().twin() != Twin.SWAPPED;
    if (layout.comparison().asksForTheFirstStep() && !isFirstStep(top)) {
      return false;
    }
    Fraction factor = layout.comparison().studentFactor();
    if (layout.comparison().isExact()) {
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
    Kind kind = layout.comparison().reference();
    Enclosure student = enclosedStudent(top);
    for (int n = 1; n < reference.numerator().intValueExact(); n++) {
      Fraction step = Fraction.of(n, 1);
      if (!ExactGains.enclosed(kind, constants(kind), step, ratio(), top).certainlyBelow(student)) {
        return false;
      }
    }
    return true;
  }

  private <V extends Scalar<V>> boolean contradict(
      V studentMatched, V referenceMatched, V studentCompared, V referenceCompared) {
    boolean reversed = layout.comparison().twin() == Twin.REVERSED;
    boolean ahead = layout.comparison().ahead();
    boolean order = layout.comparison().asksForTheFirstStep() || layout.comparison().ordered();
    // A reversed twin keeps the statement's premise: the matched one follows from either order
    // form, so the one that makes the failure the stronger is asked for.
    boolean behindPremise = ahead == reversed || order;
    boolean premise =
        behindPremise
            ? studentMatched.certainlyAtMost(referenceMatched)
            : referenceMatched.certainlyAtMost(studentMatched);
    boolean failure =
        layout.comparison().concludesAhead()
            ? studentCompared.certainlyBelow(referenceCompared)
            : referenceCompared.certainlyBelow(studentCompared);
    return premise && failure;
  }
}
