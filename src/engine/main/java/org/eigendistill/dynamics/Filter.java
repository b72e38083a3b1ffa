// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.eigendistill.number.Fraction;
import org.eigendistill.number.Scalar;

/**
 * A way of training a linear model on squared loss, as a spectral filter: it acts on each
 * eigendirection alone, through the eigenvalue only. Without its numbers: {@link Procedure} is a
 * filter with numbers.
 *
 * <p>One file makes a filter. Only {@link #name} and {@link #update} have to be written; update is
 * written once, over an abstract number, and from it follow doubles with a bound, exact fractions,
 * 75-digit enclosures, intervals and derivatives. The rest states facts that are otherwise searched
 * for, or adds a faster path. Filters are stateless and have a public constructor without
 * arguments; they are found by {@link java.util.ServiceLoader} or handed over.
 */
public interface Filter {
  /** The name on the command line: lower case, hyphens. */
  String name();

  /** What counts the length of training. */
  default Clock clock() {
    return Clock.TIME;
  }

  /** The numbers it takes, in their order. */
  default List<Parameter> parameters() {
    return List.of();
  }

  /**
   * What training for a length does along a direction, by the operations of {@link Scalar} alone. A
   * formula that changes somewhere asks {@link Scalar#isBelow} or {@link Scalar#isAtMost}.
   *
   * @param eigenvalue the direction's eigenvalue l, positive
   * @param length the length of training on the {@link #clock}, positive
   * @param numbers one per parameter, in their order and in the arithmetic of l
   * @param <N> the arithmetic
   */
  <N extends Scalar<N>> Affine<N> update(N eigenvalue, N length, List<N> numbers);

  /**
   * A faster or finer path of doubles, of relative error at most 1e-14 in pull and in keep + shrink
   * against {@link #update}; empty where update alone is to be used.
   *
   * @param eigenvalue l, at least 0
   * @param numbers one per parameter, in their order
   */
  default Optional<Propagator> fast(double eigenvalue, double... numbers) {
    return Optional.empty();
  }

  /**
   * What endless training does, wherever it starts: it interpolates, unless weights decay.
   *
   * @param eigenvalue l, positive
   * @param numbers one per parameter, in their order and in the arithmetic of l
   * @param <N> the arithmetic
   */
  default <N extends Scalar<N>> Affine<N> limit(N eigenvalue, List<N> numbers) {
    return Affine.forgetting(eigenvalue.lift(Fraction.ONE), eigenvalue.lift(Fraction.ZERO));
  }

  /** Whether a student can go on from where another model stopped: keep is not 0 throughout. */
  default boolean continues() {
    return true;
  }

  /**
   * The bound that a number has to stay below for training to converge on a spectrum, where it does
   * not; empty where it converges.
   *
   * @param topEigenvalue the largest eigenvalue
   * @param numbers one per parameter, in their order
   */
  default Optional<Bound> exceeded(double topEigenvalue, double... numbers) {
    return Optional.empty();
  }

  /**
   * A number that must be smaller.
   *
   * @param parameter its name
   * @param below what it must not reach
   */
  record Bound(String parameter, double below) {}

  /**
   * A length by which training on a spectrum has come to its limit to within {@code exp(-40)},
   * where it is known in closed form; NaN where it has to be searched.
   *
   * @param top the largest eigenvalue
   * @param bottom the smallest, positive
   * @param numbers one per parameter, in their order
   */
  default double settled(double top, double bottom, double... numbers) {
    return Double.NaN;
  }

  /**
   * By what factor the swing of a direction's residual shrinks at each step; 0 where it does not
   * swing.
   *
   * @param eigenvalue l, positive
   * @param numbers one per parameter, in their order
   */
  default double ringing(double eigenvalue, double... numbers) {
    return 0;
  }

  /** The recursion that this is, if it goes by steps that carry part of themselves over. */
  default Optional<Recursion> recursion() {
    return Optional.empty();
  }

  /**
   * Whether it is proved that a / (l (1 - a)), of the gains a of plain training, nowhere falls with
   * the eigenvalue l and rises with training, from gains of 0.
   *
   * @param numbers one per parameter, in their order
   */
  default boolean hasRisingOdds(double... numbers) {
    return false;
  }

  /**
   * Names to values, as they stand in summary.json.
   *
   * @param numbers one per parameter, in their order
   */
  default Map<String, Double> named(double... numbers) {
    Map<String, Double> named = new LinkedHashMap<>();
    for (int i = 0; i < numbers.length; i++) {
      named.put(parameters().get(i).name(), numbers[i]);
    }
    return named;
  }

  /**
   * The filter with the usual value of each of its numbers.
   *
   * @param topEigenvalue the largest eigenvalue, for numbers that depend on it
   * @throws IllegalArgumentException if a number has no usual value
   */
  default Procedure usual(double topEigenvalue) {
    double[] numbers =
        parameters().stream()
            .mapToDouble(
                parameter -> {
                  OptionalDouble value = parameter.usualFor(topEigenvalue);
                  return value.orElseThrow(
                      () ->
                          new IllegalArgumentException(
                              "%s needs a %s".formatted(name(), parameter.name())));
                })
            .toArray();
    return Procedure.of(this, numbers);
  }
}
