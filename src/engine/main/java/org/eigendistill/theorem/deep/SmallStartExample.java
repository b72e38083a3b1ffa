// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.deep;

import org.eigendistill.number.Fraction;
import org.eigendistill.theorem.certificate.Counterexample;
import org.eigendistill.theorem.search.Law;

/**
 * A mode that the teacher has learned and the student has not: s = lam = 1, f = u, u0 = 1/n^2, T =
 * 2 log(1/u0), t = log(1/u0)/2. Then 1/w = 1 + (n^2 - 1)/n^4, and as w is below 1 the student's
 * exp(-w t) is above exp(-t) = 1/n, so
 *
 * <pre>
 * \[ \frac{1}{S} = \frac{1}{w} + \left(n^2 - \frac{1}{w}\right) e^{-w t} \gt \frac{1}{w} + \frac{1}{n} \left(n^2 - \frac{1}{w}\right). \]
 * </pre>
 *
 * @param subject what it refutes
 * @param n the root of 1/u0, at least 2
 */
record SmallStartExample(Law subject, long n) implements Counterexample {
  private Fraction teacher() {
    Fraction square = Fraction.of(n * n, 1);
    return Fraction.ONE.plus(square.minus(Fraction.ONE).over(square.times(square)));
  }

  /** 1/w + (n^2 - 1/w)/n. */
  private Fraction student() {
    Fraction rest = Fraction.of(n * n, 1).minus(teacher());
    return teacher().plus(rest.over(Fraction.of(n, 1)));
  }

  @Override
  public boolean verifies() {
    Fraction two = Fraction.of(2, 1);
    boolean learned = n > 1 && teacher().compareTo(two) < 0;
    return subject == SmallStartLaw.PASSES_ALL_ON && learned && student().compareTo(two) > 0;
  }

  @Override
  public String text() {
    return "lam = 1; s = 1; u0 = 1/%d; T/log(1/u0) = 2; t/log(1/u0) = 1/2".formatted(n * n);
  }

  @Override
  public String gains() {
    return "the teacher has %s of 1, the student less than %s"
        .formatted(
            DeepNumbers.shown(Fraction.ONE.over(teacher())),
            DeepNumbers.shown(Fraction.ONE.over(student())));
  }

  @Override
  public String arithmetic() {
    return "exact";
  }
}
