// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.networks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.eigendistill.data.Table;
import org.eigendistill.experiment.Experiment;
import org.eigendistill.experiment.reproduction.CommittedTables;
import org.eigendistill.figure.Arrow;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.Panel;
import org.junit.jupiter.api.Test;

/** What is said beneath the committed tables and figures of networks, where it has numbers. */
class NetworkCaptionsTest {
  private static Figure figure(String id) {
    Experiment experiment = CommittedTables.named(id);
    return experiment.figure(CommittedTables.table(experiment)).orElseThrow();
  }

  @Test
  void seedsOfDosesAreCounted() {
    assertThat(figure("network-dose").caption().toString())
        .contains("means over 5 fixed seeds with 95 % t intervals");
  }

  @Test
  void countsThatAreNotOfAllCellsAreExplained() {
    Experiment readings = CommittedTables.named("network-readings");
    Table table = CommittedTables.table(readings);
    assertThat(table.where("hypothesis", "H3").column("here")).containsExactly("15 of 16");
    assertThat(table.where("hypothesis", "H5").numbers("cells")).containsExactly(0);
    assertThat(readings.note(table))
        .contains(
            "means over 5 to 10 fixed seeds",
            "H3 has 18 cells: in 16 of them students' mean lag is defined, in 14 that of",
            "H5 asks of two groups of cells");
  }

  @Test
  void cellsGoFromTemperature1To4() {
    Figure bias = figure("network-bias");
    assertThat(bias.panels()).extracting(panel -> panel.title().isEmpty()).containsOnly(false);
    for (Panel panel : bias.panels()) {
      List<Arrow> arrows =
          panel.layers().stream().filter(Arrow.class::isInstance).map(Arrow.class::cast).toList();
      assertThat(arrows)
          .isNotEmpty()
          .allMatch(arrow -> arrow.label().toString().equals("a cell, from temperature 1 to 4"));
    }
  }

  /** Counted from networks.csv by other code. */
  @Test
  void whatArrowsDoIsCounted() {
    assertThat(figure("network-bias").caption().toString())
        .contains(
            "each of 27 cells, a study at a rate of label noise (of 3 more no lag is defined)",
            "of 18 to the right 2 fall, 4 rise and 0 do both");
  }

  @Test
  void endsOfAnotherTeacherAreCounted() {
    assertThat(figure("network-differences").caption().toString())
        .contains("below 0 in 2 panels at the low end and in 9 at the high end (of 9)");
  }

  @Test
  void whatIsNoneOfThisSizeIsSaid() {
    assertThat(figure("network-verdicts").caption().toString())
        .contains("nearer to 0 than 0.02 (M1), 0.05 (M2), 0.1 (M3), 0.05 (M4), 0.005 (M5)");
  }

  @Test
  void rowsBeyondAPanelAreInTheLegend() {
    assertThat(figure("network-differences").panels())
        .flatExtracting(Panel::layers)
        .extracting(layer -> layer.label().toString())
        .contains("rows above the panel", "rows below it");
  }
}
