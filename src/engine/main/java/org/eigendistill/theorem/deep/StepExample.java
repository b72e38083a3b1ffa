// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.deep;

import java.util.List;
import org.eigendistill.deep.Approach;
import org.eigendistill.deep.Arithmetic;
import org.eigendistill.number.Enclosure;
import org.eigendistill.number.Fraction;
import org.eigendistill.theorem.certificate.Counterexample;

/**
 * A growth of one step at which a neighbour of T13 fails: plain training takes longer to where the
 * student is on the second mode. All times are sums of logarithms of fractions, enclosed.
 *
 * @param subject what it refutes
 * @param edge where f steps
 * @param below f below it
 * @param above f above it
 * @param start u0
 * @param eigenvalues lam
 * @param strengths s
 * @param teacher T
 * @param student t
 */
record StepExample(
    DeepLaw subject,
    Fraction edge,
    Fraction below,
    Fraction above,
    Fraction start,
    List<Fraction> eigenvalues,
    List<Fraction> strengths,
    Fraction teacher,
    Fraction student)
    implements Counterexample {

  /** tau. */
  private Enclosure time(int i) {
    Steps growth = new Steps(List.of(edge), List.of(below, above));
    Arithmetic<Enclosure> in = Arithmetic.ENCLOSURE;
    Enclosure from = Enclosure.of(start);
    Enclosure aim = Enclosure.of(strengths.get(i));
    Enclosure lam = Enclosure.of(eigenvalues.get(i));
    Enclosure taught = growth.progress(in, from, aim, lam.times(Enclosure.of(teacher)));
    Enclosure target = new Approach<>(from, aim, taught).value();
    Enclosure own = growth.progress(in, from, target, lam.times(Enclosure.of(student)));
    Approach<Enclosure> both = new Approach<>(from, aim, Approach.product(own, taught));
    return growth.time(in, both).over(lam);
  }

  @Override
  public boolean verifies() {
    boolean positive =
        below.signum() > 0
            && above.signum() > 0
            && start.signum() >= 0
            && teacher.signum() > 0
            && student.signum() > 0;
    return positive && isOfPremise() && time(0).certainlyBelow(time(1));
  }

  private boolean isOfPremise() {
    int lam = eigenvalues.get(0).compareTo(eigenvalues.get(1));
    int s = strengths.get(0).compareTo(strengths.get(1));
    boolean weaker = lam >= 0 && s >= 0 && lam + s > 0 && eigenvalues.get(1).signum() > 0;
    return switch (subject) {
      case FALLING -> weaker && below.compareTo(above) > 0 && strengths.get(1).compareTo(start) > 0;
      case BELOW_THE_START ->
          weaker
              && below.compareTo(above) < 0
              && strengths.get(0).compareTo(start) < 0
              && strengths.get(1).signum() > 0;
      default -> false;
    };
  }

  @Override
  public String text() {
    return "f = %s up to %s; f beyond = %s; u0 = %s; lam = (%s, %s); s = (%s, %s); T = %s; t = %s"
        .formatted(
            below,
            edge,
            above,
            start,
            eigenvalues.get(0),
            eigenvalues.get(1),
            strengths.get(0),
            strengths.get(1),
            teacher,
            student);
  }

  @Override
  public String gains() {
    return "plain training takes %s along the first mode and %s along the second"
        .formatted(time(0), time(1));
  }

  @Override
  public String arithmetic() {
    return "50-digit";
  }
}
