// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eigendistill.base.Version;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What {@code --help} says of a command as a page of the system's manual, in troff's man macros.
 */
record ManPage(CommandLine command) {
  private static final Map<Integer, String> EXITS =
      Map.of(
          Main.GOOD, "All is well.",
          Main.FAILED, "A check that was asked for failed.",
          Main.USAGE, "The command line is not understood.",
          Main.BAD_INPUT,
              "Bad input, or a system that refuses; the message names file, place and mend.",
          Main.INTERNAL, "An internal error.",
          Main.NOT_COMPARABLE, "compare: the models cannot be compared.",
          Main.GATE_FAILED, "compare: a gate failed.");

  /** What the launcher heeds. */
  private static final SortedMap<String, String> ENVIRONMENT =
      new TreeMap<>(
          Map.of(
              "EIGENDISTILL_CACHE",
              "Where the launcher keeps its archive of classes, none for no archive; else"
                  + " $XDG_CACHE_HOME/eigendistill or ~/.cache/eigendistill.",
              "JAVA_HOME",
              "Whose java runs; else the one on the path.",
              "JAVA_OPTS",
              "Options for the JVM."));

  /** The pages of a command and of all below it, by the name of the file. */
  static Map<String, String> all(CommandLine root) {
    Map<String, String> pages = new LinkedHashMap<>();
    commands(root).map(ManPage::new).forEach(page -> pages.put(page.title() + ".1", page.text()));
    return pages;
  }

  private static Stream<CommandLine> commands(CommandLine command) {
    return Stream.concat(
        Stream.of(command),
        command.getSubcommands().values().stream()
            .distinct()
            .filter(each -> !each.getCommandSpec().usageMessage().hidden())
            .filter(each -> !(each.getCommand() instanceof CommandLine.HelpCommand))
            .flatMap(ManPage::commands));
  }

  /** {@code eigendistill-theorems-check}. */
  String title() {
    return command.getCommandSpec().qualifiedName("-");
  }

  /** The source that man reads. */
  String text() {
    CommandSpec spec = command.getCommandSpec();
    Help help = new Help(spec, Help.defaultColorScheme(Ansi.OFF));
    List<String> lines = new ArrayList<>();
    lines.add(
        ".TH %s 1 \"\" \"eigendistill %s\" \"eigendistill\""
            .formatted(escaped(title().toUpperCase(Locale.ROOT)), Version.current()));
    lines.add(".ad l"); // long words leave nothing to stretch
    lines.add(".nh"); // names of options are typed as they stand
    String about = joined(help.description());
    lines.add(".SH NAME");
    lines.add(escaped(title()) + " \\- " + escaped(about.replaceFirst("(?s)[.:;?] .*|\\.$", "")));
    lines.add(".SH SYNOPSIS");
    lines.add(line(joined(HelpLines.unbroken(help, each -> each.synopsis(0)))));
    lines.add(".SH DESCRIPTION");
    lines.add(line(about));
    HelpPages.sections(spec).forEach((heading, options) -> section(help, heading, options, lines));
    below(lines);
    List<String> examples = Examples.of(spec.qualifiedName(), spec.subcommands().keySet());
    if (!examples.isEmpty()) {
      lines.add(".SH EXAMPLES");
      lines.add(".nf");
      examples.forEach(example -> lines.add(line(example)));
      lines.add(".fi");
    }
    lines.add(".SH EXIT STATUS");
    for (int exit = Main.GOOD; exit <= Main.GATE_FAILED; exit++) {
      lines.addAll(List.of(".TP", Integer.toString(exit), line(EXITS.get(exit))));
    }
    if (spec.parent() == null) {
      lines.add(".SH ENVIRONMENT");
      ENVIRONMENT.forEach(
          (name, meaning) -> lines.addAll(List.of(".TP", "\\fB" + name + "\\fR", line(meaning))));
    } else {
      lines.add(".SH SEE ALSO");
      lines.add("\\fB" + escaped(spec.parent().qualifiedName("-")) + "\\fR(1)");
    }
    return String.join("\n", lines) + "\n";
  }

  private static void section(
      Help help, String heading, List<OptionSpec> options, List<String> lines) {
    if (options.isEmpty()) {
      return;
    }
    lines.add(".SH " + heading.toUpperCase(Locale.ROOT));
    for (OptionSpec option : options) {
      String label =
          help.parameterLabelRenderer()
              .renderParameterLabel(option, Ansi.OFF, List.of())
              .toString();
      lines.add(".TP");
      lines.add(
          Stream.of(option.names())
                  .map(name -> "\\fB" + escaped(name) + "\\fR")
                  .collect(Collectors.joining(", "))
              + escaped(label));
      lines.add(line(HelpPages.described(help, option)));
    }
  }

  private void below(List<String> lines) {
    List<CommandLine> commands = command.getSubcommands().values().stream().distinct().toList();
    if (commands.isEmpty()) {
      return;
    }
    lines.add(".SH COMMANDS");
    for (CommandLine each : commands) {
      String summary = HelpPages.summary(each.getCommandSpec());
      lines.addAll(List.of(".TP", "\\fB" + each.getCommandName() + "\\fR", line(summary)));
    }
  }

  private static String joined(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  /** A line of text; one that begins like a request of troff's is none. */
  private static String line(String text) {
    String escaped = escaped(text);
    return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
  }

  private static String escaped(String text) {
    // A line may end behind a bar: lists of words can be longer than one.
    return text.replace("\\", "\\e").replace("-", "\\-").replace("|", "|\\:");
  }
}
