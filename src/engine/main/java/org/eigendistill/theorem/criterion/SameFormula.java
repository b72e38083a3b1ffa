// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.criterion;

import java.util.Optional;
import org.eigendistill.dynamics.Affine;
import org.eigendistill.number.Fraction;

/**
 * Whether a filter's formulas for different lengths are one formula in E and s: the others' s may
 * be another function, or a constant where training has come to its end.
 */
final class SameFormula {
  /** One s over the other, or its value where it is constant; null while none was met. */
  private Fraction ratio;

  private boolean isFixed;

  private SameFormula() {}

  /**
   * Requires it, and gives the other's s in the unit of the one's.
   *
   * <p>Of powers of s other than the first and the inverse it is asked that s be the same.
   *
   * @throws Formula.NoTree if they are not
   */
  static Formula clock(Separation.Parts one, Separation.Parts other) {
    SameFormula same = new SameFormula();
    Affine<Formula> a = one.left();
    Affine<Formula> b = other.left();
    if (one.power() != other.power()
        || !same.match(a.pull(), b.pull())
        || !same.match(a.keep(), b.keep())
        || !same.match(a.shrink(), b.shrink())) {
      throw new Formula.NoTree("another formula at other lengths");
    }
    if (same.ratio != null && same.ratio.signum() <= 0) {
      throw new Formula.NoTree("a clock that is not positive");
    }
    if (same.ratio == null || !same.isFixed && same.ratio.equals(Fraction.ONE)) {
      return other.clock();
    }
    Formula ratio = one.clock().lift(same.ratio);
    return same.isFixed ? ratio : ratio.times(other.clock());
  }

  private boolean match(Formula one, Formula other) {
    Optional<ClockFactor> mine = ClockFactor.of(one);
    Optional<ClockFactor> theirs = ClockFactor.of(other);
    if (mine.isPresent() && mine.get().exponent() != 0) {
      return theirs.isPresent() && match(mine.get(), theirs.get());
    }
    if (one.kind() != other.kind() || !one.constant().equals(other.constant())) {
      return false;
    }
    for (int i = 0; i < one.parts().size(); i++) {
      if (!match(one.parts().get(i), other.parts().get(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean match(ClockFactor mine, ClockFactor theirs) {
    boolean fixed = theirs.exponent() == 0;
    if (!fixed && theirs.exponent() != mine.exponent()) {
      return false;
    }
    Fraction quotient = theirs.number().over(mine.number());
    if (!fixed && quotient.equals(Fraction.ONE) || Math.abs(mine.exponent()) != 1) {
      boolean alike = !fixed && quotient.equals(Fraction.ONE) && (ratio == null || !isFixed);
      ratio = ratio == null ? quotient : ratio;
      return alike && ratio.equals(quotient);
    }
    Fraction here = mine.exponent() > 0 ? quotient : Fraction.ONE.over(quotient);
    if (ratio == null) {
      ratio = here;
      isFixed = fixed;
    }
    return ratio.equals(here) && isFixed == fixed;
  }
}
