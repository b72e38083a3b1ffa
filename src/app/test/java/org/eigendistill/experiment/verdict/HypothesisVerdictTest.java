// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.eigendistill.compare.estimate.OverSeeds;
import org.eigendistill.experiment.Claim;
import org.eigendistill.experiment.Evidence;
import org.eigendistill.experiment.PageHypothesis;
import org.eigendistill.experiment.PaperClaim;
import org.eigendistill.experiment.StudyCell;
import org.eigendistill.experiment.verdict.CellVerdict.Word;
import org.eigendistill.experiment.verdict.HypothesisVerdict.Conclusion;
import org.junit.jupiter.api.Test;

class HypothesisVerdictTest {
  private static final StudyCell CELL = new StudyCell("mlp-short", 0.2);

  private static CellPart slope(double mean, double error, double logOdds) {
    return CellPart.of(
        PageMeasure.SLOPE, new OverSeeds(mean, error, 9), 1, OptionalDouble.of(logOdds));
  }

  private static CellEvidence cell(double mean, double error) {
    return CellEvidence.of(CELL, slope(mean, error, mean));
  }

  private static Word word(CellEvidence... family) {
    return CellVerdict.of(List.of(family)).get(0).word();
  }

  private static HypothesisVerdict verdict(List<CellEvidence> family) {
    return HypothesisVerdict.of(PageHypothesis.H1B, family);
  }

  private static List<CellEvidence> times(int count, CellEvidence cell) {
    return Collections.nCopies(count, cell);
  }

  @SafeVarargs
  private static Conclusion conclusion(List<CellEvidence>... cells) {
    List<CellEvidence> family = new ArrayList<>();
    for (List<CellEvidence> some : cells) {
      family.addAll(some);
    }
    return verdict(family).conclusion();
  }

  @Test
  void wordsOfACell() {
    assertThat(word(cell(0.05, 0.01))).isEqualTo(Word.YES);
    assertThat(word(cell(-0.05, 0.01))).isEqualTo(Word.OPPOSITE);
    assertThat(word(cell(0.05, 0.04))).isEqualTo(Word.NOT_KNOWN);
    assertThat(word(cell(0.003, 0.008))).isEqualTo(Word.NONE_OF_THIS_SIZE);
    assertThat(word(CellEvidence.of(CELL, slope(0.05, 0.01, -0.001))))
        .isEqualTo(Word.DEPENDS_ON_THE_MEASURE);
    assertThat(word(CellEvidence.of(CELL, slope(0.05, 0.01, Double.NaN))))
        .isEqualTo(Word.NOT_KNOWN);
    assertThat(word(CellEvidence.notRun(CELL))).isEqualTo(Word.NOT_RUN);
    assertThat(word(cell(Double.NaN, Double.NaN))).isEqualTo(Word.NOT_KNOWN);
    assertThat(word(cell(0.05, 0))).as("seeds that all agree").isEqualTo(Word.NOT_KNOWN);
    // The sign of log-odds says nothing of what is not decided by margins.
    assertThat(word(CellEvidence.of(CELL, slope(0.003, 0.008, -1))))
        .isEqualTo(Word.NONE_OF_THIS_SIZE);
  }

  /** t of 9 degrees at 0.029/0.01 has p = .018: enough alone, not among eighteen, run or not. */
  @Test
  void aFamilyIsAsLongAsThePageSays() {
    CellEvidence some = cell(0.029, 0.01);
    assertThat(word(some)).isEqualTo(Word.YES);
    List<CellEvidence> family = new ArrayList<>(List.of(some));
    family.addAll(times(17, CellEvidence.notRun(CELL)));
    assertThat(CellVerdict.of(family).get(0).word()).isEqualTo(Word.NOT_KNOWN);
  }

  /** The 90 % interval of t, 9 degrees, reaches 1.8331 errors. */
  @Test
  void boundsAreThoseOfTheMeasure() {
    assertThat(word(cell(0, 0.0109))).isEqualTo(Word.NONE_OF_THIS_SIZE);
    assertThat(word(cell(0, 0.01092))).isEqualTo(Word.NOT_KNOWN);
    CellVerdict small = CellVerdict.of(List.of(cell(0.01, 0.002))).get(0);
    assertThat(small.word()).isEqualTo(Word.YES);
    assertThat(small.isWithinBounds()).isTrue();
  }

