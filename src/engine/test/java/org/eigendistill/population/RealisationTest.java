// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Randomness;
import org.eigendistill.dynamics.Affine;
import org.eigendistill.dynamics.Filter;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.dynamics.Ridge;
import org.eigendistill.number.Scalar;
import org.eigendistill.population.FeatureMap.KernelFeatures;
import org.eigendistill.population.FeatureMap.LinearFeatures;
import org.eigendistill.population.FeatureMap.ScaledFeatures;
import org.eigendistill.population.LabelTerm.NoiseVector;
import org.eigendistill.population.ModelPlan.Fit;
import org.eigendistill.population.ModelPlan.Settled;
import org.eigendistill.population.RowSet.Given;
import org.eigendistill.population.Training.LeastNorm;
import org.eigendistill.population.Training.OnePass;
import org.eigendistill.population.Training.Spectral;
import org.eigendistill.risk.Gains;
import org.eigendistill.risk.Risk;
import org.eigendistill.risk.SpectralProblem;
import org.eigendistill.spectrum.EjmlSolver;
import org.junit.jupiter.api.Test;

/** Models on given rows, held to dense algebra of another library that knows nothing of filters. */
class RealisationTest {
  private static final double[] S = {2, 1, 1, 0.5, 0.25};
  private static final double[] B = {1, -0.5, 0.25, 0, 2};
  private static final double V = 0.7;

  private static final Matrix X = gaussian(9, 5, 1);
  private static final FeatureMap ALL = FeatureMap.all(5);
  private static final FeatureMap TWO = new ScaledFeatures(Matrix.ofColumn(1, 0, 0.5, 0, 0));

  private static Matrix gaussian(int n, int p, long seed) {
    Randomness stream = Randomness.of(seed);
    return Matrix.fill(n, p, (i, j) -> stream.gaussian());
  }

  private static World world() {
    return World.given(S, Matrix.ofColumn(B), 0);
  }

  private static Training ridge(double penalty) {
    return new Spectral(Ridge.of(), penalty);
  }

  private static Training flow(double time) {
    return new Spectral(GradientFlow.of(), time);
  }

  private static LabelTerm of(String model, double weight, String noise) {
    return new LabelTerm(model, weight, noise == null ? null : new NoiseVector(noise, V));
  }

  private static Fit fit(
      String name, FeatureMap features, Training training, String rows, LabelTerm... labels) {
    return new Fit(
        name, features, training, false, null, List.of(new LabelBlock(rows, List.of(labels))));
  }

  private static Map<String, RiskParts> risks(World world, Matrix rows, ModelPlan... plans) {
    return risks(
        new Scenario(world, Map.of("A", new Given(rows)), List.of(plans)),
        java.util.Arrays.stream(plans).map(ModelPlan::name).toList());
  }

  private static Map<String, RiskParts> risks(Scenario scenario, List<String> names) {
    return new Realisation(scenario, Randomness.of(5), new EjmlSolver()).risks(Question.of(names));
  }

  private static RealMatrix real(Matrix matrix) {
    double[][] rows = new double[matrix.rows()][];
    java.util.Arrays.setAll(rows, matrix::row);
    return new Array2DRowRealMatrix(rows);
  }

  /** F (F'X'XF/n + d)^-1 F'X'/n by an LU decomposition. */
  private static RealMatrix ridgeOperator(RealMatrix x, RealMatrix f, double penalty) {
    int n = x.getRowDimension();
    RealMatrix seen = x.multiply(f);
    RealMatrix moment =
        seen.transpose()
            .multiply(seen)
            .scalarMultiply(1.0 / n)
            .add(
                MatrixUtils.createRealIdentityMatrix(f.getColumnDimension())
                    .scalarMultiply(penalty));
    return f.multiply(new LUDecomposition(moment).getSolver().getInverse())
        .multiply(seen.transpose())
        .scalarMultiply(1.0 / n);
  }

  private static double weighed(RealMatrix a, RealMatrix b) {
    return a.transpose().multiply(MatrixUtils.createRealDiagonalMatrix(S)).multiply(b).getTrace();
  }

