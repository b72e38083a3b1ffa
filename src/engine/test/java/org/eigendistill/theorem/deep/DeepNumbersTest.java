// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.deep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.eigendistill.deep.Layers;
import org.eigendistill.deep.Mode;
import org.eigendistill.number.Fraction;
import org.eigendistill.testing.Seeded;
import org.eigendistill.theorem.certificate.Counterexample;
import org.eigendistill.theorem.deep.SmallStartLaw.Small;
import org.eigendistill.theorem.deep.TwoLayerCase.Starts;
import org.eigendistill.theorem.deep.TwoLayerCase.Times;
import org.eigendistill.theorem.search.Law;
import org.junit.jupiter.api.Test;

/** Cases of T13 beside integrations of their own, and the words of its numbers. */
class DeepNumbersTest {
  /** u after a time of u' = 2 lam u (w - u), by Runge and Kutta. */
  private static double grown(double lam, double aim, double start, double time) {
    int steps = 4_000;
    double h = time / steps;
    double u = start;
    for (int n = 0; n < steps; n++) {
      double k1 = 2 * lam * u * (aim - u);
      double u2 = u + h / 2 * k1;
      double k2 = 2 * lam * u2 * (aim - u2);
      double u3 = u + h / 2 * k2;
      double k3 = 2 * lam * u3 * (aim - u3);
      double u4 = u + h * k3;
      u += h / 6 * (k1 + 2 * k2 + 2 * k3 + 2 * lam * u4 * (aim - u4));
    }
    return u;
  }

  /** The time that u' = 2 lam u (s - u) takes from a start to a value: log of odds. */
  private static double time(Mode mode, double start, double value) {
    double s = mode.strength();
    return Math.log(value / (s - value) * ((s - start) / start)) / (2 * mode.eigenvalue() * s);
  }

  private static double effective(TwoLayerCase drawn, Mode mode, double teacher, double student) {
    double taught = grown(mode.eigenvalue(), mode.strength(), drawn.starts().teacher(), teacher);
    double own = drawn.starts().student();
    double from =
        drawn.before() == 0 ? own : grown(mode.eigenvalue(), mode.strength(), own, drawn.before());
    double at = taught;
    for (int m = 0; m < drawn.generations(); m++) {
      at = grown(mode.eigenvalue(), at, from, student);
    }
    return time(mode, drawn.starts().plain(), at);
  }

  /** Starts, times, labels before and generations, each of their own. */
  @Test
  void twoLayersByIntegration() {
    Seeded.cases(
        12,
        1,
        random -> {
          double start = Seeded.uniform(random, 0.1, 0.4);
          TwoLayerCase drawn =
              new TwoLayerCase(
                  new Starts(start, start * 1.1, start * 0.9),
                  new Mode(1, 2),
                  new Mode(Seeded.uniform(random, 0.3, 1), Seeded.uniform(random, 1, 3)),
                  new Times(Seeded.uniform(random, 0.5, 1.5), Seeded.uniform(random, 0.5, 1.5)),
                  new Times(Seeded.uniform(random, 0.5, 1.5), Seeded.uniform(random, 0.5, 1.5)),
                  random.nextBoolean() ? 0 : Seeded.uniform(random, 0.1, 0.5),
                  1 + random.nextInt(3));
          double first =
              effective(drawn, drawn.one(), drawn.teacher().one(), drawn.student().one());
          double second =
              effective(drawn, drawn.two(), drawn.teacher().two(), drawn.student().two());
          assertThat(drawn.margin()).isCloseTo(second / first - 1, within(1e-8));
          assertThat(drawn.order()).isEqualTo(second < first ? -1 : 1);
          assertThat(drawn.isOnItsWay()).isEqualTo(first > 0);
        });
  }

