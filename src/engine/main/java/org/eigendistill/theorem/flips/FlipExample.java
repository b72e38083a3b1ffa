// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.flips;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eigendistill.number.Fraction;
import org.eigendistill.theorem.certificate.Counterexample;
import org.eigendistill.theorem.flips.FlipCase.Answer;

/**
 * Fractions at which a false neighbour fails: q, eta, a_T and d by falling eigenvalue.
 *
 * @param subject what they refute
 * @param rate q
 * @param energies eta
 * @param teacher a_T
 * @param lost d
 */
public record FlipExample(
    FlipLaw subject,
    Fraction rate,
    List<Fraction> energies,
    List<Fraction> teacher,
    List<Fraction> lost)
    implements Counterexample {

  /** From text, each list's fractions parted by blanks. */
  public static FlipExample of(
      FlipLaw law, String rate, String energies, String teacher, String lost) {
    return new FlipExample(
        law, Fraction.parse(rate), fractions(energies), fractions(teacher), fractions(lost));
  }

  private static List<Fraction> fractions(String text) {
    return Stream.of(text.split(" ")).map(Fraction::parse).toList();
  }

  private FlipCase<Fraction> numbers() {
    return new FlipCase<>(new FlippedLabels<>(rate, energies.size(), energies), teacher, lost);
  }

  @Override
  public boolean verifies() {
    boolean whole =
        energies.stream().reduce(Fraction.ZERO, Fraction::plus).equals(Fraction.ONE)
            && rate.signum() > 0
            && energies.stream().allMatch(eta -> eta.signum() >= 0);
    for (int k = 0; k < teacher.size(); k++) {
      whole &=
          lost.get(k).signum() >= 0
              && lost.get(k).compareTo(teacher.get(k)) <= 0
              && teacher.get(k).compareTo(Fraction.ONE) <= 0;
    }
    boolean flow = subject == FlipLaw.FLOW || subject == FlipLaw.FLOW_DEFICIENT;
    return whole
        && !flow
        && subject.premise(numbers()) == Answer.YES
        && subject.conclusion(numbers()) == Answer.NO;
  }

  @Override
  public String text() {
    return "q = %s; eta = %s; teacher = %s; lost = %s"
        .formatted(rate, text(energies), text(teacher), text(lost));
  }

  static String text(List<Fraction> list) {
    return list.stream().map(Fraction::toString).collect(Collectors.joining(" "));
  }

  @Override
  public String gains() {
    return sums(numbers());
  }

  /** What the signs of the two effects are read from. */
  static String sums(FlipCase<Fraction> numbers) {
    return "sum d (1/n - eta) = %s; change of the risk = %s"
        .formatted(
            numbers.labels().slopeChange(numbers.lost()),
            numbers.labels().riskChange(numbers.teacher(), numbers.lost()));
  }

  @Override
  public String arithmetic() {
    return "exact";
  }
}
