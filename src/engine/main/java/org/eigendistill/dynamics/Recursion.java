// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eigendistill.number.DoubleDouble;
import org.eigendistill.number.Enclosed;
import org.eigendistill.number.Fraction;
import org.eigendistill.number.Measured;
import org.eigendistill.number.Scalar;

/**
 * A procedure of whole steps of length h that carries part of each increment over to the next:
 * gradient descent with or without momentum. With x = h l the gain g and its increment d obey
 *
 * <pre>\[ d_N = x (1 - g_{N-1}) + \mu d_{N-1}, \quad g_N = g_{N-1} + d_N, \quad g_0 = d_0 = 0, \]
 * </pre>
 *
 * and the filter is given by its factor mu alone. Momentum starts at rest, in every phase of a
 * schedule anew. The step h is the last of the numbers.
 */
public interface Recursion extends Filter {
  /**
   * The factor mu, by field operations.
   *
   * @param x h l
   * @param numbers one per parameter, in their order
   * @param <N> the arithmetic
   */
  <N extends Scalar<N>> N carried(N x, List<N> numbers);

  @Override
  default Optional<Recursion> recursion() {
    return Optional.of(this);
  }

  @Override
  default Clock clock() {
    return Clock.STEPS;
  }

  /** The affine map of one step, raised to the number of steps by squaring. */
  @Override
  default <N extends Scalar<N>> Affine<N> update(N l, N length, List<N> numbers) {
    N x = l.times(numbers.get(numbers.size() - 1));
    Step<N> all = Step.of(x, carried(x, numbers)).power(length.whole());
    return Affine.keeping(all.fitted(), all.kept());
  }

  @Override
  default Optional<Propagator> fast(double l, double... numbers) {
    DoubleDouble x = DoubleDouble.product(step(numbers), l);
    return StepPath.of(x, carried(new Measured(x, 0), lifted(numbers)));
  }

  /** The step h among the numbers. */
  default double step(double... numbers) {
    return numbers[numbers.length - 1];
  }

  /** The factor mu in doubles, at x = h l. */
  default double carriedAt(double x, double... numbers) {
    return carried(Measured.of(x), lifted(numbers)).value();
  }

  private static List<Measured> lifted(double... numbers) {
    Measured[] lifted = new Measured[numbers.length];
    for (int i = 0; i < lifted.length; i++) {
      lifted[i] = Measured.of(numbers[i]);
    }
    return List.of(lifted);
  }

  /**
   * The largest x = h l, exclusive, for which the recursion converges: both roots z of {@code z^2 -
   * (1 - x + mu) z + mu = 0} lie inside the unit circle exactly where |mu| &lt; 1 and |1 - x + mu|
   * &lt; 1 + mu. Looked for in steps of 1/16 and bisected, unless a filter knows it.
   *
   * @param numbers one per parameter; the step is not looked at
   */
  default double stabilityLimit(double... numbers) {
    List<Measured> lifted = lifted(numbers);
    return Stretch.end(x -> isStable(Measured.of(x), lifted));
  }

  /**
   * The largest x = h l up to which the recursion is overdamped: real roots of one sign, so that
   * the residual keeps its sign. Looked for in steps of 1/16 and bisected, unless a filter knows
   * it.
   *
   * @param numbers one per parameter; the step is not looked at
   */
  default double overdampedLimit(double... numbers) {
    List<Measured> lifted = lifted(numbers);
    return Stretch.end(x -> isOverdamped(Measured.of(x), lifted));
  }

  /**
   * Whether the recursion is overdamped, decided in the arithmetic of x: {@code x < 1} and {@code
   * (1 - x + mu)^2 >= 4 mu}.
   *
   * @param <N> the arithmetic
   */
  default <N extends Enclosed<N>> boolean isOverdamped(N x, List<N> numbers) {
    N one = x.lift(Fraction.ONE);
    if (!x.certainlyBelow(one)) {
      return false;
    }
    N mu = carried(x, numbers);
    N trace = x.complement().plus(mu);
    return mu.times(x.lift(Fraction.of(4, 1))).certainlyAtMost(trace.times(trace));
  }

  /**
   * Whether the recursion converges, decided in the arithmetic of x: see {@link #stabilityLimit}.
   *
   * @param <N> the arithmetic
   */
  default <N extends Enclosed<N>> boolean isStable(N x, List<N> numbers) {
    N one = x.lift(Fraction.ONE);
    N mu = carried(x, numbers);
    N trace = x.complement().plus(mu);
    N bound = one.plus(mu);
    return mu.certainlyBelow(one)
        && mu.negate().certainlyBelow(one)
        && trace.certainlyBelow(bound)
        && trace.negate().certainlyBelow(bound);
  }

  @Override
  default Optional<Bound> exceeded(double topEigenvalue, double... numbers) {
    double limit = stabilityLimit(numbers);
    return step(numbers) * topEigenvalue < limit
        ? Optional.empty()
        : Optional.of(new Bound("step", limit / topEigenvalue));
  }

  /**
   * Steps after which every residual has shrunk by exp(-40): those that the smallest eigenvalue
   * needs, those of an oscillation near the limit of stability, and those that momentum needs to
   * come to rest.
   */
  @Override
  default double settled(double top, double bottom, double... numbers) {
    double constants = Procedure.TIME_CONSTANTS;
    double h = step(numbers);
    double slowest = constants / (h * bottom);
    double shaking = constants / (stabilityLimit(numbers) - h * top);
    double rolling = 2 * constants / (1 - carriedAt(0, numbers));
    return Math.rint(slowest + shaking + rolling);
  }

  /**
   * Residuals are sums of powers of the roots z of {@code z^2 - (1 - x + mu) z + mu = 0}, which
   * swing where z is complex or negative.
   */
  @Override
  default double ringing(double l, double... numbers) {
    Measured x = Measured.of(step(numbers)).times(Measured.of(l));
    double mu = carried(x, lifted(numbers)).value();
    double half = (1 - x.value() + mu) / 2;
    double square = half * half - mu;
    return square < 0 ? Math.sqrt(mu) : Math.max(0, Math.sqrt(square) - half);
  }

  /** The step first, as users think of it. */
  @Override
  default Map<String, Double> named(double... numbers) {
    Map<String, Double> named = new LinkedHashMap<>();
    named.put("step", step(numbers));
    named.putAll(Filter.super.named(numbers));
    return named;
  }
}
