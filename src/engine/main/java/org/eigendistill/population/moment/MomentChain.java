// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.population.moment;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Randomness;
import org.eigendistill.population.BallFit;
import org.eigendistill.population.FeatureMap;
import org.eigendistill.population.FeatureMap.RandomFeatures;
import org.eigendistill.population.LabelBlock;
import org.eigendistill.population.LabelTerm;
import org.eigendistill.population.ModelPlan;
import org.eigendistill.population.ModelPlan.Fit;
import org.eigendistill.population.ModelPlan.LabelFunction;
import org.eigendistill.population.ModelPlan.Settled;
import org.eigendistill.population.NotKnownException;
import org.eigendistill.population.RowSet;
import org.eigendistill.population.RowSet.Gaussian;
import org.eigendistill.population.RowSet.Population;
import org.eigendistill.population.Scenario;
import org.eigendistill.population.Training.Filtered;
import org.eigendistill.population.Training.InBall;
import org.eigendistill.population.Training.LeastNorm;
import org.eigendistill.population.UnboundedException;
import org.eigendistill.population.World;
import org.eigendistill.spectrum.EigenSolver;

/**
 * First and second moments of models through a chain of fits, each to rows of its own: what a fit
 * makes of moments is all that has to be known of it, since its labels are independent of its rows.
 */
public final class MomentChain {
  private static final int MOST_ROUNDS = 20_000;
  private static final double SETTLED = 1e-15;

  private final Scenario scenario;
  private final MomentStep step;
  private final RandomProjectionStep projections;
  private final double noisiness;
  private final EigenSolver solver;
  private final Map<FeatureMap, FeatureSpectrum> spectra = new HashMap<>();

  /** What is made of random features, as they stand for themselves. */
  @FunctionalInterface
  public interface RandomProjectionStep {
    /**
     * The moments of the best fit to the population by random features.
     *
     * @throws NotKnownException if no formula is known
     */
    ModelMoments after(Fit fit, RandomFeatures features, ModelMoments labels, World world);
  }

  /**
   * A chain.
   *
   * @param step what a fit to fresh Gaussian rows makes of moments
   * @param projections what random features make of them
   * @param noisy whether labels have their noise; without, risks are their bias
   */
  public MomentChain(
      Scenario scenario,
      MomentStep step,
      RandomProjectionStep projections,
      boolean noisy,
      EigenSolver solver) {
    this.scenario = scenario;
    this.step = step;
    this.projections = projections;
    this.noisiness = noisy ? 1 : 0;
    this.solver = solver;
  }

  /**
   * The moments of a model.
   *
   * @throws NotKnownException if its chain is not one of fresh rows, or a formula is not known
   * @throws UnboundedException if they are infinite
   */
  public ModelMoments of(String target) {
    List<ModelPlan> plans = scenario.needed(List.of(target));
    requireFresh(plans);
    Map<String, ModelMoments> made = new HashMap<>();
    made.put(Scenario.TRUTH, ModelMoments.truth(scenario.world()));
    for (ModelPlan plan : plans) {
      made.put(plan.name(), moments(plan, made));
    }
    return made.get(target);
  }

  /** Rows may come again only where a fit goes on from another's rows and labels. */
  private void requireFresh(List<ModelPlan> plans) {
    Map<String, Fit> users = new HashMap<>();
    for (ModelPlan plan : plans) {
      Fit fit =
          plan instanceof Settled settled ? settled.round() : plan instanceof Fit f ? f : null;
      for (LabelBlock block : fit == null ? List.<LabelBlock>of() : fit.data()) {
        RowSet rows = scenario.rows().get(block.rows());
        if (rows instanceof RowSet.Given) {
          throw new NotKnownException("rows that are given, where averages are over Gaussian rows");
        }
        boolean stays =
            plan instanceof Settled settled && !settled.renewedRows().contains(block.rows());
        Fit before = rows instanceof Gaussian ? users.put(block.rows(), fit) : null;
        if (rows instanceof Gaussian && stays || before != null && !isContinued(before, fit)) {
          throw new NotKnownException(
              "'%s' takes rows that another model had".formatted(plan.name()));
        }
      }
    }
  }

  private static boolean isContinued(Fit before, Fit fit) {
    return fit.data().size() > before.data().size()
        && fit.data().subList(0, before.data().size()).equals(before.data());
  }

  private ModelMoments moments(ModelPlan plan, Map<String, ModelMoments> made) {
    if (plan instanceof LabelFunction function) {
      double[] gains = Arrays.copyOf(function.gains().column(0), scenario.world().size());
      return ModelMoments.gains(gains);
    }
    if (plan instanceof Fit fit) {
      return fitted(fit, made);
    }
    Settled settled = (Settled) plan;
    Map<String, ModelMoments> sources = new HashMap<>(made);
    ModelMoments last = made.get(settled.first());
    for (int k = 0; k < MOST_ROUNDS; k++) {
      sources.put(Scenario.PREVIOUS, last);
      ModelMoments next = fitted(settled.round(), sources);
      double change =
          change(last.mean(), next.mean()) + change(last.covariance(), next.covariance());
      if (change <= SETTLED) {
        return next;
      }
      last = next;
    }
    throw new UnboundedException(
        "the rounds of '%s' do not settle in %d".formatted(plan.name(), MOST_ROUNDS));
  }

  private static double change(SquareMatrix before, SquareMatrix after) {
    double size = norm(after);
    return size == 0 ? 0 : norm(after.plus(-1, before)) / size;
  }

  private static double norm(SquareMatrix matrix) {
    return matrix instanceof SquareMatrix.OfDiagonal
        ? Matrix.ofColumn(matrix.diagonal()).norm()
        : matrix.dense().norm();
  }

