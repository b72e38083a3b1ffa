// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.criterion;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eigendistill.dynamics.Affine;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.number.Fraction;
import org.eigendistill.number.Scalar;

/**
 * A filter's formula itself: what it does to the eigenvalue, the length of training and constants,
 * as a tree. A number that is none, so that a formula may be looked at, and worked out in another
 * arithmetic.
 *
 * <p>A formula may ask how two numbers compare that do not depend on the eigenvalue, as one that
 * changes at a time does; it is then written down once for each answer. What asks more, or counts,
 * has no tree.
 */
final class Formula implements Scalar<Formula> {
  private static final int MOST_NODES = 5_000;
  private static final int MOST_QUESTIONS = 4;

  /** What a node is. */
  enum Kind {
    EIGENVALUE,
    LENGTH,
    CONSTANT,
    NEGATE,
    PLUS,
    MINUS,
    TIMES,
    OVER,
    EXP,
    EXPM1,
    LOG,
    LOG1P,
    /** The constant is k. */
    PHI,
    /** The constant is the exponent, from 1 or below 0. */
    POWER
  }

  private final Kind kind;
  private final List<Formula> parts;
  private final Fraction constant;
  private final Map<List<Object>, Boolean> answers;
  private final int nodes;
  private final boolean varies;
  private final boolean lasts;

  private Formula(
      Kind kind, List<Formula> parts, Fraction constant, Map<List<Object>, Boolean> answers) {
    this.kind = kind;
    this.parts = parts;
    this.constant = constant;
    this.answers = answers;
    this.nodes = 1 + parts.stream().mapToInt(part -> part.nodes).sum();
    this.varies = kind == Kind.EIGENVALUE || parts.stream().anyMatch(part -> part.varies);
    this.lasts = kind == Kind.LENGTH || parts.stream().anyMatch(part -> part.lasts);
    if (nodes > MOST_NODES) {
      throw new NoTree("more than %d operations".formatted(MOST_NODES));
    }
  }

  /** What cannot be written down. */
  static final class NoTree extends RuntimeException {
    private static final long serialVersionUID = 1;

    NoTree(String words) {
      super(words);
    }
  }

  /** A comparison whose answer is not yet given. */
  private static final class Question extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient List<Object> asked;

