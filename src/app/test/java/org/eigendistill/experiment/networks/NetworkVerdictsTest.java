// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.networks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eigendistill.base.Randomness;
import org.eigendistill.data.Table;
import org.eigendistill.experiment.Claim;
import org.eigendistill.experiment.PageHypothesis;
import org.eigendistill.experiment.StudyCell;
import org.eigendistill.experiment.verdict.CellNumbers;
import org.eigendistill.experiment.verdict.PageMeasure;
import org.eigendistill.experiment.verdict.PageStudy;
import org.eigendistill.experiment.verdict.SeedValues;
import org.eigendistill.experiment.verdict.VerdictTable;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.Intervals;
import org.eigendistill.figure.Panel;
import org.junit.jupiter.api.Test;

class NetworkVerdictsTest {
  private static PageStudy study(StudyCell cell) {
    return Stream.of(PageStudy.values())
        .filter(study -> study.study().equals(cell.study()))
        .findFirst()
        .orElseThrow();
  }

  /** Slopes of .1 in text, -.1 in dense networks, none elsewhere; one study was not run. */
  private static Optional<SeedValues> drawn(StudyCell cell, PageMeasure measure) {
    PageStudy study = study(cell);
    if (study == PageStudy.F) {
      return Optional.empty();
    }
    double mean =
        switch (study) {
          case A, B -> -0.1;
          case G, I -> 0.1;
          default -> 0;
        };
    Randomness random = Randomness.of(measure.ordinal() * 100L + study.ordinal());
    double[] values = new double[study.seeds()];
    Arrays.setAll(values, s -> mean + 0.01 * random.gaussian());
    return Optional.of(
        measure == PageMeasure.FIT
            ? SeedValues.of(new double[] {study == PageStudy.A ? 0.9 : 1})
            : new SeedValues(values, new double[study.seeds()]));
  }

  private static Table table() {
    CellNumbers numbers = (cell, arm, measure, rows, isLogOdds) -> drawn(cell, measure);
    return VerdictTable.of(numbers);
  }

  @Test
  void everyCellThatWasRunHasItsInterval() {
    Figure figure = new NetworkVerdicts().figure(table()).orElseThrow();
    assertThat(figure.panels())
        .extracting(panel -> panel.title().toString())
        .containsExactly(
            "H1a, training rows",
            "H2a, training rows",
            "H7a, training rows",
            "H1b, test rows",
            "H2b, test rows",
            "H7b, test rows",
            "H3, training rows",
            "H3, training rows",
            "H5, test rows");
    assertThat(figure.panels())
        .noneMatch(panel -> panel.x().label().toString().matches(".*\\bM[1-6]\\b.*"));
    Panel slopes = figure.panels().get(3);
    assertThat(slopes.y().categories()).hasSize(17);
    assertThat(slopes.y().categories().get(1).toString()).isEqualTo("mlp-short, noise 0.2");
    assertThat(figure.caption().toString())
        .contains(
            "by design have no student at temperature 1 (dose, topics-transformer)",
            "the measure is not defined in all seeds");
    List<Intervals> groups =
        slopes.layers().stream()
            .filter(Intervals.class::isInstance)
            .map(Intervals.class::cast)
            .toList();
    long[] known =
        groups.stream()
            .mapToLong(
                group -> Arrays.stream(group.value().toArray()).filter(Double::isFinite).count())
            .toArray();
    // mails and descriptions at two rates each; dense networks at three; the others
    assertThat(known).containsExactly(4, 6, 7);
  }

  @Test
  void tablesWithoutRunsHaveNoFigureAndDecideNothing() {
    CellNumbers none = (cell, arm, measure, rows, isLogOdds) -> Optional.empty();
    Table table = VerdictTable.of(none);
    assertThat(new NetworkVerdicts().figure(table)).isEmpty();
    List<Claim> claims = new NetworkVerdicts().claims(table);
    assertThat(claims).hasSize(PageHypothesis.values().length);
    assertThat(claims).allMatch(claim -> claim.support() == Claim.Support.NOT_KNOWN);
  }
}
