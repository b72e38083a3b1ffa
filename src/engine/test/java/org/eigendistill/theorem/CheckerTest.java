// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.eigendistill.theorem.proof.BoxClaim;
import org.eigendistill.theorem.proof.BoxProof;
import org.eigendistill.theorem.proof.Verdict;
import org.eigendistill.theorem.search.Search;
import org.eigendistill.theorem.search.Tally;
import org.eigendistill.theorem.statement.Atlas;
import org.eigendistill.theorem.statement.Statement;
import org.junit.jupiter.api.Test;

/** What a check asks for before it confirms. */
class CheckerTest {
  /** A statement whose boxes are not proved is not confirmed. */
  @Test
  void aBoxThatIsNotProvedIsNotConfirmed() {
    Statement t4 = Atlas.full().find("T4").orElseThrow();
    assertThat(new Checker(1).check(t4, 100).confirms()).isTrue();
    assertThat(t4.boxes()).isEqualTo(List.of(BoxClaim.RIDGE_SQUARE));
    Tally tally = Search.of(t4.proposition().orElseThrow(), 1).cover(100).tally();
    BoxProof open = new BoxProof(1, Verdict.UNDECIDED, List.of());
    Finding finding = new Checker(1).finding(t4, tally, Map.of(BoxClaim.RIDGE_SQUARE, open), 0);
    assertThat(finding.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(finding.confirms()).isFalse();
  }
}
