// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.criterion;

import java.util.random.RandomGenerator;
import org.eigendistill.number.Enclosure;
import org.eigendistill.number.Fraction;
import org.eigendistill.theorem.search.Attempt;
import org.eigendistill.theorem.search.Law;
import org.eigendistill.theorem.search.Outcome;

/**
 * The false neighbour of N4 without dR/dt > 0: a_S = a_T = sqrt(l/20) at all times, a_R = (l/20)
 * exp(((t - 2 + log l)/2)^3) on l in [1, e]. At the student's gain, t = 2 - log l, the cube and its
 * slope are 0: e_R = 1 = e_S + e_T everywhere, and yet, matched along l_1, the student has
 * exp((log(l_1/l_2)/2)^3) times the reference's gain along l_2.
 */
record StandingReference() implements Law {
  @Override
  public Attempt draw(RandomGenerator random) {
    double top = Math.exp(random.nextDouble());
    double below = 1 + (top - 1) * random.nextDouble();
    String numbers = "l1 = %s, l2 = %s".formatted(top, below);
    if (!(below < top)) {
      return new Attempt(new Outcome.PremiseNotMet(), numbers);
    }
    double half = Math.log(top / below) / 2;
    return new Attempt(new Outcome.Violated(-Math.expm1(half * half * half)), numbers);
  }

  /** Two eigenvalues, l_1 and below it l_2, of [1, e]. */
  record Case(Fraction top, Fraction below) implements LawCase {
    private static final Fraction TWENTIETH = Fraction.of(1, 20);

    private Enclosure student() {
      return Enclosure.of(below.times(TWENTIETH));
    }

    private Enclosure plain() {
      Enclosure half = Enclosure.of(below.over(top)).log().times(Enclosure.of(Fraction.of(1, 2)));
      return student().times(half.times(half).times(half).exp());
    }

    @Override
    public boolean refutes() {
      return below.compareTo(Fraction.ONE) >= 0
          && below.compareTo(top) < 0
          && Enclosure.of(top).log().certainlyAtMost(Enclosure.of(Fraction.ONE))
          && plain().certainlyBelow(student());
    }

    @Override
    public String text() {
      return "l1 = %s; l2 = %s; reference time = 2 - log(%s)".formatted(top, below, top);
    }

    @Override
    public String gains() {
      return "along l1 both %s; along l2 student %s, reference %s"
          .formatted(top.times(TWENTIETH), below.times(TWENTIETH), plain());
    }

    @Override
    public String arithmetic() {
      return "50-digit";
    }
  }
}
