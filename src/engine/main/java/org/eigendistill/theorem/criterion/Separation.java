// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.criterion;

import java.util.ArrayList;
import java.util.List;
import org.eigendistill.dynamics.Affine;

/**
 * A formula in which eigenvalue and length are found apart: wherever the length comes in, it does
 * by whole powers of one function s of it alone, and the eigenvalue by whole powers of one E = l^p,
 * each as a factor. With two letters in their places a formula is left, in which every product
 * begins with a power of E, a number and a power of s.
 */
final class Separation {
  private final CommonPower carrier = new CommonPower();
  private final CommonPower clock = new CommonPower();

  private Separation() {}

  /**
   * What is left, and the two functions.
   *
   * @param left the formula in E, where it has the eigenvalue, and s, where it has the length
   * @param power p
   * @param clock s
   * @param pieces how s goes on from formula to formula
   */
  record Parts(Affine<Formula> left, int power, Formula clock, ClockPieces pieces) {}

  /**
   * Of formulas of one filter for different lengths; they have to be one formula in E and s.
   *
   * @throws Formula.NoTree if they are not
   */
  static Parts of(List<Affine<Formula>> formulas) {
    Parts main = null;
    List<Parts> all = new ArrayList<>();
    for (Affine<Formula> formula : formulas) {
      Parts parts = new Separation().separated(formula);
      all.add(parts);
      main = main == null && parts.clock != null ? parts : main;
    }
    if (main == null || main.power == 0) {
      throw new Formula.NoTree("no eigenvalue or no length");
    }
    List<Formula> clocks = new ArrayList<>();
    for (Parts other : all) {
      clocks.add(SameFormula.clock(main, other));
    }
    return new Parts(main.left, main.power, main.clock, ClockPieces.of(formulas, clocks));
  }

  private Parts separated(Affine<Formula> formula) {
    List<Formula> parts = List.of(formula.pull(), formula.keep(), formula.shrink());
    parts.forEach(this::note);
    List<Formula> left = parts.stream().map(this::written).toList();
    return new Parts(
        new Affine<>(left.get(0), left.get(1), left.get(2)),
        carrier.divisor(),
        clock.base(),
        ClockPieces.ONE);
  }

  /** Notes the powers of all products. */
  private void note(Formula formula) {
    if (!formula.hasEigenvalue() && !formula.hasLength()) {
      return;
    }
    if (!Factors.isProduct(formula)) {
      formula.parts().forEach(this::note);
      return;
    }
    Factors factors = new Factors(formula);
    carrier.note(factors.ofEigenvalue());
    clock.note(factors.ofLength());
    factors.mixed().keySet().forEach(this::note);
  }

  /** With the letters in place. */
  private Formula written(Formula formula) {
    if (!formula.hasEigenvalue() && !formula.hasLength()) {
      return formula;
    }
    if (!Factors.isProduct(formula)) {
      return formula.of(formula.parts().stream().map(this::written).toList());
    }
    Factors factors = new Factors(formula);
    Formula product = formula.lift(factors.constant());
    int s = clock.exponent(factors.ofLength());
    if (s != 0) {
      product = product.times(formula.length().raised(s));
    }
    int e = carrier.exponent(factors.ofEigenvalue());
    if (e != 0) {
      Formula l = formula.eigenvalue().raised(Math.abs(e));
      product = e > 0 ? l.times(product) : product.over(l);
    }
    for (var factor : factors.mixed().entrySet()) {
      Formula power = written(factor.getKey()).raised(Math.abs(factor.getValue()));
      product = factor.getValue() > 0 ? product.times(power) : product.over(power);
    }
    return product;
  }
}
