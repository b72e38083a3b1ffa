// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.figure.type;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.eigendistill.figure.Axis;
import org.eigendistill.figure.Span;
import org.junit.jupiter.api.Test;

/** Where ticks stand and what they say. */
class TicksTest {
  private static List<Ticks.Tick> ticks(Axis axis, double low, double high) {
    Span range = new Span(low, high);
    return Ticks.of(axis, range, axis.isLog() && Ticks.needPowers(range), t -> true);
  }

  private static List<String> labels(Axis axis, double low, double high) {
    return ticks(axis, low, high).stream()
        .filter(Ticks.Tick::isMajor)
        .map(tick -> tick.label().toString())
        .toList();
  }

  @Test
  void linearTicksAreRoundAndAlike() {
    assertThat(labels(Axis.linear(""), 0, 1))
        .containsExactly("0.0", "0.2", "0.4", "0.6", "0.8", "1.0");
    assertThat(labels(Axis.linear(""), -2.1, 2.1)).containsExactly("−2", "−1", "0", "1", "2");
    assertThat(labels(Axis.linear(""), 0, 70)).startsWith("0", "10");
    assertThat(labels(Axis.linear(""), 990, 1010)).startsWith("990", "995", "1000");
  }

  @Test
  void hugeAndTinyNumbersAreScientific() {
    assertThat(labels(Axis.linear(""), 0, 4e6)).contains("0", "$10^{6}$", "2$\\times 10^{6}$");
    assertThat(labels(Axis.linear(""), 0, 3e-7)).contains("0", "$10^{-7}$", "1.5$\\times 10^{-7}$");
    assertThat(labels(Axis.linear(""), -4e6, 0)).contains("−2$\\times 10^{6}$");
  }

  @Test
  void percentMovesThePoint() {
    assertThat(labels(Axis.linear("").inPercent(), 0, 0.3)).startsWith("0%", "5%", "10%");
    assertThat(labels(Axis.linear("").inPercent(), 0, 0.003)).startsWith("0.00%", "0.05%");
    assertThat(labels(Axis.log("").inPercent(), 1e-3, 1))
        .containsExactly("0.1%", "1%", "10%", "100%");
  }

  @Test
  void logarithmicTicksAreDecades() {
    assertThat(labels(Axis.log(""), 0.05, 2000)).containsExactly("0.1", "1", "10", "100", "1000");
    assertThat(labels(Axis.log(""), 0.5e-4, 2))
        .containsExactly("$10^{-4}$", "$10^{-3}$", "$10^{-2}$", "$10^{-1}$", "$10^{0}$");
    assertThat(labels(Axis.log(""), 1e-20, 1e10))
        .containsExactly(
            "$10^{-20}$",
            "$10^{-15}$",
            "$10^{-10}$",
            "$10^{-5}$",
            "$10^{0}$",
            "$10^{5}$",
            "$10^{10}$");
  }

  @Test
  void logarithmicAxesHaveMinorTicksBetween() {
    List<Double> minor =
        ticks(Axis.log(""), 0.9, 11).stream()
            .filter(t -> !t.isMajor())
            .map(Ticks.Tick::value)
            .toList();
    assertThat(minor).containsExactly(0.9, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0);
  }

  @Test
  void shortLogarithmicAxesStillSaySomething() {
    assertThat(labels(Axis.log(""), 2, 17)).containsExactly("2", "3", "5", "7", "10");
    assertThat(labels(Axis.log(""), 2.1, 2.9).size()).isGreaterThanOrEqualTo(3);
  }

  @Test
  void givenTicksKeepTheirDigits() {
    Axis axis = Axis.linear("").withTicks(0, 0.25, 1, 1.5, 9);
    assertThat(labels(axis, 0, 2)).containsExactly("0", "0.25", "1", "1.5");
  }

  @Test
  void labelsGiveWayWhereThereIsNoRoom() {
    Span range = new Span(0, 1);
    assertThat(Ticks.of(Axis.linear(""), range, false, t -> t.size() <= 3)).hasSize(3);
    assertThat(Ticks.of(Axis.linear(""), range, false, t -> false).size()).isGreaterThan(1);
    Span decades = new Span(1e-9, 1e9);
    assertThat(
            Ticks.of(Axis.log(""), decades, true, t -> t.size() <= 4).stream()
                .filter(Ticks.Tick::isMajor))
        .hasSizeBetween(2, 4);
  }

  @Test
  void ticksStandOnTheAxis() {
    for (double low : new double[] {-1e9, -3.7, 0, 1e-12, 123456.7}) {
      for (double width : new double[] {1e-3, 0.7, 1, 19, 1e8}) {
        for (Ticks.Tick tick : ticks(Axis.linear(""), low, low + width)) {
          assertThat(tick.value()).isBetween(low, low + width);
        }
      }
    }
  }
}
