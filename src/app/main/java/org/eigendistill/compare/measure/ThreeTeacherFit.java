package org.eigendistill.compare.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eigendistill.base.Matrix;
import org.eigendistill.compare.estimate.Influence;
import org.eigendistill.compare.estimate.RowGroups;
import org.eigendistill.compare.rows.SoftmaxRow;

/**
 * Three teachers of one recipe, each with a student of its own or none, by the mean over ordered
 * pairs (i, j) of teachers: class and order come from teacher j, x, w, y, v are how sure teacher i,
 * teacher j, student i and the third teacher are of it, and {@code log b = log cov(y, w) - log
 * cov(x, w)}. With all three students the log b of a third teacher in every student's place is 0 by
 * algebra.
 *
 * <p>This is another sum than {@link CrossFit#slope()}: a mean of logarithms, where that is a ratio
 * of sums; and a row in which any network has a score that is not finite is left out, after classes
 * that some network masks in all rows. Neither stands for the other.
 *
 * @param rows how many rows were measured
 * @param leftOut how many were not finite, or not asked for
 * @param pairs how many ordered pairs
 * @param estimates log_b, log_b_rank, log_b_null, offset, and offset_1 to offset_5 by fifths of w,
 *     with influences of rows
 * @param plain log_b_median, ols, reliability, transmission and null_spread, without
 */
public record ThreeTeacherFit(
    int rows, int leftOut, int pairs, Map<String, Influence> estimates, Map<String, Double> plain) {
  private static final int TEACHERS = 3;

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
   * @param teachers three, rows x classes
   * @param students three, of the same rows, each of its own teacher or none
   * @param where rows to measure; all unless given
   * @throws IllegalArgumentException if there are not three of each, or no student
   */
  public static ThreeTeacherFit of(
      List<Matrix> teachers,
      List<Optional<Matrix>> students,
      Optional<boolean[]> where,
      Sure sure) {
    if (teachers.size() != TEACHERS
        || students.size() != TEACHERS
        || students.stream().allMatch(Optional::isEmpty)) {
      throw new IllegalArgumentException("three teachers are needed, and a student of one of them");
    }
    List<Matrix> nets = new ArrayList<>(teachers);
    students.forEach(student -> student.ifPresent(nets::add));
    int[] kinds = kinds(nets);
    int all = teachers.get(0).rows();
    int[] rows =
        IntStream.range(0, all)
            .filter(i -> where.map(w -> w[i]).orElse(true) && isFinite(nets, i, kinds))
            .toArray();
    double[][][] seen = seen(nets, rows, kinds, sure);
    List<OrderedPair> parts = new ArrayList<>();
    int next = TEACHERS;
    for (int i = 0; i < TEACHERS; i++) {
      if (students.get(i).isEmpty()) {
        continue;
      }
      for (int j = 0; j < TEACHERS; j++) {
        if (j != i) {
          double[][] by = seen[j];
          parts.add(OrderedPair.of(by[i], by[j], by[next], by[TEACHERS - i - j]));
        }
      }
      next++;
    }
    return new ThreeTeacherFit(
        rows.length, all - rows.length, parts.size(), estimates(parts), plain(parts));
  }

  /** The standard error over rows of an estimate. */
  public double error(String name) {
    return Math.sqrt(estimates.get(name).variance(RowGroups.single(rows)));
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
        parts.stream()
            .mapToDouble(part -> Math.pow(part.estimates().get("log_b_null").value(), 2))
            .sum();
    means.put("null_spread", Math.sqrt(squares / parts.size()));
    return means;
  }

  /** Classes that no network masks in all rows. */
  private static int[] kinds(List<Matrix> nets) {
    return IntStream.range(0, nets.get(0).columns())
        .filter(
            k ->
                nets.stream()
                    .noneMatch(
                        z ->
                            Arrays.stream(z.column(k))
                                .allMatch(v -> v == Double.NEGATIVE_INFINITY)))
        .toArray();
  }

  private static boolean isFinite(List<Matrix> nets, int row, int... kinds) {
    return nets.stream()
        .allMatch(z -> IntStream.of(kinds).allMatch(k -> Double.isFinite(z.get(row, k))));
  }

  /** By reference teacher, network and row. */
  private static double[][][] seen(List<Matrix> nets, int[] rows, int[] kinds, Sure sure) {
    double[][][] seen = new double[TEACHERS][nets.size()][rows.length];
    SoftmaxRow[] row = new SoftmaxRow[nets.size()];
    double[] scores = new double[kinds.length];
    Arrays.setAll(row, m -> new SoftmaxRow(kinds.length));
    for (int i = 0; i < rows.length; i++) {
      for (int m = 0; m < row.length; m++) {
        for (int k = 0; k < kinds.length; k++) {
          scores[k] = nets.get(m).get(rows[i], kinds[k]);
        }
        row[m].load(scores, 0, 1);
      }
      for (int j = 0; j < TEACHERS; j++) {
        int kind = row[j].top();
        for (int m = 0; m < row.length; m++) {
          seen[j][m][i] = sure == Sure.MARGIN ? row[m].margin(kind, true) : row[m].logOdds(kind);
        }
      }
    }
    return seen;
  }
}
