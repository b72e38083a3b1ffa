// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.risk.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.eigendistill.base.Counted;
import org.eigendistill.data.Dataset;
import org.eigendistill.data.Groups;
import org.eigendistill.data.Split;

/** What has to be said of rows that belong together, and of classes that parts of the rows lack. */
final class DependentRows {
  private static final int FEW_GROUPS = 10;

  private DependentRows() {}

  /**
   * Says it.
   *
   * @param given the rows as they were given
   * @param used what is left of them
   */
  static List<String> said(Split given, Split used, Noise noise) {
    List<String> said = new ArrayList<>();
    Repeats repeats = Repeats.of(used.train().with(used.test()));
    if (repeats.degrees() > 0) {
      said.add(repeated(repeats, noise));
    }
    int dropped = given.test().rows() - used.test().rows();
    if (dropped > 0) {
      said.add(
          line(
              "%d held-out rows belong together with rows to learn from (the same features or group)"
                  + " and were left out.",
              dropped));
    }
    int groups = used.test().groups().count();
    if (groups < used.test().rows() && groups < FEW_GROUPS) {
      said.add(
          line(
              "The held-out rows are of %s only: the intervals are wide and rough.",
              Counted.of(groups, "group")));
    }
    said.addAll(classes(used));
    return said;
  }

  private static String repeated(Repeats repeats, Noise noise) {
    String rows =
        line(
            "%d of %d rows %s the features of another (%d of them its target too; %s"
                + " distinct): such rows were kept together, on one side of every split.",
            repeats.rows() - repeats.distinct(),
            repeats.rows(),
            Counted.word(repeats.rows() - repeats.distinct(), "repeats", "repeat"),
            repeats.copies(),
            Counted.of(repeats.distinct(), "row")
                + Counted.word(repeats.distinct(), " is", " are"));
    return noise.method() == Noise.Method.RESIDUAL || noise.method() == Noise.Method.STOPPED_FIT
        ? rows
            + line(
                " Of the noise variance rows that belong together share %.0f %%; among rows of the same"
                    + " features targets have the variance %.3g.",
                100 * noise.share(), repeats.variance())
        : rows;
  }

  /** Classes that the fit or the held-out rows know nothing of. */
  private static List<String> classes(Split used) {
    List<String> said = new ArrayList<>();
    Dataset all = used.train().with(used.test());
    all.classOfRows()
        .ifPresent(
            of -> {
              int n = used.train().rows();
              Groups groups = all.groups();
              for (int c = 0; c < all.targets().columns(); c++) {
                int label = c;
                long rows = IntStream.of(of).filter(v -> v == label).count();
                long learned = IntStream.range(0, n).filter(i -> of[i] == label).count();
                long holders =
                    IntStream.range(0, of.length)
                        .filter(i -> of[i] == label)
                        .map(groups::of)
                        .distinct()
                        .count();
                String name = all.targetNames().get(c);
                if (holders == 1) {
                  said.add(
                      line(
                          rows == 1
                              ? "Class %s has a single row: it cannot be both learned and held out,"
                                  + " and nothing here says how well it is told."
                              : "All rows of class %s belong together: they cannot be both learned"
                                  + " and held out, and nothing here says how well it is told.",
                          name));
                } else if (learned == 0 || learned == rows) {
                  said.add(
                      line(
                          learned == 0
                              ? "Class %s has no row to learn from."
                              : "Class %s has no held-out row.",
                          name));
                }
              }
            });
    return said;
  }

  private static String line(String format, Object... parts) {
    return String.format(Locale.ROOT, format, parts);
  }
}
