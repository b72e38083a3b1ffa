// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

import java.util.List;
import org.eigendistill.number.Scalar;

/**
 * Ridge regression refitted to what it has left, so many rounds: r(l) = (d / (l + d))^k. The
 * engine's {@link IteratedTikhonov} as a user would write it, by its formula alone and under a name
 * that the engine does not know.
 */
public final class IteratedRidge implements Filter {
  @Override
  public String name() {
    return "iterated-ridge";
  }

  @Override
  public Clock clock() {
    return Clock.PENALTY;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(Parameter.of("rounds", "rounds of ridge", Parameter.Domain.COUNT).usually(2));
  }

  @Override
  public <N extends Scalar<N>> Affine<N> update(N l, N penalty, List<N> numbers) {
    N left = penalty.over(l.plus(penalty)).power(numbers.get(0).whole());
    return Affine.forgetting(left.complement(), left);
  }

  @Override
  public boolean continues() {
    return false;
  }
}
