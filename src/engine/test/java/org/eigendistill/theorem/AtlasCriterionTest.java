package org.eigendistill.theorem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eigendistill.theorem.AtlasCriterion.Line;
import org.eigendistill.theorem.proof.Verdict;
import org.eigendistill.theorem.statement.Atlas;
import org.junit.jupiter.api.Test;

/** The three-way criterion on a grid says of every pair on record what is on record. */
class AtlasCriterionTest {
  @Test
  void everyPairOnRecord() {
    List<AtlasCriterion> all = AtlasCriterion.all(Atlas.full());
    assertThat(all).hasSize(196).allMatch(AtlasCriterion::agrees);
    assertThat(all.stream().map(row -> row.statement().id()).distinct()).hasSize(196);
    assertThat(all.stream().filter(row -> row.onGrid() == Verdict.HOLDS)).hasSize(69);
    // The nearest to a failure that is none, and the nearest to none that is a failure.
    for (AtlasCriterion row : all) {
      assertThat(row.slack() > 1e-6 || row.slack() < -0.03).as(row.toString()).isTrue();
    }
    Map<Line, Long> lines =
        all.stream().collect(Collectors.groupingBy(AtlasCriterion::line, Collectors.counting()));
    assertThat(lines)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                Line.RISING, 38L,
                Line.STEPS, 3L,
                Line.BY_FLOW, 20L,
                Line.OLD, 8L,
                Line.ALONE, 118L,
                Line.PLACE, 9L));
  }
}
