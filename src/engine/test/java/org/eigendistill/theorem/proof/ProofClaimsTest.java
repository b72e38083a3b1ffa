// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.eigendistill.theorem.statement.Atlas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is claimed on boxes is proved there, and belongs to a statement. */
class ProofClaimsTest {
  @ParameterizedTest
  @EnumSource(BoxClaim.class)
  void hold(BoxClaim claim) {
    assertThat(claim.prove().verdict()).as(claim.where()).isEqualTo(Verdict.HOLDS);
  }

  /** A proof that loses its boxes, or a claim that no statement has, shows here. */
  @Test
  void eachBelongsToOneStatement() {
    List<BoxClaim> owned =
        Atlas.full().statements().stream().flatMap(s -> s.boxes().stream()).toList();
    assertThat(owned).doesNotHaveDuplicates().containsAll(Arrays.asList(BoxClaim.values()));
  }
}
