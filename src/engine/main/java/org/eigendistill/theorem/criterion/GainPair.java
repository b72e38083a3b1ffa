// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.criterion;

import java.math.BigDecimal;
import java.math.MathContext;
import org.eigendistill.number.Fraction;
import org.eigendistill.theorem.search.Outcome;

/**
 * Student and plain training along l_2, exactly.
 *
 * @param student the student's gain
 * @param plain the reference's
 */
record GainPair(Fraction student, Fraction plain) {
  private static final int LONGEST = 60;
  private static final MathContext SHOWN = new MathContext(20);

  boolean isBehind() {
    return student.compareTo(plain) < 0;
  }

  /** What it says of "the student is strictly behind". */
  Outcome outcome() {
    double margin = plain.minus(student).over(plain).value();
    return isBehind()
        ? new Outcome.Holds(Math.max(margin, Double.MIN_VALUE))
        : new Outcome.Violated(margin);
  }

  @Override
  public String toString() {
    return "along l2 student %s, reference %s".formatted(words(student), words(plain));
  }

  /** A fraction, or its first digits where it is long. */
  static String words(Fraction value) {
    String exact = value.toString();
    return exact.length() <= LONGEST
        ? exact
        : new BigDecimal(value.numerator())
            .divide(new BigDecimal(value.denominator()), SHOWN)
            .toString();
  }
}
