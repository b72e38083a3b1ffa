package org.eigendistill.experiment.networks;

import java.util.List;
import org.eigendistill.experiment.Experiment;

/** The experiments on networks, in the report's order. */
public final class NetworkExperiments {
  private NetworkExperiments() {}

  /** All of them. */
  public static List<Experiment> all() {
    return List.of(
        new NetworkEffects(false),
        new NetworkEffects(true),
        new NetworkConfidence("test"),
        new NetworkConfidence("train"),
        new NetworkPaths(),
        new NetworkBias(),
        new NetworkGains(),
        new NetworkSwitching());
  }
}
