// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.criterion;

import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import org.eigendistill.number.Fraction;
import org.eigendistill.theorem.search.Attempt;
import org.eigendistill.theorem.search.Law;

/**
 * Corollary (i) where it is decided in fractions: gains whose odds are powers of the eigenvalue, so
 * that c is the exponent, with c_R at most c_S and c_T. Cases: exponents up to 6, l_2/l_1 and odds
 * of small numerators and denominators.
 *
 * @param rising whether c_R is positive; else all three are negative, and gains fall with the
 *     eigenvalue
 */
record OddsPowers(boolean rising) implements Law {
  /** The largest exponent of the reference, and how far others are above it. */
  private static final int MOST = 3;

  private static final int PARTS = 60;

  @Override
  public Attempt draw(RandomGenerator random) {
    int reference = 1 + random.nextInt(MOST);
    int student = reference + random.nextInt(MOST + 1);
    int teacher = reference + random.nextInt(MOST + 1);
    if (!rising) {
      reference = -reference;
      student = reference + random.nextInt(-reference);
      teacher = reference + random.nextInt(-reference);
    }
    int below = 1 + random.nextInt(PARTS - 1);
    Case drawn =
        new Case(
            rising,
            Fraction.of(below, below + 1 + random.nextInt(PARTS)),
            odds(random),
            odds(random),
            List.of(student, teacher, reference));
    return new Attempt(drawn.below().outcome(), drawn);
  }

  private static Fraction odds(RandomGenerator random) {
    return Fraction.of(1 + random.nextInt(PARTS), 1 + random.nextInt(PARTS));
  }

  /**
   * A case.
   *
   * @param rising whether exponents are to be positive
   * @param ratio l_2/l_1
   * @param student the student's odds along l_1
   * @param teacher the teacher's
   * @param exponents of student, teacher and reference
   */
  record Case(
      boolean rising, Fraction ratio, Fraction student, Fraction teacher, List<Integer> exponents)
      implements LawCase {
    GainPair below() {
      Fraction both = gain(student).times(gain(teacher));
      Fraction plain = both.over(both.complement());
      return new GainPair(
          gain(moved(student, 0)).times(gain(moved(teacher, 1))), gain(moved(plain, 2)));
    }

    private static Fraction gain(Fraction odds) {
      return odds.over(Fraction.ONE.plus(odds));
    }

    private Fraction moved(Fraction odds, int which) {
      Fraction power = ratio.power(Math.abs(exponents.get(which)));
      return exponents.get(which) < 0 ? odds.over(power) : odds.times(power);
    }

    @Override
    public boolean refutes() {
      boolean below = exponents.get(2) <= Math.min(exponents.get(0), exponents.get(1));
      boolean signed = rising ? exponents.get(2) > 0 : Collections.max(exponents) < 0;
      boolean within = ratio.signum() > 0 && ratio.compareTo(Fraction.ONE) < 0;
      boolean positive = student.signum() > 0 && teacher.signum() > 0;
      return below && within && positive && signed && !below().isBehind();
    }

    @Override
    public String text() {
      return "l2/l1 = %s; student odds = %s; teacher odds = %s; c student = %d; c teacher = %d; c reference = %d"
          .formatted(ratio, student, teacher, exponents.get(0), exponents.get(1), exponents.get(2));
    }

    @Override
    public String gains() {
      return below().toString();
    }

    @Override
    public String toString() {
      return text();
    }
  }
}
