// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.criterion;

import java.util.random.RandomGenerator;
import org.eigendistill.number.Enclosed;
import org.eigendistill.number.Enclosure;
import org.eigendistill.number.Fraction;
import org.eigendistill.number.Measured;
import org.eigendistill.theorem.search.Attempt;
import org.eigendistill.theorem.search.Law;
import org.eigendistill.theorem.search.Outcome;

/**
 * Tikhonov regularization of one order nu for teacher, student and reference (N4a), matched along
 * l_1 = 1. Cases: orders up to 10, l_1/d from 1e-3 to 1e4, l_2/l_1 from 1e-3 to 1.
 *
 * @param atLeastOne whether orders are at least 1; else from 1/20 to 1
 */
record TikhonovOrders(boolean atLeastOne) implements Law {
  @Override
  public long mostCases() {
    return atLeastOne ? Long.MAX_VALUE : 100_000;
  }

  @Override
  public Attempt draw(RandomGenerator random) {
    double order =
        atLeastOne
            ? random.nextInt(8) == 0 ? 1 : Math.pow(10, random.nextDouble())
            : Math.pow(20, -random.nextDouble());
    Case drawn =
        new Case(
            order,
            Math.pow(10, 7 * random.nextDouble() - 3),
            Math.pow(10, 7 * random.nextDouble() - 3),
            Math.pow(10, -3 * random.nextDouble()));
    if (!atLeastOne && order == 1 || drawn.ratio == 1) {
      return new Attempt(new Outcome.PremiseNotMet(), drawn);
    }
    return new Attempt(drawn.decided(), drawn);
  }

  /**
   * A case.
   *
   * @param order nu
   * @param student l_1 / d of the student
   * @param teacher of the teacher
   * @param ratio l_2/l_1
   */
  record Case(double order, double student, double teacher, double ratio) {
    Outcome decided() {
      Outcome quick = decide(Measured.ONE);
      return quick instanceof Outcome.Undecided ? decide(Enclosure.of(Fraction.ONE)) : quick;
    }

    private <N extends Enclosed<N>> Outcome decide(N one) {
      try {
        N share = margin(one);
        N zero = one.lift(Fraction.ZERO);
        if (zero.certainlyBelow(share)) {
          return new Outcome.Holds(share.value());
        }
        return share.certainlyAtMost(zero)
            ? new Outcome.Violated(share.value())
            : new Outcome.Undecided();
      } catch (ArithmeticException beyond) {
        return new Outcome.Undecided();
      }
    }

    /** 1 - (student's gain / plain gain) along l_2. */
    private <N extends Enclosed<N>> N margin(N one) {
      N nu = one.lift(Fraction.of(order));
      N k = one.lift(Fraction.of(ratio));
      N u = one.lift(Fraction.of(student));
      N v = one.lift(Fraction.of(teacher));
      N product = gain(nu, u).times(gain(nu, v));
      N left = residual(nu, u).plus(gain(nu, u).times(residual(nu, v)));
      N log = product.value() < 0.5 ? product.negate().log1p() : left.log();
      N plain = log.over(nu).negate().expm1();
      return one.minus(
          gain(nu, k.times(u)).times(gain(nu, k.times(v))).over(gain(nu, k.times(plain))));
    }

    private static <N extends Enclosed<N>> N gain(N nu, N x) {
      return nu.times(x.log1p()).negate().expm1().negate();
    }

    private static <N extends Enclosed<N>> N residual(N nu, N x) {
      return nu.times(x.log1p()).negate().exp();
    }
  }

  /**
   * A case of order 1/2 in fractions: residuals are 1/y with y^2 = 1 + l/d.
   *
   * @param top y of teacher and student along l_1
   * @param below along l_2
   */
  record HalfOrder(Fraction top, Fraction below) implements LawCase {
    private static Fraction square(Fraction x) {
      return x.times(x);
    }

    private static Fraction gain(Fraction y) {
      return Fraction.ONE.over(y).complement();
    }

    /** l_2/l_1. */
    private Fraction ratio() {
      return square(below).minus(Fraction.ONE).over(square(top).minus(Fraction.ONE));
    }

    /** Along l_1 plain training leaves 1/y, too: y. */
    private Fraction plain() {
      return Fraction.ONE.over(square(gain(top)).complement());
    }

    /** The square of plain training's y along l_2. */
    private Fraction plainBelow() {
      return Fraction.ONE.plus(ratio().times(square(plain()).minus(Fraction.ONE)));
    }

    @Override
    public boolean refutes() {
      // The student leaves less than plain training, 1 / sqrt(plainBelow).
      Fraction left = square(gain(below)).complement();
      return below.compareTo(Fraction.ONE) > 0
          && below.compareTo(top) < 0
          && square(left).times(plainBelow()).compareTo(Fraction.ONE) < 0;
    }

    @Override
    public String text() {
      return "order = 1/2; l2/l1 = %s; l1/d of teacher and student = %s; l1/d of reference = %s"
          .formatted(ratio(), square(top).minus(Fraction.ONE), square(plain()).minus(Fraction.ONE));
    }

    @Override
    public String gains() {
      return "along l1 both %s; along l2 student %s, reference 1 - 1/sqrt(%s)"
          .formatted(square(gain(top)), square(gain(below)), plainBelow());
    }

    @Override
    public String arithmetic() {
      return "exact";
    }
  }
}