  private static CellPart part(PageMeasure measure, double mean, int claimed) {
    return CellPart.of(measure, new OverSeeds(mean, 0.01, 9), claimed, OptionalDouble.empty());
  }

  @Test
  void everyPartMustBeAsClaimed() {
    CellPart bias = part(PageMeasure.BIAS, -0.2, -1);
    CellPart lag = part(PageMeasure.LAG, 0.2, 1);
    assertThat(word(CellEvidence.of(CELL, bias, lag, part(PageMeasure.LAG_BEYOND_NULL, 0.2, 1))))
        .isEqualTo(Word.YES);
    assertThat(word(CellEvidence.of(CELL, bias, lag, part(PageMeasure.LAG_BEYOND_NULL, -0.2, 1))))
        .isEqualTo(Word.NOT_KNOWN);
    CellEvidence weak =
        CellEvidence.of(CELL, bias, lag, part(PageMeasure.LAG_BEYOND_NULL, 0.01, 1));
    assertThat(weak.p()).isEqualTo(weak.parts().get(2).p());
    assertThat(word(weak)).isEqualTo(Word.NOT_KNOWN);
  }

  @Test
  void withoutItsPremiseNothingIsKnown() {
    CellPart more = part(PageMeasure.HALF_RECOVERED, 0.1, 1);
    for (double gain : new double[] {0.1, 0.01, -0.1}) {
      CellEvidence cell =
          new CellEvidence(
              CELL, List.of(more), Optional.of(part(PageMeasure.OVER_PLAIN, gain, 1)), "");
      assertThat(word(cell)).isEqualTo(gain == 0.1 ? Word.YES : Word.NOT_KNOWN);
      HypothesisVerdict all = HypothesisVerdict.of(PageHypothesis.H6B, times(3, cell));
      assertThat(all.pooled()).hasSize(gain == 0.1 ? 1 : 0);
      assertThat(all.conclusion()).isEqualTo(gain == 0.1 ? Conclusion.HOLDS : Conclusion.NOT_KNOWN);
    }
  }

  /** Seeds that all have one value leave an interval without width, which excludes nothing. */
  @Test
  void withoutSpreadNothingIsExcluded() {
    CellPart flat =
        CellPart.of(
            PageMeasure.SLOPE, OverSeeds.of(new double[] {0, 0, 0}), 1, OptionalDouble.empty());
    assertThat(word(CellEvidence.of(CELL, flat))).isEqualTo(Word.NOT_KNOWN);
    List<CellEvidence> few = new ArrayList<>(times(2, cell(0.05, 0.004)));
    CellPart exact =
        CellPart.of(
            PageMeasure.SLOPE, OverSeeds.of(new double[] {1, 1, 1}), 1, OptionalDouble.empty());
    few.addAll(times(16, CellEvidence.of(CELL, exact)));
    assertThat(HypothesisVerdict.of(PageHypothesis.H1A, few).conclusion())
        .isNotEqualTo(Conclusion.HOLDS);
  }

  @Test
  void whatAllCellsSay() {
    CellEvidence yes = cell(0.05, 0.004);
    CellEvidence some = cell(0.045, 0.03);
    CellEvidence none = cell(0.001, 0.004);
    CellEvidence opposite = cell(-0.05, 0.004);
    assertThat(conclusion(times(12, yes), times(6, some))).isEqualTo(Conclusion.HOLDS);
    assertThat(conclusion(times(18, opposite))).isEqualTo(Conclusion.OPPOSITE);
    assertThat(conclusion(times(18, none))).isEqualTo(Conclusion.NONE_OF_THIS_SIZE);
    assertThat(conclusion(times(17, yes), times(1, opposite)))
        .isEqualTo(Conclusion.DIFFERS_BETWEEN_CELLS);
    assertThat(conclusion(times(6, yes), times(12, cell(-0.001, 0.004))))
        .isEqualTo(Conclusion.DIFFERS_BETWEEN_CELLS);
    assertThat(conclusion(times(9, cell(0.01, 0.04)), times(9, cell(-0.01, 0.04))))
        .as("a prediction interval of both signs is not enough")
        .isEqualTo(Conclusion.NOT_KNOWN);
    assertThat(conclusion(times(11, yes), times(7, CellEvidence.notRun(CELL))))
        .as("two thirds are of all cells")
        .isEqualTo(Conclusion.NOT_KNOWN);
    assertThat(conclusion(times(12, yes), times(6, CellEvidence.notRun(CELL))))
        .isEqualTo(Conclusion.HOLDS);
  }

