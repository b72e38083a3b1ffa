// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.flips;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.eigendistill.number.Fraction;
import org.eigendistill.theorem.certificate.Counterexample;
import org.eigendistill.theorem.flips.FlipCase.Answer;

/**
 * Flow on a kernel with a null space, in fractions: with whole eigenvalues and times, exp(-l t) is
 * z^(l t).
 *
 * @param rate q
 * @param root z = exp(-1) in the unit of l t, in (0, 1)
 * @param energies eta, by falling eigenvalue
 * @param eigenvalues l, 0 in the null space
 * @param time T of the teacher
 * @param later t' of the student
 */
public record FlowExample(
    Fraction rate,
    Fraction root,
    List<Fraction> energies,
    List<Integer> eigenvalues,
    int time,
    int later)
    implements Counterexample {
  @Override
  public FlipLaw subject() {
    return FlipLaw.FLOW_DEFICIENT;
  }

  private FlowCase<Fraction> flow() {
    List<Fraction> teacher = new ArrayList<>();
    List<Fraction> student = new ArrayList<>();
    for (int l : eigenvalues) {
      teacher.add(root.power((long) l * time));
      student.add(root.power((long) l * later));
    }
    FlippedLabels<Fraction> labels = new FlippedLabels<>(rate, energies.size(), energies);
    return FlowCase.of(labels, teacher, student, Fraction.of(later, time + later));
  }

  @Override
  public boolean verifies() {
    boolean shares =
        energies.stream().reduce(Fraction.ZERO, Fraction::plus).equals(Fraction.ONE)
            && root.signum() > 0
            && root.compareTo(Fraction.ONE) < 0
            && rate.signum() > 0;
    for (int k = 1; k < energies.size(); k++) {
      shares &=
          energies.get(k).compareTo(energies.get(k - 1)) <= 0
              && eigenvalues.get(k) <= eigenvalues.get(k - 1);
    }
    FlowCase<Fraction> flow = flow();
    return shares
        && flow.isPremise().and(subject().premise(flow.gains())) == Answer.YES
        && subject().conclusion(flow.gains()) == Answer.NO;
  }

  @Override
  public String text() {
    return "q = %s; root = %s; eta = %s; eigenvalues = %s; T = %d; t' = %d"
        .formatted(
            rate,
            root,
            FlipExample.text(energies),
            eigenvalues.stream().map(String::valueOf).collect(Collectors.joining(" ")),
            time,
            later);
  }

  @Override
  public String gains() {
    return FlipExample.sums(flow().gains());
  }

  @Override
  public String arithmetic() {
    return "exact";
  }
}
