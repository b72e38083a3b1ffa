// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.reproduction;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.eigendistill.data.Table;
import org.eigendistill.experiment.Experiment;
import org.junit.jupiter.api.Test;

/** The committed record of tables of networks says what their runs read. */
class NetworkRecordTest {
  @Test
  void theRecordNamesTheDataOfTheTable() {
    Manifest manifest = Manifest.of(Path.of("figures"));
    Table cells = CommittedTables.table(CommittedTables.named("network-cells"));
    List<String> read = List.of(manifest.tables().get("network-cells").data().split(", "));
    assertThat(read)
        .extracting(data -> data.replace(" (a folder)", ""))
        .containsExactlyInAnyOrderElementsOf(cells.values("data"));
    assertThat(read).contains("fashion-mnist-full (a folder)");
    for (Experiment experiment : CommittedTables.experiments()) {
      if (!experiment.studies().isEmpty()) {
        assertThat(manifest.tables().get(experiment.table()).data())
            .as(experiment.table())
            .doesNotContain("slice");
      }
    }
  }
}
