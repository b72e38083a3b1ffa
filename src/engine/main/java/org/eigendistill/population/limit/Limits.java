// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.population.limit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eigendistill.base.Remembered;
import org.eigendistill.population.ModelPlan;
import org.eigendistill.population.NotKnownException;
import org.eigendistill.population.Question;
import org.eigendistill.population.RiskEstimate;
import org.eigendistill.population.RowSet.Gaussian;
import org.eigendistill.population.Scenario;
import org.eigendistill.population.UnboundedException;
import org.eigendistill.population.World;
import org.eigendistill.population.moment.MomentChain;
import org.eigendistill.spectrum.EigenSolver;

/**
 * Risks in the limit of many rows and features, for Gaussian rows or independent ones with light
 * tails.
 *
 * <p>What one risk and the next have in common is worked out once: contours and what belongs to
 * them, and integrals of the same training, rows and target.
 *
 * @param nodes the least number of a contour's nodes, or 0
 * @param solver decomposes what features see of a population
 * @param known what has been worked out, for other scenarios to have too
 */
public record Limits(int nodes, EigenSolver solver, Remembered known) {
  private static final long USUAL_BYTES = 1 << 26;

  /** Limits that keep up to 64 MB of what they work out. */
  public Limits(int nodes, EigenSolver solver) {
    this(nodes, solver, new Remembered(USUAL_BYTES));
  }

  /**
   * The risks of models, in the order asked: bias with all label noise 0, noise what it adds.
   *
   * @throws NotKnownException if no limit is known of one of them; the message says of what
   */
  public Map<String, RiskEstimate> of(Scenario scenario, Question question) {
    if (question.rows() != null) {
      throw new NotKnownException("risk over the rows of a fit");
    }
    Map<String, RiskEstimate> found = new LinkedHashMap<>();
    for (String model : question.models()) {
      try {
        found.put(model, of(scenario, question, model));
      } catch (UnboundedException e) {
        found.put(model, RiskEstimate.unbounded(e.getMessage(), "limit"));
      } catch (NotKnownException e) {
        throw new NotKnownException("%s, for '%s'".formatted(e.getMessage(), model));
      }
    }
    return found;
  }

  private RiskEstimate of(Scenario scenario, Question question, String model) {
    List<ModelPlan> plans = scenario.needed(List.of(model));
    boolean reused =
        Scenario.uses(plans).entrySet().stream()
            .anyMatch(
                use -> scenario.rows().get(use.getKey()) instanceof Gaussian && use.getValue() > 1);
    boolean settles =
        plans.stream()
            .anyMatch(
                plan ->
                    plan instanceof ModelPlan.Settled settled
                        && settled.round().data().stream()
                            .anyMatch(
                                block ->
                                    scenario.rows().get(block.rows()) instanceof Gaussian
                                        && !settled.renewedRows().contains(block.rows())));
    World world = scenario.world();
    if (reused || settles || startsOnOneSet(scenario, plans)) {
      return sameRows(scenario, question, model, plans);
    }
    double[] variances = question.variances(world);
    LimitStep step = new LimitStep(nodes, new ContourMemory(known), solver);
    double bias = chain(scenario, step, false).of(model).risk(world, variances);
    double risk = chain(scenario, step, true).of(model).risk(world, variances);
    return RiskEstimate.of(bias, risk - bias, "limit");
  }

  /** Whether a fit that starts elsewhere than at zero is to the only rows there are. */
  private static boolean startsOnOneSet(Scenario scenario, List<ModelPlan> plans) {
    boolean starts =
        plans.stream().anyMatch(plan -> plan instanceof ModelPlan.Fit fit && fit.start() != null);
    Set<String> rows = Scenario.uses(plans).keySet();
    return starts
        && rows.size() == 1
        && scenario.rows().get(rows.iterator().next()) instanceof Gaussian;
  }

  private RiskEstimate sameRows(
      Scenario scenario, Question question, String model, List<ModelPlan> plans) {
    if (question.variances() != null) {
      throw new NotKnownException("another covariance where rows come again");
    }
    for (ModelPlan plan : plans) {
      if (plan instanceof ModelPlan.Fit fit) {
        fit.data()
            .forEach(
                block -> {
                  if (!(scenario.rows().get(block.rows()) instanceof Gaussian)) {
                    throw new NotKnownException("Gaussian rows that come again beside other rows");
                  }
                });
      }
    }
    double[] parts =
        new SameRowsLimit(scenario, plans, nodes, new ContourMemory(known), solver).of(model);
    return RiskEstimate.of(parts[0], parts[1], "limit");
  }

  private MomentChain chain(Scenario scenario, LimitStep step, boolean noisy) {
    return new MomentChain(scenario, step, new RandomProjection(), noisy, solver);
  }
}