  @Test
  void twoFeatureSpacesWithTheSameNoiseAreTheFormula() {
    double x = 1.4;
    Map<String, RiskParts> found =
        risks(
            world(),
            X,
            fit("teacher", TWO, ridge(0.3), "A", of("truth", 1, "labels")),
            fit(
                "student",
                ALL,
                ridge(0.1),
                "A",
                of("truth", 1 - x, "labels"),
                of("teacher", x, null)));
    RealMatrix rows = real(X);
    RealMatrix t =
        ridgeOperator(
            rows,
            new Array2DRowRealMatrix(new double[][] {{1, 0}, {0, 0}, {0, 0.5}, {0, 0}, {0, 0}}),
            0.3);
    RealMatrix s = ridgeOperator(rows, MatrixUtils.createRealIdentityMatrix(5), 0.1);
    RealMatrix b = new Array2DRowRealMatrix(B);
    RealMatrix own = s.scalarMultiply(1 - x);
    RealMatrix inherited = s.multiply(rows).multiply(t).scalarMultiply(x);
    RealMatrix mean = own.add(inherited).multiply(rows).multiply(b);
    RiskParts student = found.get("student");
    assertThat(student.bias())
        .isCloseTo(weighed(mean.subtract(b), mean.subtract(b)), within(1e-13));
    assertThat(student.own()).isCloseTo(V * weighed(own, own), within(1e-13));
    assertThat(student.inherited()).isCloseTo(V * weighed(inherited, inherited), within(1e-13));
    assertThat(student.cross()).isCloseTo(2 * V * weighed(own, inherited), within(1e-13));
    assertThat(found.get("teacher").own()).isCloseTo(V * weighed(t, t), within(1e-13));
  }

  /** The risk over 40,000 draws of the noise, fitted by normal equations each time. */
  @Test
  void theRiskIsTheMeanOverLabelNoise() {
    double x = -0.6;
    RiskParts expected =
        risks(
                world(),
                X,
                fit("teacher", ALL, ridge(0.3), "A", of("truth", 1, "labels")),
                fit(
                    "student",
                    ALL,
                    ridge(0.05),
                    "A",
                    of("truth", 1 - x, "other"),
                    of("teacher", x, "labels")))
            .get("student");
    RealMatrix rows = real(X);
    RealMatrix t = ridgeOperator(rows, MatrixUtils.createRealIdentityMatrix(5), 0.3);
    RealMatrix s = ridgeOperator(rows, MatrixUtils.createRealIdentityMatrix(5), 0.05);
    double[] clean = rows.operate(B);
    Randomness stream = Randomness.of(11);
    int draws = 40_000;
    double sum = 0;
    double squares = 0;
    for (int k = 0; k < draws; k++) {
      double[] labels = clean.clone();
      double[] second = clean.clone();
      double[] noise = new double[labels.length];
      for (int i = 0; i < labels.length; i++) {
        noise[i] = Math.sqrt(V) * stream.gaussian();
        labels[i] += noise[i];
        second[i] += Math.sqrt(V) * stream.gaussian();
      }
      double[] taught = rows.operate(t.operate(labels));
      for (int i = 0; i < labels.length; i++) {
        second[i] = (1 - x) * second[i] + x * (taught[i] + noise[i]);
      }
      double[] w = s.operate(second);
      double risk = 0;
      for (int i = 0; i < w.length; i++) {
        risk += S[i] * (w[i] - B[i]) * (w[i] - B[i]);
      }
      sum += risk;
      squares += risk * risk;
    }
    double mean = sum / draws;
    double error = Math.sqrt((squares / draws - mean * mean) / draws);
    assertThat(expected.risk()).isCloseTo(mean, within(4 * error));
    assertThat(expected.cross()).isNotZero();
  }

  @Test
  void leastNormIsThePseudoInverseOnRowsOfLowRankWithTies() {
    Matrix few = X.selectRows(0, 1, 0, 2, 1);
    RiskParts found =
        risks(world(), few, fit("m", ALL, new LeastNorm(), "A", of("truth", 1, "labels"))).get("m");
    RealMatrix inverse = new SingularValueDecomposition(real(few)).getSolver().getInverse();
    RealMatrix b = new Array2DRowRealMatrix(B);
    RealMatrix error = inverse.multiply(real(few)).multiply(b).subtract(b);
    assertThat(found.bias()).isCloseTo(weighed(error, error), within(1e-12));
    assertThat(found.own()).isCloseTo(V * weighed(inverse, inverse), within(1e-12));
  }

