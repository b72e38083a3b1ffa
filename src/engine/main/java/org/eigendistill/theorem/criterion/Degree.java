// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.criterion;

import org.eigendistill.number.Fraction;

/**
 * Bounds of the degrees in the eigenvalue, the length being a number, of a numerator and a
 * denominator whose quotient a formula of field operations is.
 *
 * @param above of the numerator
 * @param below of the denominator
 */
record Degree(int above, int below) {
  private static final int MOST = 200;

  /**
   * Whether a formula in the eigenvalue alone is 0 for all of them: its numerator is a polynomial
   * that vanishes at more numbers than its degree, 1, 2 and so on.
   *
   * @return false also where the degree is too large to try
   * @throws Formula.NoTree if it has other than field operations
   * @throws ArithmeticException if it has a pole at one of these numbers
   */
  static boolean isZero(Formula formula) {
    int degree = of(formula).above();
    for (int x = 1; x <= degree + 1; x++) {
      if (degree > MOST || formula.at(Fraction.of(x, 1), Fraction.ONE).signum() != 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * Of a formula.
   *
   * @throws Formula.NoTree if it has other operations
   */
  static Degree of(Formula formula) {
    return switch (formula.kind()) {
      case EIGENVALUE -> new Degree(1, 0);
      case LENGTH, CONSTANT -> new Degree(0, 0);
      case NEGATE -> part(formula, 0);
      case PLUS, MINUS -> sum(part(formula, 0), part(formula, 1));
      case TIMES -> product(part(formula, 0), part(formula, 1));
      case OVER -> product(part(formula, 0), part(formula, 1).inverse());
      case POWER -> part(formula, 0).power((int) formula.constant().whole());
      default -> throw new Formula.NoTree("no field operation: " + formula.kind());
    };
  }

  private static Degree part(Formula formula, int index) {
    return of(formula.parts().get(index));
  }

  private static Degree sum(Degree one, Degree other) {
    return new Degree(
        Math.max(one.above + other.below, other.above + one.below), one.below + other.below);
  }

  private static Degree product(Degree one, Degree other) {
    return new Degree(one.above + other.above, one.below + other.below);
  }

  private Degree inverse() {
    return new Degree(below, above);
  }

  private Degree power(int exponent) {
    return exponent < 0
        ? inverse().power(-exponent)
        : new Degree(exponent * above, exponent * below);
  }
}
