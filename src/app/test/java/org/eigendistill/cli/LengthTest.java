// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.dynamics.HeavyBall;
import org.eigendistill.dynamics.Ridge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

/** Lengths in units of the spectrum, l1 = 8 and lr = 0.05. */
class LengthTest {
  private static final Length.Scale TIME = new Length.Scale(GradientFlow.of(), 8, 0.05);
  private static final Length.Scale STEPS = new Length.Scale(HeavyBall.of(0.1, 0.5), 8, 0.05);
  private static final Length.Scale PENALTY = new Length.Scale(Ridge.of(), 8, 0.05);

  private static double length(String text, Length.Scale scale) {
    return new Length.Converter().convert(text).on(scale);
  }

  private static double[] grid(String text, Length.Scale scale) {
    return new TimeGrid.Converter().convert(text).on(scale);
  }

  @Test
  void oneLength() {
    assertThat(length("3.5", TIME)).isEqualTo(3.5);
    assertThat(length("3.5", STEPS)).isEqualTo(3.5); // for the procedure to refuse
    assertThat(length("10/l1", TIME)).isEqualTo(1.25);
    assertThat(length("10.1/l1", STEPS)).isEqualTo(13); // 12.625
    assertThat(length("0.01/l1", STEPS)).isEqualTo(1);
    assertThat(length("10/l1", PENALTY)).isEqualTo(0.8);
    assertThat(length("1/lr", TIME)).isEqualTo(20);
    assertThat(length("1/lr", PENALTY)).isEqualTo(0.05);
    assertThat(length("auto", PENALTY)).isEqualTo(0.8);
  }

  @Test
  void grids() {
    assertThat(grid("1/l1,2/l1,1/lr", TIME)).containsExactly(0.125, 0.25, 20);
    assertThat(grid("0.1,1/lr", TIME)).containsExactly(0.1, 20);
    assertThat(grid("0.01/l1,0.1/l1,8/l1", STEPS)).containsExactly(1, 10);
    // In training's order penalties fall; tables have them rising.
    assertThat(grid("1/l1,4/l1,1/lr", PENALTY)).containsExactly(0.05, 2, 8);
    double[] auto = grid("auto", TIME);
    assertThat(auto).hasSize(50).startsWith(0.01 / 8);
    assertThat(auto[49]).isEqualTo(200);
    assertThat(auto[1] / auto[0]).isCloseTo(Math.pow(200 * 800, 1 / 49.0), within(1e-12));
    double[] penalties = grid("auto", PENALTY);
    assertThat(penalties[0]).isEqualTo(0.005);
    assertThat(penalties[49]).isEqualTo(800);
    double[] steps = grid("auto", STEPS);
    assertThat(steps[0]).isEqualTo(1);
    assertThat(steps[steps.length - 1]).isEqualTo(2000);
    assertThat(steps).doesNotHaveDuplicates().isSorted();
    assertThat(Arrays.stream(steps)).allMatch(n -> n == Math.rint(n));
  }

  @ParameterizedTest
  @ValueSource(strings = {"10/l2", "x/l1", "-1/l1", "0/l1", "NaN/l1", "Infinity/lr", "/l1", "l1"})
  void noLength(String text) {
    assertThatThrownBy(() -> new Length.Converter().convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2/l1,1/l1", "log:1/l1:0.5/l1:5", "log:1/l1:10/lr:5/l1", "1/l1,1/l1"})
  void noGrid(String text) {
    assertThatThrownBy(() -> new TimeGrid.Converter().convert(text))
        .isInstanceOf(TypeConversionException.class);
  }

  /** What only the spectrum shows. */
  @ParameterizedTest
  @ValueSource(strings = {"1/lr,2/l1", "log:1/lr:2/l1:5", "30,1/lr"})
  void doesNotRise(String text) {
    TimeGrid grid = new TimeGrid.Converter().convert(text);
    assertThat(grid.isPlain()).isFalse();
    assertThatThrownBy(() -> grid.on(TIME))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(text);
  }
}
