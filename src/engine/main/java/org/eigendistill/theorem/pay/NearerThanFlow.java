// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.pay;

import java.util.List;
import org.eigendistill.number.Fraction;
import org.eigendistill.theorem.certificate.Counterexample;
import org.eigendistill.theorem.proposition.Subject;

/**
 * A student that is better than every stopped flow, against N1 where squared coefficients rise with
 * the eigenvalue. Two directions, l_1 = 1 and l_2 = 1/n; z and y are exp(-l_2 T) and exp(-l_2 t')
 * of teacher and student. With any gain g above W_2 every flow does at least as badly as the worse
 * of two bounds: where its gain along l_2 is at most g, that along l_1 is at most 1 - (1-g)^n &lt;
 * W_1; elsewhere it is above g along l_2.
 *
 * @param subject what it refutes
 * @param n l_1 / l_2
 * @param squares b_1^2, b_2^2
 * @param noise w
 * @param teacher z
 * @param student y
 * @param divide g
 */
record NearerThanFlow(
    Subject subject,
    long n,
    List<Fraction> squares,
    Fraction noise,
    Fraction teacher,
    Fraction student,
    Fraction divide)
    implements Counterexample {
  /** That of N1's twin. */
  static NearerThanFlow of(Subject subject) {
    return new NearerThanFlow(
        subject,
        100,
        List.of(Fraction.ONE, Fraction.of(1, 100)),
        Fraction.of(1, 4),
        Fraction.of(123, 125),
        Fraction.of(9, 10),
        Fraction.of(1, 100));
  }

  Fraction power(int k) {
    return k == 0 ? squares.get(0) : squares.get(1).over(Fraction.of(n, 1));
  }

  Fraction best(int k) {
    return power(k).over(power(k).plus(noise));
  }

  /** (s + w)(a - W)^2. */
  private Fraction excess(int k, Fraction gain) {
    Fraction off = gain.minus(best(k));
    return power(k).plus(noise).times(off).times(off);
  }

  private Fraction studentExcess() {
    Fraction top = teacher.power(n).complement().times(student.power(n).complement());
    Fraction low = teacher.complement().times(student.complement());
    return excess(0, top).plus(excess(1, low));
  }

  /** The most that flow gains along l_1 while it gains at most g along l_2. */
  private Fraction topAtDivide() {
    return divide.complement().power(n).complement();
  }

  /** What every flow's excess is at least. */
  private Fraction flowExcess() {
    Fraction early = excess(0, topAtDivide());
    Fraction late = excess(1, divide);
    return early.compareTo(late) < 0 ? early : late;
  }

  @Override
  public boolean verifies() {
    boolean rises = squares.get(1).compareTo(squares.get(0)) < 0 && n > 1;
    boolean shares =
        List.of(teacher, student, divide).stream()
            .allMatch(x -> x.signum() > 0 && x.compareTo(Fraction.ONE) < 0);
    return rises
        && shares
        && noise.signum() > 0
        && best(1).compareTo(divide) < 0
        && topAtDivide().compareTo(best(0)) < 0
        && studentExcess().compareTo(flowExcess()) < 0;
  }

  @Override
  public String text() {
    return new NamedNumbers()
        .with("l1", Fraction.ONE)
        .with("l2", Fraction.of(1, n))
        .with("squared coefficient ", squares)
        .with("w", noise)
        .with("exp(-l2 T)", teacher)
        .with("exp(-l2 t')", student)
        .with("gain along l2 that divides the flows", divide)
        .toString();
  }

  @Override
  public String gains() {
    return "the student's risk is %s above the least of all; every stopped flow's is at least %s above it"
        .formatted(Shown.of(studentExcess()), Shown.of(flowExcess()));
  }

  @Override
  public String arithmetic() {
    return "exact";
  }
}