  @Test
  void fewCellsHaveNoMean() {
    CellEvidence yes = cell(0.05, 0.004);
    assertThat(verdict(List.of(yes, yes)).pooled()).isEmpty();
    assertThat(conclusion(times(2, yes))).isEqualTo(Conclusion.HOLDS);
    assertThat(conclusion(times(1, yes), times(1, cell(0.05, 0.1))))
        .isEqualTo(Conclusion.NOT_KNOWN);
    assertThat(conclusion(times(1, yes), times(1, cell(0, 0.004))))
        .isEqualTo(Conclusion.DIFFERS_BETWEEN_CELLS);
    assertThat(conclusion(times(1, cell(0, 0.004)))).isEqualTo(Conclusion.NONE_OF_THIS_SIZE);
  }

  @Test
  void gainByWhetherTeachersFit() {
    List<CellEvidence> hurt = times(4, gain(-0.02));
    List<CellEvidence> helped = times(5, gain(0.01));
    assertThat(InteractionVerdict.of(helped, hurt).conclusion()).isEqualTo(Conclusion.HOLDS);
    assertThat(InteractionVerdict.of(hurt, helped).conclusion()).isEqualTo(Conclusion.OPPOSITE);
    assertThat(InteractionVerdict.of(hurt, times(4, gain(-0.04))).conclusion())
        .as("harm on both sides")
        .isEqualTo(Conclusion.NOT_KNOWN);
    assertThat(InteractionVerdict.of(helped, times(4, gain(0.0099))).conclusion())
        .isEqualTo(Conclusion.NONE_OF_THIS_SIZE);
    assertThat(InteractionVerdict.of(helped, times(1, gain(-0.02))).conclusion())
        .isEqualTo(Conclusion.NOT_KNOWN);
  }

  private static CellEvidence gain(double mean) {
    return CellEvidence.of(
        CELL,
        CellPart.of(PageMeasure.GAIN, new OverSeeds(mean, 0.002, 4), -1, OptionalDouble.empty()));
  }

  @Test
  void rowsOfClaimsNameCellAndHypothesis() {
    Evidence networks = Evidence.of(Evidence.Models.NETWORKS, "network-cells");
    List<CellEvidence> family =
        PageStudy.allCells()
            .map(own -> CellEvidence.of(own, cell(0.05, 0.004).parts().get(0)))
            .toList();
    List<Claim> claims = VerdictClaims.of(VerdictTable.of(verdict(family)), networks);
    assertThat(claims).hasSize(19);
    JsonNode all = new ObjectMapper().valueToTree(claims.get(0));
    assertThat(all.get("hypothesis").asText()).isEqualTo("H1b");
    assertThat(all.get("split").asText()).isEqualTo("test");
    assertThat(all.has("cell")).isFalse();
    assertThat(all.get("verdict").asText()).isEqualTo("supported");
    JsonNode one = new ObjectMapper().valueToTree(claims.get(2));
    assertThat(one.get("cell").get("study").asText()).isEqualTo("mlp-short");
    assertThat(one.get("cell").get("noise").asDouble()).isEqualTo(0.2);
    assertThat(one.get("n").asInt()).isEqualTo(10);
    assertThat(one.get("id").asText()).isEqualTo("C1");
    JsonNode linear =
        new ObjectMapper()
            .valueToTree(
                new Claim(
                    PaperClaim.BIAS,
                    Evidence.linear("bias"),
                    "",
                    "",
                    1,
                    null,
                    1,
                    Claim.Support.SUPPORTED));
    assertThat(linear.has("cell") || linear.has("hypothesis") || linear.has("split")).isFalse();
  }
}
