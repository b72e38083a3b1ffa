// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * The pages of {@code --help}: a command's own options first, then those that it shares with others
 * under the heading of what they are about, then examples.
 */
final class HelpPages {
  private static final String RUN = "Run and output";

  /** What options that several commands share are about, by the class that declares them. */
  private static final Map<Class<?>, String> HEADINGS =
      Map.ofEntries(
          Map.entry(DataOptions.class, "Data"),
          Map.entry(ReadingOptions.class, "Text tables"),
          Map.entry(SpectrumOptions.class, "Decomposition"),
          Map.entry(TopOptions.class, "Decomposition"),
          Map.entry(ProcedureOptions.class, "Training"),
          Map.entry(SoftmaxOptions.class, "Softmax models"),
          Map.entry(DeepOptions.class, "Deep linear networks"),
          Map.entry(WithOption.class, "Filters of your own"),
          Map.entry(FigureOptions.class, "Figures"),
          Map.entry(PrintOptions.class, "Figures"),
          Map.entry(RunOptions.class, RUN),
          Map.entry(CommonOptions.class, RUN),
          Map.entry(JsonOption.class, RUN),
          Map.entry(QuietOption.class, RUN));

  private static final String OWN = "Options";

  /** Of examples; two characters more are a backslash's. */
  private static final int WIDTH = 76;

  /** Where a sentence ends, and not a name of a file. */
  private static final Pattern END = Pattern.compile("[.?](?= [A-Z]|$)");

  private static final int INDENT = 2;

  /** A longer label has a line of its own. */
  private static final int LONGEST_LABEL = 26;

  private HelpPages() {}