  /** With the constant as a column that the penalty leaves alone. */
  @Test
  void anInterceptIsAConstantThatIsNotPenalised() {
    World offset = World.given(S, Matrix.ofColumn(B), 3);
    Fit fit =
        new Fit(
            "m",
            ALL,
            ridge(0.4),
            true,
            null,
            List.of(new LabelBlock("A", List.of(of("truth", 1, "labels")))));
    RiskParts found = risks(offset, X, fit).get("m");
    Matrix wide = Matrix.fill(9, 6, (i, j) -> j < 5 ? X.get(i, j) : 1);
    RealMatrix rows = real(wide);
    RealMatrix penalty =
        MatrixUtils.createRealDiagonalMatrix(new double[] {0.4, 0.4, 0.4, 0.4, 0.4, 0});
    RealMatrix p =
        new LUDecomposition(rows.transpose().multiply(rows).scalarMultiply(1.0 / 9).add(penalty))
            .getSolver()
            .getInverse()
            .multiply(rows.transpose())
            .scalarMultiply(1.0 / 9);
    double[] target = {1, -0.5, 0.25, 0, 2, 3};
    double[] s = {2, 1, 1, 0.5, 0.25, 1};
    double[] w = p.operate(rows.operate(target));
    double bias = 0;
    double own = 0;
    for (int i = 0; i < s.length; i++) {
      bias += s[i] * (w[i] - target[i]) * (w[i] - target[i]);
      for (int j = 0; j < 9; j++) {
        own += V * s[i] * p.getEntry(i, j) * p.getEntry(i, j);
      }
    }
    assertThat(found.bias()).isCloseTo(bias, within(1e-12));
    assertThat(found.own()).isCloseTo(own, within(1e-12));
  }

  @Test
  void goingOnFromAModelIsOneRunOfFlow() {
    Fit first = fit("first", ALL, flow(3), "A", of("truth", 1, "labels"));
    Fit on =
        new Fit(
            "on",
            ALL,
            flow(2),
            false,
            "first",
            fit("", ALL, flow(2), "A", of("truth", 1, "labels")).data());
    Fit whole = fit("whole", ALL, flow(5), "A", of("truth", 1, "labels"));
    Map<String, RiskParts> found = risks(world(), X, first, on, whole);
    assertThat(found.get("on").risk()).isCloseTo(found.get("whole").risk(), within(1e-13));
  }

  @Test
  void twoRowSetsAreOneOfAllRows() {
    Matrix more = gaussian(4, 5, 2);
    Matrix both = Matrix.fill(13, 5, (i, j) -> i < 9 ? X.get(i, j) : more.get(i - 9, j));
    Fit parts =
        new Fit(
            "m",
            TWO,
            ridge(0.2),
            false,
            null,
            List.of(
                new LabelBlock("A", List.of(of("truth", 1, "labels"))),
                new LabelBlock("B", List.of(of("truth", 1, "labels")))));
    RiskParts found =
        risks(
                new Scenario(
                    world(), Map.of("A", new Given(X), "B", new Given(more)), List.of(parts)),
                List.of("m"))
            .get("m");
    RiskParts expected =
        risks(world(), both, fit("m", TWO, ridge(0.2), "A", of("truth", 1, "labels"))).get("m");
    assertThat(found.bias()).isCloseTo(expected.bias(), within(1e-13));
    assertThat(found.own()).isCloseTo(expected.own(), within(1e-13));
  }

  /** Features, a kernel of them, and more features than fit one route are the same model. */
  @Test
  void featuresActThroughTheirKernelAlone() {
    Matrix f = gaussian(5, 3, 4);
    Matrix turned = f.times(Matrix.of(3, 3, 0.6, 0.8, 0, -0.8, 0.6, 0, 0, 0, 1));
    for (Training training : List.of(ridge(0.1), flow(4), new LeastNorm())) {
      double expected =
          risks(
                  world(),
                  X,
                  fit("m", new LinearFeatures(f), training, "A", of("truth", 1, "labels")))
              .get("m")
              .risk();
      for (FeatureMap same :
          List.of(new LinearFeatures(turned), new KernelFeatures(f.times(f.transpose())))) {
        assertThat(
                risks(world(), X, fit("m", same, training, "A", of("truth", 1, "labels")))
                    .get("m")
                    .risk())
            .isCloseTo(expected, within(1e-10));
      }
    }
  }

