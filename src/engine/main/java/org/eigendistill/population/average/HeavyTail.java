// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.population.average;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import org.eigendistill.population.FeatureMap;
import org.eigendistill.population.FeatureMap.ScaledFeatures;
import org.eigendistill.population.LabelBlock;
import org.eigendistill.population.LabelTerm;
import org.eigendistill.population.ModelPlan;
import org.eigendistill.population.ModelPlan.Fit;
import org.eigendistill.population.ModelPlan.LabelFunction;
import org.eigendistill.population.ModelPlan.Settled;
import org.eigendistill.population.Question;
import org.eigendistill.population.RowSet;
import org.eigendistill.population.Scenario;
import org.eigendistill.population.Training;
import org.eigendistill.population.Training.LeastNorm;
import org.eigendistill.population.World;
import org.eigendistill.population.moment.FeatureSpectrum;
import org.eigendistill.population.moment.ModelMoments;
import org.eigendistill.spectrum.EigenSolver;

/**
 * Averages that no number of draws comes near: the inverse of a Wishart matrix of n rows in q
 * directions has no mean for n from q - 1 to q + 1, so that a fit of least norm makes infinitely
 * much, on average, of any noise in its labels. Its weights then have no second moment, but its
 * predictions on its own rows are a projection of their labels and have one. So infinite is said
 * only of what such weights surely reach: over the population, or through rows that are independent
 * of them. A model of which it cannot be told is left to draws.
 */
final class HeavyTail {
  private final Scenario scenario;
  private final List<ModelPlan> plans;
  private final Map<String, Tail> tails = new HashMap<>();
  private final EigenSolver solver;

  /**
   * Weights without a second moment.
   *
   * @param reason why, or null where it cannot be told whether there is one
   * @param coordinates in which it surely has none, or null where no single one is known
   * @param rows sets through which it came, on which predictions may have one all the same
   */
  private record Tail(String reason, boolean[] coordinates, Set<String> rows) {
    static final Tail UNTOLD = new Tail(null, null, Set.of());
  }

  private HeavyTail(Scenario scenario, String model, EigenSolver solver) {
    this.scenario = scenario;
    this.plans = scenario.needed(List.of(model));
    this.solver = solver;
  }

  static String reason(String name, int rows, int features) {
    return "'%s' is a least-norm fit of %d rows in %d features, whose average over rows is infinite from %d to %d rows"
        .formatted(name, rows, features, features - 1, features + 1);
  }

  /** Why the average risk of a model is surely infinite, or null where it is not, or not surely. */
  static String of(Scenario scenario, Question question, String model, EigenSolver solver) {
    HeavyTail heavy = new HeavyTail(scenario, model, solver);
    for (ModelPlan plan : heavy.plans) {
      Tail tail =
          plan instanceof Fit fit
              ? heavy.of(fit, false)
              : plan instanceof Settled settled ? heavy.of(settled) : null;
      if (tail != null) {
        heavy.tails.put(plan.name(), tail);
      }
    }
    Tail tail = heavy.tails.get(model);
    if (tail == null || tail.reason() == null) {
      return null;
    }
    double[] variances = question.variances(scenario.world());
    boolean asked =
        question.rows() == null
            ? meets(tail.coordinates(), i -> variances[i] > 0, scenario.world().slopes())
            : heavy.reaches(tail, question.rows(), null);
    return asked ? tail.reason() : null;
  }

  private Tail of(Settled settled) {
    if (tails.containsKey(settled.first())) {
      return Tail.UNTOLD;
    }
    Tail tail = of(settled.round(), true);
    boolean renewed =
        settled.round().data().stream()
            .allMatch(
                block ->
                    block.labels().stream()
                        .allMatch(
                            term ->
                                term.noise() == null
                                    || settled.renewedNoise().contains(term.noise().name())));
    return tail == null || renewed ? tail : Tail.UNTOLD;
  }

  /** The tail of a fit: its own, else that of the one model it has it from. */
  private Tail of(Fit fit, boolean round) {
    Tail own = fit.training() instanceof LeastNorm ? own(fit, round) : null;
    if (own != null && own.reason() != null) {
      return own;
    }
    List<String> sources = fit.sources().stream().filter(tails::containsKey).toList();
    if (sources.isEmpty()) {
      return own;
    }
    Tail source = tails.get(sources.get(0));
    List<LabelBlock> labelled =
        fit.data().stream().filter(block -> weight(block, sources.get(0)) != 0).toList();
    boolean alone =
        !round
            && own == null
            && sources.size() == 1
            && source.reason() != null
            && fit.start() == null
            && labelled.size() == 1
            && moves(fit.training());
    if (!alone) {
      return continued(fit, source);
    }
    String rows = labelled.get(0).rows();
    if (!reaches(source, rows, fit)) {
      return continued(fit, source);
    }
    Set<String> through = new TreeSet<>(source.rows());
    through.add(rows);
    boolean[] seen = coordinates(fit.features());
    if (scenario.rows().get(rows) instanceof RowSet.Population) {
      for (int i = 0; i < seen.length; i++) {
        seen[i] &= source.coordinates()[i];
      }
    }
    return new Tail(source.reason(), seen, through);
  }

  /** A least-norm fit of a least-norm fit's own predictions is that fit again. */
  private Tail continued(Fit fit, Tail source) {
    LabelBlock block = fit.data().get(0);
    LabelTerm term = block.labels().get(0);
    boolean same =
        fit.data().size() == 1
            && block.labels().size() == 1
            && fit.start() == null
            && term.weight() != 0
            && term.noise() == null
            && fit.training() instanceof LeastNorm
            && !Scenario.PREVIOUS.equals(term.model())
            && scenario.plan(term.model()) instanceof Fit before
            && before.training() instanceof LeastNorm
            && before.start() == null
            && before.intercept() == fit.intercept()
            && before.features().equals(fit.features())
            && before.data().size() == 1
            && before.data().get(0).rows().equals(block.rows());
    return same ? source : Tail.UNTOLD;
  }

