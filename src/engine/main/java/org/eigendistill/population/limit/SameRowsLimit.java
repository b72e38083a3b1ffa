// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.population.limit;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.complex.Complex;
import org.eigendistill.population.FeatureMap;
import org.eigendistill.population.LabelBlock;
import org.eigendistill.population.LabelTerm;
import org.eigendistill.population.ModelPlan;
import org.eigendistill.population.ModelPlan.Fit;
import org.eigendistill.population.ModelPlan.Settled;
import org.eigendistill.population.NotKnownException;
import org.eigendistill.population.RowSet.Gaussian;
import org.eigendistill.population.Scenario;
import org.eigendistill.population.World;
import org.eigendistill.population.moment.FeatureSpectrum;
import org.eigendistill.population.moment.ModelMoments;
import org.eigendistill.spectrum.EigenSolver;

/**
 * The limit of models that are all fitted to the same n Gaussian rows by the same features. Each is
 * one filter of the design, h on the target and h_j on each noise, whatever the number of
 * generations, and with phi = 1 - h
 *
 * <pre>
 *     bias = sum over z1, z2 of phi1 phi2 (k1 k2 / (z1 z2)) Q,   noise = sum v_j sum over z of (h_j^2/z)(k/z),
 * </pre>
 *
 * over a {@link Contour} with Q of {@link PairSums}.
 */
final class SameRowsLimit {
  /** The name of the noise that is what the features do not see of the target. */
  private static final String UNSEEN = "";

  private final Scenario scenario;
  private final List<ModelPlan> plans;
  private final int nodes;
  private final ContourMemory memory;
  private final FeatureSpectrum spectrum;
  private final int rows;
  private final double unseen;

  /**
   * For some plans.
   *
   * @throws NotKnownException if they are not all of one feature space and one set of rows
   */
  SameRowsLimit(
      Scenario scenario,
      List<ModelPlan> plans,
      int nodes,
      ContourMemory memory,
      EigenSolver solver) {
    this.scenario = scenario;
    this.plans = plans;
    this.nodes = nodes;
    this.memory = memory;
    World world = scenario.world();
    FeatureMap features = null;
    String name = null;
    for (ModelPlan plan : plans) {
      Fit fit = fit(plan);
      LabelBlock block = fit.data().get(0);
      require(fit.data().size() == 1, "several row sets in a fit");
      require(!fit.intercept(), "an intercept, which is of the order of 1/n");
      require(
          name == null || name.equals(block.rows()), "fresh rows mixed with rows that come again");
      require(
          features == null || features.equals(fit.features()),
          "two feature spaces on the same rows");
      require(
          !(fit.features() instanceof FeatureMap.RandomFeatures),
          "random features that are fitted to rows");
      features = fit.features();
      name = block.rows();
    }
    this.rows = ((Gaussian) scenario.rows().get(name)).count();
    this.spectrum = FeatureSpectrum.of(world, features, false, solver);
    this.unseen = spectrum.unseen(ModelMoments.truth(world));
  }

  private static Fit fit(ModelPlan plan) {
    if (plan instanceof Settled settled) {
      return settled.round();
    }
    require(plan instanceof Fit, "a label function on rows that come again");
    return (Fit) plan;
  }

  private static void require(boolean good, String otherwise) {
    if (!good) {
      throw new NotKnownException(otherwise);
    }
  }

  /** Bias and noise of a model. */
  double[] of(String target) {
    Levels levels = Levels.of(spectrum.eigenvalues());
    double[] energies = levels.sums(spectrum.energy(ModelMoments.truth(scenario.world())));
    double left = levels.top();
    for (ModelPlan plan : plans) {
      left = Math.min(left, ComplexGain.of(fit(plan).training()).reach(levels.top()));
    }
    double[] parts =
        Doubling.of(
            memory, levels, rows, left, nodes, contour -> over(contour, levels, energies, target));
    return new double[] {parts[0] + unseen, parts[1] * scenario.world().outputs()};
  }

