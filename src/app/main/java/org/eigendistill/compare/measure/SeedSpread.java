// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.eigendistill.compare.estimate.ConfidenceInterval;
import org.eigendistill.compare.estimate.FiniteRows;
import org.eigendistill.compare.estimate.Influence;
import org.eigendistill.compare.estimate.Rank;
import org.eigendistill.compare.estimate.RowGroups;
import org.eigendistill.compare.estimate.Sums;

/**
 * By how much networks of one kind differ by their seeds: standard deviations of a network's log
 * slope and low offset. Of each two among teacher and controls, D is the mean over third ones of
 * the logarithm of the slope of one on the other; {@code tau^2 = max(0, mean(D^2 - se^2) / 2)} with
 * se over rows.
 *
 * @param slope of log slopes
 * @param lowOffset of offsets in the lowest fifth
 */
public record SeedSpread(double slope, double lowOffset) {
  /** A slope below is taken for this one, so that it has a logarithm. */
  private static final double LEAST = 1e-3;

  /** The spread among a teacher and two controls or more. */
  public static SeedSpread of(ReferenceClasses.Sureness sure, RowGroups groups) {
    int[] nets = networks(sure);
    Sums slopes = new Sums();
    Sums lows = new Sums();
    for (int i = 0; i < nets.length; i++) {
      for (int j = i + 1; j < nets.length; j++) {
        Influence[] both = between(sure, nets, i, j);
        slopes.add(both[0].value() * both[0].value() - both[0].variance(groups));
        lows.add(both[1].value() * both[1].value() - both[1].variance(groups));
      }
    }
    double pairs = nets.length * (nets.length - 1.0);
    return new SeedSpread(
        Math.sqrt(Math.max(0, slopes.value() / pairs)),
        Math.sqrt(Math.max(0, lows.value() / pairs)));
  }

  /** The teacher and the controls, by their places among the models. */
  private static int[] networks(ReferenceClasses.Sureness sure) {
    return IntStream.concat(IntStream.of(0), IntStream.range(0, sure.controls()).map(k -> 2 + k))
        .toArray();
  }

  /**
   * Two networks of the teacher's kind beside one another.
   *
   * @param one the first of the two, 0 the teacher and k the k-th control
   * @param other the second, whose slope on the first it is
   * @param slope in the geometric mean over third networks
   * @param interval its interval of 95 % over rows
   */
  public record Two(int one, int other, double slope, ConfidenceInterval interval) {}

  /** Each two of teacher and controls; none where there are fewer than two controls. */
  public static List<Two> pairs(ReferenceClasses.Sureness sure, RowGroups groups) {
    List<Two> all = new ArrayList<>();
    int[] nets = networks(sure);
    for (int i = 0; i < nets.length && nets.length > 2; i++) {
      for (int j = i + 1; j < nets.length; j++) {
        Influence log = between(sure, nets, i, j)[0];
        all.add(new Two(i, j, Math.exp(log.value()), log.exponentialInterval(groups)));
      }
    }
    return all;
  }

  /** Log slope and low offset of network j on network i, in the mean over all others. */
  private static Influence[] between(ReferenceClasses.Sureness sure, int[] nets, int i, int j) {
    Influence slope = null;
    Influence low = null;
    for (int k = 0; k < nets.length; k++) {
      if (k == i || k == j) {
        continue;
      }
      Influence[] seen =
          seen(of(sure, nets[k], nets[i]), of(sure, nets[k], nets[j]), of(sure, nets[k], nets[k]));
      slope = slope == null ? seen[0] : slope.plus(seen[0]);
      low = low == null ? seen[1] : low.plus(seen[1]);
    }
    double share = 1.0 / (nets.length - 2);
    return new Influence[] {slope.times(share), low.times(share)};
  }

  private static double[] of(ReferenceClasses.Sureness sure, int reference, int model) {
    return reference == 0 ? sure.ofTeachers(model) : sure.ofControls(reference - 2, model);
  }

  private static Influence[] seen(double[] one, double[] other, double[] third) {
    FiniteRows rows = FiniteRows.of(one, other, third);
    double[] x = rows.take(one);
    double[] y = rows.take(other);
    double[] z = rows.take(third);
    double[] dz = Sums.centred(z);
    Influence slope =
        Influence.ratio(Sums.products(Sums.centred(y), dz), Sums.products(Sums.centred(x), dz));
    double b = Math.max(slope.value(), LEAST);
    return new Influence[] {
      rows.spread(new Influence(Math.log(b), slope.times(1 / b).psi())),
      rows.spread(Influence.mean(Sums.differences(y, x), Rank.of(z).fifth(0)))
    };
  }
}
