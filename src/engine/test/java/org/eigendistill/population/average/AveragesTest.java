// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.population.average;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Progress;
import org.eigendistill.base.Randomness;
import org.eigendistill.dynamics.Ridge;
import org.eigendistill.population.FeatureMap;
import org.eigendistill.population.FeatureMap.LinearFeatures;
import org.eigendistill.population.FeatureMap.ScaledFeatures;
import org.eigendistill.population.LabelBlock;
import org.eigendistill.population.LabelTerm;
import org.eigendistill.population.LabelTerm.NoiseVector;
import org.eigendistill.population.ModelPlan;
import org.eigendistill.population.ModelPlan.Fit;
import org.eigendistill.population.ModelPlan.Settled;
import org.eigendistill.population.Question;
import org.eigendistill.population.RiskEstimate;
import org.eigendistill.population.RowSet;
import org.eigendistill.population.RowSet.Gaussian;
import org.eigendistill.population.Scenario;
import org.eigendistill.population.Training;
import org.eigendistill.population.Training.LeastNorm;
import org.eigendistill.population.Training.OnePass;
import org.eigendistill.population.Training.Spectral;
import org.eigendistill.population.World;
import org.eigendistill.spectrum.EjmlSolver;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Exact averages beside draws of the same scenarios, which know none of the formulas. */
class AveragesTest {
  private static final double[] S = {2, 1, 0.5, 0.25};
  private static final Matrix B = Matrix.ofColumn(1, -0.5, 2, 1);
  private static final FeatureMap ALL = FeatureMap.all(4);
  private static final FeatureMap TWO = new ScaledFeatures(Matrix.ofColumn(1, 0, 0.5, 0));
  private static final FeatureMap MIXED =
      new LinearFeatures(Matrix.of(4, 2, 1, 0.5, 0, 1, -1, 0.3, 0.2, 0));
  private static final Map<String, RowSet> ROWS =
      Map.of(
          "A", new Gaussian(11),
          "B", new Gaussian(9),
          "C", new Gaussian(8),
          "P", new RowSet.Population());

  private static World world(double offset) {
    return World.given(S, B, offset);
  }

  private static Averages averages(int draws, int threads) {
    return new Averages(draws, 7, threads, new EjmlSolver(), Progress.NONE);
  }

  private static LabelTerm of(String model, double weight, double variance) {
    return new LabelTerm(model, weight, variance == 0 ? null : new NoiseVector("e", variance));
  }

  private static Fit fit(
      String name, FeatureMap features, Training training, boolean intercept, LabelBlock... data) {
    return new Fit(name, features, training, intercept, null, List.of(data));
  }

  private static LabelBlock on(String rows, LabelTerm... terms) {
    return new LabelBlock(rows, List.of(terms));
  }

  /** Closed, and near draws; a model that is asked for on its rows beside it makes these. */
  private static void bothWays(World world, Map<String, RowSet> rows, ModelPlan... plans) {
    String name = plans[plans.length - 1].name();
    Scenario scenario = new Scenario(world, rows, List.of(plans));
    RiskEstimate closed = averages(2, 1).of(scenario, Question.of(List.of(name))).get(name);
    assertThat(closed.method()).as(name).isEqualTo("closed");
    RiskEstimate drawn = drawn(scenario, name, 1_500);
    assertThat(closed.risk()).as(name).isCloseTo(drawn.risk(), within(4 * drawn.standardError()));
    assertThat(closed.bias()).as(name).isCloseTo(drawn.bias(), within(0.15 * drawn.risk()));
  }

  private static RiskEstimate drawn(Scenario scenario, String name, int draws) {
    double sum = 0;
    double squares = 0;
    double bias = 0;
    for (int k = 0; k < draws; k++) {
      var parts =
          new org.eigendistill.population.Realisation(
                  scenario, Randomness.of(1_000 + k), new EjmlSolver())
              .risks(Question.of(List.of(name)))
              .get(name);
      sum += parts.risk();
      bias += parts.bias();
      squares += parts.risk() * parts.risk();
    }
    double mean = sum / draws;
    double error = Math.sqrt((squares / draws - mean * mean) / draws);
    return new RiskEstimate(mean, bias / draws, 0, 0, 0, 0, error, "draws", null);
  }

  @Test
  void leastSquaresThatSeesPartOfItsTeacher() {
    for (FeatureMap features : List.of(TWO, MIXED)) {
      bothWays(
          world(0),
          ROWS,
          fit("teacher", ALL, new LeastNorm(), false, on("A", of("truth", 1, 0.5))),
          fit(
              "student",
              features,
              new LeastNorm(),
              false,
              on("B", of("truth", 0.3, 0.5), of("teacher", 0.9, 0))));
    }
  }

