// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.population.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.PowerLaw;
import org.eigendistill.base.Progress;
import org.eigendistill.dynamics.Affine;
import org.eigendistill.dynamics.Clock;
import org.eigendistill.dynamics.Filter;
import org.eigendistill.dynamics.Filters;
import org.eigendistill.dynamics.GradientDescent;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.dynamics.HeavyBall;
import org.eigendistill.dynamics.Parameter;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.dynamics.Ridge;
import org.eigendistill.number.Fraction;
import org.eigendistill.number.Scalar;
import org.eigendistill.population.FeatureMap;
import org.eigendistill.population.FeatureMap.LinearFeatures;
import org.eigendistill.population.FeatureMap.ScaledFeatures;
import org.eigendistill.population.LabelBlock;
import org.eigendistill.population.LabelTerm;
import org.eigendistill.population.LabelTerm.NoiseVector;
import org.eigendistill.population.ModelPlan;
import org.eigendistill.population.ModelPlan.Fit;
import org.eigendistill.population.ModelPlan.Settled;
import org.eigendistill.population.NotKnownException;
import org.eigendistill.population.Question;
import org.eigendistill.population.RiskEstimate;
import org.eigendistill.population.RowSet;
import org.eigendistill.population.RowSet.Gaussian;
import org.eigendistill.population.Scenario;
import org.eigendistill.population.Training;
import org.eigendistill.population.Training.LeastNorm;
import org.eigendistill.population.Training.Spectral;
import org.eigendistill.population.World;
import org.eigendistill.population.average.Averages;
import org.eigendistill.spectrum.EjmlSolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Limits by one way beside another, and beside averages at finite sizes. */
class LimitsTest {
  private static final int P = 60;
  private static final double[] S = PowerLaw.first(P, 1);
  private static final Matrix B = Matrix.fill(P, 1, (i, j) -> PowerLaw.at(i + 1, 0.2));
  private static final World WORLD = World.given(S, B, 0);
  private static final FeatureMap ALL = FeatureMap.all(P);
  private static final FeatureMap FEW =
      new ScaledFeatures(Matrix.fill(P, 1, (i, j) -> i < 25 ? 1 + i % 2 : 0));
  private static final Map<String, RowSet> ROWS =
      Map.of("A", new Gaussian(80), "B", new Gaussian(50));

  private static Training flow(double time) {
    return new Spectral(GradientFlow.of(), time);
  }

  private static Training ridge(double penalty) {
    return new Spectral(Ridge.of(), penalty);
  }

  private static LabelTerm of(String model, double weight, String noise) {
    return new LabelTerm(model, weight, noise == null ? null : new NoiseVector(noise, 0.5));
  }

  private static Fit fit(
      String name, FeatureMap features, Training training, String rows, LabelTerm... terms) {
    return new Fit(
        name, features, training, false, null, List.of(new LabelBlock(rows, List.of(terms))));
  }

  private static RiskEstimate limit(String name, ModelPlan... plans) {
    return new Limits(0, new EjmlSolver())
        .of(new Scenario(WORLD, ROWS, List.of(plans)), Question.of(List.of(name)))
        .get(name);
  }

  /** Ridge under another name, so that it goes over the contour. */
  private record OtherRidge() implements Filter {
    @Override
    public String name() {
      return "other-ridge";
    }

    @Override
    public Clock clock() {
      return Clock.PENALTY;
    }

    @Override
    public <N extends Scalar<N>> Affine<N> update(N l, N penalty, List<N> numbers) {
      N sum = l.plus(penalty);
      return Affine.forgetting(l.over(sum), penalty.over(sum));
    }
  }

  @Test
  void contoursGiveTheClosedFormOfRidge() {
    for (double penalty : new double[] {1e-3, 0.1, 5}) {
      for (FeatureMap features : List.of(ALL, FEW)) {
        RiskEstimate closed =
            limit("m", fit("m", features, ridge(penalty), "B", of("truth", 1, "e")));
        RiskEstimate contour =
            limit(
                "m",
                fit(
                    "m",
                    features,
                    new Spectral(Procedure.of(new OtherRidge()), penalty),
                    "B",
                    of("truth", 1, "e")));
        assertThat(contour.bias()).isCloseTo(closed.bias(), within(1e-10));
        assertThat(contour.noise()).isCloseTo(closed.noise(), within(1e-10));
      }
    }
  }

  /** A model by itself is known both as one on fresh rows and as the first of those on its rows. */
  @Test
  void oneModelIsTheSameByBothTheories() {
    Map<String, Training> trainings =
        Map.of(
            "flow", flow(7),
            "long flow", flow(3_000),
            "ridge", ridge(0.02),
            "descent", new Spectral(GradientDescent.of(0.3), 40),
            "momentum", new Spectral(HeavyBall.of(0.2, 0.5), 12));
    trainings.forEach(
        (name, training) -> {
          for (FeatureMap features : List.of(ALL, FEW)) {
            Fit teacher = fit("teacher", features, training, "A", of("truth", 1, "e"));
            // A student whose labels are its teacher's with weight 0 is no student of it.
            Fit same =
                fit("m", features, training, "A", of("teacher", 0, null), of("truth", 1, "e"));
            RiskEstimate fresh = limit("teacher", teacher);
            RiskEstimate again = limit("m", teacher, same);
            assertThat(again.bias()).as(name).isCloseTo(fresh.bias(), within(1e-9));
            assertThat(again.noise()).as(name).isCloseTo(fresh.noise(), within(1e-9));
          }
        });
  }