  /** Gives a command and all below it these pages. */
  static void install(CommandLine command) {
    command
        .getHelpSectionMap()
        .put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, HelpPages::optionList);
    command
        .getHelpSectionMap()
        .put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, HelpPages::commandList);
    command.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_SYNOPSIS, HelpPages::synopsis);
    command
        .getHelpSectionMap()
        .put(UsageMessageSpec.SECTION_KEY_DESCRIPTION, HelpPages::description);
    command.getCommandSpec().usageMessage().commandListHeading("%nCommands:%n");
    command.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_FOOTER, HelpPages::examples);
    command.getSubcommands().values().forEach(HelpPages::install);
  }

  private static String examples(Help help) {
    CommandSpec spec = help.commandSpec();
    List<String> examples = Examples.of(spec.qualifiedName(), spec.subcommands().keySet());
    StringBuilder text =
        new StringBuilder("%n%s:%n".formatted(examples.size() == 1 ? "Example" : "Examples"));
    examples.stream()
        .flatMap(example -> wrapped(example).stream())
        .forEach(line -> text.append(line).append(System.lineSeparator()));
    return text.toString();
  }

  /** In lines that a shell reads as one. */
  private static List<String> wrapped(String example) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(" ");
    for (String word : example.split(" (?=--)")) { // an option and its values stay together
      if (line.length() + word.length() > WIDTH) {
        lines.add(line + " \\");
        line = new StringBuilder("       ");
      }
      line.append(' ').append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  /** What a command does, in a sentence: of its header, or else of its description. */
  static String summary(CommandSpec command) {
    UsageMessageSpec usage = command.usageMessage();
    String[] words = usage.header().length > 0 ? usage.header() : usage.description();
    String text = String.join(" ", words).replace("%n", " ").replace("%%", "%");
    return sentence(text.replaceAll("\\s+", " ").strip());
  }

  /** The first sentence of a text; where it asks, and the next tells, both. */
  static String sentence(String text) {
    Matcher ends = END.matcher(text);
    while (ends.find()) {
      if (text.charAt(ends.start()) == '.') {
        return text.substring(0, ends.end());
      }
    }
    return text;
  }

  private static String synopsis(Help help) {
    List<String> words = HelpLines.words(HelpLines.unbroken(help, each -> each.synopsis(0)));
    int heading = help.synopsisHeadingLength();
    int name = help.commandSpec().qualifiedName().length();
    int indent = heading + name < WIDTH / 2 ? heading + name + 1 : 2 * INDENT;
    // The heading stands there already.
    return HelpLines.filled(" ".repeat(heading), indent, width(help), words).substring(heading);
  }

  private static String description(Help help) {
    StringBuilder text = new StringBuilder();
    HelpLines.unbroken(help, Help::description)
        .lines()
        .forEach(
            line ->
                text.append(
                    HelpLines.filled("", 0, width(help), List.of(line.strip().split(" +")))));
    return text.toString();
  }

  private static String commandList(Help help) {
    Map<String, CommandLine> below = help.commandSpec().subcommands();
    int left = below.keySet().stream().mapToInt(String::length).max().orElse(0) + 2 * INDENT;
    StringBuilder text = new StringBuilder();
    below.forEach(
        (name, command) -> {
          String coloured = help.colorScheme().commandText(name).toString();
          text.append(
              HelpLines.filled(
                  padded(" ".repeat(INDENT) + coloured, left),
                  left,
                  width(help),
                  List.of(summary(command.getCommandSpec()).split(" "))));
        });
    return text.toString();
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - HelpLines.length(text)));
  }

  private static int width(Help help) {
    return help.commandSpec().usageMessage().width();
  }

  private static String optionList(Help help) {
    StringBuilder page = new StringBuilder();
    sections(help.commandSpec())
        .forEach((heading, options) -> page.append(section(help, heading, options)));
    return page.toString();
  }

  /** A command's options by heading, in the order of the page; a heading may have none. */
  static Map<String, List<OptionSpec>> sections(CommandSpec command) {
    Map<String, String> headings = new LinkedHashMap<>();
    name(command, headings);
    Map<String, List<OptionSpec>> sections = new LinkedHashMap<>();
    sections.put(OWN, new ArrayList<>());
    for (OptionSpec option : command.options()) {
      String heading = headings.getOrDefault(option.longestName(), OWN);
      if (!option.hidden() && !heading.equals(RUN)) {
        sections.computeIfAbsent(heading, each -> new ArrayList<>()).add(option);
      }
    }
    sections.put(RUN, new ArrayList<>());
    for (OptionSpec option : command.options()) {
      if (!option.hidden() && RUN.equals(headings.get(option.longestName()))) {
        sections.get(RUN).add(option);
      }
    }
    return sections;
  }

  private static String section(Help help, String heading, List<OptionSpec> options) {
    if (options.isEmpty()) {
      return "";
    }
    boolean hasShort = options.stream().anyMatch(option -> option.names().length > 1);
    List<String> labels = options.stream().map(option -> label(help, option, hasShort)).toList();
    int left =
        labels.stream()
                .mapToInt(HelpLines::length)
                .filter(length -> length <= LONGEST_LABEL)
                .max()
                .orElse(LONGEST_LABEL)
            + 2 * INDENT;
    StringBuilder text = new StringBuilder("%n%s:%n".formatted(heading));
    for (int i = 0; i < labels.size(); i++) {
      String label = labels.get(i);
      boolean isLong = HelpLines.length(label) > LONGEST_LABEL;
      String start = isLong ? " ".repeat(left) : padded(label, left);
      List<String> words = List.of(described(help, options.get(i)).split("\\s+"));
      // The label has a line of its own, or its part of the first.
      text.append(isLong ? label + System.lineSeparator() : "")
          .append(HelpLines.filled(start, left, width(help), words));
    }
    return text.toString();
  }

  /** {@code -o, --out=DIR}. */
  private static String label(Help help, OptionSpec option, boolean hasShort) {
    StringBuilder label = new StringBuilder(" ".repeat(INDENT));
    if (hasShort && option.names().length == 1) {
      label.append("    ");
    }
    String[] names = option.names().clone();
    Arrays.sort(names, Comparator.comparingInt(String::length));
    for (int i = 0; i < names.length; i++) {
      label.append(i == 0 ? "" : ", ").append(help.colorScheme().optionText(names[i]));
    }
    return label
        .append(
            help.parameterLabelRenderer()
                .renderParameterLabel(
                    option, help.colorScheme().ansi(), help.colorScheme().optionParamStyles()))
        .toString();
  }

  /** What the option does, as help has it. */
  static String described(Help help, OptionSpec option) {
    return Stream.of(
            help.createDefaultOptionRenderer()
                .render(option, help.parameterLabelRenderer(), help.colorScheme()))
        .map(row -> row[row.length - 1].toString().strip())
        .collect(Collectors.joining(" "));
  }

  /** Under which heading a mixin's options stand; those of a mixin's mixin under its own. */
  private static void name(CommandSpec spec, Map<String, String> headings) {
    for (CommandSpec mixin : spec.mixins().values()) {
      Object declared = mixin.userObject();
      boolean isHelp = mixin.options().stream().anyMatch(OptionSpec::usageHelp);
      String heading = isHelp ? RUN : HEADINGS.get(declared.getClass());
      if (heading != null) {
        mixin.options().forEach(option -> headings.put(option.longestName(), heading));
      }
      name(mixin, headings);
    }
  }
}