  /** The same by cases of any growth, whose times are those of given progress. */
  @Test
  void casesOfDepthTwo() {
    Seeded.cases(
        12,
        100,
        random -> {
          double start = Seeded.uniform(random, 0.1, 0.4);
          Mode one = new Mode(1, 2);
          Mode two = new Mode(Seeded.uniform(random, 0.3, 1), Seeded.uniform(random, 1, 3));
          double q = Seeded.uniform(random, 0.5, 3);
          double own = Seeded.uniform(random, 0.5, 3);
          double aim = start + (2 - start) * (1 - Math.exp(-q));
          double teacher = time(one, start, aim);
          double at = start + (aim - start) * (1 - Math.exp(-own));
          double student = time(new Mode(1, aim), start, at);
          TwoLayerCase same =
              new TwoLayerCase(
                  Starts.common(start),
                  one,
                  two,
                  Times.common(teacher),
                  Times.common(student),
                  0,
                  1);
          DeepCase drawn = new DeepCase(new Layers(2), start, one, two, q, own);
          assertThat(drawn.margin()).isCloseTo(same.margin(), within(1e-11));
          assertThat(drawn.order()).isEqualTo(same.order());
          assertThat(drawn.isTie()).isFalse();
        });
  }

  /** f = 1 up to 1, then 5: a tie of one eigenvalue where the teacher stays below 1. */
  @Test
  void ties() {
    Steps steps = Steps.at("1", Fraction.ONE, Fraction.of(5, 1));
    Mode one = new Mode(1, 2);
    Mode two = new Mode(1, 1.5);
    double toEdge = Math.log(1.5); // from 1/2 to 1 on the way to 2
    assertThat(new DeepCase(steps, 0.5, one, two, 0.99 * toEdge, 1).isTie()).isTrue();
    assertThat(new DeepCase(steps, 0.5, one, two, 1.01 * toEdge, 1).isTie()).isFalse();
    assertThat(new DeepCase(steps, 1.1, one, two, 3, 1).isTie()).isTrue();
    assertThat(new DeepCase(steps, 0.5, one, new Mode(0.9, 1.5), 0.99 * toEdge, 1).isTie())
        .isFalse();
    // From 4 down to 2 no edge is met, to 1/2 one is.
    assertThat(new DeepCase(steps, 4, one, two, 9, 1).isTie()).isTrue();
    assertThat(new DeepCase(steps, 4, new Mode(1, 0.5), two, 9, 1).isTie()).isFalse();
    assertThat(steps.isConstant(1, 2)).isTrue();
    assertThat(steps.isConstant(0.5, 1)).isTrue();
    assertThat(steps.isConstant(0.5, 2)).isFalse();
    assertThat(steps.rateAt(0.5)).isEqualTo(1);
    assertThat(steps.rateAt(1.5)).isEqualTo(5);
    assertThat(steps.words()).isEqualTo("1 up to 1, then 5");
    assertThat(steps.leavesZero()).isTrue();
  }

  /** u0 = 1/100, s = 1: what a mode comes to, worked out in doubles. */
  @Test
  void smallStartsByDoubles() {
    for (double[] theta : new double[][] {{0.4, 0.7}, {0.8, 0.2}, {1.5, 0.6}, {2, 3}}) {
      Small small = new Small(2, 1, theta[0], theta[1]);
      double log = Math.log(100);
      double w = grown(0.5, 1, 0.01, theta[0] * log);
      double own = grown(0.5, w, 0.01, theta[1] * log);
      assertThat(small.overHalf().value()).isCloseTo(2 * own - 1, within(1e-9));
      double power = Math.pow(0.01, theta[0]);
      double inverse = 0.01 / power;
      double bound = power * Math.exp(2 * theta[1] * log * inverse) * (1 + inverse);
      assertThat(small.erased().value()).isCloseTo(1 - own / w / bound, within(1e-8));
      double tau = Math.log((1 / 0.01 - 1) / (1 / own - 1)) / log;
      double least = Math.min(theta[0], theta[1]);
      double lower = least * (1 - Math.pow(0.01, theta[0] - 1)) - Math.log(2) / log;
      assertThat(small.kept(true).value()).isCloseTo(tau - lower, within(1e-8));
      assertThat(small.kept(false).value()).isCloseTo(least - tau, within(1e-8));
    }
    assertThat(new Small(2, 1, 1.5, 0.6))
        .hasToString("u0=1e-2.0, s=1.0, T=1.5 log(1/u0), t=0.6 log(1/u0)");
  }

