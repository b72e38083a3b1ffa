// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bands of directions and their names. */
class BandsTest {
  @Test
  void growingBandsHoldAllDirectionsOnce() {
    assertThat(Bands.growing(60).list())
        .containsExactly(
            new DirectionBand(0, 0),
            new DirectionBand(1, 4),
            new DirectionBand(5, 20),
            new DirectionBand(21, 59));
    assertThat(Bands.growing(2).list()).extracting(DirectionBand::name).containsExactly("1", "2");
    assertThat(Bands.growing(5).list()).extracting(DirectionBand::name).containsExactly("1", "2-5");
  }

  @Test
  void namesAreReadBack() {
    assertThat(Bands.parse("1,2-5, 9", 9).list())
        .extracting(DirectionBand::name)
        .containsExactly("1", "2-5", "9");
    assertThat(Bands.each(3).list()).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1|at least two",
        "1,x|'x' is no band",
        "1,3-2|band 3-2 runs backwards",
        "1-3,3-4|does not lie below",
        "1,0|'0' is no band",
        "1,2-11|last of 10",
        "1,|'' is no band"
      })
  void refuses(String names, String said) {
    assertThatThrownBy(() -> Bands.parse(names, 10)).hasMessageContaining(said);
  }

  @Test
  void bandsThatTouchOrRunBackwardsAreRefused() {
    assertThatThrownBy(() -> Bands.parse("1-3,3", 10)).hasMessageContaining("band 3 does not lie");
    assertThat(Bands.parse("1-3,4", 4).list()).hasSize(2);
    assertThatThrownBy(() -> Bands.parse("1,5", 4))
        .hasMessage("band 5 ends beyond the last of 4 directions");
    assertThat(Bands.parse("1,3-3", 4).list().get(1)).isEqualTo(new DirectionBand(2, 2));
    assertThatThrownBy(() -> new DirectionBand(-1, 2)).hasMessage("no band runs from -1 to 2");
    assertThatThrownBy(() -> new DirectionBand(2, 1)).hasMessage("no band runs from 2 to 1");
    assertThat(Bands.each(3).list()).extracting(DirectionBand::name).containsExactly("1", "2", "3");
  }
}
