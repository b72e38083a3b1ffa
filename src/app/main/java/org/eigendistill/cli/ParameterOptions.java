// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eigendistill.dynamics.Filter;
import org.eigendistill.dynamics.Filters;
import org.eigendistill.dynamics.Parameter;
import org.eigendistill.dynamics.Procedure;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * The numbers of filters, an option each: one per parameter, which those that have a parameter of
 * that name share.
 */
final class ParameterOptions {
  private final CommandSpec spec;
  private final Map<String, OptionSpec> numbers = new LinkedHashMap<>();
  private final List<String> clashes = new ArrayList<>();

  /** Adds the options to a command, or a mixin of one. */
  ParameterOptions(CommandSpec spec, Filters filters) {
    this.spec = spec;
    for (Filter filter : filters.all()) {
      for (Parameter parameter : filter.parameters()) {
        if (!numbers.containsKey(parameter.name())) {
          add(filters, filter, parameter);
        }
      }
    }
  }

  private void add(Filters filters, Filter filter, Parameter parameter) {
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

  private static String sentence(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** Picocli formats descriptions. */
  static String escaped(String words) {
    return words.replace("%", "%%");
  }

  /**
   * Refuses what no option could be made for, and numbers that are given and that none of the
   * filters has.
   *
   * @param option what names the filters
   */
  void check(Collection<Filter> filters, String option) {
    if (!clashes.isEmpty()) {
      throw fault(clashes.get(0));
    }
    numbers.forEach(
        (name, number) -> {
          boolean taken = filters.stream().anyMatch(filter -> parameter(filter, name).isPresent());
          if (number.getValue() != null && !taken) {
            String names = filters.stream().map(Filter::name).collect(Collectors.joining(","));
            throw fault(
                "%s has no meaning for %s %s.".formatted(number.longestName(), option, names));
          }
        });
  }

  /** A filter with its numbers; one that was not given has its usual value. */
  Procedure procedure(Filter filter, double topEigenvalue) {
    double[] values =
        filter.parameters().stream()
            .mapToDouble(each -> value(filter, each, topEigenvalue))
            .toArray();
    try {
      return Procedure.of(filter, values);
    } catch (IllegalArgumentException e) {
      throw fault(filter.name() + ": " + e.getMessage() + ".");
    }
  }

  private double value(Filter filter, Parameter parameter, double topEigenvalue) {
    OptionSpec option = numbers.get(parameter.name());
    if (option.getValue() != null) {
      return option.<Double>getValue();
    }
    return parameter
        .usualFor(topEigenvalue)
        .orElseThrow(() -> fault("%s needs %s.".formatted(filter.name(), option.longestName())));
  }

  private static Optional<Parameter> parameter(Filter filter, String name) {
    return filter.parameters().stream().filter(each -> each.name().equals(name)).findFirst();
  }

  private ParameterException fault(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
