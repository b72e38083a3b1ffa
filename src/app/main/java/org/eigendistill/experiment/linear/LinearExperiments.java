// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.linear;

import java.util.List;
import org.eigendistill.experiment.Experiment;

/** The experiments on linear models, in the report's order. */
public final class LinearExperiments {
  private LinearExperiments() {}

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
        new FeatureMap(),
        new DeepNetworks(),
        new SoftmaxLimit(),
        new WhereItPays(),
        new WhereItHurts(),
        new OneBiasTwoEffects(),
        new DoseRule(),
        new AdviceOnData(),
        new CapacityGap(),
        new WeakToStrong(),
        new RealRows());
  }
}
