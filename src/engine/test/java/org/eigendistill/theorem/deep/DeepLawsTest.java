// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.deep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;
import org.eigendistill.deep.Approach;
import org.eigendistill.deep.Arithmetic;
import org.eigendistill.deep.DeepDistillation;
import org.eigendistill.deep.Layers;
import org.eigendistill.deep.Mode;
import org.eigendistill.number.Enclosure;
import org.eigendistill.number.Fraction;
import org.eigendistill.testing.Seeded;
import org.eigendistill.theorem.certificate.Counterexample;
import org.eigendistill.theorem.deep.TwoLayerCase.Starts;
import org.eigendistill.theorem.deep.TwoLayerCase.Times;
import org.eigendistill.theorem.proof.Verdict;
import org.eigendistill.theorem.search.CaseSearch;
import org.eigendistill.theorem.search.Law;
import org.eigendistill.theorem.search.Tally;
import org.eigendistill.theorem.statement.Atlas;
import org.eigendistill.theorem.statement.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** T13 and what belongs to it, by cases and by whole numbers alone. */
class DeepLawsTest {
  private static final long SEED = Long.getLong("eigendistill.seed", 20230112);

  static Stream<Law> holding() {
    return Stream.of(
        DeepLaw.BEHIND,
        TwoLayerLaw.STARTS,
        TwoLayerLaw.ANY_TEACHER,
        TwoLayerLaw.EARLY_SWITCH,
        TwoLayerLaw.LATE_SWITCH,
        SmallStartLaw.TRUNCATES);
  }

  static Stream<Counterexample> twins() {
    return Stream.of(
        DeepTwins.falling(),
        DeepTwins.stronger(),
        DeepTwins.belowTheStart(),
        DeepTwins.studentFurther(),
        DeepTwins.teacherFurther(),
        DeepTwins.fallingTime(),
        DeepTwins.earlySwitch(),
        DeepTwins.lateSwitch(),
        DeepTwins.passesAllOn());
  }

  @ParameterizedTest
  @MethodSource("holding")
  void whatHoldsIsNotViolated(Law law) {
    Tally tally = CaseSearch.of(law, SEED).cover(300).tally();
    assertThat(tally.violations()).as("%s", tally.where()).isZero();
    assertThat(tally.cases()).isEqualTo(300);
    assertThat(tally.undecided()).isLessThan(60);
  }

  @ParameterizedTest
  @MethodSource("twins")
  void neighboursAreViolatedAndRefuted(Counterexample twin) {
    assertThat(twin.verifies()).isTrue();
    Tally tally = CaseSearch.of((Law) twin.subject(), SEED).cover(100).tally();
    assertThat(tally.violations()).isGreaterThan(10);
    assertThat(tally.smallestMargin()).isNegative();
  }

  /** Numbers of one neighbour, or of what holds, refute no other. */
  @Test
  void numbersOutsideThePremiseRefuteNothing() {
    TwoLayerExample good = (TwoLayerExample) DeepTwins.studentFurther();
    for (TwoLayerLaw law : TwoLayerLaw.values()) {
      TwoLayerExample other =
          new TwoLayerExample(
              law,
              good.behind(),
              good.eigenvalues(),
              good.strengths(),
              good.starts(),
              good.x(),
              good.z(),
              good.teacherUnits(),
              good.labelUnits());
      assertThat(other.verifies()).isEqualTo(law == TwoLayerLaw.STUDENT_FURTHER);
    }
    StepExample step = (StepExample) DeepTwins.falling();
    StepExample rising =
        new StepExample(
            DeepLaw.FALLING,
            step.edge(),
            step.above(),
            step.below(),
            step.start(),
            step.eigenvalues(),
            step.strengths(),
            step.teacher(),
            step.student());
    assertThat(rising.verifies()).isFalse();
    assertThat(new SmallStartExample(SmallStartLaw.PASSES_ALL_ON, 1).verifies()).isFalse();
  }

  /**
   * T13 itself in whole numbers: s = (3, 2), u0 = 1, X = Z = 1/2. The teacher leaves 1/8 and 1/4 of
   * 1/u - 1/s, so w = (12/5, 8/5), in the ratio 3 : 2 again; R = 1 - (7/8)^2 and 1 - (3/4)^2, 15/64
   * and 7/16, and (7/16)^3 is above (15/64)^2: behind. The neighbours' numbers likewise.
   */
  @Test
  void inWholeNumbers() {
    assertThat(7 * 7 * 7 * 64 * 64).isGreaterThan(15 * 15 * 16 * 16 * 16);
    TwoLayerCase drawn = at(Starts.common(1), 0.5 * Math.log(2), 0.5 * Math.log(2) / 0.8);
    assertThat(drawn.order()).isEqualTo(-1);
    // startx: 1/S = 5/12 + (5/6 - 5/12) Z^3 and 5/8 + (5/6 - 5/8) Z^2, Z = 9/10.
    BigInteger first = BigInteger.valueOf(929).pow(2).multiply(BigInteger.valueOf(80).pow(3));
    BigInteger second = BigInteger.valueOf(47).pow(3).multiply(BigInteger.valueOf(1600).pow(2));
    assertThat(second).isLessThan(first);
    assertThat(DeepTwins.studentFurther().gains()).startsWith("R = (929/1600, 47/80)");
    // T13y: w = 4/3 and 3/2, m = 3 : 4 with lam; R = 9/16 and 19/64, k = 1 : 2.
    assertThat(19 * 256).isLessThan(81 * 64);
    assertThat(DeepTwins.stronger().gains()).contains("19/64", "81/256");
  }

