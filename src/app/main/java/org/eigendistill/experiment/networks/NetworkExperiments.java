// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.networks;

import java.util.List;
import org.eigendistill.experiment.Experiment;
import org.eigendistill.neural.EvaluationRows;

/** The experiments on networks, in the report's order. */
public final class NetworkExperiments {
  private NetworkExperiments() {}

  /** All of them. */
  public static List<Experiment> all() {
    return List.of(
        new NetworkReadings(),
        new NetworkVerdicts(),
        new NetworkDifference(),
        new NetworkWays(),
        new NetworkDose(),
        new PageStudies(NetworkTable.CELLS, "Networks with three teachers: every replicate"),
        new PageStudies(NetworkTable.BANDS, "Networks with three teachers: bias by band"),
        new PageStudies(NetworkTable.RUNS, "Networks with three teachers: digests of all"),
        new SmallStudy(),
        new NetworkEffects(),
        new NetworkConfidence(EvaluationRows.TEST),
        new NetworkConfidence(EvaluationRows.TRAIN),
        new NetworkPaths(),
        new NetworkBias(),
        new NetworkGains(),
        new NetworkSwitching());
  }
}
