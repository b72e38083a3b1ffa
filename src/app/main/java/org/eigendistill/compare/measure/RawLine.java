// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare.measure;

import org.eigendistill.compare.estimate.FiniteRows;
import org.eigendistill.compare.estimate.Influence;
import org.eigendistill.compare.estimate.Rank;
import org.eigendistill.compare.estimate.Sums;

/**
 * The student's log-odds on the teacher's, of the teacher's top class, by least squares. Raw: it
 * lies below 1 for any two different networks.
 *
 * @param slope of the line
 * @param correlation of both; NaN where the student's are constant
 * @param largestShare the part of {@code sum (x - mean)^2} that one row has
 * @param largestRow that row
 * @param lowOffset the mean of student less teacher in the teacher's lowest fifth
 * @param saturated rows left out, whose log-odds are not finite
 */
public record RawLine(
    Influence slope,
    double correlation,
    double largestShare,
    int largestRow,
    Influence lowOffset,
    int saturated) {
  private static final int FEWEST = 10;

  /** The line, not defined of fewer than 10 rows or of a teacher that is equally sure of all. */
  public static RawLine of(ReferenceClasses.Sureness sure) {
    double[] teacher = sure.ofTeachers(0);
    double[] student = sure.ofTeachers(1);
    FiniteRows rows = FiniteRows.of(teacher, student);
    double[] x = rows.take(teacher);
    double[] y = rows.take(student);
    double[] dx = Sums.centred(x);
    double[] squares = Sums.products(dx, dx);
    double xx = Sums.of(squares);
    if (x.length < FEWEST || isConstant(x)) {
      Influence none = Influence.undefined(teacher.length);
      return new RawLine(none, Double.NaN, Double.NaN, -1, none, rows.leftOut());
    }
    double[] dy = Sums.centred(y);
    double[] products = Sums.products(dx, dy);
    double yy = Sums.of(Sums.products(dy, dy));
    int largest = 0;
    for (int i = 0; i < squares.length; i++) {
      largest = squares[i] > squares[largest] ? i : largest;
    }
    return new RawLine(
        rows.spread(Influence.ratio(products, squares)),
        isConstant(y) ? Double.NaN : Sums.of(products) / Math.sqrt(xx * yy),
        squares[largest] / xx,
        rows.row(largest),
        rows.spread(Influence.mean(Sums.differences(y, x), Rank.of(x).fifth(0))),
        rows.leftOut());
  }

  static boolean isConstant(double... values) {
    for (double value : values) {
      if (value != values[0]) {
        return false;
      }
    }
    return true;
  }
}