  @Test
  void words() {
    Mode one = new Mode(1, 2);
    Mode two = new Mode(0.5, 1);
    assertThat(new DeepCase(new Layers(3), 0.25, one, two, 4, 5))
        .hasToString(
            "depth 3, u0=0.25, lam=(1.0, 0.5), s=(2.0, 1.0), progress of teacher 4.0, of student 5.0");
    assertThat(
            new TwoLayerCase(new Starts(1, 2, 3), one, two, new Times(4, 5), new Times(6, 7), 8, 9))
        .hasToString(
            "u0 of teacher, student, plain=(1.0, 2.0, 3.0), lam=(1.0, 0.5), s=(2.0, 1.0),"
                + " T=(4.0, 5.0), t=(6.0, 7.0), labels before 8.0, generations 9");
    Counterexample falling = DeepTwins.falling();
    assertThat(falling.text())
        .isEqualTo(
            "f = 1 up to 15889/50000; f beyond = 20/549; u0 = 0; lam = (1, 1); s = (1, 1973/12500);"
                + " T = 122/25; t = 689/250");
    assertThat(falling.arithmetic()).isEqualTo("50-digit");
    assertThat(falling.gains())
        .startsWith("plain training takes ")
        .contains(" along the first mode");
    assertThat(DeepTwins.earlySwitch().text())
        .isEqualTo(
            "lam = (1, 1); s = (3, 2); starts of teacher, student, plain = (1, 1, 1); X = 1/2;"
                + " Z = 1/2; teacher's units = 2; units of labels before = 1");
    assertThat(DeepTwins.fallingTime().text()).endsWith("teacher's units = (1, 3)");
    assertThat(DeepTwins.earlySwitch().arithmetic()).isEqualTo("exact");
    assertThat(DeepTwins.passesAllOn().text())
        .isEqualTo("lam = 1; s = 1; u0 = 1/100; T/log(1/u0) = 2; t/log(1/u0) = 1/2");
    // 1/w = 1 + 99/10000; below 1/(1.0099 + 98.9901/10).
    assertThat(DeepTwins.passesAllOn().gains())
        .isEqualTo("the teacher has 10000/10099 of 1, the student less than 100000/1090891");
    assertThat(DeepTwins.passesAllOn().arithmetic()).isEqualTo("exact");
    assertThat(DeepNumbers.shown(Fraction.of(1, 3).power(80)))
        .isEqualTo("6.7654957011853766665E-39...");
  }

  /** Each neighbour's numbers claim one side of the comparison. */
  @Test
  void theOtherSideIsNotClaimed() {
    for (Counterexample twin :
        List.of(
            DeepTwins.stronger(),
            DeepTwins.studentFurther(),
            DeepTwins.teacherFurther(),
            DeepTwins.fallingTime(),
            DeepTwins.earlySwitch(),
            DeepTwins.lateSwitch())) {
      TwoLayerExample good = (TwoLayerExample) twin;
      assertThat(good.verifies()).isTrue();
      assertThat(with(good, !good.behind(), good.z()).verifies()).isFalse();
      assertThat(with(good, good.behind(), Fraction.ONE).verifies()).isFalse();
      assertThat(with(good, good.behind(), Fraction.ZERO).verifies()).isFalse();
    }
  }

