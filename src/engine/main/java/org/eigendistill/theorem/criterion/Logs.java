// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.criterion;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eigendistill.number.Fraction;

/**
 * The logarithms in an {@link Expansion}: {@code p log x + sum_j p_j log b_j} with rational p and
 * bases.
 *
 * @param ofVariable p
 * @param ofConstants b_j to p_j, none of them 0
 */
record Logs(Fraction ofVariable, SortedMap<Fraction, Fraction> ofConstants) {
  static final Logs NONE = new Logs(Fraction.ZERO, new TreeMap<>());

  /** Of a monomial, but for its rate, with a positive factor. */
  static Logs of(Growth growth, Fraction factor) {
    SortedMap<Fraction, Fraction> constants = new TreeMap<>(growth.roots());
    if (!factor.equals(Fraction.ONE)) {
      constants.merge(factor, Fraction.ONE, Fraction::plus);
    }
    return new Logs(growth.power(), constants);
  }

  boolean isEmpty() {
    return ofVariable.signum() == 0 && ofConstants.isEmpty();
  }

  Logs plus(Logs other) {
    SortedMap<Fraction, Fraction> both = new TreeMap<>(ofConstants);
    other.ofConstants.forEach((base, factor) -> both.merge(base, factor, Fraction::plus));
    both.values().removeIf(factor -> factor.signum() == 0);
    return new Logs(ofVariable.plus(other.ofVariable), both);
  }

  Logs times(Fraction factor) {
    SortedMap<Fraction, Fraction> scaled = new TreeMap<>();
    ofConstants.forEach((base, mine) -> scaled.put(base, mine.times(factor)));
    return new Logs(ofVariable.times(factor), scaled);
  }

  /** The exponential, with a rate of decay besides. */
  Roots exponential(Fraction rate) {
    return Roots.of(rate, ofVariable, ofConstants);
  }

  /** The value at x, rounded. */
  double value(double x) {
    double value = ofVariable.value() * Math.log(x);
    for (Map.Entry<Fraction, Fraction> entry : ofConstants.entrySet()) {
      value += entry.getValue().value() * Math.log(entry.getKey().value());
    }
    return value;
  }
}
