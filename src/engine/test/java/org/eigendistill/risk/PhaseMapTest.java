// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eigendistill.base.Randomness;
import org.eigendistill.dynamics.AveragedFlow;
import org.eigendistill.dynamics.DecayedFlow;
import org.eigendistill.dynamics.GradientDescent;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.dynamics.HeavyBall;
import org.eigendistill.dynamics.Nesterov;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.dynamics.Ridge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The map against brute force, against the optima, and against what is proved. */
class PhaseMapTest {
  /** Steps and eigenvalues are such that 1,400 steps are as good as all. */
  private static final double LEAST = 0.1;

  /** All seven, on spectra with a top eigenvalue of 1; steps overdamped and ringing. */
  static Stream<Procedure> procedures() {
    return Stream.of(
        GradientFlow.of(),
        Ridge.of(),
        AveragedFlow.of(),
        DecayedFlow.of(0.03),
        DecayedFlow.of(0.5),
        GradientDescent.of(0.7),
        GradientDescent.of(1.9),
        HeavyBall.of(0.2, 0.3),
        HeavyBall.of(1, 0.9),
        Nesterov.of(0.28, 0.3),
        Nesterov.of(1.1, 0.9));
  }

  static Stream<Procedure> interpolating() {
    return procedures().filter(procedure -> !(procedure.filter() instanceof DecayedFlow));
  }

  private static double[] spectrum(Randomness random, double least) {
    double[] eigenvalues =
        IntStream.range(0, 2 + random.below(6))
            .mapToDouble(k -> k == 0 ? 1 : Math.pow(least, random.uniform()))
            .toArray();
    // Equal eigenvalues too.
    eigenvalues[eigenvalues.length - 1] = eigenvalues[random.below(eigenvalues.length)];
    return eigenvalues;
  }

  /** Without a penalty weight decay is gradient flow. */
  @Test
  void noDecayIsFlow() {
    double[] eigenvalues = {1, 0.4, 0.1};
    double[] alignments = {-1, 0, 2};
    double[] noises = {0.1, 3};
    PhaseMap flow = PhaseMap.of(GradientFlow.of(), eigenvalues, alignments, noises, 6);
    PhaseMap none = PhaseMap.of(DecayedFlow.of(0), eigenvalues, alignments, noises, 6);
    for (int i = 0; i < alignments.length; i++) {
      // Both searches end at the same minimum, to rounding of gains.
      assertThat(none.ratio()[i]).containsExactly(flow.ratio()[i], within(1e-12));
    }
  }

  @ParameterizedTest
  @MethodSource("procedures")
  void cellsAreThoseOfBruteForce(Procedure procedure) {
    for (long seed = 1; seed <= 12; seed++) {
      Randomness random = Randomness.of(seed);
      double[] eigenvalues = spectrum(random, LEAST);
      double[] alignments = {-1 + 4 * random.uniform()};
      double[] noises = {Math.pow(10, 4 * random.uniform() - 2)};
      PhaseMap map = PhaseMap.of(procedure, eigenvalues, alignments, noises, 8);
      BruteForce brute =
          new BruteForce(
              procedure, SpectralProblem.aligned(eigenvalues, alignments[0], noises[0], 8));
      // Walks come to 1e-9 of the least value, in a flat valley of two times to 1e-8.
      assertThat(map.ratio()[0][0])
          .as("%s, seed %d", procedure, seed)
          .isCloseTo(brute.student() / brute.teacher(), within(2e-8));
    }
  }

  @ParameterizedTest
  @MethodSource("procedures")
  void cellsAreThoseOfTheOptima(Procedure procedure) {
    double[] eigenvalues =
        IntStream.rangeClosed(1, 20).mapToDouble(k -> Math.pow(k, -1.5)).toArray();
    double[] alignments = {-1, 0, 1, 2};
    double[] noises = {0.01, 0.3, 10, 90};
    PhaseMap map = PhaseMap.of(procedure, eigenvalues, alignments, noises, 40);
    for (int i = 0; i < alignments.length; i++) {
      for (int j = 0; j < noises.length; j++) {
        RiskForm form =
            SpectralProblem.aligned(eigenvalues, alignments[i], noises[j], 40).inSample();
        Optima optima = Optima.of(form, procedure);
        double exact = optima.bestStudent().risk() / optima.bestTeacher().risk();
        assertThat(map.ratio()[i][j])
            .as("%s, alignment %s, noise %s", procedure, alignments[i], noises[j])
            .isCloseTo(exact, within(1e-8));
        assertThat(form.of(optima.teacher(map.teacherTime()[i][j])))
            .isCloseTo(optima.bestTeacher().risk(), within(1e-9 * optima.bestTeacher().risk()));
      }
    }
  }