  /** By the eigenvalues of products, which large designs take, as by singular values. */
  @Test
  void largeDesignsAreFittedAsSmallOnes() {
    for (int[] shape : new int[][] {{180, 165}, {165, 180}}) {
      Matrix rows = gaussian(shape[0], shape[1], 3);
      double[] s = new double[shape[1]];
      java.util.Arrays.fill(s, 1);
      World large = World.given(s, Matrix.fill(s.length, 1, (i, j) -> 1.0 / (1 + i)), 0);
      RiskParts found =
          risks(
                  large,
                  rows,
                  fit("m", FeatureMap.all(s.length), ridge(0.1), "A", of("truth", 1, "labels")))
              .get("m");
      RealMatrix p = ridgeOperator(real(rows), MatrixUtils.createRealIdentityMatrix(s.length), 0.1);
      assertThat(found.own())
          .isCloseTo(V * p.getFrobeniusNorm() * p.getFrobeniusNorm(), within(1e-10));
    }
  }

  @Test
  void endlessRoundsAreWhatManyRoundsComeTo() {
    double w = 0.4;
    LabelTerm[] labels = {of("truth", w, "#new"), of(Scenario.PREVIOUS, 1 - w, "kept")};
    ModelPlan settled =
        new Settled(
            fit("m.limit", ALL, ridge(0.05), "A", labels), "truth", Set.of(), Set.of("#new"));
    RiskParts found = risks(world(), X, settled).get("m.limit");
    ModelPlan[] rounds = new ModelPlan[90];
    for (int k = 0; k < rounds.length; k++) {
      rounds[k] =
          fit(
              "m" + k,
              ALL,
              ridge(0.05),
              "A",
              of("truth", w, "new" + k),
              of(k == 0 ? "truth" : "m" + (k - 1), 1 - w, "kept"));
    }
    RiskParts last =
        risks(new Scenario(world(), Map.of("A", new Given(X)), List.of(rounds)), List.of("m89"))
            .get("m89");
    assertThat(found.bias()).isCloseTo(last.bias(), within(1e-12));
    assertThat(found.own()).isCloseTo(last.own(), within(1e-12));
    assertThat(found.inherited()).isCloseTo(last.inherited(), within(1e-12));
    assertThat(found.cross()).isCloseTo(last.cross(), within(1e-12));
  }

