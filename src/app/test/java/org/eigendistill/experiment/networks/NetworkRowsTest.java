// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.networks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.eigendistill.data.Table;
import org.junit.jupiter.api.Test;

/** Which rows of a study's table are kept. */
class NetworkRowsTest {
  @Test
  void rowsOfSomeArmsAtOneRateInTheirOrder() {
    Table all =
        Table.of("study", "label_noise", "seed", "arm", "top")
            .row("s", "0.2", 1, MainArms.STUDENT, 0.1)
            .row("s", "0", 1, MainArms.STUDENT, 0.2)
            .row("s", "0.2", 1, "plain", 0.3)
            .row("s", "0.2", 2, MainArms.HARD, 0.4)
            .row("s", "0.2", 2, MainArms.STUDENT, 0.5)
            .build();
    Table kept = NetworkRows.ofArms(all, List.of(MainArms.STUDENT, MainArms.HARD), 0.2);
    assertThat(kept.columns()).isEqualTo(all.columns());
    assertThat(kept.numbers("top")).containsExactly(0.1, 0.4, 0.5);
    assertThat(NetworkRows.ofArms(all, List.of(MainArms.HARD), 0).rows()).isEmpty();
  }
}
