// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.eigendistill.experiment.Claim;
import org.eigendistill.experiment.Evidence;
import org.eigendistill.experiment.PageHypothesis;
import org.eigendistill.experiment.PaperClaim;
import org.eigendistill.experiment.StudyCell;
import org.eigendistill.neural.EvaluationRows;
import org.junit.jupiter.api.Test;

class ClaimCountTest {
  private static final Evidence THREE = Evidence.of(Evidence.Models.THREE_TEACHERS, "verdicts");
  private static final Evidence ONE = Evidence.of(Evidence.Models.NETWORKS, "networks");

  private static Claim claim(Evidence evidence, Claim.Support support) {
    return new Claim(PaperClaim.CONFIDENCE, evidence, "s", "m", 1, null, 1, support);
  }

  /**
   * A verdict over all cells is none of them, and temperatures are another question than slopes.
   */
  @Test
  void hypothesesAreCountedApart() {
    Evidence slopes = THREE.on(PageHypothesis.H1A);
    Evidence temperatures = THREE.on(PageHypothesis.H7A);
    List<Claim> claims =
        List.of(
            claim(slopes, Claim.Support.MIXED),
            claim(slopes.in(new StudyCell("a", 0)), Claim.Support.SUPPORTED),
            claim(slopes.in(new StudyCell("b", 0)), Claim.Support.SUPPORTED),
            claim(slopes.in(new StudyCell("b", 0.2)), Claim.Support.OPPOSITE),
            claim(temperatures, Claim.Support.NOT_KNOWN),
            claim(ONE.on(EvaluationRows.TRAIN), Claim.Support.NOT_KNOWN),
            claim(ONE.on(EvaluationRows.TEST), Claim.Support.SUPPORTED));
    List<ClaimCount> counts = ClaimCount.of(ClaimRows.of(claims).get(0));
    assertThat(ClaimCount.table(counts).rows())
        .containsExactly(
            List.of(
                "C1",
                "networks, three teachers, H1a, training rows: the student's slope is above 1",
                "mixed",
                "2",
                "0",
                "0",
                "1",
                "0"),
            List.of(
                "C1",
                "networks, three teachers, H7a, training rows: the slope is larger at temperature 4"
                    + " than at 1",
                "not known",
                "0",
                "0",
                "0",
                "0",
                "0"),
            List.of("C1", "networks, training rows", "-", "0", "0", "0", "0", "1"),
            List.of("C1", "networks, test rows", "-", "1", "0", "0", "0", "0"));
    assertThat(counts)
        .extracting(ClaimCount::words)
        .containsExactly(
            "over all cells mixed; by cell supported in 2, opposite in 1",
            "over all cells not known",
            "not known in 1",
            "supported in 1");
  }
}
