// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.scenario;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;
import org.apache.commons.math3.optim.univariate.UnivariatePointValuePair;

/** Reads the key {@code law} and evaluates a law that is in print, or of logits. */
final class Laws {
  private static final String SCALING = "distillation-scaling-2502.08606";
  private static final String TEMPERATURE = "kl-temperature";

  /** Of a series up to 1/2. */
  private static final int MOST_TERMS = 30;

  private static final double LOWEST_LOSS = 1.6;
  private static final double HIGHEST_LOSS = 2.6;

  private Laws() {}

  static Map<String, Object> values(ScenarioKeys law) {
    if (!law.has("name")) {
      throw law.fault(
          "", "the key 'name' is missing", "Laws are %s and %s.".formatted(SCALING, TEMPERATURE));
    }
    String name = law.word("name", List.of(SCALING, TEMPERATURE), "");
    return name.equals(SCALING) ? scaling(law) : temperature(law);
  }

  private static Map<String, Object> scaling(ScenarioKeys law) {
    law.check(
        List.of("name", "parameters", "tokens", "teacher-loss", "best"), "parameters", "tokens");
    ScalingLaw scaling =
        new ScalingLaw(law.number("parameters", 0, false), law.number("tokens", 0, false));
    Map<String, Object> found = new LinkedHashMap<>();
    found.put("supervised", scaling.supervised());
    if (law.has("teacher-loss") && law.has("best")) {
      throw law.fault("best", "best: the teacher's loss is given", "Leave one of them.");
    }
    if (law.has("teacher-loss")) {
      found.put("student", scaling.student(law.number("teacher-loss", 0, false)));
    } else if (law.has("best")) {
      law.word("best", List.of("teacher-loss"), "");
      UnivariatePointValuePair best =
          new BrentOptimizer(1e-12, 1e-14)
              .optimize(
                  new MaxEval(1_000),
                  GoalType.MINIMIZE,
                  new UnivariateObjectiveFunction(scaling::student),
                  new SearchInterval(LOWEST_LOSS, HIGHEST_LOSS));
      found.put("student", best.getValue());
      found.put("teacher-loss", best.getPoint());
    }
    return found;
  }

  /**
   * T^2 KL(softmax(teacher / T) || softmax(student / T)), and its limit for large T, half the
   * variance over classes of the logits' difference.
   */
  private static Map<String, Object> temperature(ScenarioKeys law) {
    law.check(
        List.of("name", "teacher", "student", "temperature"), "teacher", "student", "temperature");
    double[] teacher = law.numbers("teacher");
    double[] student = law.numbers("student");
    double temperature = law.number("temperature", 0, false);
    if (teacher.length != student.length || teacher.length < 2) {
      throw law.fault(
          "student", "student: as many logits as the teacher's, 2 or more", "Correct the list.");
    }
    int classes = teacher.length;
    double top = java.util.Arrays.stream(teacher).max().orElseThrow();
    double[] shares = new double[classes];
    double sum = 0;
    for (int i = 0; i < classes; i++) {
      shares[i] = Math.exp((teacher[i] - top) / temperature);
      sum += shares[i];
    }
    double mean = 0;
    double difference = 0;
    double squares = 0;
    for (int i = 0; i < classes; i++) {
      shares[i] /= sum;
      mean += shares[i] * (student[i] - teacher[i]) / temperature;
      difference += student[i] - teacher[i];
      squares += (student[i] - teacher[i]) * (student[i] - teacher[i]);
    }
    // log sum p exp(u - mean) with sum p (u - mean) = 0: only what is of second order is added up.
    double second = 0;
    for (int i = 0; i < classes; i++) {
      second += shares[i] * beyondFirst((student[i] - teacher[i]) / temperature - mean);
    }
    if (!Double.isFinite(second)) {
      throw law.fault(
          "temperature",
          "temperature: %s is too small for these logits".formatted(temperature),
          "Give a larger one.");
    }
    Map<String, Object> found = new LinkedHashMap<>();
    found.put("kl", temperature * temperature * Math.log1p(second));
    found.put(
        "limit", squares / (2 * classes) - difference * difference / (2.0 * classes * classes));
    return found;
  }

  /** exp(x) - 1 - x without its cancellation. */
  private static double beyondFirst(double x) {
    if (Math.abs(x) > 0.5) {
      return Math.expm1(x) - x;
    }
    double term = x * x / 2;
    double sum = 0;
    for (int k = 3; k < MOST_TERMS; k++) {
      sum += term;
      term *= x / k;
    }
    return sum;
  }
}
