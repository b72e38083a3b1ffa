// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eigendistill.diagnose.TaughtBias;
import org.eigendistill.experiment.PageHypothesis;
import org.eigendistill.experiment.StudyCell;
import org.eigendistill.neural.PreRegistration;
import org.junit.jupiter.api.Test;

/** The page that stood before results and the program have the same numbers. */
class PageTest {
  private static final String PAGE = PreRegistration.text().replaceAll("\\s+", " ");

  /** All that a pattern finds on the page, by its groups. */
  private static List<List<String>> all(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map(m -> IntStream.rangeClosed(1, m.groupCount()).mapToObj(m::group).toList())
        .toList();
  }

  private static double number(String pattern) {
    Matcher found = Pattern.compile(pattern).matcher(PAGE);
    assertThat(found.find()).as(pattern).isTrue();
    return Double.parseDouble(found.group(1));
  }

  @Test
  void studiesCellsAndSeeds() {
    List<String> page =
        all("(?m)^\\| ([A-I]) (\\S+) \\|.*\\| ([^|]+) \\| (\\d+) \\|$", PreRegistration.text())
            .stream()
            .map(
                row ->
                    "%s %s %s %s"
                        .formatted(
                            row.get(0),
                            row.get(1),
                            Arrays.stream(row.get(2).split(", "))
                                .map(Double::valueOf)
                                .map(String::valueOf)
                                .collect(Collectors.joining(" ")),
                            row.get(3)))
            .toList();
    List<String> program =
        Arrays.stream(PageStudy.values())
            .map(
                study ->
                    "%s %s %s %s"
                        .formatted(
                            study,
                            study.study(),
                            study.cells().stream()
                                .map(StudyCell::noise)
                                .map(String::valueOf)
                                .collect(Collectors.joining(" ")),
                            study.seeds()))
            .toList();
    assertThat(program).isEqualTo(page);
    assertThat(PageStudy.allCells().count()).isEqualTo((long) number("(\\d+) cells\\. A check J"));
  }

  @Test
  void bounds() {
    List<List<String>> bounds = all("\\+-(\\.\\d+) \\((M\\d)", PAGE);
    assertThat(bounds).hasSize(5);
    for (List<String> bound : bounds) {
      assertThat(
              Arrays.stream(PageMeasure.values())
                  .filter(m -> m.id().startsWith(bound.get(1)))
                  .map(PageMeasure::bound))
          .isNotEmpty()
          .containsOnly(Double.valueOf(bound.get(0)));
    }
    assertThat(PageMeasure.OVER_STUDENT.bound()).isEqualTo(PageMeasure.GAIN.bound());
    assertThat(PageMeasure.OVER_PART.bound()).isEqualTo(PageMeasure.GAIN.bound());
    assertThat(PageMeasure.HALF_RECOVERED.bound()).isNaN();
    assertThat(PageMeasure.BIAS_TREND.bound()).isNaN();
  }

  @Test
  void levelsAndShares() {
    assertThat(number("mean fit < (\\d+) % of the labels given") / 100)
        .isEqualTo(InteractionVerdict.INTERPOLATES);
    assertThat(number("(\\d+) % t interval of S - 1 degrees") / 100).isEqualTo(CellPart.INTERVAL);
    assertThat(number("the (\\d+) % interval of every part") / 100).isEqualTo(CellPart.EQUIVALENCE);
    assertThat(number("p after Holm within the family <= (\\.\\d+)")).isEqualTo(CellVerdict.LEVEL);
    assertThat(number("begin at direction (\\d+) or deeper")).isEqualTo(CellBands.FIRST);
    assertThat(number("of the cell, is at least (\\.\\d)")).isEqualTo(CellBands.LEAST_AGREEMENT);
    assertThat(PAGE)
        .contains("at least three, for each part")
        .contains("both groups of at least two cells");
    assertThat(HypothesisVerdict.LEAST_CELLS).isEqualTo(3);
    assertThat(InteractionVerdict.LEAST_CELLS).isEqualTo(2);
    assertThat(all("students ([\\d, ]+) \\|", PAGE).get(0).get(0)).isEqualTo(epochs(PageArm.DOSES));
    assertThat(all("correlation with the dose over ([\\d, ]+) epochs", PAGE).get(0).get(0))
        .isEqualTo(epochs(PageArm.DECIDING_DOSES));
  }

  private static String epochs(List<PageArm> doses) {
    return doses.stream()
        .map(dose -> dose.label().substring("dose-".length()))
        .collect(Collectors.joining(", "));
  }

  /** Every hypothesis of the program is on the page, with as many cells. */
  @Test
  void hypothesesAndTheirFamilies() {
    PageFamilies families =
        new PageFamilies((cell, arm, measure, rows, isLogOdds) -> Optional.empty());
    for (PageHypothesis hypothesis : PageHypothesis.values()) {
      assertThat(PAGE).contains(hypothesis.id());
      assertThat(PageHypothesis.named(hypothesis.id())).contains(hypothesis);
      if (hypothesis != PageHypothesis.H5) {
        int cells =
            switch (hypothesis) {
              case H4 -> (int) number("the (\\d) cells of D");
              case H6, H6C -> 1;
              case H6B -> (int) number("the (\\d) cells of B");
              case H7A, H7B -> (int) number("the (\\d+) cells of A, B, C, E, G, I");
              default -> (int) number("M2 < 0\\. (\\d+) cells each");
            };
        assertThat(families.of(hypothesis)).as(hypothesis.id()).hasSize(cells);
        assertThat(HypothesisVerdict.of(hypothesis, families.of(hypothesis)).conclusion())
            .isEqualTo(HypothesisVerdict.Conclusion.NOT_KNOWN);
      }
    }
    assertThat(Arrays.stream(PageHypothesis.values()).filter(PageHypothesis::isPrimary))
        .containsExactly(PageHypothesis.H1B, PageHypothesis.H3);
    assertThat(PAGE).contains("H1b and H3 are primary");
    assertThat(Arrays.stream(PageStudy.values()).filter(s -> !s.sharesTrainingRows()))
        .containsExactly(PageStudy.A, PageStudy.B, PageStudy.I);
    assertThat(PAGE).contains("on training rows in all but A, B and I");
    assertThat(PAGE)
        .contains("at least %d directions in every seed".formatted(TaughtBias.FEWEST_DIRECTIONS));
  }
}
