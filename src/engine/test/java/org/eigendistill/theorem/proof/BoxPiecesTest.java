// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.eigendistill.number.Fraction;
import org.eigendistill.number.Interval;
import org.eigendistill.number.Jet;
import org.junit.jupiter.api.Test;

/** Which pieces a proof by enclosure looks at, counted by hand. */
class BoxPiecesTest {
  private static Jet<Interval> number(Jet<Interval> like, double value) {
    return like.lift(Fraction.of(value));
  }

  private static BoxProof prove(BoxProof.Inequality inequality, long budget, double... ends) {
    double[] low = new double[ends.length / 2];
    double[] high = new double[low.length];
    for (int i = 0; i < low.length; i++) {
      low[i] = ends[2 * i];
      high[i] = ends[2 * i + 1];
    }
    return BoxProof.of(inequality, low, high, budget);
  }

  private static List<List<Jet<Interval>>> one(Jet<Interval> function) {
    return List.of(List.of(function));
  }

  @Test
  void aLinearFunctionIsDecidedAtOnce() {
    // x + 1/2 on [0, 1] in one piece; -x - 1/2 is false in one; exactly 0 at an end is neither.
    assertThat(prove(p -> one(p.get(0).plus(number(p.get(0), 0.5))), 9, 0, 1))
        .isEqualTo(new BoxProof(1, Verdict.HOLDS, List.of()));
    assertThat(prove(p -> one(p.get(0).plus(number(p.get(0), 0.5)).negate()), 9, 0, 1))
        .isEqualTo(new BoxProof(1, Verdict.REFUTED, List.of(new Interval(0, 1))));
    assertThat(prove(p -> one(number(p.get(0), 0)), 9, 0, 1).verdict())
        .isEqualTo(Verdict.UNDECIDED);
  }

  /** x - 0.3 on [0, 1]: the upper half holds, the lower one is halved again. */
  @Test
  void theUpperHalfComesFirst() {
    List<Interval> seen = new ArrayList<>();
    BoxProof proof =
        prove(
            p -> {
              if (p.get(0).level().width() > 0) {
                seen.add(p.get(0).level());
              }
              return one(p.get(0).minus(number(p.get(0), 0.3)));
            },
            6,
            0,
            1);
    assertThat(seen)
        .containsExactly(
            new Interval(0, 1),
            new Interval(0.5, 1),
            new Interval(0, 0.5),
            new Interval(0.25, 0.5),
            new Interval(0.375, 0.5),
            new Interval(0.25, 0.375));
    // The next would have been the upper half of the last.
    assertThat(proof)
        .isEqualTo(new BoxProof(6, Verdict.UNDECIDED, List.of(new Interval(0.3125, 0.375))));
    BoxProof all = prove(p -> one(p.get(0).minus(number(p.get(0), 0.3))), 1000, 0, 1);
    assertThat(all.verdict()).isEqualTo(Verdict.REFUTED);
    assertThat(all.where().get(0).high()).isLessThanOrEqualTo(0.3);
  }

  /** Of two coordinates the one that moves the function more is halved. */
  @Test
  void theSteeperSideIsHalved() {
    List<List<Interval>> seen = new ArrayList<>();
    prove(
        p -> {
          if (p.get(0).level().width() > 0) {
            seen.add(List.of(p.get(0).level(), p.get(1).level()));
          }
          return one(p.get(0).plus(p.get(1).times(number(p.get(0), 8))).minus(number(p.get(0), 3)));
        },
        2,
        0,
        1,
        0,
        1);
    assertThat(seen)
        .containsExactly(
            List.of(new Interval(0, 1), new Interval(0, 1)),
            List.of(new Interval(0, 1), new Interval(0.5, 1)));
  }

  /** Where a function cannot be told at all the longest side is halved. */
  @Test
  void theLongestSideIsHalvedWhereNothingIsKnown() {
    List<List<Interval>> seen = new ArrayList<>();
    BoxProof proof =
        prove(
            p -> {
              List<Interval> box = List.of(p.get(0).level(), p.get(1).level(), p.get(2).level());
              if (box.get(1).width() > 0) {
                seen.add(box);
              }
              throw new ArithmeticException("never");
            },
            2,
            0,
            1,
            0,
            4,
            0,
            2);
    assertThat(seen).hasSize(2);
    assertThat(seen.get(1).get(0)).isEqualTo(new Interval(0, 1));
    assertThat(seen.get(1).get(1)).isEqualTo(new Interval(2, 4));
    assertThat(seen.get(1).get(2)).isEqualTo(new Interval(0, 2));
    assertThat(proof.boxes()).isEqualTo(2);
    assertThat(proof.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(proof.where()).hasSize(3);
  }

  /** A clause holds where one of its functions is positive; all clauses must. */
  @Test
  void clausesAreAlternatives() {
    assertThat(
            prove(
                    p -> {
                      Jet<Interval> x = p.get(0);
                      return List.of(List.of(x.negate(), x.plus(number(x, 1))));
                    },
                    9,
                    0.5,
                    1)
                .verdict())
        .isEqualTo(Verdict.HOLDS);
    assertThat(
            prove(
                    p -> {
                      Jet<Interval> x = p.get(0);
                      return List.of(List.of(x), List.of(x.negate(), x.negate()));
                    },
                    9,
                    0.5,
                    1)
                .verdict())
        .isEqualTo(Verdict.REFUTED);
  }

  /** The mean-value form: x (2 - x) on [3/4, 1] is told from .9 by slopes, not by products. */
  @Test
  void meanValuesTellWhatProductsDoNot() {
    BoxProof proof =
        prove(
            p -> {
              Jet<Interval> x = p.get(0);
              return one(x.times(number(x, 2).minus(x)).minus(number(x, 0.9)));
            },
            9,
            0.75,
            1);
    assertThat(proof).isEqualTo(new BoxProof(1, Verdict.HOLDS, List.of()));
  }

  /** A box of one point that cannot be told about is put aside; what follows can still refute. */
  @Test
  void whatCannotBeHalvedIsPutAside() {
    BoxProof open = prove(p -> one(number(p.get(0), 0)), 9, 1, 1);
    assertThat(open).isEqualTo(new BoxProof(1, Verdict.UNDECIDED, List.of(new Interval(1, 1))));
    double next = Math.nextUp(1.0);
    // 0 on [1, next]; budget left over
    BoxProof two = prove(p -> one(number(p.get(0), 0)), 9, 1, next);
    assertThat(two).isEqualTo(new BoxProof(1, Verdict.UNDECIDED, List.of(new Interval(1, next))));
  }
}
