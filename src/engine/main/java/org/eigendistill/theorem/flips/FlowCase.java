// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.flips;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.eigendistill.number.Enclosed;
import org.eigendistill.number.Fraction;
import org.eigendistill.number.Measured;
import org.eigendistill.theorem.flips.FlipCase.Answer;

/**
 * A teacher by flow for T and its student by flow for t'.
 *
 * @param gains what they come to
 * @param left exp(-l T) along the least eigenvalue that counts in the premise
 * @param share t'/(T + t'), which {@code left} must not exceed
 * @param <N> the arithmetic
 */
record FlowCase<N extends Enclosed<N>>(FlipCase<N> gains, N left, N share) {
  private static final int EIGENVALUES = 40;
  private static final int RATES = 500;

  /**
   * From what is left of each direction.
   *
   * @param labels the labels, energies by falling eigenvalue
   * @param teacher exp(-l T) of each, 1 in the null space
   * @param student exp(-l t')
   * @param share t'/(T + t')
   */
  static <N extends Enclosed<N>> FlowCase<N> of(
      FlippedLabels<N> labels, List<N> teacher, List<N> student, N share) {
    List<N> gains = new ArrayList<>();
    List<N> lost = new ArrayList<>();
    N left = share.lift(Fraction.ZERO);
    for (int k = 0; k < teacher.size(); k++) {
      N gain = teacher.get(k).complement();
      gains.add(gain);
      lost.add(gain.times(student.get(k)));
      if (gain.value() > 0) {
        left = teacher.get(k);
      }
    }
    return new FlowCase<>(new FlipCase<>(labels, gains, lost), left, share);
  }

  /** Draws eigenvalues, times and energies that do not fall with the eigenvalue. */
  static FlowCase<Measured> draw(RandomGenerator random, boolean deficient) {
    int n = 2 + random.nextInt(5);
    int rank = deficient ? 1 + random.nextInt(n - 1) : n;
    int[] eigenvalues = new int[rank];
    for (int k = 0; k < rank; k++) {
      eigenvalues[k] = 1 + random.nextInt(EIGENVALUES);
    }
    eigenvalues = FlipDraw.falling(eigenvalues);
    int[] energies = FlipDraw.falling(FlipDraw.energies(random, n));
    Measured time = Measured.of(Math.scalb(1 + random.nextDouble(), random.nextInt(6) - 4));
    Measured later = Measured.of(Math.scalb(1 + random.nextDouble(), random.nextInt(8) - 4));
    List<Measured> teacher = new ArrayList<>();
    List<Measured> student = new ArrayList<>();
    for (int k = 0; k < n; k++) {
      Measured l = Measured.of(k < rank ? eigenvalues[k] : 0);
      teacher.add(l.times(time).negate().exp());
      student.add(l.times(later).negate().exp());
    }
    FlippedLabels<Measured> labels = FlipDraw.labels(random, RATES, energies, Measured::of);
    return of(labels, teacher, student, later.over(time.plus(later)));
  }

  /**
   * Energies, which never rise down the spectrum, are not all equal, nor are eigenvalues, and the
   * least of these is at least log(1 + T/t')/T. In a twin the null space's is not counted.
   */
  Answer isPremise() {
    List<N> energies = gains.labels().energies();
    boolean flat =
        energies.get(0).certainlyAtMost(energies.get(energies.size() - 1))
            || left.certainlyAtMost(gains.teacher().get(0).complement());
    return Answer.of(!flat && left.certainlyAtMost(share));
  }
}
