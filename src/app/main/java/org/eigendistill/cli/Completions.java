// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eigendistill.compare.Gate;
import org.eigendistill.data.Delimiter;
import org.eigendistill.dynamics.Filter;
import org.eigendistill.dynamics.Filters;
import org.eigendistill.experiment.Experiment;
import org.eigendistill.experiment.reproduction.Experiments;
import org.eigendistill.neural.StudyFile;
import org.eigendistill.scenario.Examples;
import org.eigendistill.theorem.statement.Atlas;
import org.eigendistill.theorem.statement.Statement;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What a shell offers behind an option that takes one of some words: those of its label ({@code
 * sum|mean}), or the names that the program knows.
 */
final class Completions {
  /** By an option, or a command and its option, the names that stand in no label. */
  private static final Map<String, Supplier<Stream<String>>> NAMES =
      Map.ofEntries(
          Map.entry("--procedure", Completions::filters),
          Map.entry("--filter", Completions::filters),
          Map.entry("--id", () -> Atlas.full().statements().stream().map(Statement::id)),
          Map.entry("reproduce --only", () -> Experiments.all().stream().map(Experiment::id)),
          Map.entry("neural --study", Completions::studies),
          Map.entry("neural --show", Completions::studies),
          Map.entry("scenario --file", () -> Examples.names().stream()),
          Map.entry("scenario --show", () -> Examples.names().stream()),
          Map.entry("--delimiter", () -> Delimiter.words().stream()),
          Map.entry("--fail-on", () -> Gate.words().stream()));

  private Completions() {}

  private static Stream<String> filters() {
    return Filters.installed().all().stream().map(Filter::name);
  }

  private static Stream<String> studies() {
    return Stream.of(StudyFile.quick(), StudyFile.threeTeachers(), StudyFile.bundled())
        .flatMap(List::stream);
  }

  /** The script that bash and zsh read. */
  static String script() {
    CommandLine root = RootCommand.commandLine();
    offer(root);
    return AutoComplete.bash(root.getCommandName(), root);
  }

  /** Gives a command's options, and those of all below it, their words. */
  private static void offer(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    for (OptionSpec option : List.copyOf(spec.options())) {
      List<String> words = words(spec.name(), option);
      if (option.group() == null && !words.isEmpty()) {
        spec.remove(option);
        spec.addOption(OptionSpec.builder(option).completionCandidates(words).build());
      }
    }
    command.getSubcommands().values().stream().distinct().forEach(Completions::offer);
  }

  /** What an option takes, none if that is not some words. */
  static List<String> words(String command, OptionSpec option) {
    String name = option.longestName();
    Supplier<Stream<String>> known = NAMES.getOrDefault(command + " " + name, NAMES.get(name));
    List<String> words = new ArrayList<>();
    if (known != null) {
      known.get().filter(word -> word.matches("[\\w.-]+")).forEach(words::add);
    }
    if (words.isEmpty()) {
      Arrays.stream(option.paramLabel().split("\\|"))
          .filter(word -> word.matches("[a-z]{2}[a-z0-9-]*|[0-9]"))
          .forEach(words::add);
    }
    if (words.isEmpty() && option.completionCandidates() != null) {
      option.completionCandidates().forEach(words::add);
    }
    return List.copyOf(words);
  }
}