  @Test
  void leastSquaresWithAnIntercept() {
    bothWays(
        world(1.5),
        ROWS,
        fit("teacher", TWO, new LeastNorm(), true, on("A", of("truth", 1, 0.5))),
        fit("student", MIXED, new LeastNorm(), true, on("B", of("teacher", 1, 0.2))));
  }

  @Test
  void withoutAnInterceptTheOffsetIsNoise() {
    bothWays(
        world(1.5),
        ROWS,
        fit("teacher", TWO, new LeastNorm(), true, on("A", of("truth", 1, 0.5))),
        fit("student", TWO, new LeastNorm(), false, on("B", of("teacher", 1, 0))));
  }

  @Test
  void leastNormOfFewerRowsThanFeaturesThatAreAlike() {
    double[] s = {0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 3};
    World even = World.given(s, Matrix.fill(8, 1, (i, j) -> 1.0 / (1 + i)), 0.7);
    FeatureMap seven = new ScaledFeatures(Matrix.fill(8, 1, (i, j) -> i < 7 ? 2 : 0));
    Map<String, RowSet> few = Map.of("A", new Gaussian(4), "B", new Gaussian(3));
    bothWays(
        even,
        few,
        fit("first", seven, new LeastNorm(), true, on("A", of("truth", 1, 0.3))),
        fit("second", seven, new LeastNorm(), true, on("B", of("first", 1.2, 0.1))));
  }

  @Test
  void rowsThatAreKept() {
    LabelBlock a = on("A", of("truth", 1, 0.5));
    LabelBlock b = on("B", of("first", 1, 0.3));
    LabelBlock c = on("C", of("second", 1, 0.9));
    bothWays(
        world(0.5),
        ROWS,
        fit("first", ALL, new LeastNorm(), true, a),
        fit("second", ALL, new LeastNorm(), true, a, b),
        fit("third", ALL, new LeastNorm(), true, a, b, c));
  }

  @Test
  void onePass() {
    Map<String, RowSet> streams = Map.of("A", new Gaussian(40), "B", new Gaussian(30));
    bothWays(
        world(0),
        streams,
        fit("teacher", MIXED, new OnePass(0.05), false, on("A", of("truth", 1, 0.5))),
        fit("student", TWO, new OnePass(0.08), false, on("B", of("teacher", 1, 0))));
  }

  @Test
  void endlessRoundsOnFreshRows() {
    Fit round =
        fit(
            "m.limit",
            ALL,
            new LeastNorm(),
            false,
            on("A", of("truth", 0.4, 0.5), of(Scenario.PREVIOUS, 0.6, 0.5)));
    ModelPlan settled = new Settled(round, "truth", Set.of("A"), Set.of("e"));
    // w - b = 0.6 (w_before - b) + noise, the noise vector of both terms being one
    double noise = 0.5 * 4 / (11 - 4 - 1.0);
    Scenario scenario = new Scenario(world(0), ROWS, List.of(settled));
    RiskEstimate closed =
        averages(2, 1).of(scenario, Question.of(List.of("m.limit"))).get("m.limit");
    assertThat(closed.risk()).isCloseTo(noise / (1 - 0.36), within(1e-12));
    RiskEstimate drawn = drawn(scenario, "m.limit", 400);
    assertThat(drawn.risk()).isCloseTo(closed.risk(), within(4 * drawn.standardError()));
  }

  @Test
  void whatHasNoMeanIsInfinite() {
    for (int n : new int[] {3, 4, 5}) {
      Scenario scenario =
          new Scenario(
              world(0),
              Map.of("A", new Gaussian(n)),
              List.of(fit("m", ALL, new LeastNorm(), false, on("A", of("truth", 1, 0.5)))));
      RiskEstimate found = averages(5, 1).of(scenario, Question.of(List.of("m"))).get("m");
      assertThat(found.infinite()).as("%d rows", n).contains("infinite from 3 to 5 rows");
      assertThat(found.risk()).isInfinite();
    }
    Scenario quiet =
        new Scenario(
            world(0),
            Map.of("A", new Gaussian(4)),
            List.of(fit("m", ALL, new LeastNorm(), false, on("A", of("truth", 1, 0)))));
    assertThat(averages(5, 1).of(quiet, Question.of(List.of("m"))).get("m").risk()).isZero();
  }