  private double[] over(Contour contour, Levels levels, double[] energies, String target) {
    Map<String, NodeFilter> made = new HashMap<>();
    made.put(Scenario.TRUTH, NodeFilter.truth(contour.size(), UNSEEN, unseen));
    for (ModelPlan plan : plans) {
      made.put(plan.name(), filter(plan, contour, made));
    }
    NodeFilter found = made.get(target);
    double[] pr = new double[contour.size()];
    double[] pi = new double[contour.size()];
    double noise = 0;
    double hidden = 0;
    for (int j = 0; j < pr.length; j++) {
      Complex z = new Complex(contour.zr()[j], contour.zi()[j]);
      Complex k = new Complex(contour.kr()[j], contour.ki()[j]);
      Complex by = new Complex(contour.wr()[j], contour.wi()[j]).multiply(k).divide(z);
      Complex phi = Complex.ONE.subtract(found.target()[j]).multiply(by);
      pr[j] = phi.getReal();
      pi[j] = phi.getImaginary();
      Complex each = by.divide(z);
      noise += 2 * found.squares(j, UNSEEN, false).multiply(each).getReal();
      hidden += 2 * found.squares(j, UNSEEN, true).multiply(each).getReal();
    }
    double bias = memory.pairs(levels, rows, contour, energies).twice(pr, pi);
    return new double[] {bias + hidden, noise};
  }

  private NodeFilter filter(ModelPlan plan, Contour contour, Map<String, NodeFilter> made) {
    Fit fit = fit(plan);
    ComplexGain gain = ComplexGain.of(fit.training());
    Complex[] gains = new Complex[contour.size()];
    Complex[] residuals = new Complex[contour.size()];
    for (int j = 0; j < gains.length; j++) {
      Complex[] both = gain.at(new Complex(contour.zr()[j], contour.zi()[j]));
      gains[j] = both[0];
      residuals[j] = both[1];
    }
    gain.requireAnalytic(contour, gains);
    NodeFilter round = round(fit, gains, residuals, made);
    if (!(plan instanceof Settled settled)) {
      return round;
    }
    require(settled.renewedRows().isEmpty(), "fresh rows mixed with rows that come again");
    double weight =
        fit.data().get(0).labels().stream()
            .filter(term -> term.model().equals(Scenario.PREVIOUS))
            .mapToDouble(LabelTerm::weight)
            .sum();
    boolean starts = Scenario.PREVIOUS.equals(fit.start());
    Complex[] factors = new Complex[gains.length];
    Complex[] series = new Complex[gains.length];
    for (int j = 0; j < factors.length; j++) {
      factors[j] = factor(weight, starts, gains[j], residuals[j]);
      series[j] = Complex.ONE.subtract(factors[j].multiply(factors[j])).reciprocal();
    }
    for (double at : contour.probes()) {
      Complex[] both = gain.at(new Complex(at));
      double factor = factor(weight, starts, both).getReal();
      require(
          Math.abs(factor) < 1 && contour.givesBack(at, 1 / (1 - factor * factor), series),
          "endless rounds of '%s', which settle for single eigenvalues only".formatted(fit.name()));
    }
    return round.settled("rounds of " + fit.name(), settled.renewedNoise(), factors);
  }

  /** What a round takes of the round before: gain times weight, and the residual of a start. */
  private static Complex factor(double weight, boolean starts, Complex... both) {
    Complex factor = both[0].multiply(weight);
    return starts ? factor.add(both[1]) : factor;
  }

  /** One round, without what it takes of the round before. */
  private static NodeFilter round(
      Fit fit, Complex[] gains, Complex[] residuals, Map<String, NodeFilter> made) {
    NodeFilter sum = NodeFilter.nothing(gains.length);
    for (LabelTerm term : fit.data().get(0).labels()) {
      Complex[] weighted =
          Arrays.stream(gains).map(g -> g.multiply(term.weight())).toArray(Complex[]::new);
      if (!term.model().equals(Scenario.PREVIOUS)) {
        sum = sum.plus(made.get(term.model()), weighted);
      }
      if (term.noise() != null) {
        sum = sum.plusNoise(term.noise().name(), term.noise().variance(), weighted);
      }
    }
    boolean starts = fit.start() != null && !fit.start().equals(Scenario.PREVIOUS);
    return starts ? sum.plus(made.get(fit.start()), residuals) : sum;
  }
}
