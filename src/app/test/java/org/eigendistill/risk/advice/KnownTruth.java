// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.risk.advice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.eigendistill.base.Matrix;
import org.eigendistill.data.Dataset;
import org.eigendistill.data.Split;
import org.eigendistill.data.SyntheticDesign;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.dynamics.Model;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.risk.Gains;
import org.eigendistill.risk.LinearProblem;
import org.eigendistill.risk.RiskForm;
import org.eigendistill.spectrum.EjmlSolver;
import org.eigendistill.spectrum.LossScale;
import org.eigendistill.spectrum.Spectrum;

/**
 * A synthetic problem whose population risk is known: signal of mean square 1, coefficients along
 * the covariance's axes with squares in proportion to {@code variance^alignment}.
 */
record KnownTruth(String name, int rows, double[] variances, double[] along, double noise) {
  static final double HOLDOUT = 0.2;
  static final Procedure PROCEDURE = GradientFlow.of();
  static final Fitting FITTING =
      new Fitting(
          Fitting.Preparation.AS_IS,
          data -> Spectrum.bySvd(data.features(), data.targets(), LossScale.SUM, new EjmlSolver()));

  static KnownTruth of(String name, int rows, double[] variances, double alignment, double noise) {
    double[] along =
        Arrays.stream(variances).map(s -> s > 0 ? Math.pow(s, alignment / 2) : 0).toArray();
    double power =
        IntStream.range(0, along.length).mapToDouble(k -> variances[k] * along[k] * along[k]).sum();
    for (int k = 0; k < along.length; k++) {
      along[k] *= (k % 2 == 0 ? 1 : -1) / Math.sqrt(power);
    }
    return new KnownTruth(name, rows, variances, along, noise);
  }

  /** 4 covariances x 2 alignments x 3 sizes x 2 noise levels. */
  static List<KnownTruth> all() {
    List<KnownTruth> problems = new ArrayList<>();
    int[][] sizes = {{250, 40}, {125, 40}, {100, 120}};
    for (int[] size : sizes) {
      int p = size[1];
      double[][] spectra = {
        SyntheticDesign.powerLaw(p, 1),
        SyntheticDesign.powerLaw(p, 2),
        SyntheticDesign.spiked(p, 5, 25),
        SyntheticDesign.twoLevel(p, p / 2, 1, 0.1)
      };
      String[] names = {"power law 1", "power law 2", "spiked", "two-level"};
      for (int i = 0; i < spectra.length; i++) {
        for (double alignment : new double[] {0, 1}) {
          for (double noise : new double[] {0.1, 1}) {
            problems.add(
                of(
                    "%s, alignment %s, %d x %d, noise %s"
                        .formatted(names[i], alignment, size[0], p, noise),
                    size[0],
                    spectra[i],
                    alignment,
                    noise));
          }
        }
      }
    }
    return problems;
  }

  SyntheticDesign draw(long seed) {
    return SyntheticDesign.draw(rows, variances, along, noise, seed);
  }

  Split split(SyntheticDesign design, long seed) {
    return Split.holdout(design.data(), HOLDOUT, seed);
  }

  /** The population risk of filters on the training rows, without the noise of new targets. */
  static RiskForm population(SyntheticDesign design, Dataset train) {
    Spectrum spectrum = FITTING.fit(train).spectrum();
    Matrix axes = design.axes();
    double[] s = design.variances();
    Matrix covariance =
        Matrix.fill(axes.rows(), s.length, (i, k) -> axes.get(i, k) * s[k]).times(axes.transpose());
    return LinearProblem.of(spectrum, Matrix.ofColumn(design.truth()), design.noise())
        .population(covariance);
  }

  static double risk(RiskForm form, Model model) {
    return form.of(Gains.of(model, form.eigenvalues()));
  }

  Advice advise(Split split, long seed) {
    return new Advisor(FITTING, top -> PROCEDURE, seed, Advisor.Order.ANY)
        .advise(split, (task, done, total) -> {});
  }
}
