// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.criterion;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eigendistill.number.Enclosed;
import org.eigendistill.number.Fraction;
import org.eigendistill.number.Interval;

/**
 * A function of x for all x from a number on, as a finite sum of monomials with exact coefficients
 * and a bound of what is left out,
 *
 * <pre>
 * \[ \begin{gather} f(x) = \sum_i c_i x^{m_i} e^{-k_i x} + \sum_j p_j \log b_j + p \log x + \mathrm{rest}, \\ |\mathrm{rest}| \le \mathrm{bound} \cdot x^m e^{-k x} \quad \text{for every } x \ge \mathrm{from}. \end{gather} \]
 * </pre>
 *
 * <p>As coefficients are fractions, terms that cancel do so exactly, and the sign of the first that
 * is left is the sign of f wherever it outweighs all others together. With x = l t this is how a
 * formula is enclosed at interpolation, and with 1/x in its place at the start of training, where
 * intervals only see 0/0. What cannot be held so throws {@link ArithmeticException}.
 */
final class Expansion implements Enclosed<Expansion> {
  private static final int MOST_TERMS = 24;

  /** Series are taken of arguments up to this. */
  private static final double NEAR = 0.75;

  private final double from;
  private final SortedMap<Growth, Fraction> terms;
  private final Rest rest;
  private final Logs logs;

  private Expansion(double from, SortedMap<Growth, Fraction> terms, Rest rest, Logs logs) {
    this.from = from;
    this.terms = terms;
    this.rest = rest;
    this.logs = logs;
  }

  /** The variable x itself, at every x from a positive number on. */
  static Expansion variable(double from) {
    return monomial(from, Growth.of(Fraction.ZERO, Fraction.ONE), Fraction.ONE);
  }

  private static Expansion monomial(double from, Growth growth, Fraction factor) {
    TreeMap<Growth, Fraction> terms = new TreeMap<>();
    if (factor.signum() != 0) {
      terms.put(growth, factor);
    }
    return new Expansion(from, terms, Rest.NONE, Logs.NONE);
  }

  /** A sum of terms in canonical form: what does not outgrow the rest is put into it. */
  private static Expansion sum(
      double from, SortedMap<Growth, Fraction> terms, Rest rest, Logs logs) {
    TreeMap<Growth, Fraction> kept = new TreeMap<>();
    Rest left = rest;
    for (Map.Entry<Growth, Fraction> term : terms.entrySet()) {
      Growth growth = term.getKey();
      if (term.getValue().signum() == 0) {
        continue;
      }
      if (kept.size() < MOST_TERMS && !left.isAtLeast(growth)) {
        kept.put(growth, term.getValue());
      } else {
        left = left.plus(Rest.of(growth, term.getValue()), from);
      }
    }
    return new Expansion(from, kept, left, logs);
  }

  /**
   * Its values at every x from the number on, enclosed.
   *
   * @throws ArithmeticException if it grows otherwise than as a power of x in front
   */
  Interval range() {
    requireNoLogs();
    double far = rest.atMost(from);
    Interval sum = new Interval(-far, far);
    for (Map.Entry<Growth, Fraction> term : terms.entrySet()) {
      sum = sum.plus(term.getKey().range(from).times(Growth.enclosed(term.getValue())));
    }
    return sum;
  }

  /** The number that it goes to, empty unless it is rational or 0. */
  Optional<Fraction> limit() {
    boolean within = terms.isEmpty() || terms.firstKey().against(Growth.ONE) <= 0;
    if (!within || !rest.isBelowOne() || !logs.isEmpty()) {
      return Optional.empty();
    }
    boolean plain =
        terms.keySet().stream()
            .allMatch(growth -> growth.against(Growth.ONE) < 0 || growth.equals(Growth.ONE));
    return plain ? Optional.of(terms.getOrDefault(Growth.ONE, Fraction.ZERO)) : Optional.empty();
  }

