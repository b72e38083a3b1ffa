// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.deep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;
import org.eigendistill.dynamics.Course;
import org.eigendistill.dynamics.Distillation;
import org.eigendistill.dynamics.Distillation.Switching;
import org.eigendistill.dynamics.Gain;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.testing.Seeded;
import org.junit.jupiter.api.Test;

/** Every depth against quadrature, against an ODE solver, and against each other. */
class GrowthTest {
  /** Of the quadrature, in doubles. */
  private static final double QUADRATURE = 1e-12;

  /** The solver is asked for 1e-13 a step. */
  private static final double SOLVER = 1e-9;

  private static final GaussIntegrator GAUSS = new GaussIntegratorFactory().legendre(20);

  private static final List<ModeGrowth> ALL =
      List.of(
          new Layers(1),
          new Layers(2),
          new Layers(3),
          new Layers(4),
          new Layers(7),
          new Layers(1000),
          new Layers(Layers.INFINITE),
          new Imbalance(1e-6),
          new Imbalance(1),
          new Imbalance(50));

  private static double rate(ModeGrowth growth, double value) {
    if (growth instanceof Imbalance two) {
      return Math.hypot(two.imbalance(), 2 * value);
    }
    int depth = ((Layers) growth).depth();
    return depth == Layers.INFINITE ? value * value : depth * Math.pow(value, 2 - 2.0 / depth);
  }

  /** The time as a mean of 1/f over the progress, by 4,000 Gaussian pieces. */
  private static double quadrature(ModeGrowth growth, double start, double aim, double progress) {
    double pieces = 200;
    DoubleUnaryOperator slowness =
        x -> 1 / rate(growth, start * Math.exp(-x) - aim * Math.expm1(-x));
    double sum = 0;
    for (int i = 0; i < pieces; i++) {
      double low = progress * i / pieces;
      double half = progress / pieces / 2;
      sum += half * GAUSS.integrate(y -> slowness.applyAsDouble(low + half * (1 + y)));
    }
    return sum;
  }

  @Test
  void timesAreTheIntegrals() {
    Seeded.cases(
        40,
        1,
        random -> {
          double aim = Seeded.logUniform(random, 0.1, 10);
          double start = aim * Seeded.logUniform(random, 0.01, 30);
          double progress = Seeded.logUniform(random, 1e-9, 30);
          for (ModeGrowth growth : ALL) {
            double wanted = quadrature(growth, start, aim, progress);
            double found = time(growth, Arithmetic.MEASURED, start, aim, progress);
            assertThat(found).as(growth.words()).isCloseTo(wanted, within(QUADRATURE * wanted));
          }
        });
  }

  private static <N extends org.eigendistill.number.Enclosed<N>> double time(
      ModeGrowth growth, Arithmetic<N> in, double start, double aim, double progress) {
    N s = in.number(aim);
    return growth.time(in, new Approach<>(in.number(start), s, in.number(progress))).value();
  }

  /**
   * Double-doubles and 75 digits agree where integrals are parted otherwise, and at starts = aim.
   */
  @Test
  void everyArithmeticSaysTheSame() {
    double[] starts = {1e-200, 0.1, 0.39, 0.5, 0.61, 1, 1.001, 1.6, 2.4, 1e9};
    for (ModeGrowth growth : ALL) {
      for (double start : starts) {
        for (double progress : new double[] {1e-12, 0.2, 5, 700}) {
          double wanted = time(growth, Arithmetic.ENCLOSURE, start, 1, progress);
          double found = time(growth, Arithmetic.MEASURED, start, 1, progress);
          double rough = time(growth, Arithmetic.INTERVAL, start, 1, progress);
          String where = growth.words() + " from " + start + " by " + progress;
          assertThat(found).as(where).isCloseTo(wanted, within(4e-16 * wanted));
          assertThat(rough).as(where).isCloseTo(wanted, within(1e-11 * wanted));
        }
      }
    }
  }

  @Test
  void progressIsTheInverse() {
    Seeded.cases(
        60,
        1,
        random -> {
          ModeGrowth growth = ALL.get(random.nextInt(ALL.size()));
          double aim = Seeded.logUniform(random, 0.1, 10);
          double start = aim * Seeded.logUniform(random, 1e-12, 1e3);
          double progress = Seeded.logUniform(random, 1e-9, 500);
          double time = time(growth, Arithmetic.MEASURED, start, aim, progress);
          ModeState state = DeepDistillation.of(growth, start, 1).plain(new Mode(1, aim), time);
          // The time was rounded: as much as that is worth in progress.
          double slack = 1e-14 + 2e-16 * time * rate(growth, state.value()) / progress;
          assertThat(-state.gain().logResidual()).isCloseTo(progress, within(slack * progress));
        });
  }