  private static TwoLayerCase at(Starts starts, double teacher, double student) {
    return new TwoLayerCase(
        starts, new Mode(1, 3), new Mode(1, 2), Times.common(teacher), Times.common(student), 0, 1);
  }

  /**
   * Depth 2 below the start: u0 = 4, s = (2, 1), X = 1/2, Z = 9/10, w = (16/7, 8/5), m = (10, 7).
   */
  @Test
  void belowTheStartInFractions() {
    Fraction z = Fraction.of(9, 10);
    Fraction first = left(Fraction.of(1, 4), z.power(10));
    Fraction second = left(Fraction.of(1, 2), z.power(7));
    assertThat(second.power(2).compareTo(first)).isPositive();
  }

  private static Fraction left(Fraction x, Fraction y) {
    return x.complement().times(y.complement()).complement();
  }

  /** The order that cases decide is that of the engine's effective times. */
  @Test
  void casesAgreeWithTheEngine() {
    Seeded.cases(
        100,
        1,
        random -> {
          Mode one = new Mode(1, Seeded.logUniform(random, 0.1, 10));
          Mode two =
              new Mode(Seeded.logUniform(random, 0.1, 1), Seeded.logUniform(random, 0.1, 10));
          double start = Seeded.logUniform(random, 1e-3, 1);
          double teacher = Seeded.logUniform(random, 0.03, 3);
          double student = Seeded.logUniform(random, 0.03, 3);
          TwoLayerCase drawn =
              new TwoLayerCase(
                  Starts.common(start),
                  one,
                  two,
                  Times.common(teacher),
                  Times.common(student),
                  0,
                  1);
          DeepDistillation engine = DeepDistillation.of(new Layers(2), start, teacher);
          double first = engine.student(one, student).effectiveTime();
          double second = engine.student(two, student).effectiveTime();
          assertThat(drawn.order()).isEqualTo(Double.compare(second, first));
        });
  }

  /** Steps that are all of one height are the linear model; and time and progress are inverse. */
  @Test
  void stepsAreInverse() {
    Arithmetic<Enclosure> in = Arithmetic.ENCLOSURE;
    Steps steps =
        new Steps(
            List.of(Fraction.of(1, 2), Fraction.of(4, 5)),
            List.of(Fraction.ONE, Fraction.of(5, 1), Fraction.of(2, 1)));
    for (double[] ends : new double[][] {{0.125, 1}, {1.5, 0.25}, {0.6, 0.7}}) {
      Enclosure start = in.number(ends[0]);
      Enclosure aim = in.number(ends[1]);
      for (double progress : new double[] {0.01, 0.5, 1, 3}) {
        Enclosure time = steps.time(in, new Approach<>(start, aim, in.number(progress)));
        Enclosure back = steps.progress(in, start, aim, time);
        assertThat(back.value()).isEqualTo(progress, within(1e-15));
      }
    }
    // From 1/8 to 1: 1/2 is reached at log(7/4), 4/5 a time log(5/2)/5 later.
    Enclosure late = steps.time(in, new Approach<>(in.number(0.125), in.number(1), in.number(3)));
    double wanted = Math.log(1.75) + Math.log(2.5) / 5 + (3 - Math.log(0.875 / 0.2)) / 2;
    assertThat(late.value()).isEqualTo(wanted, within(1e-15));
  }

  @Test
  void isOnRecordWithProofs() {
    Atlas atlas = Atlas.full();
    for (String id :
        List.of("T13", "T13.start", "T13.any", "T13.switch.a", "T13.switch.b", "T13.seq")) {
      Statement held = atlas.find(id).orElseThrow();
      assertThat(held.recorded()).isEqualTo(Verdict.HOLDS);
      assertThat(held.reason()).contains("Tried to break it:");
      assertThat(held.reason().lines().filter(line -> line.matches("\\d\\. .*")).count())
          .isEqualTo(held.reason().lines().filter(line -> line.contains("Checked:")).count())
          .isGreaterThan(2);
    }
  }
}
