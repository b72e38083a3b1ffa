// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.eigendistill.number.Interval;
import org.eigendistill.number.Jet;
import org.junit.jupiter.api.Test;

/** Proof by enclosure, on claims whose truth is known. */
class BoxProofTest {
  private static final double[] LOW = {0.1, 0.2, 0.2};
  private static final double[] HIGH = {0.9, 4, 4};

  @Test
  void provesTheTheoremOnABox() {
    BoxProof proof = BoxProof.of(BoxClaims::flow, LOW, HIGH, 1_000_000);
    assertThat(proof.verdict()).isEqualTo(Verdict.HOLDS);
    assertThat(proof.boxes()).isGreaterThan(10);
  }

  @Test
  void refutesItsReverse() {
    BoxProof proof =
        BoxProof.of(
            point -> List.of(List.of(BoxClaims.flow(point).get(0).get(0).negate())),
            LOW,
            HIGH,
            1_000_000);
    assertThat(proof.verdict()).isEqualTo(Verdict.REFUTED);
  }

  /** Off by a factor where the margin is smallest: false on a part of the box only. */
  @Test
  void refutesWhatFailsOnACorner() {
    BoxProof proof =
        BoxProof.of(
            point -> {
              Jet<Interval> gap = BoxClaims.flow(point).get(0).get(0);
              Jet<Interval> hundredth = Jet.constant(Interval.point(0.01), 3);
              return List.of(List.of(gap.minus(hundredth)));
            },
            LOW,
            HIGH,
            1_000_000);
    assertThat(proof.verdict()).isEqualTo(Verdict.REFUTED);
  }

  @Test
  void runsOutOfPiecesHonestly() {
    // x^2 + y^2 + z^2 >= 0 is true, and equal to 0 at the origin: no enclosure excludes it.
    BoxProof proof =
        BoxProof.of(
            p ->
                List.of(
                    List.of(
                        p.get(0)
                            .times(p.get(0))
                            .plus(p.get(1).times(p.get(1)))
                            .plus(p.get(2).times(p.get(2))))),
            new double[] {-1, -1, -1},
            new double[] {1, 1, 1},
            5000);
    assertThat(proof.boxes()).isEqualTo(5000);
    assertThat(proof.verdict()).isEqualTo(Verdict.UNDECIDED);
    // It stopped near the point where the inequality is an equality.
    for (Interval side : proof.where()) {
      assertThat(Math.abs(side.middle())).isLessThan(0.1);
    }
  }

  @Test
  void momentumHoldsOnItsBoxes() {
    for (boolean nesterov : new boolean[] {false, true}) {
      BoxProof proof =
          BoxProof.of(
              point -> BoxClaims.momentum(point, nesterov),
              new double[] {0.3, 0.2, 0.3},
              new double[] {0.7, 0.6, 1},
              200_000);
      assertThat(proof.verdict()).isEqualTo(Verdict.HOLDS);
    }
  }
}
