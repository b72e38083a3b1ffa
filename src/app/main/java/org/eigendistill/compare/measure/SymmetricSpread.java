// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare.measure;

import org.eigendistill.compare.estimate.FiniteRows;
import org.eigendistill.compare.estimate.Influence;
import org.eigendistill.compare.estimate.Rank;
import org.eigendistill.compare.estimate.Sums;

/**
 * Teacher and student by measures that change sign when the two change places, of the class that
 * both together make likeliest: right without a control where the two are alike but for chance, and
 * mixed of signal and noise elsewhere.
 *
 * @param logRatio the logarithm of the student's over the teacher's standard deviation
 * @param lowOffset the mean of student less teacher in the lowest fifth of their mean
 */
public record SymmetricSpread(Influence logRatio, Influence lowOffset) {
  private static final int FEWEST = 10;

  /** Not defined of fewer than 10 rows, or where a model is equally sure of all. */
  public static SymmetricSpread of(ReferenceClasses.Sureness sure) {
    double[] teacher = sure.ofBoth(0);
    double[] student = sure.ofBoth(1);
    FiniteRows rows = FiniteRows.of(teacher, student);
    double[] x = rows.take(teacher);
    double[] y = rows.take(student);
    int n = x.length;
    if (n < FEWEST || RawLine.isConstant(x) || RawLine.isConstant(y)) {
      Influence none = Influence.undefined(teacher.length);
      return new SymmetricSpread(none, none);
    }
    double[] xx = Sums.products(Sums.centred(x), Sums.centred(x));
    double[] yy = Sums.products(Sums.centred(y), Sums.centred(y));
    double vx = Sums.mean(xx);
    double vy = Sums.mean(yy);
    double[] psi = new double[n];
    double[] mean = new double[n];
    for (int i = 0; i < n; i++) {
      psi[i] = (yy[i] / vy - xx[i] / vx) / (2 * n);
      mean[i] = (x[i] + y[i]) / 2;
    }
    return new SymmetricSpread(
        rows.spread(new Influence(Math.log(vy / vx) / 2, psi)),
        rows.spread(Influence.mean(Sums.differences(y, x), Rank.of(mean).fifth(0))));
  }
}
