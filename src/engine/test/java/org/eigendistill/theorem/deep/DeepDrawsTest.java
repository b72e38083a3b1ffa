// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.deep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.eigendistill.deep.Imbalance;
import org.eigendistill.deep.Layers;
import org.eigendistill.deep.Mode;
import org.eigendistill.theorem.search.Attempt;
import org.eigendistill.theorem.search.Outcome;
import org.junit.jupiter.api.Test;

/** Where the cases of T13 and its neighbours are drawn from. */
class DeepDrawsTest {
  private static final int DRAWS = 320;

  /** What all have in common: the first mode's eigenvalue is 1, its strength 0.1 to 10. */
  private static DeepCase drawn(DeepLaw law, SplittableRandom random) {
    DeepCase drawn = (DeepCase) law.draw(random).numbers();
    assertThat(drawn.one().eigenvalue()).isEqualTo(1);
    assertThat(drawn.one().strength()).isBetween(0.1, 10.0);
    assertThat(drawn.two().eigenvalue()).isBetween(0.01, 1.0);
    return drawn;
  }

  @Test
  void behind() {
    SplittableRandom random = new SplittableRandom(1);
    Set<String> kinds = new TreeSet<>();
    int above = 0;
    int same = 0;
    int level = 0;
    int shorter = 0;
    for (int i = 0; i < DRAWS; i++) {
      DeepCase drawn = drawn(DeepLaw.BEHIND, random);
      kinds.add(
          drawn.growth() instanceof Layers
              ? drawn.growth().words()
              : drawn.growth().getClass().getSimpleName());
      if (drawn.growth() instanceof Imbalance imbalance) {
        assertThat(imbalance.rateAt(1e-9)).isBetween(0.0099, 101.0);
      }
      if (drawn.growth() instanceof Steps steps) {
        assertSteps(steps, drawn.one().strength(), 1);
      }
      double share = drawn.start() / drawn.one().strength();
      assertThat(
              share < 1 ? share >= 0.999e-3 && share <= 0.9001 : share >= 1.0099 && share <= 5.01)
          .isTrue();
      above += share > 1 ? 1 : 0;
      assertThat(drawn.two().strength()).isLessThanOrEqualTo(drawn.one().strength());
      assertThat(drawn.teacher()).isBetween(0.999e-3, 15.01);
      assertThat(drawn.student()).isBetween(0.999e-3, 15.01);
      same += drawn.two().eigenvalue() == 1 ? 1 : 0;
      level += drawn.two().strength() == drawn.one().strength() ? 1 : 0;
      shorter += drawn.student() < 0.1 ? 1 : 0;
    }
    assertThat(kinds)
        .containsExactlyInAnyOrder(
            "depth 2",
            "depth 3",
            "depth 4",
            "depth 5",
            "depth 6",
            "depth 7",
            "depth 8",
            "depth 9",
            "depth infinity",
            "Imbalance",
            "Steps");
    // A third; half and more; an eighth of the rest and less; 2 of 4.2 decades.
    assertThat(above).isBetween(DRAWS / 4, DRAWS / 2);
    assertThat(same).isBetween(DRAWS / 2, 4 * DRAWS / 5);
    assertThat(level).isBetween(DRAWS / 50, DRAWS / 6);
    assertThat(shorter).isBetween(3 * DRAWS / 8, 5 * DRAWS / 8);
  }

  /** From height 1, edges each at most twice the one before, heights times or over 1 to 100. */
  private static void assertSteps(Steps steps, double strength, int direction) {
    int count = steps.edges().size();
    assertThat(count).isBetween(1, 3);
    assertThat(steps.heights()).hasSize(count + 1);
    assertThat(steps.heights().get(0).value()).isEqualTo(1);
    assertThat(steps.edges().get(0).value() / strength).isBetween(0.0199, 1.0001);
    for (int i = 1; i < count; i++) {
      double further = steps.edges().get(i).value() / steps.edges().get(i - 1).value();
      assertThat(further).isBetween(1.0, 2.0);
    }
    for (int i = 0; i < count; i++) {
      double rise = steps.heights().get(i + 1).value() / steps.heights().get(i).value();
      assertThat(Math.pow(rise, direction)).isBetween(0.999, 100.1);
    }
  }

