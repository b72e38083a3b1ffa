// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Randomness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupsTest {
  @Test
  void repeatsAreEqualRows() {
    Matrix rows = Matrix.ofRows(new double[][] {{1, 0}, {2, 3}, {1, -0.0}, {1, 1e-300}, {2, 3}});
    Groups groups = Groups.ofRepeats(rows);
    assertThat(groups).isEqualTo(Groups.of(7, 8, 7, 9, 8));
    assertThat(groups.count()).isEqualTo(3);
    assertThat(groups.sizes()).containsExactly(2, 2, 1);
    assertThat(groups.members()).isDeepEqualTo(new int[][] {{0, 2}, {1, 4}, {3}});
    assertThat(groups.sums(1, 2, 4, 8, 16)).containsExactly(5, 18, 8);
    assertThat(groups.areSingle()).isFalse();
    assertThat(Groups.single(3).areSingle()).isTrue();
    assertThat(groups.rows(4, 0, 1)).isEqualTo(Groups.of(0, 1, 0));
  }

  /** Joined groups against the reach of a walk over rows that share a group of either kind. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void joinedByWalking(long seed) {
    Randomness random = Randomness.of(seed);
    int n = 40;
    int[] one = new int[n];
    int[] two = new int[n];
    Arrays.setAll(one, i -> random.below(25));
    Arrays.setAll(two, i -> random.below(30));
    boolean[][] together = new boolean[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        together[i][j] = one[i] == one[j] || two[i] == two[j];
      }
    }
    for (int k = 0; k < n; k++) {
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          together[i][j] |= together[i][k] && together[k][j];
        }
      }
    }
    Groups joined = Groups.of(one).joined(Groups.of(two));
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        assertThat(joined.of(i) == joined.of(j)).as("seed %d", seed).isEqualTo(together[i][j]);
      }
    }
  }

  @Test
  void blocks() {
    assertThat(Groups.blocks(7, 3)).isEqualTo(Groups.of(0, 0, 0, 1, 1, 2, 2));
    assertThatThrownBy(() -> Groups.single(2).joined(Groups.single(3)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
