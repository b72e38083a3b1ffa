// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.networks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.eigendistill.data.Table;
import org.eigendistill.experiment.Experiment;
import org.eigendistill.experiment.reproduction.CommittedTables;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.Panel;
import org.eigendistill.figure.Scatter;
import org.junit.jupiter.api.Test;

class NetworkDifferenceTest {
  /** Dots within the axis, arrow heads for those beyond it: no row is left out in silence. */
  @Test
  void everyRowHasAMarkOnTheAxis() {
    Experiment differences = CommittedTables.named(NetworkTable.DIFFERENCES.id());
    Table table = CommittedTables.table(differences);
    Figure figure = differences.figure(table).orElseThrow();
    int rows = table.where(DifferenceTable.FIFTH, 0).rows().size() / figure.panels().size();
    assertThat(rows).isEqualTo(150);
    for (Panel panel : figure.panels()) {
      List<double[]> marks =
          panel.layers().stream()
              .filter(Scatter.class::isInstance)
              .map(layer -> known(((Scatter) layer).y().toArray()))
              .toList();
      assertThat(marks).as(panel.title().toString()).hasSizeGreaterThan(1);
      assertThat(marks.stream().mapToInt(each -> each.length).sum()).isEqualTo(rows);
      double reach = panel.y().range().high();
      assertThat(marks).allMatch(each -> Arrays.stream(each).allMatch(y -> Math.abs(y) <= reach));
    }
    assertThat(figure.caption().toString()).contains("1 to 31 of a panel");
  }

  private static double[] known(double[] values) {
    return Arrays.stream(values).filter(Double::isFinite).toArray();
  }
}
