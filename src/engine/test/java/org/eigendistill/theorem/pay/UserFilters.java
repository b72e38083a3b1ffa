// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.pay;

import java.util.List;
import org.eigendistill.dynamics.Affine;
import org.eigendistill.dynamics.Filter;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.number.Fraction;
import org.eigendistill.number.Scalar;

/** Filters as a user writes them, whose names say nothing. */
final class UserFilters {
  static final Procedure FLOW = Procedure.of(new Flow());
  static final Procedure RIDGE = Procedure.of(new Ridge());
  static final Procedure LEAPING = Procedure.of(new Leaping());
  static final Procedure SQUARE = Procedure.of(new Square());

  private UserFilters() {}

  /** Flow. */
  record Flow() implements Filter {
    @Override
    public String name() {
      return "one-of-user";
    }

    @Override
    public <N extends Scalar<N>> Affine<N> update(N l, N time, List<N> numbers) {
      N left = l.times(time).negate().exp();
      return Affine.keeping(left.complement(), left);
    }
  }

  /**
   * Flow by a clock of one formula, t (5 + |t - 1/3| / (t - 1/3)), that leaps from 4/3 to 2 where
   * the formula has no value.
   */
  record Leaping() implements Filter {
    @Override
    public String name() {
      return "leaping-of-user";
    }

    @Override
    public <N extends Scalar<N>> Affine<N> update(N l, N time, List<N> numbers) {
      N y = time.minus(time.lift(Fraction.of(1, 3)));
      N size = y.times(y).log().times(time.lift(Fraction.of(1, 2))).exp();
      return Affine.decay(l.times(time.times(time.lift(Fraction.of(5, 1)).plus(size.over(y)))));
    }
  }

  /** Ridge, 1/penalty called a time. */
  record Ridge() implements Filter {
    @Override
    public String name() {
      return "two-of-user";
    }

    @Override
    public <N extends Scalar<N>> Affine<N> update(N l, N time, List<N> numbers) {
      N x = l.times(time);
      N one = l.lift(Fraction.ONE);
      return Affine.forgetting(x.over(one.plus(x)), one.over(one.plus(x)));
    }
  }

  /** Odds that are the square root of l t, which rise by less than l does. */
  record Square() implements Filter {
    @Override
    public String name() {
      return "three-of-user";
    }

    @Override
    public <N extends Scalar<N>> Affine<N> update(N l, N time, List<N> numbers) {
      N root = l.times(time).log().times(l.lift(Fraction.of(1, 2))).exp();
      N one = l.lift(Fraction.ONE);
      return Affine.keeping(root.over(one.plus(root)), one.over(one.plus(root)));
    }
  }
}
