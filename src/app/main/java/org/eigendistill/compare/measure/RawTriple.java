// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare.measure;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.eigendistill.compare.estimate.Rank;
import org.eigendistill.compare.estimate.Sums;

/**
 * A student beside its teacher in the usual way: class, order and fifths come from the teacher that
 * it is compared with. That is not 0 of another network of the teacher's kind: the class is the
 * teacher's own choice, and its lucky rows stand in its upper fifths. Hence the same of another
 * teacher, that saw nothing of this one, beside it.
 *
 * <p>Means over teachers that have a student, and over both others in the student's place.
 *
 * @param slope of the least-squares line, student on teacher; NaN where the teacher is equally sure
 *     of all rows, or there are fewer than 10
 * @param slopeOfAnother the same of another teacher
 * @param fifths by the teacher's own order, the least sure first; none of fewer than 10 rows
 */
public record RawTriple(double slope, double slopeOfAnother, List<Fifth> fifths) {
  private static final int FEWEST_ROWS = 10;
  private static final int FIFTHS = 5;

  /**
   * A fifth of the rows.
   *
   * @param teacher how sure the teacher is in the mean
   * @param student how much more the student is
   * @param another how much more another teacher is
   */
  public record Fifth(double teacher, double student, double another) {}

  /** Copies the list. */
  public RawTriple {
    fifths = List.copyOf(fifths);
  }

  /**
   * Measures one teacher.
   *
   * @param x how sure it is of its class, by row
   * @param y its student
   * @param one another teacher
   * @param other the third
   */
  static RawTriple of(double[] x, double[] y, double[] one, double... other) {
    if (x.length < FEWEST_ROWS) {
      return new RawTriple(Double.NaN, Double.NaN, List.of());
    }
    Rank rank = Rank.of(x);
    double[] another = new double[x.length];
    Arrays.setAll(another, i -> (one[i] + other[i]) / 2);
    List<Fifth> fifths =
        IntStream.range(0, FIFTHS)
            .mapToObj(rank::fifth)
            .map(
                rows ->
                    new Fifth(
                        mean(x, rows),
                        mean(Sums.differences(y, x), rows),
                        mean(Sums.differences(another, x), rows)))
            .toList();
    return new RawTriple(slope(x, y), slope(x, another), fifths);
  }

  private static double mean(double[] values, double... weights) {
    return Sums.of(Sums.products(values, weights)) / Sums.of(weights);
  }

  private static double slope(double[] x, double... y) {
    return RawLine.isConstant(x) ? Double.NaN : OrderedPair.leastSquares(x, y);
  }

  /** The mean over teachers. */
  static RawTriple mean(List<RawTriple> all) {
    List<Fifth> fifths =
        IntStream.range(0, all.get(0).fifths.size())
            .mapToObj(
                q ->
                    new Fifth(
                        mean(all, each -> each.fifths.get(q).teacher),
                        mean(all, each -> each.fifths.get(q).student),
                        mean(all, each -> each.fifths.get(q).another)))
            .toList();
    return new RawTriple(mean(all, RawTriple::slope), mean(all, RawTriple::slopeOfAnother), fifths);
  }

  private static double mean(List<RawTriple> all, ToDoubleFunction<RawTriple> what) {
    return all.stream().mapToDouble(what).average().orElse(Double.NaN);
  }
}
