// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eigendistill.number.Fraction;
import org.eigendistill.number.Measured;
import org.eigendistill.number.Scalar;

/**
 * A {@link Filter} with its numbers: what courses, optima and commands take. A value.
 *
 * <p>A procedure's <em>time</em> is what its trajectory runs over, its {@link Clock}'s length:
 * continuous time t &gt; 0 for the flows; a whole number of steps for {@link GradientDescent},
 * {@link HeavyBall} and {@link Nesterov} (N steps of descent of length h come near flow's t = h N);
 * the penalty d &gt; 0 for {@link Ridge}, which runs backward: a smaller penalty is further
 * trained.
 *
 * @param filter the way of training
 * @param numbers one per parameter of the filter, in their order
 */
public record Procedure(Filter filter, List<Double> numbers) {
  /** After so many time constants training is over: exp(-40) is nothing beside 1 in doubles. */
  public static final double TIME_CONSTANTS = 40;

  /**
   * Checks every number against its parameter.
   *
   * @throws IllegalArgumentException if one is outside its domain, or there are too few or too many
   */
  public Procedure {
    numbers = List.copyOf(numbers);
    List<Parameter> parameters = filter.parameters();
    if (numbers.size() != parameters.size()) {
      throw new IllegalArgumentException(
          "%s takes %d numbers, not %d"
              .formatted(filter.name(), parameters.size(), numbers.size()));
    }
    for (int i = 0; i < parameters.size(); i++) {
      parameters.get(i).require(numbers.get(i));
    }
  }

  /** A filter with numbers, in the order of its parameters. */
  public static Procedure of(Filter filter, double... numbers) {
    Double[] boxed = new Double[numbers.length];
    for (int i = 0; i < boxed.length; i++) {
      boxed[i] = numbers[i];
    }
    return new Procedure(filter, List.of(boxed));
  }

  /** The filter's name. */
  public String name() {
    return filter.name();
  }

  /** What counts the length of training. */
  public Clock clock() {
    return filter.clock();
  }

  /** The numbers as plain doubles. */
  public double[] values() {
    double[] values = new double[numbers.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = numbers.get(i);
    }
    return values;
  }

  /** Names to values, as they stand in summary.json. */
  public Map<String, Double> named() {
    return filter.named(values());
  }

  /**
   * What training for a length does along a direction, in any arithmetic; these doubles are taken
   * at their exact values.
   *
   * @param eigenvalue l, positive
   * @param length on the clock, positive
   * @param <N> the arithmetic
   */
  public <N extends Scalar<N>> Affine<N> update(N eigenvalue, N length) {
    List<N> lifted = numbers.stream().map(number -> eigenvalue.lift(Fraction.of(number))).toList();
    return filter.update(eigenvalue, length, lifted);
  }

  /**
   * The course along a direction, in doubles of relative error at most 1e-13.
   *
   * @param eigenvalue l, at least 0
   */
  public Propagator along(double eigenvalue) {
    Optional<Propagator> fast = filter.fast(eigenvalue, values());
    return fast.orElseGet(() -> new BoundedPropagator(this, eigenvalue));
  }

  /**
   * The time at which plain training on labels from zero has the given gain along a direction; for
   * whole lengths the first at which the gain is reached or passed.
   *
   * @param eigenvalue the direction's eigenvalue, positive
   * @param goal a gain strictly between 0 and 1
   * @return the time, NaN where the procedure never gets there, or infinity where only later than
   *     doubles reach
   */
  public double timeToReach(double eigenvalue, Gain goal) {
    return FirstLength.of(clock(), along(eigenvalue), eigenvalue, goal);
  }

  /**
   * Checks one time.
   *
   * @throws IllegalArgumentException if it is not positive and finite, or not whole where steps are
   *     counted
   */
  public void requireTime(double time) {
    if (!(time > 0) || time == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(
          "%s needs a positive, finite %s, not %s".formatted(name(), clock().noun(), time));
    }
    if (clock().isWhole() && (time != Math.rint(time) || time > 0x1p53)) {
      throw new IllegalArgumentException(
          "%s counts whole steps up to 2^53, not %s".formatted(name(), time));
    }
  }

  /**
   * Checks that training converges on a spectrum.
   *
   * @param topEigenvalue the largest eigenvalue
   * @throws DivergenceException if a step is too long for it
   */
  public void requireStable(double topEigenvalue) {
    Optional<Filter.Bound> bound = filter.exceeded(topEigenvalue, values());
    if (bound.isPresent()) {
      throw new DivergenceException(this, topEigenvalue, bound.get());
    }
  }

  /** Whether a student of this procedure can go on from where another model stopped. */
  public boolean continues() {
    return filter.continues();
  }

  /**
   * The gain along a direction that endless training on the labels tends to.
   *
   * @param eigenvalue l, positive
   */
  public Gain limit(double eigenvalue) {
    Affine<Measured> end =
        filter.limit(
            Measured.of(eigenvalue), numbers.stream().map(number -> Measured.of(number)).toList());
    return Gain.of(end.gain().value(), end.residual().value());
  }

  /** See {@link Filter#settled}: a length by which training has come to its limit, or NaN. */
  public double settled(double top, double bottom) {
    return filter.settled(top, bottom, values());
  }

  /** See {@link Filter#ringing}. */
  public double ringing(double eigenvalue) {
    return filter.ringing(eigenvalue, values());
  }

  /** The name with its numbers: {@code heavy-ball with step 0.1 and momentum 0.9}. */
  @Override
  public String toString() {
    Map<String, Double> named = named();
    named.keySet().retainAll(filter.parameters().stream().map(Parameter::name).toList());
    String words =
        named.entrySet().stream()
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .collect(Collectors.joining(" and "));
    return words.isEmpty() ? name() : name() + " with " + words;
  }
}
