// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.features;

import java.math.BigDecimal;
import java.util.function.DoubleFunction;
import org.eigendistill.number.Enclosed;
import org.eigendistill.number.Enclosure;
import org.eigendistill.number.Interval;

/**
 * Finds the teacher's time t* of a change-over. With e = k u / g_k(u), and s = -log(1 - u) the
 * student's time, statement N5 has
 *
 * <pre>\[ \frac{2 (k_a - e)}{(1 - k) u} \lt t^* \lt \frac{(1 - k) s + \log e}{1 - k_a}, \]</pre>
 *
 * and between these bounds the sign of every trial is proved.
 */
final class ChangeOverSearch {
  /**
   * Where the upper bound passes s + log u by this much it is t* itself to 1e-30: what it leaves
   * out, (1 - k) X exp(-t*), is below exp(-100).
   */
  private static final double FAR = 100;

  private final FeaturePair pair;
  private final TopGain student;

  ChangeOverSearch(FeaturePair pair, TopGain student) {
    this.pair = pair;
    this.student = student;
  }

  /** For k u / g_k(u) &lt; ka &lt; 1. */
  static ChangeOver of(FeaturePair pair, TopGain student, double error) {
    return new ChangeOverSearch(pair, student).found(error);
  }

  private ChangeOver found(double error) {
    double high = upper(Interval::point).high();
    if (high - student.time() - Math.log(student.gain()) > FAR) {
      Enclosure bound = upper(Enclosure::of);
      return new ChangeOver(down(bound.low()), Math.nextUp(bound.high().doubleValue()));
    }
    double low = lower(Interval::point).low();
    double[] ends =
        ends(
            low > 0 ? low : down(lower(Enclosure::of).low()),
            high,
            error,
            time -> FeatureCase.of(pair, student, TopGain.after(time)).decided(),
            FeatureStanding.AHEAD);
    return new ChangeOver(ends[0], ends[1]);
  }

  private static double down(BigDecimal value) {
    return Math.nextDown(value.doubleValue());
  }

  /** The lower bound above. */
  <N extends Enclosed<N>> N lower(DoubleFunction<N> exact) {
    N over = exact.apply(pair.teacherRatio()).minus(least(exact));
    N fitted = LowerGains.fitted(student.time(exact));
    return over.plus(over).over(exact.apply(pair.studentRatio()).complement().times(fitted));
  }

  /** The upper bound above. */
  <N extends Enclosed<N>> N upper(DoubleFunction<N> exact) {
    N rest = exact.apply(pair.studentRatio()).complement().times(student.time(exact));
    return rest.plus(least(exact).log()).over(exact.apply(pair.teacherRatio()).complement());
  }

  private <N extends Enclosed<N>> N least(DoubleFunction<N> exact) {
    return FeaturePair.leastRatio(pair.studentRatio(), student, exact);
  }

  /**
   * The two doubles between which a standing changes that is known at both ends: neighbours, or
   * nearer to each other than asked for, unless a trial between them is undecided; the bits of
   * positive doubles are in their order.
   */
  static double[] ends(
      double low,
      double high,
      double error,
      DoubleFunction<FeatureStanding> standing,
      FeatureStanding atLow) {
    long below = Double.doubleToLongBits(low);
    long above = Double.doubleToLongBits(high);
    while (above - below > 1 && !isNear(below, above, error)) {
      long middle = (below + above) >>> 1;
      FeatureStanding there = standing.apply(Double.longBitsToDouble(middle));
      if (there == FeatureStanding.UNDECIDED) {
        break;
      }
      below = there == atLow ? middle : below;
      above = there == atLow ? above : middle;
    }
    return new double[] {Double.longBitsToDouble(below), Double.longBitsToDouble(above)};
  }

  private static boolean isNear(long below, long above, double error) {
    return Double.longBitsToDouble(above) <= (1 + error) * Double.longBitsToDouble(below);
  }
}
