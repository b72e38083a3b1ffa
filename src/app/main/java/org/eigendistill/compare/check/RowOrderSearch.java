// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare.check;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eigendistill.compare.estimate.Rank;

/**
 * In which other order the student's rows go with the teacher's, among those that mistakes of
 * export leave: reversed, dealt to ranks and gathered, sorted by label, axes exchanged, moved down.
 * Scores are those of {@link CrossProducts#orderScore}; the best is told where it is above {@code 4
 * + sqrt(2 ln(n + candidates))}.
 */
final class RowOrderSearch {
  private static final int[] RANKS = {2, 3, 4, 5, 6, 7, 8, 16, 32, 64};

  private final double[][] teacher;
  private final double[][] student;
  private final int rows;

  /** Of centred rows. */
  RowOrderSearch(RootColumns roots) {
    this.teacher = roots.teacher;
    this.student = roots.student;
    this.rows = teacher.length;
  }

  /**
   * The order found, in words.
   *
   * @param unit the standard deviation of sums over all orders
   * @param tokens of sequences, how many rows each has; else 0
   */
  Optional<String> find(double unit, Optional<int[]> labels, int tokens) {
    Map<String, int[]> candidates = candidates(labels, tokens);
    double best = Double.NEGATIVE_INFINITY;
    String name = "";
    for (Map.Entry<String, int[]> candidate : candidates.entrySet()) {
      double score = sum(candidate.getValue()) / unit;
      if (score > best) {
        best = score;
        name = candidate.getKey();
      }
    }
    double[] moved = new CircularCorrelation(teacher, student).values();
    int most = 0;
    for (int k = 1; k < moved.length; k++) {
      most = moved[k] > moved[most] ? k : most;
    }
    if (moved[most] / unit > best + 1e-9) {
      best = moved[most] / unit;
      name = "moved down by %d rows, round the end".formatted(most);
    }
    double limit = 4 + Math.sqrt(2 * Math.log(rows + candidates.size()));
    return best < limit ? Optional.empty() : Optional.of(name);
  }

  private double sum(int... order) {
    double sum = 0;
    for (int i = 0; i < rows; i++) {
      double[] other = student[order[i]];
      for (int k = 0; k < other.length; k++) {
        sum += teacher[i][k] * other[k];
      }
    }
    return sum;
  }

  /** For each order its name and, for each row of the teacher's, that of the student's. */
  private Map<String, int[]> candidates(Optional<int[]> labels, int tokens) {
    Map<String, int[]> orders = new LinkedHashMap<>();
    orders.put("reversed", IntStream.range(0, rows).map(i -> rows - 1 - i).toArray());
    for (int ranks : RANKS) {
      if (rows % ranks == 0 && rows > ranks) {
        orders.put("gathered from %d ranks".formatted(ranks), exchanged(ranks));
        orders.put("spread over %d ranks".formatted(ranks), exchanged(rows / ranks));
      }
    }
    labels.ifPresent(
        y -> {
          int[] sorted = Rank.order(IntStream.of(y).asDoubleStream().toArray());
          int[] inverse = new int[rows];
          for (int i = 0; i < rows; i++) {
            inverse[sorted[i]] = i;
          }
          orders.put("sorted by label", inverse);
          orders.put("teacher sorted by label", sorted);
        });
    if (tokens > 0) {
      orders.put("batch and token axes exchanged", exchanged(tokens));
    }
    return orders;
  }

  /** The transpose of {@code lines} lines, read down the columns. */
  private int[] exchanged(int lines) {
    int length = rows / lines;
    return IntStream.range(0, rows).map(i -> i % lines * length + i / lines).toArray();
  }
}
