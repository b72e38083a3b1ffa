// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.criterion;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.eigendistill.number.Fraction;

/** Products of factors with whole exponents that are powers of one product, the greatest such. */
final class CommonPower {
  private Map<Formula, Integer> root;
  private int divisor;

  /**
   * Notes one of them; the empty product is the power 0.
   *
   * @throws Formula.NoTree if it is no power of what the others are powers of
   */
  void note(Map<Formula, Integer> product) {
    if (product.isEmpty()) {
      return;
    }
    if (root == null) {
      int sign = Integer.signum(product.values().iterator().next());
      int own = sign * product.values().stream().reduce(0, CommonPower::gcd);
      root =
          product.entrySet().stream()
              .collect(
                  Collectors.toMap(
                      Map.Entry::getKey,
                      entry -> entry.getValue() / own,
                      (a, b) -> a,
                      LinkedHashMap::new));
    }
    divisor = gcd(divisor, ofRoot(product));
  }

  private static int gcd(int a, int b) {
    return BigInteger.valueOf(a).gcd(BigInteger.valueOf(b)).intValue();
  }

  private int ofRoot(Map<Formula, Integer> product) {
    Map.Entry<Formula, Integer> first = root.entrySet().iterator().next();
    int power = product.getOrDefault(first.getKey(), 0) / first.getValue();
    boolean same =
        power != 0
            && root.size() == product.size()
            && root.entrySet().stream()
                .allMatch(
                    entry -> product.getOrDefault(entry.getKey(), 0) == power * entry.getValue());
    if (!same) {
      throw new Formula.NoTree("two functions of one");
    }
    return power;
  }

  /** Of what power of the base a product is. */
  int exponent(Map<Formula, Integer> product) {
    return product.isEmpty() ? 0 : ofRoot(product) / divisor;
  }

  /** The exponent of the base, of products of one factor; 0 if none was noted. */
  int divisor() {
    return divisor;
  }

  /** What all are powers of; null if none was noted. */
  Formula base() {
    if (root == null) {
      return null;
    }
    Formula base = null;
    for (Map.Entry<Formula, Integer> entry : root.entrySet()) {
      Formula factor = entry.getKey();
      int power = entry.getValue() * divisor;
      Formula raised = factor.raised(Math.abs(power));
      Formula before = base == null ? factor.lift(Fraction.ONE) : base;
      boolean alone = base == null && power > 0;
      base = alone ? raised : power > 0 ? before.times(raised) : before.over(raised);
    }
    return base;
  }
}
