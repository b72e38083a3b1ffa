// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.eigendistill.base.BadInputException;
import org.eigendistill.dynamics.Affine;
import org.eigendistill.dynamics.Clock;
import org.eigendistill.dynamics.CosineDecayDescent;
import org.eigendistill.dynamics.Course;
import org.eigendistill.dynamics.EmaFlow;
import org.eigendistill.dynamics.Filter;
import org.eigendistill.dynamics.FractionalTikhonov;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.dynamics.InverseRootFlow;
import org.eigendistill.dynamics.InverseTimeFlow;
import org.eigendistill.dynamics.IteratedRidge;
import org.eigendistill.dynamics.IteratedTikhonov;
import org.eigendistill.dynamics.LinearDecayDescent;
import org.eigendistill.dynamics.LinearDecayFlow;
import org.eigendistill.dynamics.Parameter;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.dynamics.RandomStop;
import org.eigendistill.dynamics.Ridge;
import org.eigendistill.dynamics.SmoothedFlow;
import org.eigendistill.dynamics.SuffixAverage;
import org.eigendistill.number.Fraction;
import org.eigendistill.number.Scalar;
import org.junit.jupiter.api.Test;

/** Optima of filters that the engine does not know, and of those beyond the atlas. */
class OpenFiltersTest {
  private static final double[] EIGENVALUES =
      IntStream.range(0, 30).mapToDouble(k -> Math.pow(k + 1, -1.5)).toArray();

  private static final RiskForm FORM =
      SpectralProblem.aligned(EIGENVALUES, 1, 1, EIGENVALUES.length).inSample();

  private static double risk(Procedure procedure, double length) {
    return FORM.of(Gains.of(Course.onLabels(procedure).at(length), EIGENVALUES));
  }

  @Test
  void oneRoundOfIteratedRidgeIsRidge() {
    Optima ours = Optima.of(FORM, Procedure.of(new IteratedRidge(), 1));
    Optima ridge = Optima.of(FORM, Ridge.of());
    assertThat(ours.bestTeacher().risk())
        .isCloseTo(ridge.bestTeacher().risk(), within(1e-12 * ridge.bestTeacher().risk()));
    assertThat(ours.bestStudent().risk())
        .isCloseTo(ridge.bestStudent().risk(), within(1e-12 * ridge.bestStudent().risk()));
  }

  @Test
  void anAverageWithoutMemoryIsFlow() {
    double flow = Optima.of(FORM, GradientFlow.of()).bestTeacher().risk();
    double ours = Optima.of(FORM, Procedure.of(new SmoothedFlow(), 1e9)).bestTeacher().risk();
    assertThat(ours).isCloseTo(flow, within(1e-8 * flow));
  }

  @Test
  void bestTeachersAreThoseOfAFineGrid() {
    for (Procedure procedure :
        List.of(
            Procedure.of(new IteratedRidge(), 3),
            Procedure.of(new SmoothedFlow(), 1),
            Procedure.of(new CountedRounds(), 0.01),
            IteratedTikhonov.of(3),
            FractionalTikhonov.of(0.5),
            FractionalTikhonov.of(0.05),
            EmaFlow.of(0.3),
            SuffixAverage.of(0.4),
            RandomStop.of(2),
            LinearDecayFlow.of(30),
            InverseTimeFlow.of(0.02),
            InverseRootFlow.of(0.5),
            LinearDecayDescent.of(1, 60),
            CosineDecayDescent.of(0.5, 60))) {
      boolean whole = procedure.clock() == Clock.STEPS;
      double least =
          IntStream.rangeClosed(1, 400)
              .mapToDouble(i -> whole ? i : Math.pow(10, -6 + 12.0 * i / 400))
              .map(length -> risk(procedure, length))
              .min()
              .orElseThrow();
      double found = Optima.of(FORM, procedure).bestTeacher().risk();
      assertThat(found).as("%s", procedure).isBetween(least * (1 - 1e-2), least * (1 + 1e-12));
    }
  }

  /** Ridge refitted to what it has left, counted in rounds: whole steps without a recursion. */
  private static final class CountedRounds implements Filter {
    @Override
    public String name() {
      return "counted-rounds";
    }

    @Override
    public Clock clock() {
      return Clock.STEPS;
    }

    @Override
    public List<Parameter> parameters() {
      return List.of(Parameter.of("penalty", "penalty", Parameter.Domain.POSITIVE));
    }

    @Override
    public <N extends Scalar<N>> Affine<N> update(N l, N rounds, List<N> numbers) {
      N kept = numbers.get(0).over(l.plus(numbers.get(0))).power(rounds.whole());
      return Affine.keeping(kept.complement(), kept);
    }
  }

  /** No gain ever comes near the least that an axis would begin at. */
  @Test
  void aFilterThatHardlyLearnsHasAnAxis() {
    Procedure strong = org.eigendistill.dynamics.DecayedFlow.of(1e15);
    double none = FORM.of(Gains.ofGains(new double[EIGENVALUES.length]));
    assertThat(Optima.of(FORM, strong).bestTeacher().risk()).isCloseTo(none, within(1e-9 * none));
  }

  /** Slowest in the middle of the spectrum: neither the first direction nor the last tells. */
  private static final class SlowInTheMiddle implements Filter {
    @Override
    public String name() {
      return "slow-in-the-middle";
    }

    @Override
    public <N extends Scalar<N>> Affine<N> update(N l, N time, List<N> numbers) {
      N off = l.minus(l.lift(Fraction.of(1, 2)));
      return Affine.decay(off.times(off).times(time));
    }
  }

  @Test
  void theSlowestDirectionSaysWhereTheAxisEnds() {
    Procedure procedure = Procedure.of(new SlowInTheMiddle());
    Settling settling = Settling.of(procedure, 1, 0.51, 0.01);
    // exp(-0.0001 t) = 1e-16
    assertThat(settling.settled()).isCloseTo(Math.log(16 * Math.log(10) / 1e-4), within(2e-3));
  }

  /** (1e-9 / d)^-0.01 is 1e-16 at no penalty that a double holds. */
  @Test
  void aPowerTooLowForDoublesSettlesAtTheLastLengthLookedAt() {
    Settling settling = Settling.of(FractionalTikhonov.of(0.01), 1, 1e-9);
    assertThat(settling).isEqualTo(new Settling(640, 640));
    // (1 + x)^-0.5 = 1e-9 and 1e-16 at x = 1e18 and 1e32
    Settling root = Settling.of(FractionalTikhonov.of(0.5), 1, 1e-2);
    assertThat(root.drawn()).isCloseTo(Math.log(1e20), within(2e-3));
    assertThat(root.settled()).isCloseTo(Math.log(1e34), within(2e-3));
  }

  @Test
  void aLimitThatTrainingDoesNotComeToIsRefused() {
    Filter halfWay =
        new Filter() {
          @Override
          public String name() {
            return "half-way";
          }

          @Override
          public <N extends Scalar<N>> Affine<N> update(N l, N time, List<N> numbers) {
            N half = l.over(l.plus(l));
            Affine<N> whole = Affine.decay(l.times(time));
            return new Affine<>(
                whole.pull().times(half), whole.keep(), whole.pull().times(half.complement()));
          }
        };
    assertThatThrownBy(() -> Optima.of(FORM, Procedure.of(halfWay)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("filter half-way")
        .hasMessageContaining("is 0.5, and its limit says 1.0")
        .hasMessageContaining("limit()");
  }
}
