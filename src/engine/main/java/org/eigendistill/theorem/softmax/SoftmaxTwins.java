// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.softmax;

import org.eigendistill.theorem.certificate.Counterexample;

/** Numbers that refute the false neighbours of R1 and S1. */
public final class SoftmaxTwins {
  private SoftmaxTwins() {}

  /** Against {@link LimitLaw#NEAR_AT_FOUR}: logits of the size of the temperature. */
  public static Counterexample nearAtFour() {
    return LimitExample.atFour();
  }

  /** Against {@link LimitLaw#SECOND_ORDER}: three logits whose cubes do not sum to 0. */
  public static Counterexample secondOrder() {
    return LimitExample.ofThreeClasses();
  }

  /** Against {@link SlopeLaw#NEVER_STEEP}: the less sure row loses half. */
  public static Counterexample neverSteep() {
    return SlopeExample.of(SlopeLaw.NEVER_STEEP, "1", "1/2", false);
  }

  /** Against {@link SlopeLaw#SINGLE_TAILS}: two rows of one eigenvalue. */
  public static Counterexample singleTails() {
    return SlopeExample.of(SlopeLaw.SINGLE_TAILS, "1/2", "1/2", false);
  }

  /** Against {@link SlopeLaw#NULL_LEFT_OUT}: the less sure row is never learned. */
  public static Counterexample nullLeftOut() {
    return SlopeExample.of(SlopeLaw.NULL_LEFT_OUT, "1", "0", true);
  }
}
