// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.population.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.integration.IterativeLegendreGaussIntegrator;
import org.apache.commons.math3.complex.Complex;
import org.eigendistill.base.Matrix;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.dynamics.HeavyBall;
import org.eigendistill.population.FeatureMap;
import org.eigendistill.population.LabelBlock;
import org.eigendistill.population.LabelTerm;
import org.eigendistill.population.LabelTerm.NoiseVector;
import org.eigendistill.population.ModelPlan.Fit;
import org.eigendistill.population.Question;
import org.eigendistill.population.RiskEstimate;
import org.eigendistill.population.RowSet.Gaussian;
import org.eigendistill.population.Scenario;
import org.eigendistill.population.Training;
import org.eigendistill.population.Training.Spectral;
import org.eigendistill.population.World;
import org.eigendistill.spectrum.EjmlSolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The root that contours follow, where it is hard to: near edges, spikes, and no rows to spare. */
class EffectivePenaltyTest {
  private static double[] alike(int count, double value) {
    double[] all = new double[count];
    Arrays.fill(all, value);
    return all;
  }

  /** In the right half plane the root is the one of its equation that is conjugate to z's side. */
  @ParameterizedTest
  @CsvSource({
    "200, 200, 1, 5e-5",
    "200, 200, 1, 1.5e-6",
    "300, 60, 1e6, 0.15",
    "300, 60, 1e4, 0.001",
    "20000, 5, 1, 0.4",
    "60, 300, 1e3, 0.01",
    "61, 60, 2, 1e-4"
  })
  void isARootAllAlongAContour(int features, int rows, double spike, double left) {
    double[] eigenvalues = alike(features, 1e-3);
    eigenvalues[0] = 1e-3 * spike;
    Levels levels = Levels.of(eigenvalues);
    double reach = left * 1e-3;
    int nodes = Contour.nodes(Contour.edge(levels, rows), reach);
    Contour contour = Contour.of(levels, rows, reach, nodes);
    for (int j = 0; j < contour.size(); j++) {
      Complex k = new Complex(contour.kr()[j], contour.ki()[j]);
      Complex z = new Complex(contour.zr()[j], contour.zi()[j]);
      Complex sum = Complex.ZERO;
      double size = 1;
      for (int l = 0; l < levels.values().length; l++) {
        double s = levels.values()[l];
        Complex share = k.add(s).reciprocal().multiply(s * levels.counts()[l] / rows);
        sum = sum.add(share);
        size += share.abs();
      }
      Complex value = k.multiply(Complex.ONE.subtract(sum)).add(z);
      assertThat(value.abs()).as("node %d", j).isLessThan(1e-12 * size * k.abs());
      assertThat(k.getImaginary()).isNegative();
    }
  }

  /**
   * As many rows as features, all alike: the rows' eigenvalues have the density {@code sqrt(x (4 -
   * x)) / (2 pi x)} of Marchenko and Pastur, over which the risk of a flow is an integral; with x =
   * u^2 its ends are smooth.
   */
  @ParameterizedTest
  @ValueSource(doubles = {10, 1e3, 3e4})
  void aLongFlowOfAsManyRowsAsFeatures(double time) {
    int p = 200;
    World world = World.given(alike(p, 1), Matrix.fill(p, 1, (i, j) -> 1 / Math.sqrt(p)), 0);
    LabelTerm truth = new LabelTerm(Scenario.TRUTH, 1, new NoiseVector("e", 0.5));
    Training flow = new Spectral(GradientFlow.of(), time);
    Fit fit =
        new Fit(
            "m",
            FeatureMap.all(p),
            flow,
            false,
            null,
            List.of(new LabelBlock("A", List.of(truth))));
    RiskEstimate limit =
        new Limits(0, new EjmlSolver())
            .of(
                new Scenario(world, Map.of("A", new Gaussian(p)), List.of(fit)),
                Question.of(List.of("m")))
            .get("m");
    double bias = overBulk(x -> Math.exp(-2 * time * x), time);
    double noise = overBulk(x -> Math.pow(Math.expm1(-time * x), 2) / x, time);
    assertThat(limit.bias()).isCloseTo(bias, within(1e-8 * bias));
    assertThat(limit.noise()).isCloseTo(0.5 * noise, within(1e-8 * noise));
  }

  private static double overBulk(DoubleUnaryOperator of, double time) {
    IterativeLegendreGaussIntegrator integrator =
        new IterativeLegendreGaussIntegrator(30, 1e-13, 1e-13);
    double sum = 0;
    double to;
    for (double from = 0; from < 2; from = to) {
      to = Math.min(2, Math.max(0.3 / Math.sqrt(time), 2 * from));
      sum +=
          integrator.integrate(
              1_000_000, u -> of.applyAsDouble(u * u) * Math.sqrt(4 - u * u) / Math.PI, from, to);
    }
    return sum;
  }

  /**
   * A start elsewhere on the only rows there are: momentum from the truth forgets it as it fits.
   */
  @Test
  void oneModelMayStartElsewhere() {
    int p = 40;
    World world = World.given(alike(p, 1), Matrix.fill(p, 1, (i, j) -> i == 0 ? 1 : 0), 0);
    LabelTerm truth = new LabelTerm(Scenario.TRUTH, 1, new NoiseVector("e", 0.5));
    RiskEstimate[] found = new RiskEstimate[2];
    for (int i = 0; i < 2; i++) {
      Fit fit =
          new Fit(
              "m",
              FeatureMap.all(p),
              new Spectral(HeavyBall.of(0.2, 0.5), 12),
              false,
              i == 0 ? Scenario.TRUTH : null,
              List.of(new LabelBlock("A", List.of(truth))));
      found[i] =
          new Limits(0, new EjmlSolver())
              .of(
                  new Scenario(world, Map.of("A", new Gaussian(70)), List.of(fit)),
                  Question.of(List.of("m")))
              .get("m");
    }
    // From the truth nothing of it is to be fitted, and the labels' noise comes in as from zero.
    assertThat(found[0].bias()).isCloseTo(0, within(1e-12));
    assertThat(found[0].noise()).isCloseTo(found[1].noise(), within(1e-10));
    assertThat(found[1].bias()).isGreaterThan(1e-3);
  }
}