  /** Whether it is positive at every x from the number on, for certain. */
  boolean isPositive() {
    try {
      return !terms.isEmpty() && leading().signum() > 0 && overLeading().size() < 1;
    } catch (ArithmeticException unbounded) {
      return false;
    }
  }

  private Fraction leading() {
    return terms.get(terms.firstKey());
  }

  @Override
  public Expansion lift(Fraction constant) {
    return monomial(from, Growth.ONE, constant);
  }

  @Override
  public Expansion plus(Expansion other) {
    TreeMap<Growth, Fraction> both = new TreeMap<>(terms);
    other.terms.forEach((growth, factor) -> both.merge(growth, factor, Fraction::plus));
    return sum(from, both, rest.plus(other.rest, from), logs.plus(other.logs));
  }

  @Override
  public Expansion minus(Expansion other) {
    return plus(other.negate());
  }

  @Override
  public Expansion negate() {
    return scaled(Fraction.of(-1, 1));
  }

  private Expansion scaled(Fraction factor) {
    if (factor.signum() == 0) {
      return lift(Fraction.ZERO);
    }
    TreeMap<Growth, Fraction> scaled = new TreeMap<>();
    terms.forEach((growth, mine) -> scaled.put(growth, mine.times(factor)));
    return new Expansion(from, scaled, rest.times(Rest.of(Growth.ONE, factor)), logs.times(factor));
  }

  @Override
  public Expansion times(Expansion other) {
    if (other.isRational()) {
      return scaled(other.rational());
    }
    if (isRational()) {
      return other.scaled(rational());
    }
    requireNoLogs();
    other.requireNoLogs();
    TreeMap<Growth, Fraction> products = new TreeMap<>();
    for (Map.Entry<Growth, Fraction> mine : terms.entrySet()) {
      for (Map.Entry<Growth, Fraction> theirs : other.terms.entrySet()) {
        Roots product = Roots.product(mine.getKey(), theirs.getKey());
        Fraction factor = mine.getValue().times(theirs.getValue()).times(product.factor());
        products.merge(product.growth(), factor, Fraction::plus);
      }
    }
    Rest crossed =
        rest.times(other.envelope())
            .plus(other.rest.times(sum(from, terms, Rest.NONE, Logs.NONE).envelope()), from);
    return sum(from, products, crossed, Logs.NONE);
  }

  private boolean isRational() {
    return rest.isNone()
        && logs.isEmpty()
        && (terms.isEmpty() || terms.size() == 1 && terms.firstKey().equals(Growth.ONE));
  }

  private Fraction rational() {
    return terms.isEmpty() ? Fraction.ZERO : leading();
  }

  private void requireNoLogs() {
    if (!logs.isEmpty()) {
      throw new ArithmeticException("a logarithm in a product or quotient");
    }
  }

  @Override
  public Expansion over(Expansion other) {
    Expansion near = other.overLeading();
    Expansion inverse = near.of(PowerSeries.INVERSE);
    return times(inverse).times(other.leadingInverse());
  }

  /** This over its first term, less 1. */
  private Expansion overLeading() {
    requireNoLogs();
    Expansion inverse = leadingInverse();
    TreeMap<Growth, Fraction> others = new TreeMap<>(terms);
    others.remove(terms.firstKey());
    return new Expansion(from, others, rest, logs).times(inverse);
  }

  private Expansion leadingInverse() {
    if (terms.isEmpty()) {
      throw new ArithmeticException("division by what may be 0");
    }
    Roots inverse = Roots.inverse(terms.firstKey());
    return monomial(from, inverse.growth(), inverse.factor().over(leading()));
  }

  /** A bound of |this| at every x. */
  private double size() {
    return envelope().atMost(from);
  }

  /** A monomial that is at least |this| at every x. */
  private Rest envelope() {
    Rest all = rest;
    for (Map.Entry<Growth, Fraction> term : terms.entrySet()) {
      all = all.plus(Rest.of(term.getKey(), term.getValue()), from);
    }
    return all;
  }