  /** Teacher, generations, both switches: each phase an initial value problem. */
  @Test
  void coursesAreThoseOfTheEquations() {
    Seeded.cases(
        40,
        1,
        random -> {
          ModeGrowth growth = ALL.get(random.nextInt(ALL.size()));
          Mode mode =
              new Mode(Seeded.logUniform(random, 0.2, 2), Seeded.logUniform(random, 0.3, 3));
          double start = Seeded.logUniform(random, 0.05, 3);
          double unit = 1 / (mode.eigenvalue() * rate(growth, mode.strength()));
          double teacher = unit * Seeded.logUniform(random, 0.1, 10);
          double time = unit * Seeded.logUniform(random, 0.1, 10);
          double change = time * random.nextDouble();
          Switching labels = new Switching(Switching.Direction.TO_LABELS, change);
          Switching back = new Switching(Switching.Direction.TO_DISTILLATION, change);
          double w = after(growth, mode, mode.strength(), start, teacher);
          double one = after(growth, mode, w, start, time);
          double two = after(growth, mode, one, start, time);
          check(growth, mode, start, teacher, time, 1, Switching.NEVER, one);
          check(growth, mode, start, teacher, time, 2, Switching.NEVER, two);
          double midway = after(growth, mode, w, start, change);
          double early = after(growth, mode, mode.strength(), midway, time - change);
          check(growth, mode, start, teacher, time, 1, labels, early);
          double fitted = after(growth, mode, mode.strength(), start, change);
          check(
              growth,
              mode,
              start,
              teacher,
              time,
              1,
              back,
              after(growth, mode, w, fitted, time - change));
          ModeState state = DeepDistillation.of(growth, start, teacher).student(mode, time);
          double plain = after(growth, mode, mode.strength(), start, state.effectiveTime());
          assertThat(plain).isCloseTo(one, within(SOLVER * one));
        });
  }

  /** Teacher, student and reference each from its own start, on both sides of the reference's. */
  @Test
  void coursesFromStartsOfTheirOwn() {
    int[] shortOfIt = {0};
    Seeded.cases(
        60,
        1,
        random -> {
          ModeGrowth growth = ALL.get(random.nextInt(ALL.size()));
          Mode mode = new Mode(Seeded.logUniform(random, 0.2, 2), 1 + 2 * random.nextDouble());
          double reference = 0.05 + 0.9 * random.nextDouble();
          ModeStarts starts =
              new ModeStarts(
                  reference * (random.nextInt(3) == 0 ? 1 : 0.1 + 0.9 * random.nextDouble()),
                  reference * (random.nextInt(3) == 0 ? 1 : 0.1 + 0.9 * random.nextDouble()),
                  reference);
          double unit = 1 / (mode.eigenvalue() * rate(growth, mode.strength()));
          double teacher = unit * Seeded.logUniform(random, 0.02, 10);
          double time = unit * Seeded.logUniform(random, 0.02, 10);
          double change = time * random.nextDouble();
          double w = after(growth, mode, mode.strength(), starts.teacher(), teacher);
          double one = after(growth, mode, w, starts.student(), time);
          double two = after(growth, mode, one, starts.student(), time);
          double fitted = after(growth, mode, mode.strength(), starts.student(), change);
          double late = after(growth, mode, w, fitted, time - change);
          Switching back = new Switching(Switching.Direction.TO_DISTILLATION, change);
          DeepDistillation single =
              new DeepDistillation(growth, starts, teacher, 1, Switching.NEVER);
          double slack = SOLVER * mode.strength();
          assertThat(single.teacher(mode, teacher).value()).isCloseTo(w, within(slack));
          ModeState state = single.student(mode, time);
          assertThat(state.value()).isCloseTo(one, within(slack));
          assertThat(
                  new DeepDistillation(growth, starts, teacher, 2, Switching.NEVER)
                      .student(mode, time)
                      .value())
              .isCloseTo(two, within(slack));
          assertThat(
                  new DeepDistillation(growth, starts, teacher, 1, back)
                      .student(mode, time)
                      .value())
              .isCloseTo(late, within(slack));
          double tau = state.effectiveTime();
          assertThat(tau > 0).isEqualTo(one > reference);
          // Plain training comes to the student, or goes on from there to where it starts.
          double low = Math.min(one, reference);
          double high = Math.max(one, reference);
          assertThat(after(growth, mode, mode.strength(), low, Math.abs(tau)))
              .isCloseTo(high, within(slack));
          shortOfIt[0] += tau < 0 ? 1 : 0;
          double gain = (one - reference) / (mode.strength() - reference);
          assertThat(state.gain().gain()).isCloseTo(gain, within(1e-7 + SOLVER * Math.abs(gain)));
        });
    assertThat(shortOfIt[0]).isBetween(5, 55);
  }

