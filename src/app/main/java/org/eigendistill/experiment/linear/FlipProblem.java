// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eigendistill.number.Fraction;
import org.eigendistill.number.Measured;
import org.eigendistill.theorem.flips.FlipEffects;
import org.eigendistill.theorem.flips.FlippedLabels;

/**
 * Labels +1 and -1 along the eigenvectors of some rows, and what flow makes of them when they are
 * flipped.
 *
 * @param eigenvalues l_k, positive, largest first
 * @param energies (u_k . y)^2 / n
 * @param rows n
 */
record FlipProblem(double[] eigenvalues, double[] energies, int rows) {
  /** The energy outside of the rows' span. */
  private double rest() {
    return Math.max(0, 1 - Arrays.stream(energies).sum());
  }

  /**
   * Both effects on students by flow of a teacher by flow, one for each dose.
   *
   * @param rate q of the flips
   * @param time l_1 T of the teacher
   * @param doses the student's time over the teacher's
   */
  List<FlipEffects> effects(double rate, double time, double... doses) {
    FlippedLabels<Measured> labels =
        new FlippedLabels<>(Measured.of(Fraction.of(rate)), rows, measured(energies));
    double[] own = Arrays.stream(eigenvalues).map(l -> l / eigenvalues[0] * time).toArray();
    double[] gains = Arrays.stream(own).map(x -> -Math.expm1(-x)).toArray();
    List<Measured> teacher = measured(gains);
    double kept = 1 - 2 * rate;
    double rest = kept * kept * rest();
    List<FlipEffects> effects = new ArrayList<>();
    for (double dose : doses) {
      double[] lost = new double[gains.length];
      Arrays.setAll(lost, k -> gains[k] * Math.exp(-own[k] * dose));
      effects.add(FlipEffects.of(labels, teacher, measured(lost), rest));
    }
    return effects;
  }

  private static List<Measured> measured(double... values) {
    return Arrays.stream(values).mapToObj(Measured::of).toList();
  }

  /** Which of some risks is the least, the first of equal ones. */
  static int least(double... risks) {
    int least = 0;
    for (int i = 1; i < risks.length; i++) {
      least = risks[i] < risks[least] ? i : least;
    }
    return least;
  }
}
