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
   * Both effects on a student by flow of a teacher by flow.
   *
   * @param rate q of the flips
   * @param time l_1 T of the teacher
   * @param dose the student's time over the teacher's
   */
  FlipEffects effects(double rate, double time, double dose) {
    List<Measured> teacher = new ArrayList<>();
    List<Measured> lost = new ArrayList<>();
    List<Measured> along = new ArrayList<>();
    for (int k = 0; k < eigenvalues.length; k++) {
      double own = eigenvalues[k] / eigenvalues[0] * time;
      double gain = -Math.expm1(-own);
      teacher.add(Measured.of(gain));
      lost.add(Measured.of(gain * Math.exp(-own * dose)));
      along.add(Measured.of(energies[k]));
    }
    FlippedLabels<Measured> labels =
        new FlippedLabels<>(Measured.of(Fraction.of(rate)), rows, along);
    double kept = 1 - 2 * rate;
    return FlipEffects.of(labels, teacher, lost, kept * kept * rest());
  }

  /** The dose of least risk among some. */
  double best(double rate, double time, double... doses) {
    double best = doses[0];
    double least = Double.POSITIVE_INFINITY;
    for (double dose : doses) {
      double ratio = effects(rate, time, dose).riskRatio();
      if (ratio < least) {
        least = ratio;
        best = dose;
      }
    }
    return best;
  }
}
