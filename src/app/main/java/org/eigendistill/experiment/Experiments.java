package org.eigendistill.experiment;

import java.util.List;

/** The experiments of the report, in its order. */
public final class Experiments {
  private Experiments() {}

  /** All of them. */
  public static List<Experiment> all() {
    return List.of(
        new BiasCurves(),
        new Convergence(),
        new EffectiveClock(),
        new Generations(),
        new LossSwitching(),
        new BiasEverywhere(),
        new AtlasOfPairs(),
        new LemmaCurve(),
        new ImitationMap(),
        new WhereItPays(),
        new WhereItHurts(),
        new OneBiasTwoEffects(),
        new AdviceOnData(),
        new NetworkEffects(false),
        new NetworkEffects(true),
        new NetworkConfidence("test"),
        new NetworkConfidence("train"),
        new NetworkPaths(),
        new NetworkBias(),
        new NetworkGains(),
        new NetworkSwitching(),
        new OtherPapers());
  }
}