  @Test
  void falling() {
    SplittableRandom random = new SplittableRandom(2);
    Set<Integer> counts = new TreeSet<>();
    for (int i = 0; i < DRAWS; i++) {
      DeepCase drawn = drawn(DeepLaw.FALLING, random);
      Steps steps = (Steps) drawn.growth();
      counts.add(steps.edges().size());
      assertSteps(steps, drawn.one().strength(), -1);
      assertThat(drawn.start()).isLessThan(drawn.one().strength());
      assertThat(drawn.two().strength()).isLessThanOrEqualTo(drawn.one().strength());
    }
    assertThat(counts).containsExactly(1, 2, 3);
  }

  @Test
  void stronger() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < DRAWS / 4; i++) {
      DeepCase drawn = drawn(DeepLaw.STRONGER, random);
      assertThat(drawn.two().eigenvalue()).isLessThan(1);
      assertThat(drawn.two().strength() / drawn.one().strength()).isBetween(1 / 0.9, 10.01);
      assertThat(drawn.start()).isLessThan(drawn.one().strength());
    }
  }

  /** Both modes fall to one strength past an edge, which the teacher is just beyond. */
  @Test
  void belowTheStart() {
    SplittableRandom random = new SplittableRandom(4);
    int beyond = 0;
    double slowest = 1;
    for (int i = 0; i < DRAWS; i++) {
      DeepCase drawn = drawn(DeepLaw.BELOW_THE_START, random);
      double strength = drawn.one().strength();
      assertThat(drawn.two().strength()).isEqualTo(strength);
      assertThat(drawn.two().eigenvalue()).isLessThan(0.9);
      assertThat(drawn.start() / strength).isBetween(1.0999, 5.01);
      Steps steps = (Steps) drawn.growth();
      double edge = steps.edges().get(0).value();
      assertThat((edge - strength) / (drawn.start() - strength)).isBetween(0.0999, 0.9001);
      assertThat(steps.heights().get(1).value()).isEqualTo(1);
      double slow = steps.heights().get(0).value();
      assertThat(slow).isBetween(0.0099, 1.0);
      slowest = Math.min(slowest, slow);
      double toEdge = Math.log((drawn.start() - strength) / (edge - strength));
      assertThat(drawn.teacher() / toEdge).isBetween(1.0099, 1.5001);
      double aim = strength + (drawn.start() - strength) * Math.exp(-drawn.teacher());
      double studentToEdge = Math.log((drawn.start() - aim) / (edge - aim));
      assertThat(drawn.student() / studentToEdge).isBetween(0.4999, 1.5001);
      beyond += drawn.student() > studentToEdge ? 1 : 0;
    }
    assertThat(slowest).isLessThan(0.02);
    assertThat(beyond).isBetween(3 * DRAWS / 8, 5 * DRAWS / 8);
  }

  @Test
  void twoLayers() {
    SplittableRandom random = new SplittableRandom(5);
    for (TwoLayerLaw law : TwoLayerLaw.values()) {
      Set<Integer> generations = new TreeSet<>();
      int one = 0;
      for (int i = 0; i < DRAWS / 4; i++) {
        TwoLayerCase drawn = (TwoLayerCase) law.draw(random).numbers();
        Mode first = drawn.one();
        assertThat(first.eigenvalue()).isEqualTo(1);
        assertThat(first.strength()).isBetween(0.0099, 100.1);
        assertThat(drawn.two().strength() / first.strength()).isBetween(0.0099, 1.0);
        assertThat(drawn.two().eigenvalue()).isBetween(0.0099, 1.0);
        one += drawn.two().eigenvalue() == 1 ? 1 : 0;
        generations.add(drawn.generations());
        double unit = 1 / (2 * first.strength());
        boolean falls = law == TwoLayerLaw.FALLING_TIME;
        double teacher = falls ? drawn.teacher().two() : drawn.teacher().one();
        assertThat(teacher / unit).isBetween(0.999e-3, 30.1);
        assertThat(drawn.student().one() / unit).isBetween(0.999e-3, 30.1);
        double later = drawn.teacher().two() / drawn.teacher().one();
        double start = drawn.starts().plain() / drawn.two().strength();
        switch (law) {
          case STARTS, STUDENT_FURTHER, TEACHER_FURTHER -> {
            assertThat(start).isBetween(0.0099, 0.9001);
            assertThat(Math.min(teacher, drawn.student().one()) / unit).isGreaterThan(2.999);
            assertFurther(law, drawn.starts());
          }
          default -> assertThat(start).isBetween(0.999e-4, 5.01);
        }
        switch (law) {
          case ANY_TEACHER -> {
            assertThat(later).isBetween(0.0299, 1.0);
            assertThat(drawn.student().two() / drawn.student().one())
                .isCloseTo(later, within(1e-12));
          }
          case FALLING_TIME -> assertThat(later).isBetween(1.0, 33.4);
          default -> assertThat(later).isEqualTo(1);
        }
        double before = drawn.before() / drawn.teacher().one();
        switch (law) {
          case EARLY_SWITCH, EARLY_SWITCH_AHEAD -> assertThat(before).isBetween(0.0299, 0.9991);
          case LATE_SWITCH, LATE_SWITCH_BEHIND -> assertThat(before).isBetween(1.0009, 33.4);
          default -> assertThat(before).isZero();
        }
      }
      assertThat(one).isBetween(DRAWS / 16, 3 * DRAWS / 16);
      assertThat(generations)
          .isEqualTo(law == TwoLayerLaw.ANY_TEACHER ? Set.of(1, 2, 3, 4) : Set.of(1));
    }
  }

  private static void assertFurther(TwoLayerLaw law, TwoLayerCase.Starts starts) {
    double teacher = starts.teacher() / starts.plain();
    double student = starts.student() / starts.plain();
    switch (law) {
      case STARTS -> {
        assertThat(teacher).isBetween(0.0999, 1.0);
        assertThat(student).isBetween(0.0299, 1.0);
      }
      case STUDENT_FURTHER -> {
        assertThat(teacher).isEqualTo(1);
        assertThat(student).isBetween(1.0, 33.4);
      }
      default -> {
        assertThat(teacher).isBetween(1.0, 33.4);
        assertThat(student).isEqualTo(1);
      }
    }
  }

  @Test
  void smallStarts() {
    SplittableRandom random = new SplittableRandom(6);
    double least = 200;
    double most = 0;
    for (int i = 0; i < DRAWS / 2; i++) {
      Attempt attempt = SmallStartLaw.PASSES_ALL_ON.draw(random);
      SmallStartLaw.Small drawn = (SmallStartLaw.Small) attempt.numbers();
      assertThat(drawn.digits()).isBetween(1.999, 200.1);
      assertThat(drawn.strength()).isBetween(0.0999, 10.01);
      double learned = drawn.strength() * drawn.teacher();
      assertThat(learned).isBetween(0.0499, 5.01);
      assertThat(drawn.strength() * drawn.student()).isBetween(0.0499, 5.01);
      assertThat(attempt.outcome() instanceof Outcome.PremiseNotMet).isEqualTo(learned < 1);
      least = Math.min(least, drawn.digits());
      most = Math.max(most, drawn.digits());
    }
    assertThat(least).isLessThan(3);
    assertThat(most).isGreaterThan(150);
  }

  /** Near the upper bound only starts from 1e-6 on are decided; the lower one is for all. */
  @Test
  void boundsOfWhatIsLearned() {
    SplittableRandom random = new SplittableRandom(7);
    int uppers = 0;
    int lowers = 0;
    int erased = 0;
    for (int i = 0; i < DRAWS / 4; i++) {
      Attempt attempt = SmallStartLaw.TRUNCATES.draw(random);
      SmallStartLaw.Small drawn = (SmallStartLaw.Small) attempt.numbers();
      if (!(attempt.outcome() instanceof Outcome.Holds held)) {
        continue;
      }
      if (drawn.strength() * drawn.teacher() <= 1) {
        assertThat(held.margin()).isEqualTo(drawn.erased().value());
        erased++;
      } else if (drawn.digits() > 6) {
        assertThat(held.margin()).isEqualTo(drawn.kept(true).value());
        lowers++;
      } else {
        double upper = drawn.kept(false).value();
        assertThat(held.margin()).isIn(upper, drawn.kept(true).value());
        uppers += held.margin() == upper ? 1 : 0;
      }
    }
    assertThat(erased).isGreaterThan(DRAWS / 16);
    assertThat(lowers).isGreaterThan(DRAWS / 80);
    assertThat(uppers).isGreaterThan(DRAWS / 80);
  }

  @Test
  void mostCases() {
    assertThat(DeepLaw.BEHIND.mostCases()).isEqualTo(2_000);
    assertThat(TwoLayerLaw.STARTS.mostCases()).isEqualTo(20_000);
    assertThat(SmallStartLaw.TRUNCATES.mostCases()).isEqualTo(500);
  }
}
