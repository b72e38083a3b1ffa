// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.population.moment;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.eigendistill.base.Matrix;
import org.eigendistill.population.DesignSpectrum;
import org.eigendistill.population.FeatureMap;
import org.eigendistill.population.FeatureMap.ScaledFeatures;
import org.eigendistill.population.World;
import org.eigendistill.spectrum.EigenSolver;

/**
 * What features see of a population: the eigenvalues e of F'S F, and the best fit theta* = (F'S
 * F)^+ F'S w of a label function along each. For Gaussian rows the rest, of variance w'S w -
 * theta*'(F'S F) theta*, is noise independent of what is seen.
 */
public abstract class FeatureSpectrum {
  /** Below this part of the largest an eigenvalue that had to be computed is rounding. */
  private static final double ROUNDING = 1e-12;

  /** Below this part of the whole, what is not seen is rounding. */
  private static final double ALL_SEEN = 1e-13;

  private final World world;
  private final boolean intercept;
  private final double[] eigenvalues;

  private FeatureSpectrum(World world, boolean intercept, double... eigenvalues) {
    this.world = world;
    this.intercept = intercept;
    this.eigenvalues = eigenvalues.clone();
  }

  /**
   * Of a model's features, random ones drawn.
   *
   * @param intercept whether it sees the constant too, as it is, beside its features
   */
  public static FeatureSpectrum of(
      World world, FeatureMap features, boolean intercept, EigenSolver solver) {
    return features instanceof ScaledFeatures scaled
        ? new Separate(world, intercept, scaled)
        : Mixed.of(world, intercept, features, solver);
  }

  /** Whether the constant is seen too. */
  public boolean intercept() {
    return intercept;
  }

  /** The world. */
  public World world() {
    return world;
  }

  /** e, all positive. */
  public double[] eigenvalues() {
    return eigenvalues.clone();
  }

  /** E theta*_i^2 along each. */
  public abstract double[] energy(ModelMoments labels);

  /**
   * A model that keeps a share of what is seen along each eigendirection, and spreads around it.
   *
   * @param labels the label function
   * @param gains the share, on average, along each
   * @param added the variance of theta along each, independent of the labels' own
   */
  public abstract ModelMoments fitted(ModelMoments labels, double[] gains, double[] added);

  /** From weights to theta*, of the columns of a matrix. */
  public abstract Matrix best(Matrix weights);

  /**
   * A model whose theta has, along the eigendirections, a mean of shares of what is seen and any
   * covariance.
   *
   * @param covariance of theta, k x k, the labels' own in it
   */
  public abstract ModelMoments spread(ModelMoments labels, double[] gains, Matrix covariance);

  /**
   * The variance of the labels that the features do not see, a constant of the labels included that
   * there is no intercept for.
   */
  public double unseen(ModelMoments labels) {
    double whole = 0;
    double[] squares = labels.squares(world);
    double[] s = world.covariance();
    int length = intercept ? world.slopes() : s.length;
    for (int i = 0; i < length; i++) {
      whole += s[i] * squares[i];
    }
    double rest = unseen(labels, whole);
    return rest > ALL_SEEN * whole ? rest : 0;
  }

  abstract double unseen(ModelMoments labels, double whole);

  /** One value for all directions. */
  public double[] each(double value) {
    double[] all = new double[eigenvalues.length];
    Arrays.fill(all, value);
    return all;
  }

  /** Each coordinate a feature. */
  private static final class Separate extends FeatureSpectrum {
    private final ScaledFeatures features;
    private final int[] seen;

    Separate(World world, boolean intercept, ScaledFeatures features) {
      this(world, intercept, features, seen(world, features));
    }

    private Separate(World world, boolean intercept, ScaledFeatures features, int... seen) {
      super(
          world,
          intercept,
          Arrays.stream(seen)
              .mapToDouble(i -> features.at(i) * features.at(i) * world.covariance()[i])
              .toArray());
      this.features = features;
      this.seen = seen;
    }

    private static int[] seen(World world, ScaledFeatures features) {
      double[] s = world.covariance();
      return IntStream.range(0, s.length).filter(i -> features.at(i) != 0 && s[i] > 0).toArray();
    }

    @Override
    public double[] energy(ModelMoments labels) {
      double[] squares = labels.squares(world());
      return Arrays.stream(seen)
          .mapToDouble(i -> squares[i] / (features.at(i) * features.at(i)))
          .toArray();
    }

    @Override
    double unseen(ModelMoments labels, double whole) {
      double[] squares = labels.squares(world());
      double[] s = world().covariance();
      for (int i : seen) {
        s[i] = 0;
      }
      if (intercept()) {
        s[s.length - 1] = 0;
      }
      return IntStream.range(0, s.length).mapToDouble(i -> s[i] * squares[i]).sum();
    }

    @Override
    public Matrix best(Matrix of) {
      return Matrix.fill(
          seen.length, of.columns(), (k, j) -> of.get(seen[k], j) / features.at(seen[k]));
    }

