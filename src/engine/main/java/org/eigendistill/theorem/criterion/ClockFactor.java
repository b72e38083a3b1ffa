// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.criterion;

import java.util.List;
import java.util.Optional;
import org.eigendistill.number.Fraction;

/**
 * A number times a power of s, as every product of a {@link Separation} has it.
 *
 * @param number in front
 * @param exponent of s, 0 where there is no s
 */
record ClockFactor(Fraction number, int exponent) {
  /** Of a formula that is one. */
  static Optional<ClockFactor> of(Formula formula) {
    if (formula.isConstant()) {
      return Optional.of(new ClockFactor(formula.constant(), 0));
    }
    if (formula.kind() != Formula.Kind.TIMES || !formula.parts().get(0).isConstant()) {
      return Optional.empty();
    }
    Formula power = formula.parts().get(1);
    boolean raised = power.kind() == Formula.Kind.POWER;
    Formula base = raised ? power.parts().get(0) : power;
    return base.kind() == Formula.Kind.LENGTH
        ? Optional.of(
            new ClockFactor(
                formula.parts().get(0).constant(), raised ? (int) power.constant().whole() : 1))
        : Optional.empty();
  }

  /**
   * A formula with s in the unit in which the first number in front of it, or of its inverse, is 1
   * or -1: the same for all formulas that differ by a factor of s.
   */
  static Formula canonical(Formula formula) {
    return first(formula).map(unit -> inUnit(formula, unit)).orElse(formula);
  }

  private static Optional<Fraction> first(Formula formula) {
    Optional<ClockFactor> factor = of(formula);
    if (factor.isPresent() && Math.abs(factor.get().exponent) == 1) {
      Fraction number = factor.get().number;
      Fraction size = number.signum() < 0 ? number.negate() : number;
      return Optional.of(factor.get().exponent > 0 ? size : Fraction.ONE.over(size));
    }
    return formula.parts().stream().map(ClockFactor::first).flatMap(Optional::stream).findFirst();
  }

  /** With s over a unit in the place of s. */
  private static Formula inUnit(Formula formula, Fraction unit) {
    Optional<ClockFactor> factor = of(formula);
    if (factor.isPresent() && factor.get().exponent != 0) {
      int exponent = factor.get().exponent;
      Fraction power = unit.power(Math.abs(exponent));
      Fraction number = factor.get().number;
      Formula front = formula.lift(exponent > 0 ? number.over(power) : number.times(power));
      return formula.of(List.of(front, formula.parts().get(1)));
    }
    return formula.of(formula.parts().stream().map(part -> inUnit(part, unit)).toList());
  }
}
