// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.pay;

import java.util.List;
import org.eigendistill.number.Fraction;
import org.eigendistill.theorem.certificate.Counterexample;
import org.eigendistill.theorem.proposition.Subject;

/**
 * A late switch that raises the risk, against N2 where squared coefficients rise with the
 * eigenvalue: two directions, l_1 = 1 and l_2 = 1/n. Flow that has come to W_2 along l_2 has come
 * to 1 - (1-W_2)^n &lt; W_1 along l_1 only. So while a_2 &lt;= W_2 both directions call for more
 * training, and at every stationary time, the best among them, a_2 > W_2 and f_2 > 0 > f_1 = -f_2.
 * Then
 *
 * <pre>\[ \frac{dR}{de} = -2 (m_1 f_1 + m_2 f_2) = 2 f_2 (m_1 - m_2) \gt 0, \]</pre>
 *
 * whatever the teacher's time T below u, since m rises with l.
 *
 * @param subject what it refutes
 * @param n l_1 / l_2
 * @param squares b_1^2, b_2^2
 * @param noise w
 */
record SwitchThatRaises(Subject subject, long n, List<Fraction> squares, Fraction noise)
    implements Counterexample {
  /** That of N2's first twin, on the problem of N1's. */
  static SwitchThatRaises of(Subject subject) {
    return new SwitchThatRaises(
        subject, 100, List.of(Fraction.ONE, Fraction.of(1, 100)), Fraction.of(1, 4));
  }

  private Fraction best(int k) {
    Fraction power = k == 0 ? squares.get(0) : squares.get(1).over(Fraction.of(n, 1));
    return power.over(power.plus(noise));
  }

  private Fraction top() {
    return best(1).complement().power(n).complement();
  }

  @Override
  public boolean verifies() {
    return n > 1
        && noise.signum() > 0
        && squares.get(1).signum() > 0
        && squares.get(1).compareTo(squares.get(0)) < 0
        && top().compareTo(best(0)) < 0;
  }

  @Override
  public String text() {
    return new NamedNumbers()
        .with("l1", Fraction.ONE)
        .with("l2", Fraction.of(1, n))
        .with("squared coefficient ", squares)
        .with("w", noise)
        .toString();
  }

  @Override
  public String gains() {
    return "flow with the best gain along l2, %s, has %s along l1, below the best gain %s there"
        .formatted(Shown.of(best(1)), Shown.of(top()), Shown.of(best(0)));
  }

  @Override
  public String arithmetic() {
    return "exact";
  }
}
