// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.networks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.eigendistill.data.Table;
import org.eigendistill.experiment.Claim;
import org.eigendistill.experiment.Evidence;
import org.junit.jupiter.api.Test;

/** Claim C4 in networks, on runs whose relations are known. */
class NetworkRelationTest {
  /** Studies that lag more have the lower end, while within each study lag raises it. */
  @Test
  void withinStudiesTheSignCanTurn() {
    Table.Builder rows =
        Table.of("study", "label_noise", "seed", "arm", "lag", "low_offset_test", "test_gain");
    for (int study = 0; study < 10; study++) {
      for (int seed = 0; seed < 5; seed++) {
        double within = 0.1 * seed;
        rows.row(
            "s" + study,
            "0.2",
            Integer.toString(seed),
            MainArms.STUDENT,
            study + within,
            within - study,
            within);
      }
      rows.row("s" + study, "0.2", "9", "plain", 100, 100, 100);
      rows.row("s" + study, "0.2", "9", MainArms.STUDENT, "NaN", 100, 100);
    }
    List<Claim> claims =
        new NetworkRelation(rows.build(), Evidence.of(Evidence.Models.NETWORKS, "networks"))
            .claims();
    assertThat(claims).extracting(Claim::n).containsOnly(50L);
    assertThat(claims.get(0).value()).isLessThan(-0.9);
    assertThat(claims.get(2).value()).isGreaterThan(0.9);
    assertThat(claims.get(3).value()).isGreaterThan(0.9);
    assertThat(claims.get(2).ci95().get(0)).isPositive();
  }
}
