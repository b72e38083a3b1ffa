// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.population;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eigendistill.base.Matrix;

/** How a model of a scenario comes about. */
public sealed interface ModelPlan {
  /** Its name. */
  String name();

  /** The names of the models that it is made of. */
  Set<String> sources();

  /**
   * A fit to labels.
   *
   * @param name of the model
   * @param features what of a row the model sees
   * @param training how it is fitted
   * @param intercept whether it has a free constant, not penalised
   * @param start the model that training begins at, or null for 0
   * @param data the rows with their labels, all in one mean over rows
   */
  record Fit(
      String name,
      FeatureMap features,
      Training training,
      boolean intercept,
      String start,
      List<LabelBlock> data)
      implements ModelPlan {
    /** Keeps its own list. */
    public Fit {
      data = List.copyOf(data);
      if (data.isEmpty()) {
        throw new IllegalArgumentException("a fit needs rows");
      }
    }

    @Override
    public Set<String> sources() {
      Set<String> sources = new TreeSet<>();
      terms().map(LabelTerm::model).forEach(sources::add);
      if (start != null) {
        sources.add(start);
      }
      return sources;
    }

    Stream<LabelTerm> terms() {
      return data.stream().flatMap(block -> block.labels().stream());
    }
  }

  /**
   * A label function in place of a fit: the target's coordinates, each times a gain.
   *
   * @param name of the model
   * @param gains a column, one a coordinate of the rows; the offset is left out
   */
  record LabelFunction(String name, Matrix gains) implements ModelPlan {
    @Override
    public Set<String> sources() {
      return Set.of(Scenario.TRUTH);
    }
  }

  /**
   * What endless rounds of a fit come to, each round's {@link Scenario#PREVIOUS} being the model of
   * the round before.
   *
   * @param round one round
   * @param first what the first round takes for the round before
   * @param renewedRows names of row sets that every round draws anew
   * @param renewedNoise names of noises that every round draws anew
   */
  record Settled(Fit round, String first, Set<String> renewedRows, Set<String> renewedNoise)
      implements ModelPlan {
    /** Keeps its own sets. */
    public Settled {
      renewedRows = Set.copyOf(renewedRows);
      renewedNoise = Set.copyOf(renewedNoise);
    }

    @Override
    public String name() {
      return round.name();
    }

    @Override
    public Set<String> sources() {
      Set<String> sources = new TreeSet<>(round.sources());
      sources.remove(Scenario.PREVIOUS);
      sources.add(first);
      return sources;
    }
  }
}
