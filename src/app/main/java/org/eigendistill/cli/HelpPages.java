// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
  /** What options that several commands share are about, by the class that declares them. */
  private static final Map<Class<?>, String> HEADINGS =
      Map.ofEntries(
          Map.entry(DataOptions.class, "Data"),
          Map.entry(ReadingOptions.class, "Text tables"),
          Map.entry(SpectrumOptions.class, "Decomposition"),
          Map.entry(ProcedureOptions.class, "Training"),
          Map.entry(SoftmaxOptions.class, "Softmax models"),
          Map.entry(DeepOptions.class, "Deep linear networks"),
          Map.entry(WithOption.class, "Filters of your own"));

  private static final String OWN = "Options";

  /** Of examples; two characters more are a backslash's. */
  private static final int WIDTH = 76;

  private static final String RUN = "Run and output";

  /** Where a sentence ends, and not a name of a file. */
  private static final Pattern END = Pattern.compile("[.?](?= [A-Z]|$)");

  private static final int INDENT = 2;

  private HelpPages() {}

  /** Gives a command and all below it these pages. */
  static void install(CommandLine command) {
    command
        .getHelpSectionMap()
        .put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, HelpPages::optionList);
    command
        .getHelpSectionMap()
        .put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, HelpPages::commandList);
    command.getCommandSpec().usageMessage().commandListHeading("%nCommands:%n");
    CommandSpec spec = command.getCommandSpec();
    List<String> examples = Examples.of(spec.qualifiedName(), spec.subcommands().keySet());
    if (!examples.isEmpty()) {
      spec.usageMessage()
          .footerHeading("%n" + (examples.size() == 1 ? "Example" : "Examples") + ":%n");
      spec.usageMessage()
          .footer(
              examples.stream()
                  .flatMap(example -> wrapped(example).stream())
                  .map(line -> line.replace("%", "%%"))
                  .toArray(String[]::new));
    }
    command.getSubcommands().values().forEach(HelpPages::install);
  }

  /** In lines that a shell reads as one. */
  private static List<String> wrapped(String example) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(" ");
    for (String word : example.split(" ")) {
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

  private static String commandList(Help help) {
    CommandSpec spec = help.commandSpec();
    int names = spec.subcommands().keySet().stream().mapToInt(String::length).max().orElse(0);
    int left = names + 2 * INDENT;
    Help.TextTable table =
        Help.TextTable.forColumns(
            help.colorScheme(),
            new Help.Column(left, INDENT, Help.Column.Overflow.SPAN),
            new Help.Column(spec.usageMessage().width() - left, INDENT, Help.Column.Overflow.WRAP));
    spec.subcommands()
        .forEach((name, below) -> table.addRowValues(name, summary(below.getCommandSpec())));
    return table.toString();
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
    Help.Layout layout = help.createDefaultLayout(options, List.of(), help.colorScheme());
    layout.addOptions(options, help.parameterLabelRenderer());
    return "%n%s:%n".formatted(heading) + layout;
  }

  /** Under which heading a mixin's options stand; those of a mixin's mixin under its own. */
  private static void name(CommandSpec spec, Map<String, String> headings) {
    for (CommandSpec mixin : spec.mixins().values()) {
      Object declared = mixin.userObject();
      boolean run =
          declared instanceof RunOptions
              || declared instanceof CommonOptions
              || declared instanceof JsonOption
              || mixin.options().stream().anyMatch(OptionSpec::usageHelp);
      String heading = run ? RUN : HEADINGS.get(declared.getClass());
      if (heading != null) {
        mixin.options().forEach(option -> headings.put(option.longestName(), heading));
      }
      name(mixin, headings);
    }
  }
}
