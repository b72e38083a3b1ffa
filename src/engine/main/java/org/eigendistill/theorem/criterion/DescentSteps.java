// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.criterion;

import java.util.List;
import java.util.random.RandomGenerator;
import org.eigendistill.number.Fraction;
import org.eigendistill.theorem.search.Attempt;
import org.eigendistill.theorem.search.Law;
import org.eigendistill.theorem.search.Outcome;

/**
 * Whole steps (N4s) by descent: student, teacher and reference have steps of their own, below
 * 1/l_1. Cases: up to eight steps, or sixty short ones, the reference's the first that has come as
 * far along l_1, or one of the next two.
 *
 * @param longer whether student and teacher step at least as far as the reference; else at most
 */
record DescentSteps(boolean longer) implements Law {
  private static final int MOST = 8;

  /** Short steps have to be many before they are ahead. */
  private static final int MOST_SHORT = 60;

  private static final int PARTS = 20;
  private static final int LATEST = 200;

  @Override
  public long mostCases() {
    return longer ? Long.MAX_VALUE : 100_000;
  }

  @Override
  public Attempt draw(RandomGenerator random) {
    int plain = 1 + random.nextInt(PARTS - 1);
    int below = 1 + random.nextInt(PARTS - 1);
    int most = longer ? MOST : MOST_SHORT;
    Case open =
        new Case(
            longer,
            Fraction.of(below, PARTS),
            step(plain, random),
            step(plain, random),
            Fraction.of(plain, PARTS),
            List.of(1 + random.nextInt(most), 1 + random.nextInt(most), 0));
    int first = open.first();
    if (first > LATEST) {
      return new Attempt(new Outcome.PremiseNotMet(), open);
    }
    Case drawn = open.with(first + random.nextInt(3));
    return new Attempt(drawn.below().outcome(), drawn);
  }

  private Fraction step(int plain, RandomGenerator random) {
    int step = longer ? plain + random.nextInt(PARTS - plain) : 1 + random.nextInt(plain);
    return Fraction.of(step, PARTS);
  }

  /**
   * A case.
   *
   * @param longer whether steps of student and teacher are to be at least the reference's
   * @param ratio l_2/l_1
   * @param student h l_1 of the student
   * @param teacher of the teacher
   * @param plain of the reference
   * @param steps of the three
   */
  record Case(
      boolean longer,
      Fraction ratio,
      Fraction student,
      Fraction teacher,
      Fraction plain,
      List<Integer> steps)
      implements LawCase {
    private static Fraction gain(Fraction x, int steps) {
      return x.complement().power(steps).complement();
    }

    Case with(int reference) {
      return new Case(
          longer, ratio, student, teacher, plain, List.of(steps.get(0), steps.get(1), reference));
    }

    private Fraction goal() {
      return gain(student, steps.get(0)).times(gain(teacher, steps.get(1)));
    }

    /** The reference's first step that has come as far along l_1, or one that is too late. */
    int first() {
      Fraction goal = goal();
      int n = 1;
      while (n <= LATEST && gain(plain, n).compareTo(goal) < 0) {
        n++;
      }
      return n;
    }

    GainPair below() {
      return new GainPair(
          gain(ratio.times(student), steps.get(0)).times(gain(ratio.times(teacher), steps.get(1))),
          gain(ratio.times(plain), steps.get(2)));
    }

    private boolean isAllowed(Fraction part) {
      int order = part.compareTo(plain);
      return part.signum() > 0
          && part.compareTo(Fraction.ONE) < 0
          && (longer ? order >= 0 : order <= 0);
    }

    @Override
    public boolean refutes() {
      return isAllowed(student)
          && isAllowed(teacher)
          && plain.compareTo(Fraction.ONE) < 0
          && ratio.signum() > 0
          && ratio.compareTo(Fraction.ONE) < 0
          && gain(plain, steps.get(2)).compareTo(goal()) >= 0
          && !below().isBehind();
    }

    @Override
    public String text() {
      return "l2/l1 = %s; student h l1 = %s, steps = %d; teacher h l1 = %s, steps = %d; reference h l1 = %s, steps = %d"
          .formatted(ratio, student, steps.get(0), teacher, steps.get(1), plain, steps.get(2));
    }

    @Override
    public String gains() {
      return "along l1 student %s, reference %s; %s"
          .formatted(GainPair.words(goal()), GainPair.words(gain(plain, steps.get(2))), below());
    }

    @Override
    public String toString() {
      return text();
    }
  }
}
