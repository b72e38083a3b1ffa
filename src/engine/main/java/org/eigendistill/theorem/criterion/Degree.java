package org.eigendistill.theorem.criterion;

/**
 * Bounds of the degrees in the eigenvalue, the length being a number, of a numerator and a
 * denominator whose quotient a formula of field operations is.
 *
 * @param above of the numerator
 * @param below of the denominator
 */
record Degree(int above, int below) {
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
