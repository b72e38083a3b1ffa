// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

import java.util.List;
import java.util.Optional;
import org.eigendistill.base.BadInputException;
import org.eigendistill.number.DoubleDouble;
import org.eigendistill.number.Fraction;
import org.eigendistill.number.Measured;
import org.eigendistill.number.Scalar;

/**
 * Gradient descent whose steps go by a schedule over a total of T steps: after N of them
 *
 * <pre>\[ r(l) = \prod_{j=0}^{N-1} (1 - h_j l), \qquad h_j = h \, \mathrm{share}(j), \]</pre>
 *
 * and from T steps on nothing moves. Other than in continuous time ({@link ScheduledFlow}) the
 * gains are not those of flow, nor of descent with a constant step. The numbers are h and T; a
 * schedule is given by its shares alone. Steps are taken one by one, so at most {@value
 * #MOST_STEPS}.
 */
public interface ScheduledDescent extends Filter {
  /** So many steps are taken at most. */
  long MOST_STEPS = 1_000_000;

  /** Of the number that says where a schedule ends. */
  String TOTAL = "length of training over which the rate falls to 0, then nothing moves";

  /**
   * The share of the first step's length h that a step has, from 0 to 1.
   *
   * @param step j, counted from 0, below T
   * @param total T, a whole number
   * @param <N> the arithmetic
   */
  <N extends Scalar<N>> N share(long step, N total);

  @Override
  default Clock clock() {
    return Clock.STEPS;
  }

  @Override
  default List<Parameter> parameters() {
    return List.of(GradientDescent.STEP, Parameter.of("total", TOTAL, Parameter.Domain.COUNT));
  }

  @Override
  default <N extends Scalar<N>> Affine<N> update(N l, N length, List<N> numbers) {
    N total = numbers.get(1);
    long steps = taken(Math.min(length.whole(), total.whole()));
    N x = l.times(numbers.get(0));
    N fitted = l.lift(Fraction.ZERO);
    N left = l.lift(Fraction.ONE);
    for (long j = 0; j < steps; j++) {
      N part = x.times(share(j, total));
      fitted = fitted.plus(left.times(part));
      left = left.times(part.complement());
    }
    return Affine.keeping(fitted, left);
  }

  @Override
  default Optional<Propagator> fast(double l, double... numbers) {
    DoubleDouble x = DoubleDouble.product(numbers[0], l);
    Measured total = Measured.of(numbers[1]);
    return Optional.of(
        new ProductPath(
            (long) numbers[1],
            steps -> countable((long) Math.min(steps, numbers[1])),
            step -> x.times(share(step, total).number())));
  }

  private long countable(long steps) {
    if (steps > MOST_STEPS) {
      throw BadInputException.of(
          "procedure " + name(),
          steps + " steps",
          "a schedule's steps are taken one by one, at most " + MOST_STEPS,
          "Take a shorter total or fewer steps.");
    }
    return steps;
  }

  private static long taken(long steps) {
    if (steps > MOST_STEPS) {
      throw new ArithmeticException(
          "a schedule's steps are taken one by one, at most %d and not %d"
              .formatted(MOST_STEPS, steps));
    }
    return steps;
  }

  /** Where the schedule ends. */
  @Override
  default <N extends Scalar<N>> Affine<N> limit(N l, List<N> numbers) {
    return update(l, numbers.get(1), numbers);
  }

  @Override
  default double settled(double top, double bottom, double... numbers) {
    return numbers[1];
  }

  /** From h l = 2 on a step throws the fit further off than it was. */
  @Override
  default Optional<Bound> exceeded(double topEigenvalue, double... numbers) {
    return numbers[0] * topEigenvalue < 2
        ? Optional.empty()
        : Optional.of(new Bound(GradientDescent.STEP.name(), 2 / topEigenvalue));
  }
}
