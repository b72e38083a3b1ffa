// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem;

import java.util.List;
import java.util.Optional;
import org.eigendistill.dynamics.Affine;
import org.eigendistill.dynamics.Clock;
import org.eigendistill.dynamics.Filter;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.dynamics.Propagator;
import org.eigendistill.number.Fraction;
import org.eigendistill.number.Scalar;

/**
 * A filter whose numbers are no longer free, along eigenvalues that are measured in units of one.
 *
 * @param procedure the filter and its numbers
 * @param unit the eigenvalue that counts as 1
 */
record FixedNumbers(Procedure procedure, double unit) implements Filter {
  /** The procedure's filter itself, where it has no numbers and units do not matter. */
  static Filter of(Procedure procedure, double unit) {
    boolean free = procedure.numbers().isEmpty() && unit == 1;
    return free ? procedure.filter() : new FixedNumbers(procedure, unit);
  }

  @Override
  public String name() {
    return procedure.name();
  }

  @Override
  public Clock clock() {
    return procedure.clock();
  }

  @Override
  public <N extends Scalar<N>> Affine<N> update(N eigenvalue, N length, List<N> numbers) {
    return procedure.update(eigenvalue.times(eigenvalue.lift(Fraction.of(unit))), length);
  }

  @Override
  public <N extends Scalar<N>> Affine<N> limit(N eigenvalue, List<N> numbers) {
    N l = eigenvalue.times(eigenvalue.lift(Fraction.of(unit)));
    List<N> own = procedure.numbers().stream().map(each -> l.lift(Fraction.of(each))).toList();
    return procedure.filter().limit(l, own);
  }

  @Override
  public Optional<Propagator> fast(double eigenvalue, double... numbers) {
    return unit == 1 ? procedure.filter().fast(eigenvalue, procedure.values()) : Optional.empty();
  }

  @Override
  public boolean continues() {
    return procedure.continues();
  }
}
