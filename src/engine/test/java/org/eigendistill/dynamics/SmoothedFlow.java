// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

import java.util.List;
import org.eigendistill.number.Scalar;

/**
 * The exponential moving average of gradient flow's iterate, at a rate: de/dt = rate (b - e). The
 * engine's {@link EmaFlow} as a user would write it, by its formula alone and under a name that the
 * engine does not know.
 */
public final class SmoothedFlow implements Filter {
  @Override
  public String name() {
    return "smoothed-flow";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        Parameter.of("rate", "rate of the average, in eigenvalues", Parameter.Domain.POSITIVE));
  }

  @Override
  public <N extends Scalar<N>> Affine<N> update(N l, N time, List<N> numbers) {
    N remembered = numbers.get(0).times(time);
    N left =
        remembered.negate().exp().plus(remembered.times(Scalar.decayed(l.times(time), remembered)));
    return Affine.keeping(left.complement(), left);
  }
}
