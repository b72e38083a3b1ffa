// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.eigendistill.number.Scalar;
import org.junit.jupiter.api.Test;

/** What may follow what, blended targets, and formulas that are refused before they are used. */
class ScheduleTest {
  private static final Procedure FLOW = GradientFlow.of();

  @Test
  void whatForgetsItsStartComesFirstOrNotAtAll() {
    Schedule ridge = Schedule.of(Ridge.of(), 1, Model.LABELS);
    assertThat(ridge.along(3).gain()).isEqualTo(0.75);
    assertThat(ridge.then(FLOW, Math.log(2), Model.LABELS).along(1).gain())
        .isCloseTo(0.75, within(1e-15));
    assertThatThrownBy(() -> ridge.then(Ridge.of(), 1, Model.LABELS))
        .hasMessage("ridge cannot continue another model");
    List<Phase> one = List.of(new Phase(Ridge.of(), 1, Model.LABELS));
    assertThatThrownBy(() -> new Schedule(Model.LABELS, one))
        .hasMessage("ridge cannot continue another model");
    assertThat(new Schedule(Model.ZERO, one).along(1).gain()).isEqualTo(0.5);
    assertThatThrownBy(() -> new Schedule(Model.ZERO, List.of()))
        .hasMessageContaining("at least one phase");
    // From the labels on toward zero: half of the way in log 2.
    List<Phase> back = List.of(new Phase(FLOW, Math.log(2), Model.ZERO));
    assertThat(new Schedule(Model.LABELS, back).along(1).gain()).isCloseTo(0.5, within(1e-15));
  }

  @Test
  void targetsBlendedWithLabels() {
    Model half = eigenvalue -> Gain.of(0.5, 0.5);
    assertThat(half.blendedWithLabels(1)).isSameAs(half);
    assertThat(half.blendedWithLabels(0.25).along(1).gain()).isEqualTo(0.875); // 1/8 + 3/4
    assertThat(half.blendedWithLabels(-1).along(1).gain()).isEqualTo(1.5);
    assertThatThrownBy(() -> half.blendedWithLabels(Double.NaN))
        .hasMessage("the imitation weight must be finite, not NaN");
    Model own = eigenvalue -> Gain.of(eigenvalue, 1 - eigenvalue);
    assertThat(own.along(0.25, 0.75)).extracting(Gain::gain).containsExactly(0.25, 0.75);
  }

  /** A formula with a fault of its own: in what training does, or in what it tends to. */
  private record Faulty(boolean update, boolean limit, int from) implements Filter {
    @Override
    public String name() {
      return "faulty";
    }

    @Override
    public <N extends Scalar<N>> Affine<N> update(N l, N length, List<N> numbers) {
      if (update && length.whole() >= from) {
        throw new ArithmeticException("no number");
      }
      return Affine.decay(l.times(length));
    }

    @Override
    public <N extends Scalar<N>> Affine<N> limit(N l, List<N> numbers) {
      return limit ? Affine.keeping(l, l.times(l)) : Affine.decay(l);
    }
  }

  @Test
  void faultsAreNamedWithTheirPlace() {
    Filters.requireSound(new Faulty(false, false, 1));
    for (int length = 1; length <= 3; length++) {
      Filter faulty = new Faulty(true, false, length);
      assertThatThrownBy(() -> Filters.requireSound(faulty))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith(
              "its update fails at eigenvalue 0.5, length %s.0 (".formatted(length))
          .hasMessageContaining("no number");
    }
    assertThatThrownBy(() -> Filters.requireSound(new Faulty(false, true, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("pull + keep + shrink of its limit is 0.75, not 1"); // 1/2 + 1/4
    Filter none =
        new Filter() {
          @Override
          public String name() {
            return "none";
          }

          @Override
          public <N extends Scalar<N>> Affine<N> update(N l, N length, List<N> numbers) {
            return Affine.decay(l.times(length));
          }

          @Override
          public <N extends Scalar<N>> Affine<N> limit(N l, List<N> numbers) {
            throw new ArithmeticException("no limit");
          }
        };
    assertThatThrownBy(() -> Filters.requireSound(none))
        .hasMessageContaining("its limit fails at eigenvalue 0.5, length Infinity");
    assertThat(none.hasRisingOdds()).isFalse();
    Filter quicker =
        new Filter() {
          @Override
          public String name() {
            return "quicker";
          }

          @Override
          public <N extends Scalar<N>> Affine<N> update(N l, N length, List<N> numbers) {
            return Affine.decay(l.times(length));
          }

          @Override
          public Optional<Propagator> fast(double l, double... numbers) {
            return new GradientFlow().fast(1.01 * l);
          }
        };
    assertThatThrownBy(() -> Filters.requireSound(quicker))
        .hasMessageMatching(
            "its fast has pull 0\\.396\\d+ at eigenvalue 0.5, length 1, and its update 0\\.393\\d+");
    assertThat(none.settled(1, 1)).isNaN();
  }
}
