// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parts that together are the whole, each item once. */
class PartTest {
  @Test
  void partsFollowOneAnother() {
    for (int of : new int[] {1, 2, 3, 7, 999_999}) {
      for (int count : new int[] {0, 1, 5, 100, 2_000_000_011}) {
        int reached = 0;
        for (int number = 1; number <= Math.min(of, 50); number++) {
          Part part = new Part(number, of);
          assertThat(part.first(count)).isEqualTo(reached);
          reached = part.next(count);
          assertThat(reached - part.first(count)).isBetween(count / of, count / of + 1);
        }
        assertThat(new Part(of, of).next(count)).isEqualTo(count);
      }
    }
    assertThat(Part.parse("3/16")).isEqualTo(new Part(3, 16));
    assertThat(Part.WHOLE.next(9)).isEqualTo(9);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0/4", "5/4", "1", "1/", "a/b", "-1/2", "1/2/3", "1 / 2"})
  void whatIsNoPartIsRefused(String text) {
    assertThatThrownBy(() -> Part.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