  /** On its own rows an interpolating fit is its labels: 0.5 of noise, whatever the rows are. */
  @Test
  void heavyWeightsAreBoundedWhereOnlyTheirPredictionsOnTheirRowsAreSeen() {
    Fit teacher = fit("t", ALL, new LeastNorm(), false, on("A", of("truth", 1, 0.5)));
    Fit three = fit("t", TWO, new LeastNorm(), false, on("A", of("truth", 1, 0)));
    Training ridge = new Spectral(Ridge.of(), 0.3);
    Map<String, RowSet> rows = Map.of("A", new Gaussian(4), "B", new Gaussian(2));
    Fit own = fit("s", ALL, ridge, false, on("A", of("t", 1, 0)));
    Fit fresh = fit("s", ALL, ridge, false, on("B", of("t", 1, 0)));
    Question sample = new Question(List.of("t"), "A", null);
    Question everywhere = Question.of(List.of("s"));
    assertThat(risk(rows, sample, teacher)).isCloseTo(0.5, within(1e-9));
    assertThat(risk(Map.of("A", new Gaussian(2)), sample, three)).isCloseTo(0, within(1e-9));
    Fit direct = fit("s", ALL, ridge, false, on("A", of("truth", 1, 0.5)));
    assertThat(risk(rows, everywhere, teacher, own))
        .isCloseTo(risk(rows, everywhere, direct), within(1e-9));
    assertThat(risk(rows, everywhere, teacher, fresh)).isInfinite();
    assertThat(risk(rows, new Question(List.of("t"), "B", null), teacher)).isInfinite();
    Fit again = fit("s", ALL, new LeastNorm(), false, on("A", of("t", 1, 0)));
    assertThat(risk(rows, everywhere, teacher, again)).isInfinite();
    LabelBlock truth = on("A", of("truth", 1, 0.5));
    Map<String, RowSet> more = Map.of("A", new Gaussian(4), "B", new Gaussian(6));
    Fit both = fit("s", ALL, new LeastNorm(), false, on("B", of("t", 1, 0)), truth);
    assertThat(risk(more, everywhere, teacher, both)).isInfinite();
  }

  /** Labels that two features see whole, though not the target, are met by as many rows. */
  @Test
  void labelsThatAreSeenWholeAreCopied() {
    Fit teacher = fit("t", TWO, new Spectral(Ridge.of(), 0.3), false, on("A", of("truth", 1, 0.5)));
    Fit copy = fit("s", TWO, new LeastNorm(), false, on("D", of("t", 1, 0)));
    Map<String, RowSet> rows = Map.of("A", new Gaussian(9), "D", new Gaussian(2));
    assertThat(risk(rows, Question.of(List.of("s")), teacher, copy))
        .isCloseTo(risk(rows, Question.of(List.of("t")), teacher), within(0.2));
  }

  private static double risk(Map<String, RowSet> rows, Question question, ModelPlan... plans) {
    String name = question.models().get(0);
    Scenario scenario = new Scenario(world(0), rows, List.of(plans));
    return averages(40, 1).of(scenario, question).get(name).risk();
  }

  @Test
  void drawsDoNotDependOnThreads() {
    Scenario scenario =
        new Scenario(
            world(0),
            ROWS,
            List.of(
                fit(
                    "m",
                    MIXED,
                    new Spectral(Ridge.of(), 0.2),
                    false,
                    on("A", of("truth", 1, 0.5)))));
    RiskEstimate one = averages(50, 1).of(scenario, Question.of(List.of("m"))).get("m");
    RiskEstimate three = averages(50, 3).of(scenario, Question.of(List.of("m"))).get("m");
    assertThat(one).isEqualTo(three);
    assertThat(one.method()).isEqualTo("draws");
    assertThat(one.standardError()).isPositive();
  }

  /** 3,000 runs, each row by row with noise drawn, beside the formula. */
  @Tag("slow")
  @Test
  void onePassByRuns() {
    int rows = 300;
    double step = 0.08;
    double[] spectrum = {2, 1, 0.5, 0.25};
    Scenario scenario =
        new Scenario(
            world(0),
            Map.of("A", new Gaussian(rows)),
            List.of(fit("m", ALL, new OnePass(step), false, on("A", of("truth", 1, 0.5)))));
    double expected = averages(2, 1).of(scenario, Question.of(List.of("m"))).get("m").risk();
    Randomness stream = Randomness.of(23);
    double sum = 0;
    double squares = 0;
    int runs = 3_000;
    for (int run = 0; run < runs; run++) {
      double[] w = new double[4];
      for (int k = 0; k < rows; k++) {
        double[] x = new double[4];
        double error = -Math.sqrt(0.5) * stream.gaussian();
        for (int i = 0; i < 4; i++) {
          x[i] = Math.sqrt(spectrum[i]) * stream.gaussian();
          error += x[i] * (w[i] - B.get(i, 0));
        }
        for (int i = 0; i < 4; i++) {
          w[i] -= step * x[i] * error;
        }
      }
      double risk = 0;
      for (int i = 0; i < 4; i++) {
        risk += spectrum[i] * (w[i] - B.get(i, 0)) * (w[i] - B.get(i, 0));
      }
      sum += risk;
      squares += risk * risk;
    }
    double mean = sum / runs;
    double error = Math.sqrt((squares / runs - mean * mean) / runs);
    assertThat(expected).isCloseTo(mean, within(4 * error));
  }
}
