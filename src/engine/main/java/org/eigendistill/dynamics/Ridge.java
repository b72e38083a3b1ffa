// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.eigendistill.number.Scalar;

/**
 * Ridge regression at penalty d: the minimizer of c ||y - X b||^2 + d ||b||^2 has gain
 *
 * <pre>\[ a(l) = \frac{l}{l + d}, \qquad r(l) = \frac{d}{l + d}. \]</pre>
 *
 * <p>The place of time is taken by the penalty. Ridge forgets its start, so it cannot continue
 * another model.
 */
public record Ridge() implements Penalized {
  /** The procedure. */
  public static Procedure of() {
    return Procedure.of(new Ridge());
  }

  @Override
  public String name() {
    return "ridge";
  }

  @Override
  public <N extends Scalar<N>> Affine<N> update(N l, N penalty, List<N> numbers) {
    N sum = l.plus(penalty);
    return Affine.forgetting(l.over(sum), penalty.over(sum));
  }

  @Override
  public Optional<Propagator> fast(double l, double... numbers) {
    return Optional.of(new Shrinkage(l));
  }

  /** The closed form. */
  private record Shrinkage(double eigenvalue) implements Propagator {
    @Override
    public Update until(double penalty) {
      double sum = eigenvalue + penalty;
      return new Update(eigenvalue / sum, 0, Double.NEGATIVE_INFINITY, penalty / sum);
    }

    /** {@code d = l r / a}. */
    @Override
    public OptionalDouble lengthToReach(Gain goal) {
      double odds = goal.residual() / goal.gain();
      return OptionalDouble.of(goal.residual() > 0 ? eigenvalue * odds : Double.NaN);
    }
  }

  /** It is 1 / d. */
  @Override
  public boolean hasRisingOdds(double... numbers) {
    return true;
  }
}