    @Override
    public ModelMoments spread(ModelMoments labels, double[] gains, Matrix covariance) {
      int p = world().size();
      double[] all = new double[p * p];
      for (int k = 0; k < seen.length; k++) {
        for (int l = 0; l < seen.length; l++) {
          all[seen[k] * p + seen[l]] =
              features.at(seen[k]) * covariance.get(k, l) * features.at(seen[l]);
        }
      }
      SquareMatrix mean = fitted(labels, gains, each(0)).mean();
      return new ModelMoments(mean, SquareMatrix.of(Matrix.of(p, p, all)));
    }

    @Override
    public ModelMoments fitted(ModelMoments labels, double[] gains, double[] added) {
      double[] factors = new double[world().size()];
      double[] ones = new double[factors.length];
      double[] spread = new double[factors.length];
      Arrays.fill(ones, 1);
      if (intercept()) {
        factors[factors.length - 1] = 1;
      }
      for (int k = 0; k < seen.length; k++) {
        factors[seen[k]] = gains[k];
        spread[seen[k]] = added[k] * features.at(seen[k]) * features.at(seen[k]);
      }
      return new ModelMoments(
          labels.mean().scaled(factors, ones),
          labels.covariance().scaled(factors, factors).plus(1, SquareMatrix.ofDiagonal(spread)));
    }
  }

  /** Any features. */
  private static final class Mixed extends FeatureSpectrum {
    /** Weights of theta = unit vectors, p x k. */
    private final Matrix weights;

    /** From weights to theta*, k x p. */
    private final Matrix best;

    private Mixed(
        World world, boolean intercept, double[] eigenvalues, Matrix weights, Matrix best) {
      super(world, intercept, eigenvalues);
      this.weights = weights;
      this.best = best;
    }

    static Mixed of(World world, boolean intercept, FeatureMap features, EigenSolver solver) {
      double[] s = world.covariance();
      Matrix root = Matrix.fill(s.length, s.length, (i, j) -> i == j ? Math.sqrt(s[i]) : 0);
      DesignSpectrum spectrum = DesignSpectrum.of(root, 1, features, solver);
      double[] all = spectrum.eigenvalues();
      double top = Arrays.stream(all).max().orElse(0);
      int[] kept = IntStream.range(0, all.length).filter(i -> all[i] > ROUNDING * top).toArray();
      double[] e = Arrays.stream(kept).mapToDouble(i -> all[i]).toArray();
      Matrix left = spectrum.left().selectColumns(kept);
      Matrix right = spectrum.right().selectRows(kept);
      return new Mixed(
          world,
          intercept,
          e,
          Matrix.fill(s.length, e.length, (i, k) -> left.get(i, k) / Math.sqrt(e[k])),
          Matrix.fill(
              e.length, s.length, (k, i) -> right.get(k, i) * Math.sqrt(s[i]) / Math.sqrt(e[k])));
    }

    @Override
    public double[] energy(ModelMoments labels) {
      Matrix mean = best.times(labels.mean(world()));
      Matrix spread = best.times(labels.covariance().times(best.transpose()));
      double[] energy = new double[mean.rows()];
      for (int k = 0; k < energy.length; k++) {
        energy[k] = spread.get(k, k);
        for (double value : mean.row(k)) {
          energy[k] += value * value;
        }
      }
      return energy;
    }

    @Override
    double unseen(ModelMoments labels, double whole) {
      double[] energy = energy(labels);
      double[] e = eigenvalues();
      return whole - IntStream.range(0, e.length).mapToDouble(k -> e[k] * energy[k]).sum();
    }

    @Override
    public Matrix best(Matrix of) {
      return best.times(of);
    }

    @Override
    public ModelMoments spread(ModelMoments labels, double[] gains, Matrix covariance) {
      SquareMatrix mean = fitted(labels, gains, each(0)).mean();
      Matrix all = weights.times(covariance).times(weights.transpose());
      return new ModelMoments(mean, SquareMatrix.of(all));
    }

    @Override
    public ModelMoments fitted(ModelMoments labels, double[] gains, double[] added) {
      Matrix scaled =
          Matrix.fill(weights.rows(), gains.length, (i, k) -> weights.get(i, k) * gains[k]);
      Matrix slopes = scaled.times(best);
      int last = slopes.rows() - 1;
      Matrix map =
          intercept()
              ? Matrix.fill(
                  last + 1, last + 1, (i, j) -> i == last && j == last ? 1 : slopes.get(i, j))
              : slopes;
      Matrix mean = map.times(labels.mean().dense());
      Matrix spread = map.times(labels.covariance().times(map.transpose()));
      Matrix more =
          Matrix.fill(
              weights.rows(), added.length, (i, k) -> weights.get(i, k) * Math.sqrt(added[k]));
      return new ModelMoments(
          SquareMatrix.of(mean), SquareMatrix.of(spread.plus(1, more.transpose().gram())));
    }
  }
}