  /** The tail that a least-norm fit makes itself, null if it makes none. */
  private Tail own(Fit fit, boolean round) {
    LeastNormSize size = LeastNormSize.of(scenario, fit, solver);
    if (size == null || size.apart() > 1) {
      return null;
    }
    Set<String> names = new TreeSet<>();
    fit.data().forEach(block -> names.add(block.rows()));
    World world = scenario.world();
    int all = world.rank();
    int rows = size.rows();
    int seen = size.features();
    FeatureSpectrum spectrum = size.spectrum();
    boolean elsewhere = false;
    for (LabelBlock block : fit.data()) {
      Map<String, Double> noises = new LinkedHashMap<>();
      for (LabelTerm term : block.labels()) {
        if (term.noise() != null && term.noise().variance() > 0) {
          noises.merge(term.noise().name(), term.weight(), Double::sum);
        }
      }
      for (Map.Entry<String, Double> noise : noises.entrySet()) {
        if (noise.getValue() != 0 && haveOneTaker(block.rows(), noise.getKey())) {
          return new Tail(reason(fit.name(), rows, seen), coordinates(fit.features()), names);
        }
        elsewhere |= noise.getValue() != 0;
      }
    }
    List<ModelMoments> functions = new ArrayList<>();
    boolean certain = fit.start() == null && !round;
    for (LabelBlock block : fit.data()) {
      certain &= functions.addAll(functions(block)) || functions.isEmpty();
      certain &= block.labels().stream().map(LabelTerm::model).allMatch(this::isFunction);
    }
    if (!certain) {
      boolean sees =
          fit.data().size() == 1
              && seen == all
              && !elsewhere
              && !fit.intercept()
              && !world.constant();
      return sees ? null : Tail.UNTOLD;
    }
    boolean unseen =
        fit.data().size() == 1
            && (spectrum == null ? seen < all : spectrum.unseen(functions.get(0)) > 0);
    return elsewhere || unseen
        ? new Tail(reason(fit.name(), rows, seen), coordinates(fit.features()), names)
        : fit.data().size() == 1 ? null : Tail.UNTOLD;
  }

  private boolean isFunction(String model) {
    return model.equals(Scenario.TRUTH)
        || !model.equals(Scenario.PREVIOUS) && scenario.plan(model) instanceof LabelFunction;
  }

  /** What the labels of some rows are, where they are made of functions alone. */
  private List<ModelMoments> functions(LabelBlock block) {
    World world = scenario.world();
    ModelMoments sum = null;
    for (LabelTerm term : block.labels()) {
      if (!isFunction(term.model())) {
        return List.of();
      }
      ModelMoments one =
          term.model().equals(Scenario.TRUTH)
              ? ModelMoments.truth(world)
              : ModelMoments.gains(
                  Arrays.copyOf(
                      ((LabelFunction) scenario.plan(term.model())).gains().column(0),
                      world.size()));
      one = one.times(term.weight());
      sum =
          sum == null
              ? one
              : new ModelMoments(
                  sum.mean().plus(1, one.mean()), sum.covariance().plus(1, one.covariance()));
    }
    return List.of(sum);
  }

  /** Whether one model alone takes a noise. */
  private boolean haveOneTaker(String rows, String noise) {
    return Scenario.takers(plans, rows, noise).stream().map(ModelPlan::name).distinct().count()
        == 1;
  }

  private static double weight(LabelBlock block, String model) {
    return block.labels().stream()
        .filter(term -> term.model().equals(model))
        .mapToDouble(LabelTerm::weight)
        .sum();
  }

  private static boolean moves(Training training) {
    return training instanceof LeastNorm
        || training instanceof Training.Spectral spectral && spectral.psi(1) != 0
        || training instanceof Training.OnePass pass && pass.step() > 0;
  }

  /** Whether rows surely feel it: where there is a fit, through what that fit sees. */
  private boolean reaches(Tail tail, String name, Fit through) {
    if (tail.rows().contains(name)) {
      return false;
    }
    RowSet rows = scenario.rows().get(name);
    if (rows instanceof RowSet.Gaussian) {
      return true;
    }
    boolean[] seen = through == null ? null : coordinates(through.features());
    if (tail.coordinates() == null || through != null && (seen == null || through.intercept())) {
      return false;
    }
    double[] s = scenario.world().covariance();
    return meets(
        tail.coordinates(),
        i ->
            (seen == null || seen[i])
                && (rows instanceof RowSet.Given given
                    ? Arrays.stream(given.rows().column(i)).anyMatch(x -> x != 0)
                    : s[i] > 0),
        scenario.world().slopes());
  }

  /** The coordinates in which a fit by features has weights, or null where they are not alone. */
  private boolean[] coordinates(FeatureMap features) {
    if (!(features instanceof ScaledFeatures scaled)) {
      return null;
    }
    double[] s = scenario.world().covariance();
    boolean[] seen = new boolean[scenario.world().slopes()];
    for (int i = 0; i < seen.length; i++) {
      seen[i] = scaled.at(i) != 0 && s[i] > 0;
    }
    return seen;
  }

  private static boolean meets(boolean[] coordinates, IntPredicate asked, int size) {
    for (int i = 0; i < size; i++) {
      if (coordinates == null && !asked.test(i)) {
        return false;
      }
      if (coordinates != null && coordinates[i] && asked.test(i)) {
        return true;
      }
    }
    return coordinates == null;
  }
}