    Question(List<Object> asked) {
      this.asked = asked;
    }
  }

  /**
   * The formulas of a procedure, one for each way in which lengths may compare with its numbers.
   *
   * @throws NoTree if it has none
   */
  static List<Affine<Formula>> of(Procedure procedure) {
    List<Affine<Formula>> found = new ArrayList<>();
    follow(procedure, Map.of(), found);
    if (found.isEmpty()) {
      throw new NoTree("no value at any length");
    }
    return found;
  }

  /** The eigenvalue, of which nothing may be asked. */
  static Formula ofEigenvalue() {
    return new Formula(Kind.EIGENVALUE, List.of(), Fraction.ZERO, Map.of());
  }

  private static void follow(
      Procedure procedure, Map<List<Object>, Boolean> answers, List<Affine<Formula>> found) {
    Formula l = new Formula(Kind.EIGENVALUE, List.of(), Fraction.ZERO, answers);
    Formula t = new Formula(Kind.LENGTH, List.of(), Fraction.ZERO, answers);
    try {
      found.add(procedure.update(l, t));
    } catch (Question question) {
      if (answers.size() == MOST_QUESTIONS) {
        throw new NoTree("too many comparisons");
      }
      for (boolean answer : new boolean[] {true, false}) {
        Map<List<Object>, Boolean> more = new HashMap<>(answers);
        more.put(question.asked, answer);
        follow(procedure, more, found);
      }
    } catch (ArithmeticException nowhere) {
      return; // no length has these answers, or the filter has no value there
    }
  }

  /** What it is. */
  Kind kind() {
    return kind;
  }

  /** What it is made of, in their order. */
  List<Formula> parts() {
    return parts;
  }

  /** The value of a constant. */
  Fraction constant() {
    return constant;
  }

  /** How the comparisons came out on the way to it: sign, left and right, to the answer. */
  Map<List<Object>, Boolean> answers() {
    return answers;
  }

  /** Whether the eigenvalue is in it. */
  boolean hasEigenvalue() {
    return varies;
  }

  /** Whether the length is in it. */
  boolean hasLength() {
    return lasts;
  }

  /** The same kind of node of other parts. */
  Formula of(List<Formula> others) {
    return new Formula(kind, others, constant, answers);
  }

  /** The eigenvalue, beside this. */
  Formula eigenvalue() {
    return new Formula(Kind.EIGENVALUE, List.of(), Fraction.ZERO, answers);
  }

  /** The length, beside this. */
  Formula length() {
    return new Formula(Kind.LENGTH, List.of(), Fraction.ZERO, answers);
  }

  /** Its value. */
  <N extends Scalar<N>> N at(N eigenvalue, N length) {
    List<N> values = parts.stream().map(part -> part.at(eigenvalue, length)).toList();
    N first = values.isEmpty() ? eigenvalue : values.get(0);
    return switch (kind) {
      case EIGENVALUE -> eigenvalue;
      case LENGTH -> length;
      case CONSTANT -> eigenvalue.lift(constant);
      case NEGATE -> first.negate();
      case PLUS -> first.plus(values.get(1));
      case MINUS -> first.minus(values.get(1));
      case TIMES -> first.times(values.get(1));
      case OVER -> first.over(values.get(1));
      case EXP -> first.exp();
      case EXPM1 -> first.expm1();
      case LOG -> first.log();
      case LOG1P -> first.log1p();
      case PHI -> first.phi((int) constant.whole());
      case POWER -> power(first, constant.whole());
    };
  }

  private static <N extends Scalar<N>> N power(N base, long exponent) {
    N size = Math.abs(exponent) == 1 ? base : base.power(Math.abs(exponent));
    return exponent > 0 ? size : base.lift(Fraction.ONE).over(size);
  }

  /** A whole power, not 0. */
  Formula raised(int exponent) {
    return exponent == 1
        ? this
        : new Formula(Kind.POWER, List.of(this), Fraction.of(exponent, 1), answers);
  }

  boolean isConstant() {
    return kind == Kind.CONSTANT;
  }

  private Formula node(Kind made, Formula... of) {
    return new Formula(made, List.of(of), Fraction.ZERO, answers);
  }

  /** Whether it is the constant 0. */
  boolean isZero() {
    return isConstant() && constant.signum() == 0;
  }

  private boolean isConstantWith(Formula other) {
    return isConstant() && other.isConstant();
  }

  @Override
  public Formula lift(Fraction value) {
    return new Formula(Kind.CONSTANT, List.of(), value, answers);
  }

  @Override
  public Formula plus(Formula other) {
    if (isConstantWith(other)) {
      return lift(constant.plus(other.constant));
    }
    return isZero() ? other : other.isZero() ? this : node(Kind.PLUS, this, other);
  }

  @Override
  public Formula minus(Formula other) {
    if (isConstantWith(other)) {
      return lift(constant.minus(other.constant));
    }
    return other.isZero() ? this : node(Kind.MINUS, this, other);
  }

  @Override
  public Formula times(Formula other) {
    return isConstantWith(other)
        ? lift(constant.times(other.constant))
        : node(Kind.TIMES, this, other);
  }

  @Override
  public Formula over(Formula other) {
    return isConstantWith(other)
        ? lift(constant.over(other.constant))
        : node(Kind.OVER, this, other);
  }

  @Override
  public Formula negate() {
    return isConstant() ? lift(constant.negate()) : node(Kind.NEGATE, this);
  }

  @Override
  public Formula exp() {
    return node(Kind.EXP, this);
  }

  @Override
  public Formula expm1() {
    return node(Kind.EXPM1, this);
  }

  @Override
  public Formula log() {
    return node(Kind.LOG, this);
  }

  @Override
  public Formula log1p() {
    return node(Kind.LOG1P, this);
  }

  @Override
  public Formula phi(int k) {
    return new Formula(Kind.PHI, List.of(this), Fraction.of(k, 1), answers);
  }

  @Override
  public long whole() {
    if (!isConstant()) {
      throw new NoTree("a count that is no constant");
    }
    return constant.whole();
  }

  @Override
  public boolean isBelow(Formula other) {
    return isConstantWith(other) ? constant.compareTo(other.constant) < 0 : asked("<", other);
  }

  @Override
  public boolean isAtMost(Formula other) {
    return isConstantWith(other) ? constant.compareTo(other.constant) <= 0 : asked("<=", other);
  }

  private boolean asked(String sign, Formula other) {
    if (varies || other.varies) {
      throw new NoTree("a comparison of what depends on the eigenvalue");
    }
    List<Object> question = List.of(sign, this, other);
    Boolean answer = answers.get(question);
    if (answer == null) {
      throw new Question(question);
    }
    return answer;
  }

  @Override
  public boolean isRoughlyBelow(Formula other) {
    return isBelow(other);
  }

  @Override
  public Formula self() {
    return this;
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || other instanceof Formula formula
            && kind == formula.kind
            && constant.equals(formula.constant)
            && parts.equals(formula.parts);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * kind.hashCode() + constant.hashCode()) + parts.hashCode();
  }

  @Override
  public String toString() {
    return isConstant() ? constant.toString() : kind + parts.toString();
  }
}
