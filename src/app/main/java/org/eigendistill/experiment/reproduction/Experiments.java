// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.reproduction;

import java.util.List;
import java.util.stream.Stream;
import org.eigendistill.experiment.Experiment;
import org.eigendistill.experiment.ladder.Ladder;
import org.eigendistill.experiment.ladder.TheoryCheck;
import org.eigendistill.experiment.linear.LinearExperiments;
import org.eigendistill.experiment.literature.OtherPapers;
import org.eigendistill.experiment.networks.NetworkExperiments;

/** The experiments of the report, in its order. */
public final class Experiments {
  private Experiments() {}

  /** All of them. */
  public static List<Experiment> all() {
    return Stream.of(
            LinearExperiments.all(),
            List.of(new Ladder(), new TheoryCheck()),
            NetworkExperiments.all(),
            List.<Experiment>of(new OtherPapers()))
        .flatMap(List::stream)
        .toList();
  }
}