  /** The sum of a power series in this, which is near 0. */
  private Expansion of(PowerSeries series) {
    requireNoLogs();
    Rest envelope = envelope();
    double far = envelope.atMost(from);
    if (!(far <= NEAR)) {
      throw new ArithmeticException("a series too far from its centre");
    }
    Expansion sum = lift(Fraction.ZERO);
    for (int j = PowerSeries.ORDER - 1; j >= 0; j--) {
      sum = sum.times(this).plus(lift(series.coefficients().get(j)));
    }
    double factor = series.tail().applyAsDouble(far) * (1 + 1e-9);
    Rest left = envelope.power(PowerSeries.ORDER).times(factor);
    return sum(from, sum.terms, sum.rest.plus(left, from), Logs.NONE);
  }

  @Override
  public Expansion exp() {
    TreeMap<Growth, Fraction> small = new TreeMap<>();
    Fraction rate = Fraction.ZERO;
    for (Map.Entry<Growth, Fraction> term : terms.entrySet()) {
      if (term.getKey().against(Growth.ONE) < 0) {
        small.put(term.getKey(), term.getValue());
      } else if (term.getKey().equals(Growth.of(Fraction.ZERO, Fraction.ONE))) {
        rate = term.getValue().negate();
      } else {
        throw new ArithmeticException("an exponential of " + term.getKey());
      }
    }
    Expansion near = new Expansion(from, small, rest, Logs.NONE);
    Roots factor = logs.exponential(rate);
    return near.of(PowerSeries.EXP).times(monomial(from, factor.growth(), factor.factor()));
  }

  @Override
  public Expansion expm1() {
    return exp().minus(lift(Fraction.ONE));
  }

  @Override
  public Expansion phi(int k) {
    if (k == 0) {
      return exp();
    }
    if (envelope().isBelowOne()) {
      return of(PowerSeries.phi(k));
    }
    return phi(k - 1).minus(lift(PowerSeries.inverseFactorial(k - 1))).over(this);
  }

  @Override
  public Expansion log() {
    Expansion near = overLeading();
    if (leading().signum() < 0) {
      throw new ArithmeticException("the logarithm of a negative number");
    }
    Expansion series = near.of(PowerSeries.LOG);
    Growth first = terms.firstKey();
    Expansion rated = variable(from).scaled(first.rate().negate());
    Expansion sum = series.plus(rated);
    return new Expansion(from, sum.terms, sum.rest, Logs.of(first, leading()));
  }

  @Override
  public Expansion log1p() {
    return lift(Fraction.ONE).plus(this).log();
  }

  @Override
  public long whole() {
    if (!isRational()) {
      throw new ArithmeticException("a count that is no constant");
    }
    return rational().whole();
  }

  @Override
  public boolean isRoughlyBelow(Expansion other) {
    return isBelow(other);
  }

  @Override
  public boolean certainlyBelow(Expansion other) {
    return other.minus(this).isPositive();
  }

  @Override
  public boolean certainlyAtMost(Expansion other) {
    Expansion difference = other.minus(this);
    return difference.isPositive()
        || difference.isRational() && difference.rational().signum() == 0;
  }

  /** The value where it begins. */
  @Override
  public double value() {
    return at(from).value();
  }

  /**
   * The value at an x, enclosed; the logarithms to within rounding.
   *
   * @param x at least where it begins
   */
  Interval at(double x) {
    Interval sum = Interval.point(logs.value(x));
    for (Map.Entry<Growth, Fraction> term : terms.entrySet()) {
      sum = sum.plus(term.getKey().at(x).times(Growth.enclosed(term.getValue())));
    }
    double left = rest.at(x);
    return sum.plus(new Interval(-left, left));
  }

  @Override
  public Expansion self() {
    return this;
  }

  /** The terms, the first ones first. */
  @Override
  public String toString() {
    return terms + " + " + rest + " " + logs;
  }
}
