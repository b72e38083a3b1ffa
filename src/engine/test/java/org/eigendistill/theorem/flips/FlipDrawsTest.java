// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.flips;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.eigendistill.number.Enclosed;
import org.eigendistill.number.Fraction;
import org.eigendistill.number.Measured;
import org.eigendistill.theorem.search.Attempt;
import org.eigendistill.theorem.search.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where the cases of C4 are drawn from. */
class FlipDrawsTest {
  private static final int DRAWS = 2_000;

  @Test
  void freeGains() {
    SplittableRandom random = new SplittableRandom(1);
    Set<Integer> rows = new TreeSet<>();
    Set<Double> ends = new TreeSet<>();
    double most = 0;
    int kept = 0;
    int gains = 0;
    for (int i = 0; i < DRAWS; i++) {
      FlipCase<Measured> drawn = FlipDraw.free(random);
      rows.add(drawn.labels().rows());
      most = Math.max(most, drawn.labels().rate().value());
      for (int k = 0; k < drawn.teacher().size(); k++) {
        double gain = drawn.teacher().get(k).value();
        double lost = drawn.lost().get(k).value();
        assertThat(gain).isBetween(0.0, 1.0);
        assertThat(lost).isBetween(0.0, gain);
        if (gain > 0) {
          gains++;
          kept += lost == 0 ? 1 : 0;
        }
        if (gain < 0.0025 || gain > 0.9975) {
          ends.add(gain);
        }
      }
    }
    assertThat(rows).containsExactly(2, 3, 4, 5, 6);
    assertThat(most).isBetween(0.49, 0.499);
    assertThat(ends).containsExactly(0.0, 0.001, 0.002, 0.998, 0.999, 1.0);
    // A quarter, and of the others one in 15 and a few.
    assertThat(kept / (double) gains).isBetween(0.27, 0.33);
  }

  @Test
  void gainsThatResist() {
    SplittableRandom random = new SplittableRandom(2);
    Set<Integer> rows = new TreeSet<>();
    double most = 0;
    double mostTop = 0;
    for (int i = 0; i < DRAWS; i++) {
      FlipCase<Measured> drawn = FlipDraw.resisting(random);
      int n = drawn.labels().rows();
      rows.add(n);
      assertThat(drawn.labels().rate().value()).isBetween(0.001, 0.249);
      // At least n thousand of energy beside at most a thousand each, and 1, of the others.
      double top = drawn.labels().energies().get(0).value();
      assertThat(top).isGreaterThan(n / (2.0 * n - 1 + 0.001) - 1e-15);
      for (int k = 1; k < n; k++) {
        most = Math.max(most, drawn.teacher().get(k).value());
      }
      mostTop = Math.max(mostTop, drawn.teacher().get(0).value());
    }
    assertThat(rows).containsExactly(3, 4, 5, 6, 7);
    assertThat(most).isEqualTo(0.2);
    assertThat(mostTop).isEqualTo(1);
  }

  /** Half of them have as many gains as can be where the loss changes nothing, others some. */
  @Test
  void orderedGains() {
    SplittableRandom random = new SplittableRandom(3);
    Set<Integer> rows = new TreeSet<>();
    int level = 0;
    int possible = 0;
    for (int i = 0; i < DRAWS / 4; i++) {
      FlipCase<Fraction> drawn = FlipDraw.ordered(random);
      int n = drawn.labels().rows();
      rows.add(n);
      for (int k = 0; k < n; k++) {
        assertThat(drawn.lost().get(k).value()).isBetween(0.0, drawn.teacher().get(k).value());
        assertThat(drawn.teacher().get(k).compareTo(Fraction.ONE)).isLessThanOrEqualTo(0);
        boolean isLevel =
            drawn.labels().riskSlope(k, drawn.teacher().get(k), drawn.lost().get(k)).signum() == 0;
        // Others are two thirds at least.
        assertThat(isLevel || drawn.teacher().get(k).value() > 0.66).isTrue();
        level += isLevel ? 1 : 0;
        // The middle of teacher and student is best at s/(s + w).
        Fraction signal = drawn.labels().signal(k);
        Fraction middle = signal.over(signal.plus(drawn.labels().noise()));
        Fraction half = drawn.lost().get(k).times(Fraction.of(1, 2));
        boolean fits =
            middle.plus(half).compareTo(Fraction.ONE) <= 0 && middle.compareTo(half) >= 0;
        possible += fits ? 1 : 0;
        assertThat(fits || !isLevel).isTrue();
      }
      assertNotRising(drawn.labels().energies());
      for (int k = 1; k < n; k++) {
        assertThat(drawn.lost().get(k).compareTo(drawn.lost().get(k - 1))).isNotNegative();
      }
    }
    assertThat(rows).containsExactly(2, 3, 4);
    // Half and a fifth of the other half where there is such a gain.
    assertThat(level / (double) possible).isBetween(0.5, 0.65);
  }

