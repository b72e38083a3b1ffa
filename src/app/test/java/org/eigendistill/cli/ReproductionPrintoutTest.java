// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eigendistill.base.Machine;
import org.eigendistill.experiment.Claim;
import org.eigendistill.experiment.Evidence;
import org.eigendistill.experiment.PaperClaim;
import org.eigendistill.experiment.reproduction.Comparison;
import org.eigendistill.experiment.reproduction.Reproduction;
import org.eigendistill.experiment.reproduction.TableDifference;
import org.eigendistill.experiment.reproduction.TableDifference.State;
import org.junit.jupiter.api.Test;

/** What the terminal says, whatever came out. */
class ReproductionPrintoutTest {

  private static Claim claim(PaperClaim paper, Claim.Support support) {
    return new Claim(paper, Evidence.linear("a"), "setting", "measure", 1, null, 1, support);
  }

  private static Reproduction.Reproduced outcome(
      List<Claim> claims, Map<String, String> leftOut, Comparison comparison) {
    return new Reproduction.Reproduced(
        claims,
        List.of("a", "b"),
        List.of("c"),
        leftOut,
        Optional.ofNullable(comparison),
        List.of());
  }

  @Test
  void theWorstTakesTenLines() {
    TableDifference different =
        new TableDifference(
            "a",
            Optional.of("Old CPU (SSE4.2)"),
            State.DIFFERENT,
            0.25,
            "x in line 2 is 1, committed 2");
    List<String> lines =
        ReproductionPrintout.lines(
            outcome(
                List.of(
                    claim(PaperClaim.BIAS, Claim.Support.MIXED),
                    claim(PaperClaim.ONE_BIAS_TWO_EFFECTS, Claim.Support.OPPOSITE)),
                Map.of("d", "reason", "e", "reason"),
                new Comparison(
                    Collections.nCopies(18, different), 70, Collections.nCopies(70, "C1, s: x"))));
    assertThat(lines).hasSizeLessThanOrEqualTo(10).noneMatch(line -> line.contains("\n"));
    assertThat(String.join("\n", lines))
        .contains(
            "Computed 2 tables; 1 as committed",
            "Left out: data/",
            "18 different",
            "data/a.csv, by 0.25 at most: x in line 2 is 1, committed 2. And 16 more tables.",
            "committed on Old CPU (SSE4.2)): judge them by their verdicts.",
            "And 68 more verdicts.",
            "Claims: 1 mixed, 1 opposite; C2 must come out supported");
  }

  @Test
  void theBestSaysThatAllIsTheSame() {
    List<String> lines =
        ReproductionPrintout.lines(
            outcome(
                List.of(claim(PaperClaim.BIAS, Claim.Support.SUPPORTED)),
                Map.of(),
                new Comparison(
                    new ArrayList<>(
                        List.of(
                            new TableDifference("a", Optional.empty(), State.IDENTICAL, 0, ""))),
                    1,
                    List.of())));
    assertThat(lines)
        .containsExactly(
            "Computed 2 tables; 1 as committed in figures/data.",
            "Beside figures/: 1 identical, 0 within 1e-9, 0 different.",
            "Verdicts: all 1 as committed.",
            "Claims: 1 supported.");
  }

  /** Where networks should be the same and are not, the processor is no excuse. */
  @Test
  void networksOfThisProcessorThatDiffer() {
    TableDifference different =
        new TableDifference(
            "a", Optional.of(Machine.here().kind()), State.DIFFERENT, 0.25, "x in line 2");
    Comparison comparison = new Comparison(List.of(different), 0, List.of());
    assertThat(ReproductionPrintout.lines(outcome(List.of(), Map.of(), comparison)))
        .anyMatch(line -> line.contains("on this kind of processor too"))
        .noneMatch(line -> line.contains("judge"));
  }

  @Test
  void withoutCommittedFigures() {
    assertThat(ReproductionPrintout.lines(outcome(List.of(), Map.of(), null)))
        .contains("There are no committed figures here to compare with.", "Claims: none.");
  }
}
