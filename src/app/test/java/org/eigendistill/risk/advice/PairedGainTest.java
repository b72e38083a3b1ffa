// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.risk.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.eigendistill.base.Randomness;
import org.eigendistill.data.Groups;
import org.junit.jupiter.api.Test;

class PairedGainTest {
  private static PairedGain gain(double[] teacher, double[] student) {
    return PairedGain.of(teacher, student, Groups.single(teacher.length));
  }

  /** Differences 1, 2, 3, 4: mean 2.5, sd sqrt(5/3); t_{0.975,3} = 3.182446305284263 (tables). */
  @Test
  void studentsInterval() {
    PairedGain gain = gain(new double[] {11, 12, 13, 14}, new double[] {10, 10, 10, 10});
    double half = 3.182446305284263 * Math.sqrt(5.0 / 3 / 4);
    assertThat(gain.difference()).isCloseTo(2.5, within(1e-14));
    assertThat(gain.low()).isCloseTo(2.5 - half, within(1e-9)); // the quantile's own digits
    assertThat(gain.high()).isCloseTo(2.5 + half, within(1e-9));
    assertThat(gain.percent()).isCloseTo(20, within(1e-12));
    assertThat(gain.payoff()).isEqualTo(Payoff.PAYS);
  }

  @Test
  void theOtherSideAndNeither() {
    double[] low = {1, 1.1, 0.9, 1};
    double[] high = {2, 2.2, 2.1, 1.9};
    assertThat(gain(low, high).payoff()).isEqualTo(Payoff.HURTS);
    assertThat(gain(low, low).payoff()).isEqualTo(Payoff.NO_EVIDENCE);
    assertThat(gain(new double[] {1, 9, 2}, new double[] {2, 1, 3}).payoff())
        .isEqualTo(Payoff.NO_EVIDENCE);
  }

  /** A difference of rounding is constant, so its interval has no width; it still is nothing. */
  @Test
  void roundingIsNoGain() {
    double[] teacher = {1, 1, 1};
    double[] student = Arrays.stream(teacher).map(v -> v - 1e-9).toArray();
    PairedGain gain = gain(teacher, student);
    assertThat(gain.low()).isPositive();
    assertThat(gain.payoff()).isEqualTo(Payoff.NO_EVIDENCE);
  }

  /** Nor is a gain of 0.005 %, however sure: no verdict, and no gain that such rows could show. */
  @Test
  void hardlyADifferenceIsNoGain() {
    double[] teacher = new double[40];
    double[] student = new double[40];
    Arrays.fill(teacher, 1);
    Arrays.setAll(student, i -> 1 - 5e-5 + (i % 2 == 0 ? 1e-5 : -1e-5));
    PairedGain gain = gain(teacher, student);
    assertThat(gain.low()).isPositive();
    assertThat(gain.payoff()).isEqualTo(Payoff.NO_EVIDENCE);
    assertThat(gain.isNothing()).isTrue();
    assertThat(gain(student, teacher).payoff()).isEqualTo(Payoff.NO_EVIDENCE);
    double[] better = Arrays.stream(student).map(v -> v - 1e-4).toArray();
    assertThat(gain(teacher, better).payoff()).isEqualTo(Payoff.PAYS);
  }

