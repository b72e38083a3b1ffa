// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Randomness;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.dynamics.Ridge;
import org.eigendistill.population.FeatureMap.KernelFeatures;
import org.eigendistill.population.LabelTerm.NoiseVector;
import org.eigendistill.population.ModelPlan.Fit;
import org.eigendistill.population.RowSet.Given;
import org.eigendistill.population.Training.LeastNorm;
import org.eigendistill.population.Training.Spectral;
import org.eigendistill.spectrum.EigenSolver;
import org.eigendistill.spectrum.EjmlSolver;
import org.eigendistill.spectrum.Solvers;
import org.junit.jupiter.api.Test;

/**
 * What need not be written out gives the same risks: by one linear system, by eigenvectors, by LU.
 */
class LabelMapTest {
  private static Matrix gaussian(int n, int p, long seed) {
    Randomness stream = Randomness.of(seed);
    return Matrix.fill(n, p, (i, j) -> stream.gaussian());
  }

  private static RealMatrix copied(Matrix matrix) {
    double[][] rows = new double[matrix.rows()][];
    java.util.Arrays.setAll(rows, matrix::row);
    return new Array2DRowRealMatrix(rows);
  }

  /** The variance that noise of variance 1 in the labels gives to the risk, and the bias. */
  private static RiskParts parts(
      Matrix rows, FeatureMap features, Training training, int fits, EigenSolver solver) {
    int p = rows.columns();
    double[] even = new double[p];
    java.util.Arrays.fill(even, 1);
    World world = World.given(even, Matrix.fill(p, 1, (i, j) -> 1.0 / (1 + i)), 0);
    LabelTerm labels = new LabelTerm(Scenario.TRUTH, 1, new NoiseVector("labels", 1));
    List<LabelBlock> data = List.of(new LabelBlock("A", List.of(labels)));
    List<ModelPlan> models = new ArrayList<>();
    for (String name : List.of("m", "of the same noise").subList(0, fits)) {
      models.add(new Fit(name, features, training, false, null, data));
    }
    Scenario scenario = new Scenario(world, Map.of("A", new Given(rows)), models);
    return new Realisation(scenario, Randomness.of(1), solver)
        .risks(Question.of(List.of("m")))
        .get("m");
  }

  private static void hold(Matrix rows, FeatureMap features, Matrix kernel, double penalty) {
    Training training = new Spectral(Ridge.of(), penalty);
    RealMatrix x = copied(rows);
    RealMatrix cross = copied(kernel).multiply(x.transpose());
    RealMatrix inner =
        x.multiply(cross)
            .add(
                MatrixUtils.createRealIdentityMatrix(rows.rows())
                    .scalarMultiply(rows.rows() * penalty));
    RealMatrix operator = cross.multiply(new LUDecomposition(inner).getSolver().getInverse());
    double norm = operator.getFrobeniusNorm();
    double[] b = new double[rows.columns()];
    java.util.Arrays.setAll(b, i -> 1.0 / (1 + i));
    double bias = 0;
    double[] fitted = operator.operate(x.operate(b));
    for (int i = 0; i < b.length; i++) {
      bias += (fitted[i] - b[i]) * (fitted[i] - b[i]);
    }
    for (EigenSolver solver :
        List.of(new EjmlSolver(), Solvers.named("openblas", 1, System.err::println))) {
      for (int fits : new int[] {1, 2}) {
        RiskParts found = parts(rows, features, training, fits, solver);
        assertThat(found.own()).isCloseTo(norm * norm, within(1e-11 * norm * norm));
        assertThat(found.bias()).isCloseTo(bias, within(1e-11 * Math.max(bias, 1e-3)));
      }
    }
  }

  @Test
  void moreRowsThanFeaturesAndFewer() {
    for (int[] shape : new int[][] {{180, 165}, {165, 180}}) {
      Matrix rows = gaussian(shape[0], shape[1], 3);
      int p = shape[1];
      Matrix one = Matrix.fill(p, p, (i, j) -> i == j ? 1 : 0);
      hold(rows, FeatureMap.all(p), one, 0.1);
    }
  }

  @Test
  void leastSquares() {
    Matrix rows = gaussian(330, 165, 4);
    double variance = inverseTrace(rows);
    assertThat(leastSquares(rows).own()).isCloseTo(variance, within(1e-10));
    // The fit of least norm to fewer rows is the transposed map.
    assertThat(leastSquares(rows.transpose()).own()).isCloseTo(variance, within(1e-10));
  }

  private static double inverseTrace(Matrix tall) {
    RealMatrix x = copied(tall);
    return new LUDecomposition(x.transpose().multiply(x)).getSolver().getInverse().getTrace();
  }

  private static RiskParts leastSquares(Matrix rows) {
    RiskParts found = null;
    for (EigenSolver solver :
        List.of(new EjmlSolver(), Solvers.named("openblas", 1, System.err::println))) {
      for (int fits : new int[] {1, 2}) {
        RiskParts now = parts(rows, FeatureMap.all(rows.columns()), new LeastNorm(), fits, solver);
        if (found != null) {
          assertThat(now.own()).isCloseTo(found.own(), within(1e-11 * found.own()));
          assertThat(now.bias()).isCloseTo(found.bias(), within(1e-12));
        }
        found = now;
      }
    }
    return found;
  }

  @Test
  void flowWithItsNoiseUsedOnceAndTwice() {
    for (int[] shape : new int[][] {{180, 165}, {165, 180}, {30, 12}}) {
      Matrix rows = gaussian(shape[0], shape[1], 6);
      Training flow = new Spectral(GradientFlow.of(), 2);
      FeatureMap all = FeatureMap.all(shape[1]);
      RiskParts once = parts(rows, all, flow, 1, new EjmlSolver());
      RiskParts twice = parts(rows, all, flow, 2, new EjmlSolver());
      assertThat(once.own()).isCloseTo(twice.own(), within(1e-12 * twice.own()));
      assertThat(once.bias()).isCloseTo(twice.bias(), within(1e-12 * twice.bias()));
    }
  }

  /** On all points in their order, and on others. */
  @Test
  void kernels() {
    int n = 170;
    Matrix root = gaussian(n, n + 20, 5);
    Matrix kernel = root.times(root.transpose());
    Matrix all = Matrix.fill(n, n, (i, j) -> i == j ? 1 : 0);
    Matrix some = Matrix.fill(n - 5, n, (i, j) -> j == n - 1 - i ? 1 : 0);
    for (double penalty : new double[] {0.5, 1e-3}) {
      hold(all, new KernelFeatures(kernel), kernel, penalty);
      hold(some, new KernelFeatures(kernel), kernel, penalty);
    }
  }
}
