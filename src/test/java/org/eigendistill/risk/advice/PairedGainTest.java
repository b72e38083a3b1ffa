package org.eigendistill.risk.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.eigendistill.data.Groups;
import org.eigendistill.data.Randomness;
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
    assertThat(gain.verdict()).isEqualTo(Verdict.PAYS);
  }

  @Test
  void theOtherSideAndNeither() {
    double[] low = {1, 1.1, 0.9, 1};
    double[] high = {2, 2.2, 2.1, 1.9};
    assertThat(gain(low, high).verdict()).isEqualTo(Verdict.HURTS);
    assertThat(gain(low, low).verdict()).isEqualTo(Verdict.NO_EVIDENCE);
    assertThat(gain(new double[] {1, 9, 2}, new double[] {2, 1, 3}).verdict())
        .isEqualTo(Verdict.NO_EVIDENCE);
  }

  /** A difference of rounding is constant, so its interval has no width; it still is nothing. */
  @Test
  void roundingIsNoGain() {
    double[] teacher = {1, 1, 1};
    double[] student = Arrays.stream(teacher).map(v -> v - 1e-9).toArray();
    PairedGain gain = gain(teacher, student);
    assertThat(gain.low()).isPositive();
    assertThat(gain.verdict()).isEqualTo(Verdict.NO_EVIDENCE);
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
      misses += gain(teacher, student).verdict() == Verdict.NO_EVIDENCE ? 0 : 1;
    }
    assertThat((double) misses / trials).isCloseTo(0.05, within(0.0172));
  }
}