  private static void check(
      ModeGrowth growth,
      Mode mode,
      double start,
      double teacher,
      double time,
      int generations,
      Switching switching,
      double wanted) {
    ModeState state =
        new DeepDistillation(growth, ModeStarts.common(start), teacher, generations, switching)
            .student(mode, time);
    assertThat(state.value()).as(growth.words()).isCloseTo(wanted, within(SOLVER * wanted));
    double gain = (wanted - start) / (mode.strength() - start);
    assertThat(state.gain().gain()).isCloseTo(gain, within(1e-7 + SOLVER * Math.abs(gain)));
  }

  private static double after(ModeGrowth growth, Mode mode, double aim, double start, double time) {
    if (time == 0) {
      return start;
    }
    FirstOrderDifferentialEquations equation =
        new FirstOrderDifferentialEquations() {
          @Override
          public int getDimension() {
            return 1;
          }

          @Override
          public void computeDerivatives(double t, double[] u, double[] slope) {
            slope[0] = mode.eigenvalue() * rate(growth, u[0]) * (aim - u[0]);
          }
        };
    double[] end = new double[1];
    new DormandPrince853Integrator(time * 1e-12, time, 1e-14, 1e-13)
        .integrate(equation, 0, new double[] {start}, time, end);
    return end[0];
  }

  /** Depth 1 from 0 is the linear model, to the last bits. */
  @Test
  void depthOneIsTheLinearModel() {
    Random random = new Random(3);
    for (int i = 0; i < 200; i++) {
      double teacher = Seeded.logUniform(random, 1e-3, 1e3);
      double time = Seeded.logUniform(random, 1e-3, 1e3);
      Switching change =
          new Switching(
              Switching.Direction.values()[random.nextInt(2)], time * random.nextDouble());
      int generations = 1 + random.nextInt(3);
      Distillation shallow =
          new Distillation(GradientFlow.of(), teacher, GradientFlow.of(), 1, generations, change);
      Gain wanted = shallow.students().at(time).along(0.7);
      ModeState state =
          new DeepDistillation(new Layers(1), ModeStarts.common(0), teacher, generations, change)
              .student(new Mode(0.7, 2), time);
      assertThat(state.gain().gain()).isCloseTo(wanted.gain(), within(4e-15 * wanted.gain()));
      assertThat(state.gain().logResidual())
          .isCloseTo(wanted.logResidual(), within(-4e-15 * wanted.logResidual()));
      double shallowTime = state.shallowTime(new Mode(0.7, 2));
      assertThat(state.effectiveTime()).isCloseTo(shallowTime, within(4e-16 * shallowTime));
      Gain plain = Course.onLabels(GradientFlow.of()).at(time).along(0.7);
      ModeState own = DeepDistillation.of(new Layers(1), 0, 1).plain(new Mode(0.7, 2), time);
      assertThat(own.gain().residual())
          .isCloseTo(plain.residual(), within(4e-15 * plain.residual()));
    }
  }

  /**
   * Imbalance leads from the linear model, f = c, to depth 2; depth times time to depth infinity.
   */
  @Test
  void limitsMeet() {
    Mode mode = new Mode(1, 2);
    ModeState rich = DeepDistillation.of(new Imbalance(1e-9), 0.1, 1).student(mode, 0.8);
    ModeState two = DeepDistillation.of(new Layers(2), 0.1, 1).student(mode, 0.8);
    assertThat(rich.value()).isCloseTo(two.value(), within(1e-15));
    ModeState lazy = DeepDistillation.of(new Imbalance(1e9), 0, 1e-9).student(mode, 0.8e-9);
    ModeState linear = DeepDistillation.of(new Layers(1), 0, 1).student(mode, 0.8);
    assertThat(lazy.gain().gain()).isCloseTo(linear.gain().gain(), within(1e-15));
    double depth = 1e8;
    ModeState many =
        DeepDistillation.of(new Layers((int) depth), 0.1, 10 / depth).student(mode, 8 / depth);
    ModeState infinite = DeepDistillation.of(new Layers(Layers.INFINITE), 0.1, 10).student(mode, 8);
    assertThat(many.value()).isCloseTo(infinite.value(), within(1e-6));
  }

  @Test
  void numbersAreChecked() {
    assertThatThrownBy(() -> new Mode(1, 0))
        .hasMessage("a mode's strength must be positive and finite, not 0.0");
    assertThatThrownBy(() -> new Mode(-1, 1)).hasMessageContaining("eigenvalue");
    assertThatThrownBy(() -> new Layers(0)).hasMessageContaining("at least 1 layer");
    assertThatThrownBy(() -> new Imbalance(0)).hasMessageContaining("imbalance");
    assertThatThrownBy(() -> DeepDistillation.of(new Layers(2), 0, 1))
        .hasMessageContaining("start");
    assertThatThrownBy(() -> DeepDistillation.of(new Layers(2), 1, -1))
        .hasMessageContaining("time");
    DeepDistillation good = DeepDistillation.of(new Layers(2), 1, 1);
    assertThatThrownBy(() -> good.student(new Mode(1, 1), 0)).hasMessageContaining("time");
  }
}
