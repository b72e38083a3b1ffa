// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.criterion;

import java.util.List;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.theorem.proof.BoxProof;
import org.eigendistill.theorem.proof.Verdict;

/**
 * The proof that a gain which is a function of l t, or l / d, alone strictly rises with it, at
 * every value: what comparing filters at equal gains rests on.
 */
final class RisingGain {
  private static final double[] FROM = {8, 64, 1024};
  private static final long BUDGET = 20_000;

  private RisingGain() {}

  /** Whether it is proved. */
  static boolean isProved(Procedure procedure) {
    for (double from : FROM) {
      try {
        if (RisingProof.start(procedure, from).byLength().isPositive()
            && RisingProof.end(procedure, from).byLength().isPositive()) {
          return isProvedBetween(procedure, from);
        }
      } catch (ArithmeticException tooEarly) {
        continue;
      }
    }
    return false;
  }

  private static boolean isProvedBetween(Procedure procedure, double from) {
    double far = Math.log(from) + 1e-9;
    BoxProof proof =
        BoxProof.of(
            point -> List.of(List.of(LocalGain.ofScale(procedure, point.get(0).exp()).byLength())),
            new double[] {-far},
            new double[] {far},
            BUDGET);
    return proof.verdict() == Verdict.HOLDS;
  }
}