  /** Nothing is refuted by numbers at the ends of what is asked for. */
  @Test
  void numbersOutsideTheirRanges() {
    TwoLayerExample good = (TwoLayerExample) DeepTwins.fallingTime();
    assertThat(longer(good.subject(), "1 1", "3 2", "1 1 1").verifies()).isTrue();
    assertThat(longer(good.subject(), "2 1", "2 2", "1 1 1").verifies()).isTrue();
    // One mode twice, with a longer teacher on the second: ahead, but of itself.
    assertThat(longer(good.subject(), "1 1", "2 2", "1 1 1").verifies()).isFalse();
    assertThat(longer(good.subject(), "1 2", "3 2", "1 1 1").verifies()).isFalse();
    assertThat(longer(good.subject(), "1 1", "2 3", "1 1 1").verifies()).isFalse();
    assertThat(longer(good.subject(), "1 1", "3 0", "1 1 1").verifies()).isFalse();
    assertThat(longer(good.subject(), "1 0", "3 2", "1 1 1").verifies()).isFalse();
    assertThat(longer(good.subject(), "1 1", "3 2", "1 1 0").verifies()).isFalse();
    assertThat(longer(good.subject(), "1 1", "3 2", "1 0 1").verifies()).isFalse();
    assertThat(longer(DeepLaw.STRONGER, "1 1", "3 2", "1 1 1").verifies()).isFalse();
    assertThat(longer(TwoLayerLaw.STUDENT_FURTHER, "1 1", "3 1", "1 2 1").verifies()).isFalse();
    for (String end : List.of("0", "1")) {
      TwoLayerExample other =
          new TwoLayerExample(
              good.subject(),
              false,
              good.eigenvalues(),
              good.strengths(),
              good.starts(),
              Fraction.parse(end),
              good.z(),
              good.teacherUnits(),
              0);
      assertThat(other.verifies()).isFalse();
    }
    // A stronger mode of the same eigenvalue: ahead, as T13 itself has it.
    TwoLayerExample level =
        new TwoLayerExample(
            DeepLaw.STRONGER,
            false,
            list("1 1"),
            list("2 6"),
            list("1 1 1"),
            good.x(),
            good.z(),
            List.of(1, 1),
            0);
    assertThat(level.verifies()).isFalse();
  }

  private static TwoLayerExample longer(
      Law law, String eigenvalues, String strengths, String starts) {
    Fraction half = Fraction.of(1, 2);
    return new TwoLayerExample(
        law, false, list(eigenvalues), list(strengths), list(starts), half, half, List.of(1, 3), 0);
  }

  private static List<Fraction> list(String text) {
    return Stream.of(text.split(" ")).map(Fraction::parse).toList();
  }

  @Test
  void stepsOutsideTheirRanges() {
    StepExample good = (StepExample) DeepTwins.falling();
    assertThat(step(good, DeepLaw.FALLING, "1", "20/549", "0", "1 1", "122/25").verifies())
        .isTrue();
    assertThat(step(good, DeepLaw.BEHIND, "1", "20/549", "0", "1 1", "122/25").verifies())
        .isFalse();
    assertThat(step(good, DeepLaw.FALLING, "1", "0", "0", "1 1", "122/25").verifies()).isFalse();
    assertThat(step(good, DeepLaw.FALLING, "0", "0", "0", "1 1", "122/25").verifies()).isFalse();
    assertThat(step(good, DeepLaw.FALLING, "1", "20/549", "0", "1 1", "0").verifies()).isFalse();
    assertThat(step(good, DeepLaw.FALLING, "1", "20/549", "0", "1 0", "122/25").verifies())
        .isFalse();
    assertThat(step(good, DeepLaw.FALLING, "1", "20/549", "0", "0 1", "122/25").verifies())
        .isFalse();
    assertThat(step(good, DeepLaw.FALLING, "1", "20/549", "1973/12500", "1 1", "122/25").verifies())
        .isFalse();
    StepExample below = (StepExample) DeepTwins.belowTheStart();
    assertThat(step(below, DeepLaw.BELOW_THE_START, "0", "1", "1", "1 1/10", "4").verifies())
        .isFalse();
    assertThat(step(below, DeepLaw.FALLING, "1000/67639", "1", "1", "1 1/10", "4").verifies())
        .isFalse();
  }

  private static StepExample step(
      StepExample good,
      DeepLaw law,
      String below,
      String above,
      String start,
      String eigenvalues,
      String teacher) {
    return new StepExample(
        law,
        good.edge(),
        Fraction.parse(below),
        Fraction.parse(above),
        Fraction.parse(start),
        list(eigenvalues),
        good.strengths(),
        Fraction.parse(teacher),
        good.student());
  }

  private static TwoLayerExample with(TwoLayerExample good, boolean behind, Fraction z) {
    return new TwoLayerExample(
        good.subject(),
        behind,
        good.eigenvalues(),
        good.strengths(),
        good.starts(),
        good.x(),
        z,
        good.teacherUnits(),
        good.labelUnits());
  }
}
