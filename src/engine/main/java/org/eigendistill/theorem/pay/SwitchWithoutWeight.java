// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.pay;

import java.util.List;
import org.eigendistill.number.Fraction;
import org.eigendistill.theorem.certificate.Counterexample;
import org.eigendistill.theorem.proposition.Subject;

/**
 * A late switch that raises the risk at once, against N2 without its premise that every direction
 * has a weight: l_1 alone counts, so the best stopped flow has W_1 there, and whatever moves its
 * gain away from W_1 is worse. Toward a teacher of smaller gain it moves at once.
 *
 * @param subject what it refutes
 * @param eigenvalues l_1, l_2
 * @param powers s_1, s_2
 * @param noise w
 * @param weights rho_1, rho_2
 * @param teacher exp(-l_1 T)
 * @param further exp(-l_1 e), any in (0, 1)
 */
record SwitchWithoutWeight(
    Subject subject,
    List<Fraction> eigenvalues,
    List<Fraction> powers,
    Fraction noise,
    List<Fraction> weights,
    Fraction teacher,
    Fraction further)
    implements Counterexample {
  /** That of N2's second twin. */
  static SwitchWithoutWeight of(Subject subject) {
    return new SwitchWithoutWeight(
        subject,
        List.of(Fraction.ONE, Fraction.of(1, 10)),
        List.of(Fraction.ONE, Fraction.of(1, 2)),
        Fraction.ONE,
        List.of(Fraction.ONE, Fraction.ZERO),
        Fraction.of(3, 4),
        Fraction.of(1, 2));
  }

  private Fraction best() {
    return powers.get(0).over(powers.get(0).plus(noise));
  }

  /** The gain along l_1 after the second stretch. */
  private Fraction switched() {
    return further.times(best()).plus(further.complement().times(teacher.complement()));
  }

  /** rho_1 (s_1 + w)(a_1 - W_1)^2, which is 0 for the best stopped flow. */
  private Fraction excess() {
    Fraction off = switched().minus(best());
    return weights.get(0).times(powers.get(0).plus(noise)).times(off).times(off);
  }

  @Override
  public boolean verifies() {
    boolean falls = eigenvalues.get(1).compareTo(eigenvalues.get(0)) < 0;
    // b_1^2 <= b_2^2, with b^2 = s / l
    Fraction top = powers.get(0).times(eigenvalues.get(1));
    Fraction low = powers.get(1).times(eigenvalues.get(0));
    return falls
        && top.compareTo(low) <= 0
        && weights.get(0).signum() > 0
        && weights.get(1).signum() == 0
        && noise.signum() > 0
        && further.signum() > 0
        && further.compareTo(Fraction.ONE) < 0
        && teacher.complement().compareTo(best()) < 0
        && teacher.compareTo(Fraction.ONE) <= 0
        && excess().signum() > 0;
  }

  @Override
  public String text() {
    return new NamedNumbers()
        .with("l", eigenvalues)
        .with("s", powers)
        .with("w", noise)
        .with("rho", weights)
        .with("exp(-l1 u)", best().complement())
        .with("exp(-l1 T)", teacher)
        .with("exp(-l1 e)", further)
        .toString();
  }

  @Override
  public String gains() {
    return "the best stopped flow has the best gain along l1, %s; the switched student %s, and %s more risk"
        .formatted(best(), switched(), excess());
  }

  @Override
  public String arithmetic() {
    return "exact";
  }
}
