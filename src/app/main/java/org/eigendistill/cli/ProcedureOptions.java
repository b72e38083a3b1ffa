// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.eigendistill.dynamics.Clock;
import org.eigendistill.dynamics.Filter;
import org.eigendistill.dynamics.Filters;
import org.eigendistill.dynamics.Procedure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Which procedure trains, with its numbers. The options are made of the filters there are: one per
 * parameter, which those that have a parameter of that name share.
 */
@Command
final class ProcedureOptions implements TakesFilters {
  private static final String PROCEDURE = "--procedure";
  private static final String USUAL = "flow";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  private Filters filters;
  private ParameterOptions numbers;

  @Override
  public void offer(Filters all) {
    filters = all;
    spec.addOption(
        OptionSpec.builder(PROCEDURE)
            .paramLabel("P")
            .type(String.class)
            .defaultValue(USUAL)
            .description(procedures())
            .build());
    numbers = new ParameterOptions(spec, all);
  }

  private String procedures() {
    List<String> lengths = new ArrayList<>();
    for (Clock clock : Clock.values()) {
      String names =
          filters.all().stream()
              .filter(filter -> filter.clock() == clock)
              .map(Filter::name)
              .collect(Collectors.joining(", "));
      if (!names.isEmpty()) {
        lengths.add("%s for %s".formatted(lengths(clock), names));
      }
    }
    return ParameterOptions.escaped(
        "How teacher and students train (default: %s). Lengths are %s."
            .formatted(USUAL, String.join("; ", lengths)));
  }

  private static String lengths(Clock clock) {
    return switch (clock) {
      case TIME -> "times, in 1/eigenvalue,";
      case STEPS -> "whole steps";
      case PENALTY -> "penalties";
    };
  }

  /** Checks what can be checked before any data are read. */
  void check() {
    numbers.check(List.of(filter()), PROCEDURE);
    procedure(1);
  }

  /** Makes the procedure; a number that was not given has its usual value. */
  Procedure procedure(double topEigenvalue) {
    return numbers.procedure(filter(), topEigenvalue);
  }

  private Filter filter() {
    String name = spec.findOption(PROCEDURE).getValue();
    try {
      return filters.named(name);
    } catch (IllegalArgumentException e) {
      throw fault(PROCEDURE + " " + e.getMessage() + "." + Misspelt.filter(name, filters));
    }
  }

  private ParameterException fault(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