  /** Every filter of the program, each with numbers that it takes. */
  @ParameterizedTest
  @MethodSource("filters")
  void everyFilterHasItsLimit(Filter filter) {
    double[] numbers =
        filter.parameters().stream()
            .mapToDouble(
                each -> each.domain() == Parameter.Domain.COUNT ? 20 : each.isStep() ? 0.2 : 0.3)
            .toArray();
    Training training =
        new Spectral(Procedure.of(filter, numbers), filter.clock() == Clock.PENALTY ? 0.2 : 12);
    Fit teacher = fit("teacher", FEW, training, "A", of("truth", 1, "e"));
    Fit same = fit("m", FEW, training, "A", of("teacher", 0, null), of("truth", 1, "e"));
    RiskEstimate fresh = limit("teacher", teacher);
    assertThat(limit("m", teacher, same).risk()).isCloseTo(fresh.risk(), within(1e-9));
    RiskEstimate average =
        new Averages(40, 3, 1, new EjmlSolver(), Progress.NONE)
            .of(new Scenario(WORLD, ROWS, List.of(teacher)), Question.of(List.of("teacher")))
            .get("teacher");
    assertThat(fresh.risk())
        .isCloseTo(average.risk(), within(4 * average.standardError() + 0.01 * average.risk()));
  }

  static List<Filter> filters() {
    return Filters.installed().all();
  }

  @Test
  void limitsAreNearAveragesOfFiniteSizes() {
    Fit teacher = fit("teacher", FEW, flow(6), "A", of("truth", 1, "e"));
    Fit fresh = fit("fresh", ALL, ridge(0.05), "B", of("teacher", 1.1, null));
    Fit same = fit("same", FEW, flow(9), "A", of("teacher", 0.7, null), of("truth", 0.3, "e"));
    for (Fit student : List.of(fresh, same)) {
      Scenario scenario = new Scenario(WORLD, ROWS, List.of(teacher, student));
      RiskEstimate average =
          new Averages(60, 3, 1, new EjmlSolver(), Progress.NONE)
              .of(scenario, Question.of(List.of(student.name())))
              .get(student.name());
      assertThat(limit(student.name(), teacher, student).risk())
          .as(student.name())
          .isCloseTo(average.risk(), within(4 * average.standardError() + 0.01 * average.risk()));
    }
  }

  @Test
  void featuresThatMixCoordinatesAreThemselvesTurned() {
    double c = Math.cos(0.3);
    double s = Math.sin(0.3);
    Matrix turned =
        Matrix.fill(
            P,
            25,
            (i, j) -> j < 2 ? i < 2 ? i == j ? c : i > j ? s : -s : 0 : i == j ? 1 + j % 2 : 0);
    Matrix plain = Matrix.fill(P, 25, (i, j) -> i == j ? j < 2 ? 1 : 1 + j % 2 : 0);
    for (Training training : List.of(ridge(0.1), flow(5), new LeastNorm())) {
      double expected =
          limit("m", fit("m", new LinearFeatures(plain), training, "B", of("truth", 1, "e")))
              .risk();
      assertThat(
              limit("m", fit("m", new LinearFeatures(turned), training, "B", of("truth", 1, "e")))
                  .risk())
          .isCloseTo(expected, within(1e-9));
    }
  }

  @Test
  void endlessRoundsAreWhatManyRoundsComeTo() {
    LabelTerm[] terms = {of("truth", 0.5, "#a"), of(Scenario.PREVIOUS, 0.5, "kept")};
    ModelPlan settled =
        new Settled(fit("m.limit", ALL, ridge(0.1), "A", terms), "truth", Set.of(), Set.of("#a"));
    List<ModelPlan> rounds = new ArrayList<>();
    for (int k = 0; k < 45; k++) {
      rounds.add(
          fit(
              "m" + k,
              ALL,
              ridge(0.1),
              "A",
              of("truth", 0.5, "a" + k),
              of(k == 0 ? "truth" : "m" + (k - 1), 0.5, "kept")));
    }
    RiskEstimate last = limit("m44", rounds.toArray(ModelPlan[]::new));
    RiskEstimate found = limit("m.limit", settled);
    assertThat(found.bias()).isCloseTo(last.bias(), within(1e-10));
    assertThat(found.noise()).isCloseTo(last.noise(), within(1e-10));
  }

