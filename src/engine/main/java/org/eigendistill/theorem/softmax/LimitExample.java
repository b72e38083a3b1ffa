// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.softmax;

import java.util.List;
import org.eigendistill.number.Enclosure;
import org.eigendistill.number.Fraction;
import org.eigendistill.theorem.certificate.Counterexample;

/**
 * One row after one step h, against a neighbour of statement R1. With l = 1 and the teacher's
 * logits z, which sum to 0, the student has h T (softmax(z/T) - 1/C), and beside the limit's h/C
 * along z its gain is
 *
 * <pre>\[ \frac{C T \sum_j \mathrm{softmax}(z/T)_j \, z_j}{|z|^2}. \]</pre>
 *
 * @param subject what it refutes
 * @param logits z
 * @param temperature T
 */
public record LimitExample(LimitLaw subject, List<Fraction> logits, Fraction temperature)
    implements Counterexample {
  private static final Fraction FOUR = Fraction.of(4, 1);

  /** Against the gain within 1 %: half of it is lost and more than that is not needed. */
  static LimitExample atFour() {
    return new LimitExample(LimitLaw.NEAR_AT_FOUR, whole(4, -4), FOUR);
  }

  /** Against the second order: what is left is of first order, as the cubes do not sum to 0. */
  static LimitExample ofThreeClasses() {
    return new LimitExample(
        LimitLaw.SECOND_ORDER, whole(2, -1, -1), Fraction.of(3 * LimitLaw.FAR, 1));
  }

  private static List<Fraction> whole(long... numbers) {
    return java.util.Arrays.stream(numbers).mapToObj(z -> Fraction.of(z, 1)).toList();
  }

  /** The student's gain over the limit's. */
  private Enclosure ratio(Fraction at) {
    Enclosure sum = Enclosure.of(0);
    Enclosure along = Enclosure.of(0);
    Fraction square = Fraction.ZERO;
    for (Fraction z : logits) {
      Enclosure exponential = Enclosure.of(z.over(at)).exp();
      sum = sum.plus(exponential);
      along = along.plus(exponential.times(Enclosure.of(z)));
      square = square.plus(z.times(z));
    }
    Fraction scale = Fraction.of(logits.size(), 1).times(at).over(square);
    return along.over(sum).times(Enclosure.of(scale));
  }

  private Enclosure off(Fraction at) {
    Enclosure gap = ratio(at).minus(Enclosure.of(1));
    return gap.certainlyBelow(Enclosure.of(0)) ? gap.negate() : gap;
  }

  @Override
  public boolean verifies() {
    boolean centred =
        logits.stream().reduce(Fraction.ZERO, Fraction::plus).signum() == 0
            && temperature.signum() > 0;
    return centred
        && switch (subject) {
          case BOUND -> false;
          case NEAR_AT_FOUR ->
              temperature.equals(FOUR)
                  && Enclosure.of(Fraction.of(1, 100)).certainlyBelow(off(temperature));
          case SECOND_ORDER ->
              logits.size() == 3
                  && off(temperature)
                      .certainlyBelow(
                          Enclosure.of(LimitLaw.EIGHT).times(off(temperature.times(FOUR))));
        };
  }

  @Override
  public String text() {
    StringBuilder text = new StringBuilder();
    for (int j = 0; j < logits.size(); j++) {
      text.append("z%d = %s; ".formatted(j + 1, logits.get(j)));
    }
    return text + "T = " + temperature;
  }

  @Override
  public String gains() {
    return "the student's gain over the limit's is %.12f at T = %s and %.12f at T = %s"
        .formatted(
            ratio(temperature).value(),
            temperature,
            ratio(temperature.times(FOUR)).value(),
            temperature.times(FOUR));
  }

  @Override
  public String arithmetic() {
    return "50-digit";
  }
}
