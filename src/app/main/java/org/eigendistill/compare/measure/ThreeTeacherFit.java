// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare.measure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eigendistill.compare.estimate.Influence;
import org.eigendistill.compare.estimate.RowGroups;

/**
 * Three teachers of one recipe, each with a student of its own or none, by the mean over ordered
 * pairs (i, j) of teachers: class and order come from teacher j, x, w, y, v are how sure teacher i,
 * teacher j, student i and the third teacher are of it, and {@code log b = log cov(y, w) - log
 * cov(x, w)}. With all three students the log b of a third teacher in every student's place is 0 by
 * algebra.
 *
 * <p>This is another sum than {@link CrossFit#slope()}: a mean of logarithms, where that is a ratio
 * of sums; and a row in which any network has a score that is not finite is left out, after classes
 * that are masked in all rows. Neither stands for the other.
 *
 * @param rows how many rows were measured
 * @param pairs how many ordered pairs
 * @param estimates log_b, log_b_rank, log_b_null, offset, and offset_1 to offset_5 by fifths of w,
 *     with influences of rows
 * @param plain log_b_median, ols, reliability, transmission and null_spread, without
 * @param groups of the rows
 */
public record ThreeTeacherFit(
    int rows,
    int pairs,
    Map<String, Influence> estimates,
    Map<String, Double> plain,
    RowGroups groups) {
  private static final int TEACHERS = 3;

  private static final double LEAST_UNLIKE = 0.05;

  /** What a third teacher gives in a student's place. */
  private static final String NULL = "log_b_null";

  /** How sure a model is of a class. */
  public enum Sure {
    /** Log-odds. */
    LOG_ODDS,
    /** The score less the mean score. */
    MARGIN
  }

  /**
   * Measures.
   *
   * @param students of one to three of the teachers, each with its teacher and the two others
   */
  public static ThreeTeacherFit of(List<TaughtTriple> students, Sure sure) {
    BitSet common = students.get(0).rows();
    students.forEach(student -> common.and(student.rows()));
    List<OrderedPair> parts = new ArrayList<>();
    List<RowGroups> groups = new ArrayList<>();
    for (TaughtTriple student : students) {
      int[] at = student.places(common);
      parts.addAll(List.of(student.pairs(sure == Sure.MARGIN, at)));
      groups.add(student.groups(at));
    }
    return of(parts, RowGroups.shared(groups));
  }

  /** The mean over ordered pairs of the same rows, two for each student. */
  static ThreeTeacherFit of(List<OrderedPair> parts, RowGroups groups) {
    Map<String, Influence> estimates = estimates(parts);
    if (parts.size() == TEACHERS * (TEACHERS - 1)) {
      estimates.put(NULL, new Influence(0, new double[groups.rows()]));
    }
    return new ThreeTeacherFit(groups.rows(), parts.size(), estimates, plain(parts), groups);
  }

  /** The standard error over rows of an estimate. */
  public double error(String name) {
    return Math.sqrt(estimates.get(name).variance(groups));
  }

  /**
   * Whether teachers are unlike enough for the transmission to be told from noise: 1 less their
   * reliability is 0.05 or more.
   */
  public boolean tellsTransmission() {
    return 1 - plain.get("reliability") >= LEAST_UNLIKE;
  }

  private static Map<String, Influence> estimates(List<OrderedPair> parts) {
    Map<String, Influence> means = new LinkedHashMap<>();
    for (String name : parts.get(0).estimates().keySet()) {
      means.put(
          name,
          parts.stream()
              .map(part -> part.estimates().get(name))
              .reduce(Influence::plus)
              .orElseThrow()
              .times(1.0 / parts.size()));
    }
    return means;
  }

  private static Map<String, Double> plain(List<OrderedPair> parts) {
    Map<String, Double> means = new LinkedHashMap<>();
    for (String name : parts.get(0).plain().keySet()) {
      means.put(
          name, parts.stream().mapToDouble(part -> part.plain().get(name)).sum() / parts.size());
    }
    double squares =
        parts.stream().mapToDouble(part -> Math.pow(part.estimates().get(NULL).value(), 2)).sum();
    means.put("null_spread", Math.sqrt(squares / parts.size()));
    return means;
  }
}