  @Test
  void effectivePenaltiesSolveTheirEquation() {
    Levels even = Levels.of(1, 1, 1, 1, 1, 1);
    // d = k (1 - (p/n) / (1 + k)), a quadratic
    for (double d : new double[] {0, 1e-8, 0.3, 1e5}) {
      double gamma = 6 / 4.0;
      double half = (gamma - 1 + d) / 2;
      assertThat(new EffectivePenalty(even, 4).of(d))
          .isCloseTo(half + Math.sqrt(half * half + d), within(1e-14 * (1 + d)));
    }
    assertThat(new EffectivePenalty(even, 6).of(0)).isZero();
    EffectivePenalty.Follower follower = new EffectivePenalty(Levels.of(S), 50).new Follower(-0.01);
    follower.follow(0.4, 0.3);
    double re = 0;
    double im = 0;
    double size = 0;
    for (double s : S) {
      size = Math.pow(s + follower.real(), 2) + Math.pow(follower.imaginary(), 2);
      re += s * (s + follower.real()) / size / 50;
      im -= s * follower.imaginary() / size / 50;
    }
    double kr = follower.real();
    double ki = follower.imaginary();
    assertThat(kr * (1 - re) + ki * im).isCloseTo(-0.4, within(1e-13));
    assertThat(ki * (1 - re) - kr * im).isCloseTo(-0.3, within(1e-13));
  }

  /**
   * Alone at 1 the edge is Marchenko and Pastur's; a spike stands off, and steps it bears are
   * known.
   */
  @Test
  void eigenvaluesEndWhereTheirLimitDoes() {
    assertThat(Contour.edge(Levels.of(2, 2, 2, 2), 16)).isCloseTo(2 * 1.5 * 1.5, within(1e-12));
    double[] spiked = new double[60];
    Arrays.fill(spiked, 0.1);
    spiked[0] = 10;
    double edge = Contour.edge(Levels.of(spiked), 50);
    assertThat(edge).isBetween(10 * (1 + 0.1 * 59 / 50 / 9.9), 14.5);
    World world = World.given(spiked, B, 0);
    Fit fit = fit("m", ALL, new Spectral(GradientDescent.of(0.1), 40), "B", of("truth", 1, "e"));
    Scenario scenario = new Scenario(world, ROWS, List.of(fit));
    RiskEstimate average =
        new Averages(60, 3, 1, new EjmlSolver(), Progress.NONE)
            .of(scenario, Question.of(List.of("m")))
            .get("m");
    assertThat(
            new Limits(0, new EjmlSolver()).of(scenario, Question.of(List.of("m"))).get("m").risk())
        .isCloseTo(average.risk(), within(4 * average.standardError() + 0.01 * average.risk()));
  }

  /**
   * A filter with two poles beside the eigenvalues that no rule knows of.
   *
   * @param square of how far they are off them
   */
  private record HiddenPole(double square) implements Filter {
    @Override
    public String name() {
      return "hidden-pole";
    }

    @Override
    public <N extends Scalar<N>> Affine<N> update(N l, N time, List<N> numbers) {
      N x = l.minus(l.lift(Fraction.of(0.5)));
      N near = x.times(x).plus(l.lift(Fraction.of(square)));
      N pull = l.lift(Fraction.of(square)).over(near);
      return Affine.keeping(pull, pull.complement());
    }
  }

  @Test
  void gainsWithPolesWithinTheContourAreRefused() {
    for (double square : new double[] {1e-4, 0.05}) {
      Training training = new Spectral(Procedure.of(new HiddenPole(square)), 1);
      assertThatThrownBy(() -> limit("m", fit("m", ALL, training, "B", of("truth", 1, "e"))))
          .as("poles %s off", Math.sqrt(square))
          .isInstanceOf(NotKnownException.class)
          .hasMessageContaining("pole");
    }
  }

  @Test
  void whereNoLimitIsKnownThatIsSaid() {
    Fit a = fit("a", ALL, flow(3), "A", of("truth", 1, "e"));
    Fit b = fit("b", ALL, flow(3), "B", of("truth", 1, "e"));
    refused(
        "two feature spaces on the same rows", a, fit("m", FEW, flow(3), "A", of("a", 1, null)));
    refused(
        "fresh rows mixed with rows that come again",
        a,
        fit("c", ALL, flow(3), "B", of("a", 1, null)),
        fit("m", ALL, flow(3), "A", of("c", 1, null)));
    refused(
        "two random label sources",
        a,
        b,
        fit("m", ALL, flow(3), "C", of("a", 1, null), of("b", 1, null)));
    refused(
        "several row sets in a fit",
        new Fit("m", ALL, flow(3), false, null, Arrays.asList(a.data().get(0), b.data().get(0))));
    refused("a start other than zero", a, new Fit("m", ALL, flow(3), false, "a", b.data()));
    refused("an intercept", new Fit("m", ALL, flow(3), true, null, a.data()));
    refused(
        "fits of least norm to rows that come again",
        a,
        fit("m", ALL, new LeastNorm(), "A", of("a", 1, null)));
  }

  private static void refused(String why, ModelPlan... plans) {
    Map<String, RowSet> rows =
        Map.of("A", new Gaussian(80), "B", new Gaussian(50), "C", new Gaussian(70));
    assertThatThrownBy(
            () ->
                new Limits(0, new EjmlSolver())
                    .of(new Scenario(WORLD, rows, List.of(plans)), Question.of(List.of("m"))))
        .isInstanceOf(NotKnownException.class)
        .hasMessageContaining(why);
  }
}
