// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.eigendistill.number.DoubleDouble;
import org.eigendistill.number.Scalar;

/**
 * Iterated Tikhonov regularization: ridge regression at penalty d, and again on what it has left, k
 * rounds in all, so that
 *
 * <pre>\[ r(l) = \left(\frac{d}{l + d}\right)^k, \qquad a(l) = 1 - \left(\frac{d}{l
 *    + d}\right)^k. \]</pre>
 *
 * The order k is the number of rounds; one round is {@link Ridge}. Source: Engl, Hanke and
 * Neubauer, Regularization of Inverse Problems (1996), section 5.1, from the start 0, which is the
 * only one here: like ridge it cannot continue another model. A real number of rounds makes {@link
 * FractionalTikhonov}.
 *
 * <p>A student of its teacher, both of one order k and stopped at any penalties, is strictly behind
 * plain training of that order on all pairs of directions. With x = l / d and e = d log a / d log
 * l, e = k r (1 - r^(1/k)) / (1 - r), which is r times the slope c of the chord of r^(1/k) from r
 * to 1. That function is concave, so c does not fall as the gain u = 1 - r rises. A student with
 * gains u v leaves r = r_u + r_v - r_u r_v, less than r_u + r_v, so e(u v) &lt; e(u) + e(v); and
 * with tau the 1 / d of plain training that has its gain, e(u v) (1 + d log tau / d log l) = e(u) +
 * e(v): tau rises with l.
 */
public record IteratedTikhonov() implements Penalized {
  /** Of the order, a word that two filters share. */
  static final String MEANING =
      "order of the filter: rounds of iterated Tikhonov, a real number for fractional";

  private static final List<Parameter> PARAMETERS =
      List.of(Parameter.of("tikhonov-order", MEANING, Parameter.Domain.COUNT));

  /**
   * The procedure.
   *
   * @param order k, a whole number from 1
   */
  public static Procedure of(double order) {
    return Procedure.of(new IteratedTikhonov(), order);
  }

  @Override
  public String name() {
    return "iterated-tikhonov";
  }

  @Override
  public List<Parameter> parameters() {
    return PARAMETERS;
  }

  @Override
  public <N extends Scalar<N>> Affine<N> update(N l, N penalty, List<N> numbers) {
    N sum = l.plus(penalty);
    Affine<N> round = Affine.keeping(l.over(sum), penalty.over(sum));
    Affine<N> all = round.repeated(numbers.get(0).whole());
    return Affine.forgetting(all.pull(), all.keep());
  }

  @Override
  public Optional<Propagator> fast(double l, double... numbers) {
    return inDoubles(l, numbers[0]);
  }

  /** The path of an order that need not be whole; empty where it is too large for doubles. */
  static Optional<Propagator> inDoubles(double l, double order) {
    return order <= PowerDecay.MOST_ORDER ? Optional.of(new Powers(l, order)) : Optional.empty();
  }

  private record Powers(double eigenvalue, double order) implements Propagator {
    @Override
    public Update until(double penalty) {
      Update left = PowerDecay.of(DoubleDouble.of(eigenvalue), penalty, DoubleDouble.of(order));
      return new Update(left.pull(), 0, Double.NEGATIVE_INFINITY, left.keep());
    }

    /** {@code d = l / (r^(-1/k) - 1)}. */
    @Override
    public OptionalDouble lengthToReach(Gain goal) {
      double penalty = eigenvalue / PowerDecay.ratio(goal, order);
      return OptionalDouble.of(penalty > 0 ? penalty : Double.NaN);
    }
  }

  /**
   * They are ((1 + l / d)^k - 1) / l: the slope of a chord, from 0 to l, of a function of l that is
   * convex, so it does not fall in l; and it rises as d falls.
   */
  @Override
  public boolean hasRisingOdds(double... numbers) {
    return true;
  }
}