  private ModelMoments fitted(Fit fit, Map<String, ModelMoments> made) {
    if (fit.start() != null) {
      throw new NotKnownException("a start other than zero");
    }
    if (fit.data().size() > 1) {
      return continued(fit, made);
    }
    LabelBlock block = fit.data().get(0);
    ModelMoments labels = labels(block, made);
    RowSet rows = scenario.rows().get(block.rows());
    if (fit.features() instanceof RandomFeatures random && random.seed() == null) {
      if (!(rows instanceof Population)) {
        throw new NotKnownException("random features that are fitted to rows");
      }
      return projections.after(fit, random, labels, scenario.world());
    }
    FeatureSpectrum spectrum = spectrum(fit);
    return rows instanceof Population
        ? ofPopulation(fit, labels, spectrum)
        : step.after(fit, ((Gaussian) rows).count(), labels, noise(block), spectrum);
  }

  /** One more set of rows, labelled by the fit to those before: see {@link MomentStep}. */
  private ModelMoments continued(Fit fit, Map<String, ModelMoments> made) {
    LabelBlock last = fit.data().get(fit.data().size() - 1);
    LabelTerm term = last.labels().get(0);
    boolean goesOn =
        step.keepsRows()
            && fit.training() instanceof LeastNorm
            && last.labels().size() == 1
            && term.weight() == 1
            && made.containsKey(term.model())
            && !term.model().equals(Scenario.TRUTH)
            && !term.model().equals(Scenario.PREVIOUS)
            && scenario.plan(term.model()) instanceof Fit before
            && before.training().equals(fit.training())
            && before.features().equals(fit.features())
            && before.intercept() == fit.intercept()
            && before.data().size() == fit.data().size() - 1
            && isContinued(before, fit);
    if (!goesOn) {
      throw new NotKnownException("several row sets in a fit");
    }
    int rows = 0;
    for (LabelBlock block : fit.data()) {
      if (!(scenario.rows().get(block.rows()) instanceof Gaussian some)) {
        throw new NotKnownException("rows other than Gaussian ones in a fit to several row sets");
      }
      rows += some.count();
    }
    int fresh = ((Gaussian) scenario.rows().get(last.rows())).count();
    ModelMoments before = made.get(term.model());
    FeatureSpectrum spectrum = spectrum(fit);
    if (rows - (fit.intercept() ? 1 : 0) < spectrum.eigenvalues().length) {
      throw new NotKnownException("fewer rows than features where rows are kept");
    }
    if (spectrum.unseen(before) > 0) {
      throw new NotKnownException("features that see part of what labels rows that are kept");
    }
    double share = (double) fresh / rows;
    return step.after(fit, rows, before, noise(last) * share, spectrum);
  }

  private FeatureSpectrum spectrum(Fit fit) {
    FeatureMap drawn =
        fit.features() instanceof RandomFeatures random
            ? random.drawn(Randomness.of(random.seed()))
            : fit.features();
    FeatureSpectrum known = spectra.get(drawn);
    if (known == null || known.intercept() != fit.intercept()) {
      known = FeatureSpectrum.of(scenario.world(), drawn, fit.intercept(), solver);
      spectra.put(drawn, known);
    }
    return known;
  }

  /** The label function, of one model at most that is random. */
  private ModelMoments labels(LabelBlock block, Map<String, ModelMoments> made) {
    Map<String, Double> weights = new LinkedHashMap<>();
    block.labels().forEach(term -> weights.merge(term.model(), term.weight(), Double::sum));
    ModelMoments sum = null;
    Set<String> random = new TreeSet<>();
    for (Map.Entry<String, Double> entry : weights.entrySet()) {
      ModelMoments source = made.get(entry.getKey()).times(entry.getValue());
      if (!source.isCertain()) {
        random.add(entry.getKey());
      }
      sum =
          sum == null
              ? source
              : new ModelMoments(
                  sum.mean().plus(1, source.mean()), sum.covariance().plus(1, source.covariance()));
    }
    if (random.size() > 1) {
      throw new NotKnownException("two random label sources, %s".formatted(random));
    }
    return sum;
  }

  /** The variance of the labels' noise: vectors of one name add up before they are squared. */
  private double noise(LabelBlock block) {
    Map<String, Double> weights = new LinkedHashMap<>();
    Map<String, Double> variances = new LinkedHashMap<>();
    for (LabelTerm term : block.labels()) {
      if (term.noise() != null) {
        weights.merge(term.noise().name(), term.weight(), Double::sum);
        variances.put(term.noise().name(), term.noise().variance());
      }
    }
    double noise = 0;
    for (Map.Entry<String, Double> entry : weights.entrySet()) {
      noise += entry.getValue() * entry.getValue() * variances.get(entry.getKey());
    }
    return noise * scenario.world().outputs() * noisiness;
  }

  private ModelMoments ofPopulation(Fit fit, ModelMoments labels, FeatureSpectrum spectrum) {
    double[] e = spectrum.eigenvalues();
    double[] psi;
    if (fit.training() instanceof InBall ball) {
      if (!labels.isCertain() || scenario.world().random() || scenario.world().outputs() > 1) {
        throw new NotKnownException(
            "the best fit in a ball of what is random, since it is not linear");
      }
      double[] along = spectrum.energy(labels);
      double[] coefficients = new double[e.length];
      Arrays.setAll(coefficients, i -> Math.sqrt(e[i] * along[i]));
      psi = new BallFit(e, coefficients, ball.radius()).psi();
    } else {
      psi = ((Filtered) fit.training()).psi(e);
    }
    double[] gains = new double[e.length];
    Arrays.setAll(gains, i -> e[i] * psi[i]);
    return spectrum.fitted(labels, gains, spectrum.each(0));
  }
}
