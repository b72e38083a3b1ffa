// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.features;

import java.util.List;
import java.util.function.DoubleFunction;
import org.eigendistill.number.Enclosed;
import org.eigendistill.number.Enclosure;
import org.eigendistill.number.Fraction;
import org.eigendistill.number.Interval;

/**
 * A student, its teacher, and by how much the teacher's eigenvectors are turned from the student's.
 *
 * <p>With c and s the turn's cosine and sine, labels of equal coefficients 1 along the student's
 * two eigenvectors, and r_1, r_2 what the teacher leaves along its own, the teacher leaves
 *
 * <pre>\[ c (c + s) r_1 - s (c - s) r_2 \quad \text{and} \quad s (c + s) r_1 + c (c - s) r_2 \]
 * </pre>
 *
 * along the student's: r_1 and r_2 where nothing is turned.
 *
 * @param pair the ratios
 * @param student how far it has come along direction 1
 * @param teacher how far it has come along its own first eigenvector
 * @param turn the tangent of half the angle, from 0 to 1
 */
record FeatureCase(FeaturePair pair, TopGain student, TopGain teacher, double turn)
    implements Question {
  /** With common eigenvectors. */
  static FeatureCase of(FeaturePair pair, TopGain student, TopGain teacher) {
    return new FeatureCase(pair, student, teacher, 0);
  }

  @Override
  public <N extends Enclosed<N>> FeatureStanding in(DoubleFunction<N> exact) {
    return lower(exact).standing();
  }

  <N extends Enclosed<N>> LowerGains<N> lower(DoubleFunction<N> exact) {
    N time = teacher.time(exact);
    N lower = exact.apply(pair.teacherRatio()).times(time);
    N left = lower.negate().exp();
    N below = LowerGains.fitted(lower);
    if (turn != 0) {
      List<N> seen = turned(exact.apply(turn), List.of(time.negate().exp(), left));
      time = seen.get(0).log().negate();
      left = seen.get(1);
      below = left.complement();
    }
    return LowerGains.of(exact.apply(pair.studentRatio()), student.time(exact), time, below, left);
  }

  /**
   * What a turned teacher leaves along the student's eigenvectors, of what it leaves along its own.
   */
  static <N extends Enclosed<N>> List<N> turned(N turn, List<N> left) {
    N one = turn.lift(Fraction.ONE);
    N square = turn.times(turn);
    N whole = one.plus(square);
    N c = one.minus(square).over(whole);
    N s = turn.plus(turn).over(whole);
    N first = c.plus(s).times(left.get(0));
    N second = c.minus(s).times(left.get(1));
    return List.of(c.times(first).minus(s.times(second)), s.times(first).plus(c.times(second)));
  }

  /** The share of plain training's gain by which the student's differs. */
  double margin() {
    boolean quick = isTold(Interval::point);
    return Math.abs(quick ? lead(Interval::point) : lead(Enclosure::of));
  }

  private boolean isTold(DoubleFunction<Interval> exact) {
    try {
      return in(exact) != FeatureStanding.UNDECIDED;
    } catch (ArithmeticException beyond) {
      return false;
    }
  }

  private <N extends Enclosed<N>> double lead(DoubleFunction<N> exact) {
    return lower(exact).lead().value();
  }

  @Override
  public String toString() {
    return "k=%s, ka=%s, student time=%s, teacher time=%s"
            .formatted(pair.studentRatio(), pair.teacherRatio(), student.number(), teacher.number())
        + (turn == 0 ? "" : ", tan of half the turn=" + turn);
  }
}
