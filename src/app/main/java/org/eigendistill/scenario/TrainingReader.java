// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.scenario;

import java.util.ArrayList;
import java.util.List;
import org.eigendistill.dynamics.Clock;
import org.eigendistill.dynamics.Filter;
import org.eigendistill.dynamics.Filters;
import org.eigendistill.dynamics.Parameter;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.dynamics.Ridge;
import org.eigendistill.population.Training;
import org.eigendistill.population.Training.InBall;
import org.eigendistill.population.Training.LeastNorm;
import org.eigendistill.population.Training.OnePass;
import org.eigendistill.population.Training.Spectral;

/** Reads the key {@code fit} of a model: a procedure of the program's or of the user's, by name. */
final class TrainingReader {
  private static final String PROCEDURE = "procedure";
  private static final String EXACT = "exact";
  private static final String BALL = "ball";
  private static final String SGD = "sgd";

  private final Filters filters;

  TrainingReader(Filters filters) {
    this.filters = filters;
  }

  /** Whether the fit goes once over a stream. */
  static boolean isStreamed(ScenarioKeys fit) {
    return fit.has(PROCEDURE) && fit.value(PROCEDURE).asText().equals(SGD);
  }

  /** The number of rows of a stream. */
  static int steps(ScenarioKeys fit) {
    return fit.whole("steps", 1);
  }

  Training training(ScenarioKeys fit) {
    if (!fit.has(PROCEDURE)) {
      throw fit.fault("", "the key 'procedure' is missing", "Add it.");
    }
    String name = fit.word(PROCEDURE, names(), "");
    return switch (name) {
      case EXACT -> {
        fit.check(List.of(PROCEDURE));
        yield new LeastNorm();
      }
      case BALL -> {
        fit.check(List.of(PROCEDURE, "radius"), "radius");
        yield new InBall(fit.number("radius", 0, true));
      }
      case SGD -> {
        fit.check(List.of(PROCEDURE, "step", "steps"), "step", "steps");
        yield new OnePass(fit.number("step", 0, false));
      }
      default -> spectral(fit, filters.named(name));
    };
  }

  private List<String> names() {
    List<String> names = new ArrayList<>(List.of(EXACT, BALL, SGD));
    filters.all().forEach(filter -> names.add(filter.name()));
    return names;
  }

  private static Training spectral(ScenarioKeys fit, Filter filter) {
    String length = filter.clock().word();
    List<String> keys = new ArrayList<>(List.of(PROCEDURE, length));
    filter.parameters().stream().map(Parameter::name).forEach(keys::add);
    fit.check(keys, keys.toArray(String[]::new));
    double[] numbers =
        filter.parameters().stream().mapToDouble(each -> fit.number(each.name())).toArray();
    double value =
        filter.clock() == Clock.STEPS ? fit.whole(length, 0) : fit.number(length, 0, true);
    if (value == 0 && filter instanceof Ridge) {
      return new LeastNorm();
    }
    try {
      return new Spectral(Procedure.of(filter, numbers), value);
    } catch (IllegalArgumentException e) {
      throw fit.fault(PROCEDURE, e.getMessage(), "Correct the value.");
    }
  }
}
