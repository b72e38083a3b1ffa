// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.number;

import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.IntFunction;

/**
 * A value and its slopes in some variables, over any arithmetic: forward differentiation. What an
 * arithmetic says of its values it says of the slopes as well. Over {@link Interval} it gives the
 * mean-value form of a function on a box,
 *
 * <pre>\[ f(x) \in f(c) + \sum_i \frac{\partial f}{\partial x_i}(\mathrm{box}) \, (x_i - c_i), \]
 * </pre>
 *
 * whose excess width falls with the square of the box's. Numbers are compared by their values.
 *
 * @param level the value
 * @param slopes the partial derivatives, one per variable
 * @param <N> the arithmetic
 */
public record Jet<N extends Scalar<N>>(N level, List<N> slopes) implements Scalar<Jet<N>> {
  /** Copies the slopes. */
  public Jet {
    slopes = List.copyOf(slopes);
  }

  /** The variable number {@code index} of {@code count}. */
  public static <N extends Scalar<N>> Jet<N> variable(N value, int index, int count) {
    N zero = value.lift(Fraction.ZERO);
    N one = value.lift(Fraction.ONE);
    return new Jet<>(value, each(count, i -> i == index ? one : zero));
  }

  /** A constant beside so many variables. */
  public static <N extends Scalar<N>> Jet<N> constant(N value, int count) {
    N zero = value.lift(Fraction.ZERO);
    return new Jet<>(value, each(count, i -> zero));
  }

  /** The partial derivative by a variable. */
  public N slope(int index) {
    return slopes.get(index);
  }

  @Override
  public Jet<N> lift(Fraction constant) {
    return constant(level.lift(constant), slopes.size());
  }

  @Override
  public Jet<N> plus(Jet<N> other) {
    return with(level.plus(other.level), other, N::plus);
  }

  @Override
  public Jet<N> minus(Jet<N> other) {
    return with(level.minus(other.level), other, N::minus);
  }

  @Override
  public Jet<N> times(Jet<N> other) {
    return with(
        level.times(other.level),
        other,
        (mine, theirs) -> mine.times(other.level).plus(theirs.times(level)));
  }

  @Override
  public Jet<N> over(Jet<N> other) {
    N quotient = level.over(other.level);
    N inverse = level.lift(Fraction.ONE).over(other.level);
    N back = quotient.over(other.level).negate();
    return with(quotient, other, (mine, theirs) -> mine.times(inverse).plus(theirs.times(back)));
  }

  private Jet<N> with(N result, Jet<N> other, BinaryOperator<N> slope) {
    return new Jet<>(
        result, each(slopes.size(), i -> slope.apply(slopes.get(i), other.slopes.get(i))));
  }

  /** A list of so many; box proofs make a billion of them. */
  @SuppressWarnings("unchecked")
  private static <N> List<N> each(int count, IntFunction<N> element) {
    Object[] elements = new Object[count];
    for (int i = 0; i < count; i++) {
      elements[i] = element.apply(i);
    }
    return (List<N>) List.of(elements);
  }

  /** A function of the value, by the chain rule. */
  private Jet<N> chain(N result, N derivative) {
    return new Jet<>(result, each(slopes.size(), i -> derivative.times(slopes.get(i))));
  }

  @Override
  public Jet<N> negate() {
    return new Jet<>(level.negate(), each(slopes.size(), i -> slopes.get(i).negate()));
  }

  @Override
  public Jet<N> complement() {
    return new Jet<>(level.complement(), each(slopes.size(), i -> slopes.get(i).negate()));
  }

  @Override
  public Jet<N> exp() {
    N result = level.exp();
    return chain(result, result);
  }

  @Override
  public Jet<N> expm1() {
    return chain(level.expm1(), level.exp());
  }

  @Override
  public Jet<N> log() {
    return chain(level.log(), level.lift(Fraction.ONE).over(level));
  }

  @Override
  public Jet<N> log1p() {
    N one = level.lift(Fraction.ONE);
    return chain(level.log1p(), one.over(one.plus(level)));
  }

  @Override
  public Jet<N> phi(int k) {
    N result = level.phi(k);
    return k == 0
        ? chain(result, result)
        : chain(result, result.minus(level.phi(k + 1).times(level.lift(Fraction.of(k, 1)))));
  }

  /** {@inheritDoc} The slope is n x^(n-1). */
  @Override
  public Jet<N> power(long exponent) {
    if (exponent == 0) {
      return lift(Fraction.ONE);
    }
    N before = level.power(exponent - 1);
    return chain(before.times(level), before.times(level.lift(Fraction.of(exponent, 1))));
  }

  @Override
  public long whole() {
    return level.whole();
  }

  @Override
  public boolean isBelow(Jet<N> other) {
    return level.isBelow(other.level);
  }

  @Override
  public boolean isAtMost(Jet<N> other) {
    return level.isAtMost(other.level);
  }

  @Override
  public boolean isRoughlyBelow(Jet<N> other) {
    return level.isRoughlyBelow(other.level);
  }

  @Override
  public Jet<N> self() {
    return this;
  }
}
