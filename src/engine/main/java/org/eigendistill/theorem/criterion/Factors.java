// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.criterion;

import java.util.LinkedHashMap;
import java.util.Map;
import org.eigendistill.number.Fraction;

/** The factors of a product with their exponents, by what they depend on. */
final class Factors {
  private Fraction constant = Fraction.ONE;
  private final Map<Formula, Integer> ofEigenvalue = new LinkedHashMap<>();
  private final Map<Formula, Integer> ofLength = new LinkedHashMap<>();
  private final Map<Formula, Integer> mixed = new LinkedHashMap<>();

  /** Of a formula that {@link #isProduct}. */
  Factors(Formula formula) {
    collect(formula, 1);
  }

  /** Whether a formula is one, be it of a single factor: the eigenvalue, or what has none. */
  static boolean isProduct(Formula formula) {
    return switch (formula.kind()) {
      case TIMES, OVER, NEGATE, EIGENVALUE -> true;
      default -> !formula.hasEigenvalue();
    };
  }

  private void collect(Formula formula, int exponent) {
    switch (formula.kind()) {
      case TIMES -> formula.parts().forEach(part -> collect(part, exponent));
      case OVER -> {
        collect(formula.parts().get(0), exponent);
        collect(formula.parts().get(1), -exponent);
      }
      case NEGATE -> {
        constant = constant.negate();
        collect(formula.parts().get(0), exponent);
      }
      case CONSTANT ->
          constant =
              exponent > 0 ? constant.times(formula.constant()) : constant.over(formula.constant());
      case EIGENVALUE -> count(ofEigenvalue, formula, exponent);
      default ->
          count(
              formula.hasLength() && !formula.hasEigenvalue() ? ofLength : mixed,
              formula,
              exponent);
    }
  }

  private static void count(Map<Formula, Integer> factors, Formula factor, int exponent) {
    if (factors.merge(factor, exponent, Integer::sum) == 0) {
      factors.remove(factor);
    }
  }

  Fraction constant() {
    return constant;
  }

  Map<Formula, Integer> ofEigenvalue() {
    return ofEigenvalue;
  }

  Map<Formula, Integer> ofLength() {
    return ofLength;
  }

  /** All others. */
  Map<Formula, Integer> mixed() {
    return mixed;
  }
}
