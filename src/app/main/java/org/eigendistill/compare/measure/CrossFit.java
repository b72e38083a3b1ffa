// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare.measure;

import java.util.ArrayList;
import java.util.List;
import org.eigendistill.compare.estimate.FiniteRows;
import org.eigendistill.compare.estimate.Influence;
import org.eigendistill.compare.estimate.Rank;
import org.eigendistill.compare.estimate.Sums;

/**
 * The student beside the teacher as a third network sees them. With c the class that control k
 * ranks first, and x, y, z how sure teacher, student and control are of it, sums over controls
 * above and below: {@code slope b = cov(y, z) / cov(x, z)}, which is 1 for a student that copies
 * its teacher with noise of its own and for one that is just another network of the teacher's kind,
 * and {@code transmission = cov(y, x - z) / cov(x, x - z)}, 0 for a student that never saw this
 * teacher and 1 for one that copies all that is peculiar to it.
 *
 * @param slope b
 * @param transmission the share of the teacher's own that the student has
 * @param lowOffset the mean of y - x in the lowest fifth by z, averaged over controls
 * @param highOffset the same of the highest fifth
 * @param robustSlope the student's median in the highest fifth less that in the lowest, over the
 *     teacher's
 * @param reliability {@code cov(x, z) / var(x)}
 */
public record CrossFit(
    Influence slope,
    Influence transmission,
    Influence lowOffset,
    Influence highOffset,
    double robustSlope,
    double reliability) {

  /** The fit over all controls, of which there is at least one. */
  public static CrossFit of(ReferenceClasses.Sureness sure) {
    List<Seen> seen = new ArrayList<>();
    for (int k = 0; k < sure.controls(); k++) {
      seen.add(Seen.of(sure.ofControls(k, 0), sure.ofControls(k, 1), sure.ofControls(k, 2 + k)));
    }
    double[] xz = sum(seen.stream().map(Seen::xz).toList());
    double[] xx = sum(seen.stream().map(Seen::xx).toList());
    double share = 1.0 / seen.size();
    return new CrossFit(
        Influence.ratio(sum(seen.stream().map(Seen::yz).toList()), xz),
        Influence.ratio(
            sum(seen.stream().map(Seen::yOwn).toList()),
            sum(seen.stream().map(Seen::xOwn).toList())),
        seen.stream().map(Seen::low).reduce(Influence::plus).orElseThrow().times(share),
        seen.stream().map(Seen::high).reduce(Influence::plus).orElseThrow().times(share),
        seen.stream().mapToDouble(Seen::studentReach).sum()
            / seen.stream().mapToDouble(Seen::teacherReach).sum(),
        Sums.of(xz) / Sums.of(xx));
  }

  private static double[] sum(List<double[]> columns) {
    double[] sum = columns.get(0).clone();
    for (double[] more : columns.subList(1, columns.size())) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += more[i];
      }
    }
    return sum;
  }

  /** What one control sees: products of centred numbers by row, offsets, and reaches of medians. */
  private record Seen(
      double[] xx,
      double[] xz,
      double[] yz,
      double[] xOwn,
      double[] yOwn,
      Influence low,
      Influence high,
      double teacherReach,
      double studentReach) {

    static Seen of(double[] teacher, double[] student, double[] control) {
      FiniteRows rows = FiniteRows.of(teacher, student, control);
      double[] x = rows.take(teacher);
      double[] y = rows.take(student);
      double[] z = rows.take(control);
      double[] dx = Sums.centred(x);
      double[] dy = Sums.centred(y);
      double[] dz = Sums.centred(z);
      double[] own = Sums.differences(dx, dz);
      double[] offsets = Sums.differences(y, x);
      Rank rank = Rank.of(z);
      double[] lowest = rank.fifth(0);
      double[] highest = rank.fifth(4);
      return new Seen(
          rows.spread(Sums.products(dx, dx)),
          rows.spread(Sums.products(dx, dz)),
          rows.spread(Sums.products(dy, dz)),
          rows.spread(Sums.products(dx, own)),
          rows.spread(Sums.products(dy, own)),
          rows.spread(Influence.mean(offsets, lowest)),
          rows.spread(Influence.mean(offsets, highest)),
          Rank.median(x, highest) - Rank.median(x, lowest),
          Rank.median(y, highest) - Rank.median(y, lowest));
    }
  }
}
