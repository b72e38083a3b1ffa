// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.linear;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.eigendistill.base.Randomness;
import org.eigendistill.population.Question;
import org.eigendistill.population.Realisation;
import org.eigendistill.population.RiskParts;
import org.eigendistill.population.Scenario;
import org.eigendistill.spectrum.EjmlSolver;

/**
 * Risks of models over draws of rows, each draw exact in the label noise: means and standard
 * errors.
 *
 * @param models their names
 * @param risks by draw and model
 */
record DrawnRisks(List<String> models, double[][] risks) {
  /** The golden ratio's bits, which spread seeds. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  /**
   * Makes the draws, side by side; each has a stream of random numbers of its own.
   *
   * @param draws how many, at least 2
   * @param seed of all of them
   * @param question the models, and over which rows errors are weighed
   * @param scenario what a draw is of, by its stream: the same each time, or rows that are drawn
   *     otherwise
   */
  static DrawnRisks of(
      int draws, long seed, Question question, Function<Randomness, Scenario> scenario) {
    double[][] risks = new double[draws][];
    IntStream.range(0, draws)
        .parallel()
        .forEach(
            k -> {
              Randomness stream = Randomness.of(seed + SPREAD * (k + 1));
              Scenario drawn = scenario.apply(stream);
              Map<String, RiskParts> found =
                  new Realisation(drawn, stream, new EjmlSolver()).risks(question);
              risks[k] =
                  question.models().stream().mapToDouble(name -> found.get(name).risk()).toArray();
            });
    return new DrawnRisks(question.models(), risks);
  }

  /** A model's mean risk. */
  double mean(String model) {
    return Arrays.stream(of(model)).average().orElseThrow();
  }

  /** The standard error of {@link #mean}. */
  double standardError(String model) {
    double mean = mean(model);
    return error(Arrays.stream(of(model)).map(risk -> risk - mean).toArray());
  }

  /** One model's mean risk over another's. */
  double ratio(String model, String other) {
    return mean(model) / mean(other);
  }

  /** The standard error of {@link #ratio}, to first order; both risks are of the same draws. */
  double ratioError(String model, String other) {
    double ratio = ratio(model, other);
    double mean = mean(other);
    double[] above = of(model);
    double[] below = of(other);
    Arrays.setAll(above, k -> (above[k] - ratio * below[k]) / mean);
    return error(above);
  }

  private double[] of(String model) {
    int at = models.indexOf(model);
    return Arrays.stream(risks).mapToDouble(draw -> draw[at]).toArray();
  }

  private static double error(double... deviations) {
    double squares = Arrays.stream(deviations).map(d -> d * d).sum();
    return Math.sqrt(squares / (deviations.length - 1) / deviations.length);
  }
}