  @Test
  void roundsThatAddUpForEverAreUnbounded() {
    ModelPlan settled =
        new Settled(
            fit("m.limit", ALL, new LeastNorm(), "A", of(Scenario.PREVIOUS, 1, "#new")),
            "truth",
            Set.of(),
            Set.of("#new"));
    assertThatThrownBy(() -> risks(world(), X, settled))
        .isInstanceOf(UnboundedException.class)
        .hasMessageContaining("m.limit");
    ModelPlan swinging =
        new Settled(
            fit("m.limit", ALL, new LeastNorm(), "A", of(Scenario.PREVIOUS, -1, null)),
            "truth",
            Set.of(),
            Set.of());
    assertThatThrownBy(() -> risks(world(), X, swinging))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /**
   * In one space over its own rows the risk is what {@code risk} says; times there are of the sum.
   */
  @Test
  void inSampleInOneSpaceItIsTheRiskOfTheSpectrum() {
    int n = 12;
    double[] l = {3, 1, 0.2};
    double[] b = {0.5, -1, 2};
    Matrix rows = Matrix.fill(n, 3, (i, j) -> i == j ? Math.sqrt(l[j]) : 0);
    World plain = World.given(new double[] {1, 1, 1}, Matrix.ofColumn(b), 0);
    Scenario scenario =
        new Scenario(
            plain,
            Map.of("A", new Given(rows)),
            List.of(
                fit("t", FeatureMap.all(3), flow(n * 0.9), "A", of("truth", 1, "labels")),
                fit(
                    "s",
                    FeatureMap.all(3),
                    flow(n * 2.5),
                    "A",
                    of("truth", 0.3, "labels"),
                    of("t", 0.7, null))));
    RiskParts found =
        new Realisation(scenario, Randomness.of(1), new EjmlSolver())
            .risks(new Question(List.of("s"), "A", null))
            .get("s");
    SpectralProblem problem = new SpectralProblem(l, new double[] {0.25, 1, 4}, V, n);
    double[] teacher = new double[3];
    double[] student = new double[3];
    for (int k = 0; k < 3; k++) {
      teacher[k] = -Math.expm1(-0.9 * l[k]);
      student[k] = -Math.expm1(-2.5 * l[k]) * (0.3 + 0.7 * teacher[k]);
    }
    Risk expected = problem.inSample().risk(Gains.ofGains(student));
    assertThat(found.risk()).isCloseTo(expected.total(), within(1e-14));
    assertThat(found.bias()).isCloseTo(expected.bias(), within(1e-14));
  }

  @Test
  void severalOutputsAddUp() {
    World two = World.given(S, Matrix.fill(5, 2, (i, j) -> j == 0 ? B[i] : 1.0 / (i + 1)), 0);
    World second = World.given(S, Matrix.fill(5, 1, (i, j) -> 1.0 / (i + 1)), 0);
    Fit fit = fit("m", ALL, flow(3), "A", of("truth", 1, "labels"));
    assertThat(risks(two, X, fit).get("m").risk())
        .isCloseTo(
            risks(world(), X, fit).get("m").risk() + risks(second, X, fit).get("m").risk(),
            within(1e-12));
  }

  /** Row by row, as it is done. */
  @Test
  void onePassIsDescentRowByRow() {
    double step = 0.1;
    RiskParts found =
        risks(world(), X, fit("m", TWO, new OnePass(step), "A", of("truth", 1, "labels"))).get("m");
    double[] w = new double[5];
    double[] kernel = {1, 0, 0.25, 0, 0};
    for (int k = 0; k < 9; k++) {
      double[] x = X.row(k);
      double error = 0;
      for (int i = 0; i < 5; i++) {
        error += x[i] * (w[i] - B[i]);
      }
      for (int i = 0; i < 5; i++) {
        w[i] -= step * kernel[i] * x[i] * error;
      }
    }
    double bias = 0;
    for (int i = 0; i < 5; i++) {
      bias += S[i] * (w[i] - B[i]) * (w[i] - B[i]);
    }
    assertThat(found.bias()).isCloseTo(bias, within(1e-13));
  }

  /** A filter of a user's own: half of what flow does. */
  private record HalfFlow() implements Filter {
    @Override
    public String name() {
      return "half-flow";
    }

    @Override
    public <N extends Scalar<N>> Affine<N> update(N l, N time, List<N> numbers) {
      return Affine.decay(l.times(time));
    }

    @Override
    public Optional<org.eigendistill.dynamics.Propagator> fast(double l, double... numbers) {
      return Optional.empty();
    }
  }

  @Test
  void aUsersFilterFitsAsTheProgramsOwn() {
    Training own = new Spectral(Procedure.of(new HalfFlow()), 4);
    assertThat(risks(world(), X, fit("m", ALL, own, "A", of("truth", 1, "labels"))).get("m").risk())
        .isCloseTo(
            risks(world(), X, fit("m", ALL, flow(4), "A", of("truth", 1, "labels")))
                .get("m")
                .risk(),
            within(1e-13));
  }

  @Test
  void whatCannotBeIsRefusedByName() {
    Fit lost = fit("m", ALL, flow(4), "A", of("nobody", 1, null));
    assertThatThrownBy(() -> risks(world(), X, lost)).hasMessage("m: 'nobody' is no earlier model");
    Fit twice =
        fit(
            "m",
            ALL,
            flow(4),
            "A",
            of("truth", 1, "e"),
            new LabelTerm("truth", 1, new NoiseVector("e", 2)));
    assertThatThrownBy(() -> risks(world(), X, twice)).hasMessageStartingWith("m: the noise 'e'");
    assertThatThrownBy(() -> World.given(new double[] {1, -1}, Matrix.ofColumn(1, 1), 0))
        .hasMessageContaining("positive semidefinite");
  }
}
