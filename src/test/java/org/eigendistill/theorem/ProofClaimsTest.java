package org.eigendistill.theorem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The inequalities of the proofs are proved on their boxes. */
class ProofClaimsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "T1",
        "T4",
        "T8",
        "T9a",
        "T10b",
        "T11c",
        "T12",
        "L-flow-averaged",
        "L-averaged-ridge",
        "L-decayed-ridge",
        "L-flow-decayed"
      })
  void hold(String id) {
    BoxClaims.Attempt attempt = ProofClaims.of(id).orElseThrow();
    assertThat(attempt.proof().verdict()).as(attempt.text()).isEqualTo(Verdict.HOLDS);
    assertThat(Atlas.full().find(id)).isPresent();
  }
}
