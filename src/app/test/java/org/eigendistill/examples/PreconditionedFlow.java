// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.examples;

import java.util.List;
import org.eigendistill.dynamics.Affine;
import org.eigendistill.dynamics.Filter;
import org.eigendistill.dynamics.Parameter;
import org.eigendistill.number.Scalar;

/** A filter: flow of a loss preconditioned by a power of the covariance, of rate l^s. */
public record PreconditionedFlow() implements Filter {
  @Override
  public String name() {
    return "preconditioned-flow";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        Parameter.of("exponent", "exponent s of the rate l^s", Parameter.Domain.POSITIVE));
  }

  @Override
  public <N extends Scalar<N>> Affine<N> update(N l, N time, List<N> numbers) {
    return Affine.decay(l.log().times(numbers.get(0)).exp().times(time));
  }
}
