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

  @Test
  void rowsBeyondAPanelAreInTheLegend() {
    assertThat(figure("network-differences").panels())
        .flatExtracting(Panel::layers)
        .extracting(layer -> layer.label().toString())
        .contains("rows above the panel", "rows below it");
  }
}