  private static <N extends Enclosed<N>> void assertNotRising(List<N> list) {
    for (int k = 1; k < list.size(); k++) {
      assertThat(list.get(k).value()).isLessThanOrEqualTo(list.get(k - 1).value());
    }
  }

  /** Times from 1/16, up to 4 of the teacher and 16 of the student; eigenvalues from 1 to 40. */
  @Test
  void flows() {
    SplittableRandom random = new SplittableRandom(4);
    Set<Integer> rows = new TreeSet<>();
    Set<Integer> ranks = new TreeSet<>();
    double least = 1;
    double leastLater = 1;
    for (int i = 0; i < DRAWS; i++) {
      boolean deficient = i % 2 == 0;
      FlowCase<Measured> flow = FlowCase.draw(random, deficient);
      List<Measured> gains = flow.gains().teacher();
      int n = gains.size();
      rows.add(n);
      int rank = 0;
      for (int k = 0; k < n; k++) {
        double gain = gains.get(k).value();
        rank += gain > 0 ? 1 : 0;
        if (gain > 0) {
          least = Math.min(least, -Math.log1p(-gain));
          leastLater = Math.min(leastLater, -Math.log(flow.gains().lost().get(k).value() / gain));
        }
      }
      assertNotRising(gains);
      assertNotRising(flow.gains().labels().energies());
      assertThat(rank).isBetween(1, deficient ? n - 1 : n);
      assertThat(deficient || rank == n).isTrue();
      assertThat(flow.share().value()).isBetween(1 / 65.0, 256 / 257.0);
      assertThat(flow.gains().labels().rate().value()).isBetween(0.001, 0.499);
      if (deficient) {
        ranks.add(rank);
      }
    }
    assertThat(rows).containsExactly(2, 3, 4, 5, 6);
    assertThat(ranks).containsExactly(1, 2, 3, 4, 5);
    assertThat(least).isBetween(1 / 16.0, 0.1);
    assertThat(leastLater).isBetween(1 / 16.0 - 1e-12, 0.1);
  }

  @Test
  void rowsWhoseFlipsAreCounted() {
    SplittableRandom random = new SplittableRandom(5);
    Set<Integer> rows = new TreeSet<>();
    Set<Integer> mirrors = new TreeSet<>();
    Set<Integer> labels = new TreeSet<>();
    Set<Double> rates = new TreeSet<>();
    for (int i = 0; i < DRAWS; i++) {
      MeansCase drawn = MeansCase.draw(random);
      rows.add(drawn.labels().size());
      mirrors.addAll(drawn.mirror());
      labels.addAll(drawn.labels());
      rates.add(drawn.rate().value());
    }
    assertThat(rows).containsExactly(2, 3);
    assertThat(mirrors).containsExactly(-1, 0, 1, 2, 3);
    assertThat(labels).containsExactly(-1, 1);
    assertThat(rates).containsExactly(0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45);
  }

  @ParameterizedTest
  @EnumSource(FlipLaw.class)
  void marginsAreBelowZeroWhereAStatementFails(FlipLaw law) {
    SplittableRandom random = new SplittableRandom(6);
    for (int i = 0; i < 60; i++) {
      Attempt attempt = law.draw(random);
      double margin = ((FlipCase<?>) attempt.numbers()).margin();
      if (attempt.outcome() instanceof Outcome.Holds held) {
        assertThat(held.margin()).isEqualTo(margin).isNotNegative();
      } else if (attempt.outcome() instanceof Outcome.Violated violated) {
        assertThat(violated.margin()).isEqualTo(-margin).isNotPositive();
      }
    }
    boolean inFractions = law == FlipLaw.BOTH || law == FlipLaw.BOTH_AT_EQUALITY;
    assertThat(law.mostCases()).isEqualTo(inFractions ? 3_000 : Long.MAX_VALUE);
  }
}
