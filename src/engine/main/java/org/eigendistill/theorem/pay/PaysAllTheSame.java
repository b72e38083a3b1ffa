// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.pay;

import java.util.List;
import java.util.stream.IntStream;
import org.eigendistill.number.Enclosure;
import org.eigendistill.number.Fraction;
import org.eigendistill.theorem.certificate.Counterexample;
import org.eigendistill.theorem.proposition.Subject;

/**
 * A student that is better than every stopped flow although the best of these is below the best
 * gain along the lowest direction, against the converse of N3. Excess is the risk above the least
 * of all.
 *
 * <ul>
 *   <li>Flows up to the time {@code early} have a gain along l_1 of at most that time's, below W_1;
 *       later ones have more along l_2 than then, above W_2. Either bound of their excess is above
 *       the student's.
 *   <li>A flow with the gain W_3 along l_3, or more, has trained for {@code late} at least, and its
 *       excess along l_1 is above all of the excess of flow at the time {@code flow}. So the best
 *       flow has less than W_3.
 * </ul>
 *
 * @param subject what it refutes
 * @param eigenvalues l_1, l_2, l_3
 * @param powers s_1, s_2, s_3
 * @param noise w
 * @param time of teacher and student
 * @param flow a stopped flow's time
 * @param early a time
 * @param late a time
 */
record PaysAllTheSame(
    Subject subject,
    List<Fraction> eigenvalues,
    List<Fraction> powers,
    Fraction noise,
    Fraction time,
    Fraction flow,
    Fraction early,
    Fraction late)
    implements Counterexample {
  /** That of N3's first twin. */
  static PaysAllTheSame of(Subject subject) {
    return new PaysAllTheSame(
        subject,
        List.of(Fraction.ONE, Fraction.of(121, 2500), Fraction.of(129, 1_000_000)),
        List.of(Fraction.of(1547, 1000), Fraction.of(67, 25_000), Fraction.of(235, 1_000_000)),
        Fraction.of(19, 25),
        Fraction.of(3417, 2000),
        Fraction.of(11, 10),
        Fraction.of(1, 2),
        Fraction.of(2, 1));
  }

  private Enclosure total(int k) {
    return Enclosure.of(powers.get(k).plus(noise));
  }

  private Enclosure best(int k) {
    return Enclosure.of(powers.get(k)).over(total(k));
  }

  private Enclosure gain(int k, Fraction length) {
    return Enclosure.of(eigenvalues.get(k).times(length)).negate().expm1().negate();
  }

  /** (s + w)(a - W)^2. */
  private Enclosure excess(int k, Enclosure gain) {
    Enclosure off = gain.minus(best(k));
    return total(k).times(off).times(off);
  }

  private Enclosure flowExcess(Fraction length) {
    return IntStream.range(0, powers.size())
        .mapToObj(k -> excess(k, gain(k, length)))
        .reduce(Enclosure::plus)
        .orElseThrow();
  }

  private Enclosure studentExcess() {
    return IntStream.range(0, powers.size())
        .mapToObj(k -> excess(k, gain(k, time).times(gain(k, time))))
        .reduce(Enclosure::plus)
        .orElseThrow();
  }

  @Override
  public boolean verifies() {
    Enclosure student = studentExcess();
    boolean studentIsBetter =
        gain(0, early).certainlyBelow(best(0))
            && best(1).certainlyBelow(gain(1, early))
            && student.certainlyBelow(excess(0, gain(0, early)))
            && student.certainlyBelow(excess(1, gain(1, early)));
    boolean bestFlowIsBelow =
        gain(2, late).certainlyBelow(best(2))
            && best(0).certainlyBelow(gain(0, late))
            && flowExcess(flow).certainlyBelow(excess(0, gain(0, late)));
    return studentIsBetter && bestFlowIsBelow;
  }

  @Override
  public String text() {
    return new NamedNumbers()
        .with("l", eigenvalues)
        .with("s", powers)
        .with("w", noise)
        .with("time of teacher and student", time)
        .with("flow's time", flow)
        .with("early", early)
        .with("late", late)
        .toString();
  }

  @Override
  public String gains() {
    return "the student's risk is %.6g above the least of all, that of flow at its time %.6g, and of every flow at least %.6g"
        .formatted(
            studentExcess().value(),
            flowExcess(flow).value(),
            Math.min(excess(0, gain(0, early)).value(), excess(1, gain(1, early)).value()));
  }

  @Override
  public String arithmetic() {
    return "50-digit";
  }
}
