// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eigendistill.theorem.AtlasCriterion.Corollary;
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
    Map<Corollary, Long> lines =
        all.stream()
            .collect(Collectors.groupingBy(AtlasCriterion::corollary, Collectors.counting()));
    assertThat(lines)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                Corollary.RISING, 38L,
                Corollary.STEPS, 3L,
                Corollary.BY_FLOW, 20L,
                Corollary.OLD, 8L,
                Corollary.ALONE, 118L,
                Corollary.PLACE, 9L));
  }
}
