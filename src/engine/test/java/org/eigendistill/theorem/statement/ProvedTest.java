// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.eigendistill.dynamics.Filter;
import org.eigendistill.dynamics.IteratedRidge;
import org.junit.jupiter.api.Test;

/** What pairs may follow from. */
class ProvedTest {
  private static final Filter ROUNDS = new IteratedRidge();

  /** Facts come from statements: without T1, what rests on flow's curve has no proof. */
  @Test
  void factsAreNeverWithoutTheirProofs() {
    List<Statement> named = Atlas.full().named();
    Proved all = Proved.by(named);
    assertThat(all.superMultiplicative()).containsExactly(AtlasFilters.FLOW, AtlasFilters.RIDGE);
    assertThat(all.isAtMost(AtlasFilters.NESTEROV, AtlasFilters.RIDGE)).isTrue();
    assertThat(all.isAtMost(AtlasFilters.RIDGE, AtlasFilters.FLOW)).isFalse();
    assertThat(all.isAtMost(ROUNDS, AtlasFilters.RIDGE)).isFalse();
    MixedPairs pairs = new MixedPairs(all);
    assertThat(pairs.proof(AtlasFilters.DESCENT, AtlasFilters.FLOW, AtlasFilters.AVERAGED_FLOW))
        .isPresent();
    assertThat(
            pairs.proof(
                AtlasFilters.AVERAGED_FLOW, AtlasFilters.AVERAGED_FLOW, AtlasFilters.AVERAGED_FLOW))
        .isEmpty();
    assertThat(pairs.proof(ROUNDS, AtlasFilters.FLOW, AtlasFilters.RIDGE)).isEmpty();
    assertThat(pairs.proof(AtlasFilters.FLOW, AtlasFilters.FLOW, ROUNDS)).isEmpty();
    MixedPairs without =
        new MixedPairs(Proved.by(named.stream().filter(s -> !s.id().equals("T1")).toList()));
    assertThat(without.proof(AtlasFilters.DESCENT, AtlasFilters.FLOW, AtlasFilters.AVERAGED_FLOW))
        .isEmpty();
    MixedPairs unordered =
        new MixedPairs(
            Proved.by(named.stream().filter(s -> !s.id().equals("L-descent-flow")).toList()));
    assertThat(unordered.proof(AtlasFilters.DESCENT, AtlasFilters.FLOW, AtlasFilters.FLOW))
        .isEmpty();
    assertThat(unordered.proof(AtlasFilters.NESTEROV, AtlasFilters.FLOW, AtlasFilters.FLOW))
        .isPresent();
  }
}
