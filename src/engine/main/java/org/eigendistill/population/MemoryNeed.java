// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.population;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eigendistill.population.ModelPlan.Fit;
import org.eigendistill.population.RowSet.Gaussian;
import org.eigendistill.population.RowSet.Given;

/**
 * How much memory a {@link Realisation} takes at the most: rows, fits, what noise does, and what
 * rounds without end make of each other.
 */
public final class MemoryNeed {
  private static final double BYTES = 8;

  /** A decomposition holds the design a few times over. */
  private static final double COPIES = 4;

  /** Squares of all coordinates that rounds without end hold: powers, moments, noise. */
  private static final double SQUARES = 8;

  private MemoryNeed() {}

  /** Bytes, about. */
  public static double of(Scenario scenario, List<String> models) {
    double p = scenario.world().size();
    List<ModelPlan> plans = scenario.needed(models);
    Map<String, Integer> last = new HashMap<>();
    for (int i = 0; i < plans.size(); i++) {
      for (String source : plans.get(i).sources()) {
        last.put(source, i);
      }
    }
    Map<String, Set<String>> noises = new HashMap<>();
    noises.put(Scenario.TRUTH, Set.of());
    Set<List<String>> designs = new HashSet<>();
    double fixed = 0;
    double most = 0;
    for (int i = 0; i < plans.size(); i++) {
      ModelPlan plan = plans.get(i);
      Set<String> own = new HashSet<>();
      plan.sources().forEach(source -> own.addAll(noises.getOrDefault(source, Set.of())));
      Fit fit = Scenario.fit(plan);
      if (fit != null) {
        List<String> rows = fit.data().stream().map(LabelBlock::rows).toList();
        double n = rows.stream().mapToDouble(name -> count(scenario, name)).sum();
        fixed += designs.add(rows) ? COPIES * p * n + Math.min(n, p) * Math.min(n, p) : p * n;
        for (LabelBlock block : fit.data()) {
          block.labels().stream()
              .filter(term -> term.noise() != null)
              .forEach(term -> own.add(block.rows() + "\n" + term.noise().name()));
        }
      }
      noises.put(plan.name(), own);
      double live = 0;
      for (Map.Entry<String, Set<String>> entry : noises.entrySet()) {
        boolean kept =
            models.contains(entry.getKey()) || last.getOrDefault(entry.getKey(), -1) >= i;
        if (kept || entry.getKey().equals(plan.name())) {
          live += p * scenario.world().signal().columns();
          for (String noise : entry.getValue()) {
            live += p * count(scenario, noise.split("\n")[0]);
          }
        }
      }
      double rounds = plan instanceof ModelPlan.Settled ? SQUARES * p * p : 0;
      most = Math.max(most, live + rounds);
    }
    return BYTES * (fixed + most);
  }

  private static double count(Scenario scenario, String rows) {
    RowSet set = scenario.rows().get(rows);
    return set instanceof Gaussian gaussian
        ? gaussian.count()
        : set instanceof Given given ? given.rows().rows() : 0;
  }
}
