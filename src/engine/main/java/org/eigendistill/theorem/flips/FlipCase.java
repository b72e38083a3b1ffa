// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.flips;

import java.util.List;
import java.util.stream.IntStream;
import org.eigendistill.number.Enclosed;
import org.eigendistill.number.Fraction;

/**
 * Labels, a teacher and what its student has lost, with the questions that statements ask. A
 * question is answered only where the arithmetic is certain.
 *
 * @param labels the labels
 * @param teacher gains a_T, in [0, 1]
 * @param lost d, in [0, a_T], largest eigenvalue first as all
 * @param <N> the arithmetic
 */
record FlipCase<N extends Enclosed<N>>(FlippedLabels<N> labels, List<N> teacher, List<N> lost) {
  /** An answer, or that there is none. */
  enum Answer {
    YES,
    NO,
    UNKNOWN;

    Answer and(Answer other) {
      return this == NO || other == NO ? NO : this == YES ? other : UNKNOWN;
    }

    static Answer of(boolean yes) {
      return yes ? YES : NO;
    }
  }

  private N zero() {
    return labels.rate().lift(Fraction.ZERO);
  }

  /** x &gt; 0. */
  private Answer isPositive(N x) {
    return zero().certainlyBelow(x)
        ? Answer.YES
        : x.certainlyAtMost(zero()) ? Answer.NO : Answer.UNKNOWN;
  }

  /** Flipped rows follow the label they were given: 2 (1 - q) tau_T &gt; (1 - 2q) sigma_T. */
  Answer memorises() {
    return isPositive(labels.flippedMargin(teacher).negate());
  }

  /** Flipped rows still get their true class. */
  Answer resists() {
    return isPositive(labels.flippedMargin(teacher));
  }

  /** Flipped rows are the low end: sigma_T &gt; tau_T. */
  Answer flippedAreLow() {
    return isPositive(labels.distance(teacher));
  }

  Answer loses() {
    return isPositive(labels.freedom(lost));
  }

  /** By the definition: the student's groups are farther apart than the teacher's. */
  Answer isSteeper() {
    return isPositive(labels.distance(student()).minus(labels.distance(teacher)));
  }

  /** By the formula. */
  Answer isSteeperBySum() {
    return isPositive(labels.slopeChange(lost));
  }

  /**
   * By the definition: flipped rows' mean by their true label rises. By the label they were given,
   * which is the low end of a teacher that memorises, it falls.
   */
  Answer flippedMarginRises() {
    return isPositive(labels.flippedMargin(student()).minus(labels.flippedMargin(teacher)));
  }

  Answer flippedMarginFalls() {
    return isPositive(labels.flippedMargin(teacher).minus(labels.flippedMargin(student())));
  }

  /** The same by the sums over what is lost. */
  Answer lowEndFallsBySum() {
    return isPositive(labels.lowEndFall(lost));
  }

  /** By the definition: the risk is lower. */
  Answer isBetter() {
    return isPositive(labels.risk(teacher).minus(labels.risk(student())));
  }

  Answer isBetterBySum() {
    return isPositive(labels.riskChange(teacher, lost).negate());
  }

  /** The student's groups are nearer, by the true labels. */
  Answer isFlatterByTruth() {
    N before = labels.cleanMargin(teacher).minus(labels.flippedMargin(teacher));
    N after = labels.cleanMargin(student()).minus(labels.flippedMargin(student()));
    return isPositive(before.minus(after));
  }

  /** a_S = a_T - d. */
  List<N> student() {
    return IntStream.range(0, teacher.size())
        .mapToObj(k -> teacher.get(k).minus(lost.get(k)))
        .toList();
  }

  /** eta does not fall, d does not rise with the eigenvalue; neither is constant. */
  Answer isOrdered() {
    return falls(labels.energies()).and(falls(reversed(lost)));
  }

  /** Never rises along the list, and falls somewhere. */
  private Answer falls(List<N> list) {
    Answer never = Answer.YES;
    Answer somewhere = Answer.NO;
    for (int k = 1; k < list.size(); k++) {
      N step = list.get(k - 1).minus(list.get(k));
      never =
          never.and(
              zero().certainlyAtMost(step)
                  ? Answer.YES
                  : step.certainlyBelow(zero()) ? Answer.NO : Answer.UNKNOWN);
      somewhere = isPositive(step) == Answer.YES ? Answer.YES : somewhere;
    }
    return never.and(somewhere);
  }

  private static <T> List<T> reversed(List<T> list) {
    return IntStream.range(0, list.size()).mapToObj(k -> list.get(list.size() - 1 - k)).toList();
  }

  /**
   * Along every direction that loses gain the loss is for the better: w (2 a_T - d) at least s (2
   * r_T + d), and more along one of them.
   *
   * @param strictly whether more along one is asked for
   */
  Answer isBetterEverywhere(boolean strictly) {
    Answer everywhere = Answer.YES;
    Answer somewhere = Answer.of(!strictly);
    for (int k = 0; k < labels.directions(); k++) {
      if (isPositive(lost.get(k)) == Answer.NO) {
        continue;
      }
      N slope = labels.riskSlope(k, teacher.get(k), lost.get(k));
      everywhere =
          everywhere.and(
              slope.certainlyAtMost(zero())
                  ? Answer.YES
                  : zero().certainlyBelow(slope) ? Answer.NO : Answer.UNKNOWN);
      somewhere = isPositive(slope.negate()) == Answer.YES ? Answer.YES : somewhere;
    }
    return everywhere.and(somewhere);
  }

  /** The slope's change or the risk's, the smaller beside its terms; for ranking only. */
  double margin() {
    return Math.min(
        Math.abs(labels.slopeChange(lost).value()),
        Math.abs(labels.riskChange(teacher, lost).value()));
  }

  @Override
  public String toString() {
    return "q = %s, n = %d, eta = %s, a_T = %s, d = %s"
        .formatted(
            labels.rate().value(),
            labels.rows(),
            values(labels.energies()),
            values(teacher),
            values(lost));
  }

  private static <N extends Enclosed<N>> List<Double> values(List<N> list) {
    return list.stream().map(Enclosed::value).toList();
  }
}
