// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.population;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eigendistill.population.FeatureMap.RandomFeatures;
import org.eigendistill.population.ModelPlan.Fit;
import org.eigendistill.population.ModelPlan.Settled;
import org.eigendistill.population.RowSet.Gaussian;
import org.eigendistill.population.RowSet.Population;
import org.eigendistill.population.Training.InBall;
import org.eigendistill.population.Training.OnePass;

/**
 * A world, rows, and models one after the other, each made of earlier ones.
 *
 * @param world without a constant; it has one as soon as a model has an intercept
 * @param rows by name
 * @param models in their order
 */
public record Scenario(World world, Map<String, RowSet> rows, List<ModelPlan> models) {
  /** The name of the target itself, among models. */
  public static final String TRUTH = "truth";

  /** In a round of {@link Settled}, the model of the round before. */
  public static final String PREVIOUS = "previous";

  /**
   * Checks that every model is made of rows and models that there are.
   *
   * @throws IllegalArgumentException that begins with the model's name and a colon
   */
  public Scenario {
    rows = Map.copyOf(rows);
    models = List.copyOf(models);
    Set<String> made = new HashSet<>(Set.of(TRUTH));
    Map<String, Double> variances = new HashMap<>();
    for (ModelPlan model : models) {
      for (String source : model.sources()) {
        require(made.contains(source), model, "'%s' is no earlier model".formatted(source));
      }
      Fit fit = fit(model);
      if (fit != null) {
        check(fit, rows, world.slopes(), variances);
      }
      require(made.add(model.name()), model, "another model has its name");
    }
    if (models.stream().map(Scenario::fit).anyMatch(fit -> fit != null && fit.intercept())) {
      world = world.constant() ? world : world.withConstant();
    }
  }

  private static void check(
      Fit fit, Map<String, RowSet> rows, int slopes, Map<String, Double> variances) {
    require(
        fit.features().coordinates() == slopes,
        fit,
        "its features are of %d coordinates, and rows have %d"
            .formatted(fit.features().coordinates(), slopes));
    for (LabelBlock block : fit.data()) {
      RowSet set = rows.get(block.rows());
      require(set != null, fit, "there are no rows '%s'".formatted(block.rows()));
      require(
          !(set instanceof Population) || fit.data().size() == 1,
          fit,
          "the population stands alone, not beside other rows");
      if (set instanceof RowSet.Given given) {
        require(
            given.rows().columns() == slopes,
            fit,
            "rows '%s' have %d columns, where the covariance has %d coordinates"
                .formatted(block.rows(), given.rows().columns(), slopes));
      }
      for (LabelTerm term : block.labels()) {
        if (term.noise() != null) {
          Double before =
              variances.put(block.rows() + " " + term.noise().name(), term.noise().variance());
          require(
              before == null || before == term.noise().variance(),
              fit,
              "the noise '%s' has the variance %s on the same rows before, and %s here"
                  .formatted(term.noise().name(), before, term.noise().variance()));
        }
      }
    }
    boolean everyRow = rows.get(fit.data().get(0).rows()) instanceof Population;
    require(
        !(fit.training() instanceof InBall) || everyRow && fit.start() == null,
        fit,
        "the best fit in a ball is one to the population, from no start");
    require(
        !(fit.training() instanceof OnePass) || fit.data().size() == 1 && !everyRow,
        fit,
        "one pass of descent is over one stream of rows");
    require(
        !(fit.training() instanceof OnePass) || !fit.intercept(),
        fit,
        "one pass of descent has no intercept here");
  }

  private static void require(boolean good, ModelPlan model, String problem) {
    if (!good) {
      throw new IllegalArgumentException(model.name() + ": " + problem);
    }
  }

  /** The fit of a plan, or one round of it; null if it is none. */
  static Fit fit(ModelPlan plan) {
    return plan instanceof Fit fit ? fit : plan instanceof Settled settled ? settled.round() : null;
  }

  /** Whether a noise enters the labels of one fit alone, once, so that only its law counts. */
  boolean isOnce(NoiseKey noise) {
    List<ModelPlan> takers = takers(models, noise.rows(), noise.name());
    return takers.size() == 1 && takers.get(0) instanceof Fit;
  }

  /** The plans among some that a noise on some rows enters, each as often as it does. */
  public static List<ModelPlan> takers(List<ModelPlan> plans, String rows, String noise) {
    List<ModelPlan> takers = new ArrayList<>();
    for (ModelPlan plan : plans) {
      Fit fit = fit(plan);
      if (fit != null) {
        fit.data().stream()
            .filter(block -> block.rows().equals(rows))
            .flatMap(block -> block.labels().stream())
            .filter(term -> term.noise() != null && term.noise().name().equals(noise))
            .forEach(term -> takers.add(plan));
      }
    }
    return takers;
  }

  /** The plan of a name. */
  public ModelPlan plan(String name) {
    return models.stream()
        .filter(model -> model.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no model '%s'".formatted(name)));
  }

  /** The plans that some models are made of, theirs among them, in their order. */
  public List<ModelPlan> needed(Collection<String> names) {
    Set<String> wanted = new HashSet<>(names);
    List<ModelPlan> needed = new ArrayList<>();
    for (int i = models.size() - 1; i >= 0; i--) {
      if (wanted.contains(models.get(i).name())) {
        wanted.addAll(models.get(i).sources());
        needed.add(0, models.get(i));
      }
    }
    return needed;
  }

  /** Whether an answer hangs on what is drawn: rows, a stream, or random features. */
  public boolean isDrawn(Question question) {
    List<ModelPlan> plans = needed(question.models());
    return question.rows() != null && rows.get(question.rows()) instanceof Gaussian
        || uses(plans).keySet().stream().anyMatch(name -> rows.get(name) instanceof Gaussian)
        || plans.stream()
            .map(Scenario::fit)
            .anyMatch(
                fit ->
                    fit != null
                        && fit.features() instanceof RandomFeatures random
                        && random.seed() == null);
  }

  /** How many of some plans take a row set, by its name. */
  public static Map<String, Integer> uses(List<ModelPlan> plans) {
    Map<String, Integer> uses = new LinkedHashMap<>();
    for (ModelPlan plan : plans) {
      Fit fit = fit(plan);
      if (fit != null) {
        fit.data().forEach(block -> uses.merge(block.rows(), 1, Integer::sum));
      }
    }
    return uses;
  }
}
