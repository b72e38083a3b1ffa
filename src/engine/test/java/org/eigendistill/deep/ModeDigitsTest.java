// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.deep;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.eigendistill.testing.LongReal;
import org.eigendistill.testing.ManyDigits;
import org.eigendistill.testing.Seeded;
import org.junit.jupiter.api.Test;

/** Closed forms of depth 2, 4 and infinity against arithmetic whose digits grow with exponents. */
class ModeDigitsTest {
  /** Some units in the last place; the class says 1e-13. */
  private static final double GOOD = 4e-15;

  private static BigDecimal exact(double value) {
    return new BigDecimal(value);
  }

  /** Nothing is said of what is below the normal doubles. */
  private static double error(BigDecimal truth, double found) {
    boolean normal = truth.abs().compareTo(exact(Double.MIN_NORMAL)) > 0;
    return normal ? LongReal.relativeError(truth, found) : 0;
  }

  /** Depth 2: teacher, student and effective time; exponents up to some thousands. */
  @Test
  void depthTwo() {
    Seeded.cases(
        20,
        1,
        random -> {
          double strength = Seeded.logUniform(random, 1e-3, 1e3);
          double start = strength * Seeded.logUniform(random, 1e-12, 1.5);
          Mode mode = new Mode(Seeded.logUniform(random, 1e-3, 10), strength);
          double unit = 1 / (2 * mode.eigenvalue() * strength);
          holdsTwo(mode, start, unit * length(random), unit * length(random));
        });
  }

  private static double length(Random random) {
    return Seeded.logUniform(random, 1e-6, 1200);
  }

  /** Tiny starts, huge times, ties, and starts that are all but the aim. */
  @Test
  void depthTwoAtItsEnds() {
    Mode one = new Mode(1, 1);
    for (double start : new double[] {1e-300, 1e-30, 1, 0.9999999999999999, 1.2}) {
      for (double teacher : new double[] {1e-9, 700}) {
        for (double student : new double[] {1e-9, 700}) {
          holdsTwo(one, start, teacher, student);
        }
      }
    }
    holdsTwo(new Mode(1e-3, 1e6), 1e-6, 2, 1.5);
  }

  private static void holdsTwo(Mode mode, double u0, double teacher, double student) {
    double power = 2 * mode.eigenvalue() * mode.strength();
    double exponent = power * (teacher + student) + 2 * Math.abs(Math.log(u0 / mode.strength()));
    exponent *= Math.max(1, u0 / mode.strength());
    ManyDigits digits = ManyDigits.forExponent(exponent, 50);
    LongModes modes = new LongModes(digits);
    BigDecimal s = exact(mode.strength());
    BigDecimal start = exact(u0);
    BigDecimal lam = exact(mode.eigenvalue());
    BigDecimal w = modes.two(start, s, lam.multiply(exact(teacher)));
    DeepDistillation setting = DeepDistillation.of(new Layers(2), u0, teacher);
    BigDecimal found = modes.two(start, w, lam.multiply(exact(student)));
    ModeState state = setting.student(mode, student);
    ModeState plain = setting.plain(mode, teacher);
    String where = "%s, start %s, %s, %s: %s".formatted(mode, u0, teacher, student, state);
    assertThat(error(w, plain.value())).as(where).isLessThan(GOOD);
    assertThat(error(found, state.value())).as(where).isLessThan(GOOD);
    if (u0 != mode.strength()) {
      BigDecimal gap = s.subtract(start);
      BigDecimal residual = s.subtract(found).divide(gap, digits.context());
      BigDecimal gain = found.subtract(start).divide(gap, digits.context());
      assertThat(error(gain, state.gain().gain())).as(where).isLessThan(GOOD);
      assertThat(error(digits.log(residual), state.gain().logResidual()))
          .as(where)
          .isLessThan(GOOD);
      BigDecimal time = modes.timeOfTwo(start, s, found).divide(lam, digits.context());
      assertThat(error(time, state.effectiveTime())).as(where).isLessThan(GOOD);
    }
  }

  /** What the time integrals give back of the progress found, on both sides of it. */
  @Test
  void depthsFourAndInfinity() {
    Seeded.cases(
        12,
        1,
        random -> {
          double start = Seeded.logUniform(random, 1e-8, 30);
          double strength = Seeded.logUniform(random, 1e-2, 30);
          Mode mode = new Mode(1, strength);
          LongModes modes = new LongModes(ManyDigits.forExponent(700, 50));
          for (int depth : List.of(4, Layers.INFINITE)) {
            Layers layers = new Layers(depth);
            double progress = Seeded.logUniform(random, 1e-6, 600);
            double time = time(layers, start, strength, progress);
            ModeState state = DeepDistillation.of(layers, start, 1).plain(mode, time);
            double back = -state.gain().logResidual();
            String where = "%s from %s, %s: %s".formatted(mode, start, layers.words(), state);
            BigDecimal below = closed(modes, depth, start, strength, back * (1 - GOOD));
            BigDecimal above = closed(modes, depth, start, strength, back * (1 + GOOD));
            assertThat(below).as(where).isLessThan(exact(time));
            assertThat(above).as(where).isGreaterThan(exact(time));
            BigDecimal exactly = closed(modes, depth, start, strength, progress);
            assertThat(error(exactly, time)).as(where).isLessThan(GOOD);
          }
        });
  }

  private static double time(ModeGrowth growth, double start, double strength, double progress) {
    return growth
        .time(
            Arithmetic.MEASURED,
            new Approach<>(
                Arithmetic.MEASURED.number(start),
                Arithmetic.MEASURED.number(strength),
                Arithmetic.MEASURED.number(progress)))
        .value();
  }

  private static BigDecimal closed(
      LongModes modes, int depth, double start, double strength, double progress) {
    return depth == 4
        ? modes.timeOfFour(exact(start), exact(strength), exact(progress))
        : modes.timeOfInfinity(exact(start), exact(strength), exact(progress));
  }
}