  @Test
  void oneRowHasNoInterval() {
    assertThatThrownBy(() -> gain(new double[] {1}, new double[] {1}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /**
   * Gaussian differences of mean 0: 4,000 intervals miss it in 5 % of the cases. Five standard
   * deviations of that share are 0.0172: a false alarm in about 6 of ten million seeds.
   */
  @Test
  void coverage() {
    Randomness random = Randomness.of(20);
    int misses = 0;
    int trials = 4000;
    for (int i = 0; i < trials; i++) {
      double[] teacher = new double[12];
      double[] student = new double[12];
      Arrays.setAll(teacher, k -> 10 + random.gaussian());
      Arrays.setAll(student, k -> 10 + random.gaussian());
      misses += gain(teacher, student).payoff() == Payoff.NO_EVIDENCE ? 0 : 1;
    }
    assertThat((double) misses / trials).isCloseTo(0.05, within(0.0172));
  }

  /**
   * Groups {1, 2} and {3}, {4, 5, 9}: the mean is 4, without one group each 21/4, 21/5 and 2; and
   * G* = 36 / (4 + 1 + 9).
   */
  @Test
  void errorOverGroups() {
    double[] teacher = {11, 12, 13, 14, 15, 19};
    double[] student = {10, 10, 10, 10, 10, 10};
    PairedGain gain = PairedGain.of(teacher, student, Groups.of(0, 0, 1, 2, 2, 2));
    double error =
        Math.sqrt(2.0 / 3 * (Math.pow(21 / 4.0 - 4, 2) + Math.pow(21 / 5.0 - 4, 2) + 2 * 2));
    assertThat(gain.error()).isCloseTo(error, within(1e-14));
    assertThat(gain.effectiveGroups()).isCloseTo(18 / 7.0, within(1e-14));
    assertThat(gain.smallestPercent()).isCloseTo(100 * 2.8 * error / 14, within(1e-12));
    assertThat(new Decision(Candidate.Role.TEACHER, Noise.Method.RESIDUAL, gain, 30))
        .satisfies(
            decision ->
                assertThat(decision.rowsForOnePercent())
                    .isCloseTo(30 * Math.pow(2.8 * error / 14 / 0.01, 2), within(1e-8)));
  }

  /**
   * Groups of very different sizes whose rows are copies, the mean 0: 4,000 intervals miss it in 5
   * % of the cases or fewer. Five standard deviations of a share are 0.0172. As many degrees as
   * groups, and the error of groups of one size, would miss in 21 %.
   */
  @Test
  void coverageWhereGroupsDiffer() {
    Randomness random = Randomness.of(22);
    int[] sizes = {10, 10, 1, 1, 1, 1, 1, 1, 1, 1, 1};
    int[] of = new int[29];
    for (int g = 0, row = 0; g < sizes.length; g++) {
      for (int k = 0; k < sizes[g]; k++) {
        of[row++] = g;
      }
    }
    Groups groups = Groups.of(of);
    int misses = 0;
    int trials = 4000;
    double[] teacher = new double[of.length];
    Arrays.fill(teacher, 10);
    for (int t = 0; t < trials; t++) {
      double[] own = new double[sizes.length];
      Arrays.setAll(own, g -> random.gaussian());
      double[] student = new double[of.length];
      Arrays.setAll(student, i -> 10 + own[of[i]]);
      PairedGain gain = PairedGain.of(teacher, student, groups);
      misses += gain.payoff() == Payoff.NO_EVIDENCE ? 0 : 1;
    }
    assertThat((double) misses / trials).isBetween(0.02, 0.05 + 0.0172);
  }

  /** One group that is nearly all tells nothing, and has an interval all the same. */
  @Test
  void oneGroupThatIsNearlyAll() {
    double[] teacher = new double[1001];
    double[] student = new double[1001];
    int[] of = new int[1001];
    Arrays.fill(teacher, 2);
    Arrays.fill(student, 1);
    student[1000] = 0.9;
    of[1000] = 1;
    PairedGain gain = PairedGain.of(teacher, student, Groups.of(of));
    assertThat(gain.low()).isNegative();
    assertThat(gain.high()).isFinite();
    assertThat(gain.payoff()).isEqualTo(Payoff.NO_EVIDENCE);
  }

  /** Copies of rows are no evidence: error and interval are those of the rows once. */
  @Test
  void copiesTellNothingNew() {
    Randomness random = Randomness.of(6);
    double[] teacher = new double[15];
    double[] student = new double[15];
    Arrays.setAll(teacher, i -> 3 + random.gaussian());
    Arrays.setAll(student, i -> 3 + random.gaussian());
    double[] teachers = new double[60];
    double[] students = new double[60];
    int[] of = new int[60];
    Arrays.setAll(of, i -> i % 15);
    Arrays.setAll(teachers, i -> teacher[of[i]]);
    Arrays.setAll(students, i -> student[of[i]]);
    PairedGain once = gain(teacher, student);
    PairedGain copied = PairedGain.of(teachers, students, Groups.of(of));
    assertThat(copied.low()).isCloseTo(once.low(), within(1e-13));
    assertThat(copied.high()).isCloseTo(once.high(), within(1e-13));
  }

  /** A gain of 2.8 standard errors is found in 80 % of the cases where groups are many. */
  @Test
  void theSmallestGainIsFoundInFourCasesOfFive() {
    Randomness random = Randomness.of(21);
    int trials = 4000;
    int m = 200;
    int found = 0;
    double[] teacher = new double[m];
    double[] student = new double[m];
    Arrays.fill(teacher, 10);
    for (int t = 0; t < trials; t++) {
      Arrays.setAll(student, i -> 10 - 2.8 / Math.sqrt(m) + random.gaussian());
      found += gain(teacher, student).payoff() == Payoff.PAYS ? 1 : 0;
    }
    // Student's quantile for 199 degrees, 1.972, makes it 0.796; five standard deviations of a
    // share.
    assertThat((double) found / trials).isCloseTo(0.796, within(0.032));
  }

  /** A difference that is 0 by chance is not one model twice: these rows could show a gain. */
  @Test
  void noGainByChanceIsNotNothing() {
    PairedGain gain = gain(new double[] {1, 2, 1, 2}, new double[] {2, 1, 2, 1});
    assertThat(gain.difference()).isZero();
    assertThat(gain.isNothing()).isFalse();
    assertThat(gain.smallestPercent()).isCloseTo(280 / Math.sqrt(3) / 1.5, within(1e-12));
    assertThat(gain(new double[] {1, 2}, new double[] {1, 2}).isNothing()).isTrue();
  }
}
