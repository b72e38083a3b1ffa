// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare.rows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The first look at all rows: masks, top classes, copies. */
final class RowScan implements RowReader.Visitor {
  private final List<ModelScores> models;
  private final int[] rows;
  private final int[] labels;
  private final int classes;
  private final List<LogitsGuard> guards;
  private final boolean[] gone;
  private final Map<RowDigest, Integer> digests = new HashMap<>();

  /** Places among the rows looked at that are kept. */
  final List<Integer> kept = new ArrayList<>();

  /** For each kept row the number of the first like it. */
  final List<Integer> likeness = new ArrayList<>();

  /** For each kept row the models' top classes. */
  final List<int[]> tops = new ArrayList<>();

  int masked;
  int oneClass;
  int maskConflict;
  int labelMasked;

  /**
   * Looks at rows.
   *
   * @param labels a class for each of the rows, or null
   */
  RowScan(List<ModelScores> models, int[] rows, int... labels) {
    this.models = models;
    this.rows = rows;
    this.labels = labels;
    this.classes = models.get(0).classes();
    this.guards = models.stream().map(LogitsGuard::new).toList();
    this.gone = new boolean[classes];
    new RowReader(models, rows).forEach(this);
    guards.forEach(LogitsGuard::require);
  }

  @Override
  public void visit(int place, double[][] scores, int at) {
    int left = masks(place, scores, at);
    masked += left < classes ? 1 : 0;
    int[] top = new int[scores.length];
    boolean isConflict = false;
    for (int m = 0; m < scores.length; m++) {
      top[m] = top(scores[m], at, !models.get(m).isProbabilities());
      isConflict |= gone[top[m]];
    }
    if (left < 2) {
      oneClass++;
    } else if (isConflict) {
      maskConflict++;
    } else if (labels != null && gone[labels[place]]) {
      labelMasked++;
    } else {
      keep(place, scores, at, top);
    }
  }

  private int masks(int place, double[][] scores, int at) {
    java.util.Arrays.fill(gone, false);
    for (int m = 0; m < scores.length; m++) {
      guards.get(m).look(rows[place], scores[m], at);
      if (!models.get(m).isProbabilities()) {
        for (int j = 0; j < classes; j++) {
          gone[j] |= scores[m][at + j] <= ModelScores.MASK;
        }
      }
    }
    int left = 0;
    for (boolean each : gone) {
      left += each ? 0 : 1;
    }
    return left;
  }

  private int top(double[] scores, int at, boolean isMasking) {
    int top = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < classes; j++) {
      double z = scores[at + j];
      if (z > most && !(isMasking && z <= ModelScores.MASK)) {
        most = z;
        top = j;
      }
    }
    return top;
  }

  private void keep(int place, double[][] scores, int at, int... top) {
    for (int j = 0; j < classes; j++) {
      if (gone[j]) {
        scores[0][at + j] = Double.NEGATIVE_INFINITY;
        scores[1][at + j] = Double.NEGATIVE_INFINITY;
      }
    }
    RowDigest digest = RowDigest.of(scores[0], scores[1], at, classes);
    Integer first = digests.putIfAbsent(digest, kept.size());
    likeness.add(first == null ? kept.size() : first);
    kept.add(place);
    tops.add(top);
  }

  int duplicates() {
    return kept.size() - digests.size();
  }
}
