// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.util.ArrayList;
import java.util.List;
import org.eigendistill.dynamics.Filter;
import org.eigendistill.dynamics.Filters;
import org.eigendistill.theorem.criterion.ElasticityCriterion;
import org.eigendistill.theorem.criterion.Trio;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which ways of training are characterised, with their numbers and eigenvalues. */
@Command
final class TrioOptions implements TakesFilters {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--filter",
      paramLabel = "NAME",
      description = "One procedure as teacher, student and reference; may be given again.")
  private List<String> names = List.of();

  @Option(
      names = "--pair",
      paramLabel = "T,S,R",
      description = "A student S of a teacher T, with plain training of R; may be given again.")
  private List<String> pairs = List.of();

  @Option(
      names = "--eigenvalues",
      paramLabel = "LOW:HIGH",
      defaultValue = "0.01:1",
      description =
          "The eigenvalues in question (default: ${DEFAULT-VALUE}), for gains that depend on eigenvalue"
              + " and length apart; where they are functions of l t or l / d alone, all are.")
  private String eigenvalues;

  private Filters filters;
  private ParameterOptions numbers;

  @Override
  public void offer(Filters all) {
    filters = all;
    numbers = new ParameterOptions(spec, all);
  }

  boolean isGiven() {
    return !names.isEmpty() || !pairs.isEmpty();
  }

  /** What is asked. */
  List<ElasticityCriterion> questions() {
    List<List<Filter>> asked = new ArrayList<>();
    for (String name : names) {
      Filter filter = new FilterNames(spec, filters, "--filter").named(name);
      asked.add(List.of(filter, filter, filter));
    }
    FilterNames inPairs = new FilterNames(spec, filters, "--pair");
    pairs.forEach(pair -> asked.add(inPairs.three(pair)));
    numbers.check(asked.stream().flatMap(List::stream).distinct().toList(), "procedure");
    double[] range = range();
    List<ElasticityCriterion> questions = new ArrayList<>();
    for (List<Filter> three : asked) {
      Trio trio =
          new Trio(
              numbers.procedure(three.get(0), range[1]),
              numbers.procedure(three.get(1), range[1]),
              numbers.procedure(three.get(2), range[1]));
      questions.add(question(trio, range));
    }
    return questions;
  }

  private ElasticityCriterion question(Trio trio, double[] range) {
    try {
      return new ElasticityCriterion(trio, range[0], range[1]);
    } catch (IllegalArgumentException e) {
      throw refused("--eigenvalues: " + e.getMessage());
    }
  }

  private double[] range() {
    String[] ends = eigenvalues.split(":", -1);
    try {
      if (ends.length == 2) {
        return new double[] {Double.parseDouble(ends[0]), Double.parseDouble(ends[1])};
      }
    } catch (NumberFormatException e) {
      throw refused("--eigenvalues: '%s' is not LOW:HIGH, two numbers".formatted(eigenvalues));
    }
    throw refused("--eigenvalues: '%s' is not LOW:HIGH, two numbers".formatted(eigenvalues));
  }

  private ParameterException refused(String words) {
    return new ParameterException(spec.commandLine(), words + ".");
  }
}
