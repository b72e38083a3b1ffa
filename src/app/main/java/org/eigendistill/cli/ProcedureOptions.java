package org.eigendistill.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eigendistill.dynamics.Clock;
import org.eigendistill.dynamics.Filter;
import org.eigendistill.dynamics.Filters;
import org.eigendistill.dynamics.Parameter;
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
  private final Map<String, OptionSpec> numbers = new LinkedHashMap<>();
  private final List<String> clashes = new ArrayList<>();

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
    for (Filter filter : all.all()) {
      for (Parameter parameter : filter.parameters()) {
        if (!numbers.containsKey(parameter.name())) {
          add(filter, parameter);
        }
      }
    }
  }

  private void add(Filter filter, Parameter parameter) {
    String option = "--" + parameter.name();
    if (spec.findOption(option) != null) {
      clashes.add(
          "%s has an option %s, and the filter %s a parameter %s. Give the parameter another name."
              .formatted(RunRecord.command(spec), option, filter.name(), parameter.name()));
      return;
    }
    String takers =
        filters.all().stream()
            .filter(other -> parameter(other, parameter.name()).isPresent())
            .map(Filter::name)
            .collect(Collectors.joining(", "));
    String usual = parameter.usualWords();
    OptionSpec made =
        OptionSpec.builder(option)
            .paramLabel("X")
            .type(Double.class)
            .description(
                escaped(
                    "%s; for %s%s."
                        .formatted(
                            sentence(parameter.meaning()),
                            takers,
                            usual.isEmpty() ? "" : " (default: %s)".formatted(usual))))
            .build();
    spec.addOption(made);
    numbers.put(parameter.name(), made);
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
    return escaped(
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

  private static String sentence(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** Picocli formats descriptions. */
  private static String escaped(String words) {
    return words.replace("%", "%%");
  }

  /** Checks what can be checked before any data are read. */
  void check() {
    if (!clashes.isEmpty()) {
      throw fault(clashes.get(0));
    }
    Filter filter = filter();
    numbers.forEach(
        (name, option) -> {
          if (option.getValue() != null && parameter(filter, name).isEmpty()) {
            throw fault(
                "%s has no meaning for --procedure %s."
                    .formatted(option.longestName(), filter.name()));
          }
        });
    procedure(1);
  }

  /** Makes the procedure; a number that was not given has its usual value. */
  Procedure procedure(double topEigenvalue) {
    Filter filter = filter();
    double[] values =
        filter.parameters().stream().mapToDouble(each -> value(each, topEigenvalue)).toArray();
    try {
      return Procedure.of(filter, values);
    } catch (IllegalArgumentException e) {
      throw fault(filter.name() + ": " + e.getMessage() + ".");
    }
  }

  private double value(Parameter parameter, double topEigenvalue) {
    OptionSpec option = numbers.get(parameter.name());
    if (option.getValue() != null) {
      return option.<Double>getValue();
    }
    return parameter
        .usualFor(topEigenvalue)
        .orElseThrow(() -> fault("%s needs %s.".formatted(filter().name(), option.longestName())));
  }

  private Filter filter() {
    try {
      return filters.named(spec.findOption(PROCEDURE).getValue());
    } catch (IllegalArgumentException e) {
      throw fault(PROCEDURE + " " + e.getMessage() + ".");
    }
  }

  private static Optional<Parameter> parameter(Filter filter, String name) {
    return filter.parameters().stream().filter(each -> each.name().equals(name)).findFirst();
  }

  private ParameterException fault(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
