// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Randomness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DealingTest {
  private static Dataset rows(int n, int classes, Randomness random) {
    Matrix x = Matrix.fill(n, 2, (i, j) -> random.gaussian());
    if (classes == 0) {
      return Dataset.of("d", x, Dataset.numbered("x", 2), x, Dataset.numbered("y", 2));
    }
    int[] labels = new int[n];
    Arrays.setAll(labels, i -> Math.min(random.below(classes), random.below(classes)));
    return Dataset.labelled(
        "d", x, Dataset.numbered("x", 2), labels, Dataset.numbered("c", classes));
  }

  /** Rows by themselves, without classes: a random order, dealt out one by one. */
  @Test
  void plainRows() {
    Dataset rows = rows(23, 0, Randomness.of(3));
    int[] order = Randomness.of(5).permutation(23);
    int[] fold = Dealing.folds(rows, rows.groups(), 4, Randomness.of(5));
    boolean[] held = Dealing.held(rows, rows.groups(), 0.2, Randomness.of(5));
    for (int i = 0; i < 23; i++) {
      assertThat(fold[order[i]]).isEqualTo(i % 4);
      assertThat(held[order[i]]).isEqualTo(i < 5); // 4.6 rounded
    }
  }

  /** Folds and held-out rows part no group, whatever the groups and classes. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void groupsStayTogether(long seed) {
    Randomness random = Randomness.of(seed);
    int n = 60;
    Dataset rows = rows(n, (int) (seed % 4), random);
    int[] ids = new int[n];
    Arrays.setAll(ids, i -> random.below(20));
    Groups groups = Groups.of(ids);
    int[] fold = Dealing.folds(rows, groups, 5, random);
    int[] blocks = Dealing.blocks(groups, 5);
    boolean[] held = Dealing.held(rows, groups, 0.2, random);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        if (ids[i] == ids[j]) {
          assertThat(fold[i]).isEqualTo(fold[j]);
          assertThat(blocks[i]).isEqualTo(blocks[j]);
          assertThat(held[i]).isEqualTo(held[j]);
        }
      }
    }
    assertThat(Arrays.stream(fold).distinct().count()).isEqualTo(5);
    long out = IntStream.range(0, n).filter(i -> held[i]).count();
    assertThat(out).as("seed %d", seed).isBetween(6L, 20L);
  }

  /**
   * Each class is on both sides where it has two groups or more, on the side that learns where it
   * has one, and in its share where it is common.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void classes(long seed) {
    int[] counts = {1, 2, 3, 57, 200};
    int n = Arrays.stream(counts).sum();
    int[] labels = new int[n];
    int[] order = Randomness.of(seed).permutation(n);
    int at = 0;
    for (int c = 0; c < counts.length; c++) {
      for (int k = 0; k < counts[c]; k++) {
        labels[order[at++]] = c;
      }
    }
    Randomness random = Randomness.of(seed);
    Matrix x = Matrix.fill(n, 1, (i, j) -> random.gaussian());
    Dataset rows =
        Dataset.labelled("d", x, List.of("x"), labels, Dataset.numbered("c", counts.length));
    boolean[] held = Dealing.held(rows, rows.groups(), 0.2, random);
    int[] fold = Dealing.folds(rows, rows.groups(), 5, random);
    int[] out = new int[counts.length];
    for (int i = 0; i < n; i++) {
      out[labels[i]] += held[i] ? 1 : 0;
    }
    assertThat(out).containsExactly(0, 1, 1, 11, 40);
    for (int c = 0; c < counts.length; c++) {
      int label = c;
      int[] each = new int[5];
      IntStream.range(0, n).filter(i -> labels[i] == label).forEach(i -> each[fold[i]]++);
      assertThat(Arrays.stream(each).max().orElse(0) - Arrays.stream(each).min().orElse(0))
          .isLessThanOrEqualTo(1);
    }
    int[] sizes = new int[5];
    Arrays.stream(fold).forEach(f -> sizes[f]++);
    assertThat(Arrays.stream(sizes).max().orElse(0) - Arrays.stream(sizes).min().orElse(0))
        .isLessThanOrEqualTo(1);
  }

  /** One-hot targets without labels are classes as well; other targets are none. */
  @Test
  void oneHotTargets() {
    Matrix x = Matrix.ofColumn(1, 2, 3);
    Matrix y = Matrix.ofRows(new double[][] {{0, 1}, {1, 0}, {0, 1}});
    Dataset rows = Dataset.of("d", x, List.of("x"), y, List.of("a", "b"));
    assertThat(rows.classOfRows().orElseThrow()).containsExactly(1, 0, 1);
    Matrix other = Matrix.ofRows(new double[][] {{0, 1}, {1, 1}, {0, 1}});
    assertThat(rows.withTargets(other, List.of("a", "b")).classOfRows()).isEmpty();
  }

  @Test
  void splits() {
    Matrix x = Matrix.ofColumn(1, 2, 1, 3, 4, 5, 6, 4);
    Dataset rows = Dataset.of("d", x, List.of("x"), x, List.of("y"));
    Split last = Split.latest(rows, 0.25);
    assertThat(last.test().features().column(0)).containsExactly(6, 4);
    // The last row repeats one to learn from.
    assertThat(last.apart().test().features().column(0)).containsExactly(6);
    assertThat(last.apart().train()).isSameAs(last.train());
    Split grouped = Split.latest(rows.withGroups(1, 2, 3, 4, 5, 6, 2, 7), 0.25);
    assertThat(grouped.apart().test().rows()).isZero();
    Set<Double> learned = new HashSet<>();
    Split drawn = Split.holdout(rows, 0.4, 8);
    Arrays.stream(drawn.train().features().column(0)).forEach(learned::add);
    assertThat(Arrays.stream(drawn.test().features().column(0)).boxed())
        .isNotEmpty()
        .noneMatch(learned::contains);
  }
}
