// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.population.limit;

import java.util.Arrays;
import org.apache.commons.math3.complex.Complex;
import org.eigendistill.base.Matrix;
import org.eigendistill.dynamics.Ridge;
import org.eigendistill.population.ModelPlan.Fit;
import org.eigendistill.population.NotKnownException;
import org.eigendistill.population.Training;
import org.eigendistill.population.Training.LeastNorm;
import org.eigendistill.population.Training.OnePass;
import org.eigendistill.population.Training.Spectral;
import org.eigendistill.population.UnboundedException;
import org.eigendistill.population.moment.FeatureSpectrum;
import org.eigendistill.population.moment.ModelMoments;
import org.eigendistill.population.moment.MomentStep;
import org.eigendistill.population.moment.OnePassMoments;
import org.eigendistill.spectrum.EigenSolver;

/**
 * Deterministic equivalents of a fit to n fresh rows, n and the number of features large.
 *
 * <p>Ridge and least norm, with k of {@link EffectivePenalty}, g = 1 / (e + k) and nu the noise
 * with what is not seen:
 *
 * <pre>    E theta = e g theta*,   Cov theta_i = (zz / n) e g^2,
 *    zz = (nu + k^2 sum E theta*^2 e g^2) / (1 - sum e^2 g^2 / n). </pre>
 *
 * <p>Any other filter h by integrals over a contour, with A = 1 / (e + k(-z)), c = h k dz / z and Q
 * of {@link PairSums}:
 *
 * <pre>
 *     E theta = sum c A theta*,   Cov theta_i = (e/n) sum sum c1 c2 Q A1 A2 + (nu/n) sum (h^2/z)(k/z) A dz.
 * </pre>
 */
final class LimitStep implements MomentStep {
  private final int nodes;
  private final ContourMemory memory;
  private final EigenSolver solver;

  /** What is kept of a level: eigenvalue, energy and three results. */
  private static final double PARTS = 5;

  private record WeightsKey(Training training, int rows, Matrix eigenvalues, Matrix energies) {}

  LimitStep(int nodes, ContourMemory memory, EigenSolver solver) {
    this.solver = solver;
    this.nodes = nodes;
    this.memory = memory;
  }

  @Override
  public ModelMoments after(
      Fit fit, int rows, ModelMoments labels, double noise, FeatureSpectrum spectrum) {
    if (fit.intercept()) {
      throw new NotKnownException("an intercept, which is of the order of 1/n");
    }
    double all = noise + spectrum.unseen(labels);
    if (spectrum.eigenvalues().length == 0) {
      return labels.times(0);
    }
    if (fit.training() instanceof OnePass pass) {
      return OnePassMoments.after(fit.name(), pass.step(), rows, labels, all, spectrum);
    }
    if (fit.training() instanceof LeastNorm) {
      return ridge(fit, 0, rows, labels, all, spectrum);
    }
    Spectral training = (Spectral) fit.training();
    if (training.length() == 0) {
      return labels.times(0);
    }
    if (training.procedure().filter() instanceof Ridge) {
      return ridge(fit, training.length(), rows, labels, all, spectrum);
    }
    return filtered(training, rows, labels, all, spectrum);
  }

  private static ModelMoments ridge(
      Fit fit,
      double penalty,
      int rows,
      ModelMoments labels,
      double noise,
      FeatureSpectrum spectrum) {
    double[] e = spectrum.eigenvalues();
    double[] energy = spectrum.energy(labels);
    double k = new EffectivePenalty(Levels.of(e), rows).of(penalty);
    double left = noise;
    double taken = 0;
    for (int i = 0; i < e.length; i++) {
      double g = 1 / (e[i] + k);
      left += k * k * energy[i] * e[i] * g * g;
      taken += e[i] * g * e[i] * g / rows;
    }
    if (left > 0 && !(taken < 1)) {
      throw new UnboundedException(
          "'%s' is a least-norm fit of as many rows as features".formatted(fit.name()));
    }
    double zz = left == 0 ? 0 : left / (1 - taken);
    double[] gains = Arrays.stream(e).map(each -> each / (each + k)).toArray();
    double[] added =
        Arrays.stream(e).map(each -> zz / rows * each / ((each + k) * (each + k))).toArray();
    return spectrum.fitted(labels, gains, added);
  }

  private ModelMoments filtered(
      Spectral training, int rows, ModelMoments labels, double noise, FeatureSpectrum spectrum) {
    Levels levels = Levels.of(spectrum.eigenvalues());
    double[] energies = levels.sums(spectrum.energy(labels));
    WeightsKey key =
        new WeightsKey(
            training, rows, Matrix.ofColumn(spectrum.eigenvalues()), Matrix.ofColumn(energies));
    double[][] parts =
        memory
            .known()
            .of(
                key,
                double[][].class,
                PARTS * Double.BYTES * energies.length,
                () -> integrals(training, rows, levels, energies));
    double[] added = parts[1].clone();
    for (int l = 0; l < added.length; l++) {
      added[l] += noise * parts[2][l];
    }
    return spectrum.fitted(labels, levels.spread(parts[0]), levels.spread(added));
  }

  /** Mean gain, spread by the signal, and spread by a unit of noise, of each level. */
  private double[][] integrals(Spectral training, int rows, Levels levels, double... energies) {
    ComplexGain gain = ComplexGain.of(training);
    int count = levels.values().length;
    double[] flat =
        Doubling.of(
            memory,
            levels,
            rows,
            gain.reach(levels.top()),
            nodes,
            contour -> over(contour, gain, rows, levels, energies));
    return new double[][] {
      Arrays.copyOfRange(flat, 0, count),
      Arrays.copyOfRange(flat, count, 2 * count),
      Arrays.copyOfRange(flat, 2 * count, 3 * count)
    };
  }

  private double[] over(
      Contour contour, ComplexGain gain, int rows, Levels levels, double... energies) {
    int half = contour.size();
    int count = levels.values().length;
    double[] vr = new double[half * count];
    double[] vi = new double[half * count];
    double[] result = new double[3 * count];
    Complex[] gains = new Complex[half];
    for (int j = 0; j < half; j++) {
      Complex z = new Complex(contour.zr()[j], contour.zi()[j]);
      Complex k = new Complex(contour.kr()[j], contour.ki()[j]);
      Complex h = gain.at(z)[0];
      gains[j] = h;
      Complex c = h.multiply(new Complex(contour.wr()[j], contour.wi()[j])).multiply(k).divide(z);
      Complex squared = c.multiply(h).divide(z);
      for (int l = 0; l < count; l++) {
        Complex a = k.add(levels.values()[l]).reciprocal();
        Complex v = c.multiply(a);
        vr[j * count + l] = v.getReal();
        vi[j * count + l] = v.getImaginary();
        result[l] += 2 * v.getReal();
        result[2 * count + l] += 2 * squared.multiply(a).getReal() / rows;
      }
    }
    gain.requireAnalytic(contour, gains);
    double[] pairs =
        new PairSums(levels, rows, contour, energies)
            .twice(Matrix.of(half, count, vr), Matrix.of(half, count, vi), solver);
    for (int l = 0; l < count; l++) {
      result[count + l] = levels.values()[l] / rows * pairs[l];
    }
    return result;
  }
}