  /** The students' family has the teachers as a limit, to the last bit. */
  @ParameterizedTest
  @MethodSource("interpolating")
  void noRatioIsAboveOne(Procedure procedure) {
    for (long seed = 100; seed < 112; seed++) {
      Randomness random = Randomness.of(seed);
      PhaseMap map = map(procedure, random, -3, 4, 8, spectrum(random, 1e-3));
      assertThat(Arrays.stream(map.ratio()).flatMapToDouble(Arrays::stream).max().orElseThrow())
          .as("%s, seed %d", procedure, seed)
          .isLessThanOrEqualTo(1);
    }
  }

  /** Under weight decay students shrink twice: on clean labels no student reaches its teacher. */
  @Test
  void decayCanMakeStudentsWorse() {
    double[] eigenvalues = {1, 0.3, 0.2};
    PhaseMap map =
        PhaseMap.of(DecayedFlow.of(0.1), eigenvalues, new double[] {0}, new double[] {1e-4}, 6);
    BruteForce brute =
        new BruteForce(DecayedFlow.of(0.1), SpectralProblem.aligned(eigenvalues, 0, 1e-4, 6));
    assertThat(map.ratio()[0][0])
        .isGreaterThan(2)
        .isCloseTo(brute.student() / brute.teacher(), within(1e-6));
  }

  /**
   * Where squared coefficients do not rise with the eigenvalue no student pays (N1), and the search
   * finds that by itself: over spectra of one to thirty decades, with noise from hardly any to
   * nothing but noise, no cell is below 1 by more than the search's own 1e-9.
   */
  @Test
  void whereItIsProvedThatNoStudentPaysTheSearchFindsNone() {
    for (Procedure procedure : List.of(GradientFlow.of(), Ridge.of())) {
      for (long seed = 200; seed < 230; seed++) {
        Randomness random = Randomness.of(seed);
        double[] eigenvalues = spectrum(random, Math.pow(10, -1 - 29 * random.uniform()));
        PhaseMap map = map(procedure, random, -3, 0, 6, eigenvalues);
        assertThat(Arrays.stream(map.ratio()).flatMapToDouble(Arrays::stream).min().orElseThrow())
            .as("%s, seed %d", procedure, seed)
            .isGreaterThan(1 - 1e-9);
      }
    }
  }

  @Test
  void aSteepSpectrumInventsNoGain() {
    double[] eigenvalues =
        IntStream.rangeClosed(1, 50).mapToDouble(k -> Math.pow(k, -20)).toArray();
    double[] alignments = {-1, -0.5, 0};
    double[] noises = IntStream.range(0, 20).mapToDouble(j -> Math.pow(10, j / 5. - 2)).toArray();
    PhaseMap map = PhaseMap.of(GradientFlow.of(), eigenvalues, alignments, noises, 100);
    for (double[] row : map.ratio()) {
      assertThat(Arrays.stream(row).allMatch(ratio -> ratio > 1 - 1e-9 && ratio <= 1)).isTrue();
    }
  }

  /** Above the line it pays at once, if little: what is proved stops where it must. */
  @Test
  void justAboveAlignmentZeroItPays() {
    double[] eigenvalues = {1, 0.01};
    PhaseMap map =
        PhaseMap.of(GradientFlow.of(), eigenvalues, new double[] {0, 0.6}, new double[] {0.5}, 2);
    assertThat(map.ratio()[0][0]).isGreaterThan(1 - 1e-9);
    assertThat(map.ratio()[1][0]).isLessThan(1 - 1e-4);
  }

  /** Cells of random alignments and noises. */
  private static PhaseMap map(
      Procedure procedure,
      Randomness random,
      double low,
      double high,
      double decades,
      double[] eigenvalues) {
    double[] alignments = {low, low + (high - low) * random.uniform(), high};
    double[] noises =
        IntStream.range(0, 6)
            .mapToDouble(j -> Math.pow(10, decades * (random.uniform() - .5) * 2))
            .toArray();
    return PhaseMap.of(procedure, eigenvalues, alignments, noises, 2 * eigenvalues.length);
  }
}
