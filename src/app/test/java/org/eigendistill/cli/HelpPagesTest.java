// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Help has every option once and examples that the parser takes; misspelt options are named. */
class HelpPagesTest {
  static Stream<CommandLine> commands() {
    return commands(RootCommand.commandLine());
  }

  private static Stream<CommandLine> commands(CommandLine command) {
    return Stream.concat(
        Stream.of(command),
        new HashSet<>(command.getSubcommands().values()).stream().flatMap(HelpPagesTest::commands));
  }

  private static String page(CommandLine command) {
    return command.getUsageMessage(CommandLine.Help.Ansi.OFF);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyOptionStandsOnceOnThePage(CommandLine command) {
    String page = page(command);
    // Above the first heading the synopsis has their names too.
    List<String> list = page.lines().dropWhile(line -> !line.matches("[A-Z][A-Za-z ]*:")).toList();
    for (OptionSpec option : command.getCommandSpec().options()) {
      String name = option.longestName();
      String form = "^ {2,6}(-\\w, )?%s([=\\[ ].*|)$".formatted(name);
      assertThat(list.stream().filter(line -> line.matches(form)).count())
          .as(name)
          .isEqualTo(option.hidden() ? 0 : 1);
    }
    assertThat(page).doesNotContain("${");
    if (!command.getCommandName().equals("help")) {
      assertThat(page).contains("Run and output:");
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyPageHasAnExampleAndNoHeadingOverNothing(CommandLine command) {
    String page = page(command);
    assertThat(page)
        .containsPattern("(?m)^Examples?:$")
        .contains("\n  " + command.getCommandSpec().qualifiedName());
    assertThat(page).doesNotContainPattern("(?m)^[A-Z][A-Za-z ]*:\\s*(?:\\R\\S|\\z)");
  }

  /** Lines are broken where a terminal ends, and nowhere else. */
  @ParameterizedTest
  @MethodSource("commands")
  void descriptionsAreOneParagraph(CommandLine command) {
    if (!command.getCommandName().equals("help")) {
      assertThat(command.getCommandSpec().usageMessage().description()).hasSize(1);
      for (OptionSpec option : command.getCommandSpec().options()) {
        assertThat(option.description().length).as(option.longestName()).isLessThanOrEqualTo(1);
        assertThat(String.join("", option.description())).doesNotContain("%n", "\n");
      }
    }
  }

  /** Names of files and options stand whole, and lines end where the terminal does. */
  @ParameterizedTest
  @MethodSource("commands")
  void linesAreBrokenBetweenWords(CommandLine command) {
    String page = page(command);
    String inOneLine = page.replaceAll("\\s+", " ");
    CommandLine.Help help =
        new CommandLine.Help(
            command.getCommandSpec(),
            CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    for (OptionSpec option : command.getCommandSpec().options()) {
      if (!option.hidden()) {
        assertThat(inOneLine).contains(HelpPages.described(help, option).replaceAll("\\s+", " "));
      }
    }
    assertThat(inOneLine.replace("| ", "|"))
        .contains(
            HelpLines.unbroken(help, each -> each.synopsis(0)).replaceAll("\\s+", " ").strip());
    for (String line : page.lines().toList()) {
      assertThat(line.length()).as(line).isLessThanOrEqualTo(80);
    }
  }

  /** An option that many commands have is found in the same place. */
  @ParameterizedTest
  @MethodSource("commands")
  void sharedOptionsHaveOneHeading(CommandLine command) {
    HelpPages.sections(command.getCommandSpec())
        .forEach(
            (heading, options) ->
                assertThat(options.stream().map(OptionSpec::longestName))
                    .as(heading)
                    .filteredOn(name -> Set.of("--quiet", "--json").contains(name))
                    .allMatch(name -> heading.equals("Run and output")));
  }

  @Test
  void coloursTakeNoPlace() {
    String coloured = "\u001B[33m--out\u001B[39m\u001B[0m=DIR";
    assertThat(HelpLines.length(coloured)).isEqualTo("--out=DIR".length());
    assertThat(HelpLines.words("[--a [--b]...] [--c=F F]")).hasSize(3);
    assertThat(HelpLines.words("a [b c] [\u001B[33m-d\u001B[0m e] f")).hasSize(4);
    assertThat(HelpLines.filled("> ", 3, 9, List.of("one", "two", "three")).lines())
        .containsExactly("> one two", "   three");
    assertThat(HelpLines.filled("> ", 3, 9, List.of("one", "a|bc|de|fghij", "k")).lines())
        .containsExactly("> one", "   a|bc|", "   de|", "   fghij", "   k");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void listsOfCommandsHaveWholeSentences(CommandLine command) {
    String page = page(command);
    for (CommandLine below : command.getSubcommands().values()) {
      String summary = HelpPages.summary(below.getCommandSpec());
      assertThat(summary).as(below.getCommandName()).matches("[A-Z].*\\.");
      assertThat(page.replaceAll("\\s+", " "))
          .contains(" " + below.getCommandName() + " " + summary);
    }
  }

  @Test
  void sentencesEndWhereTheyEnd() {
    assertThat(HelpPages.sentence("One f.1 reads, two. Three.")).isEqualTo("One f.1 reads, two.");
    assertThat(HelpPages.sentence("Is it so? It is. Or not.")).isEqualTo("Is it so? It is.");
    assertThat(HelpPages.sentence("No end")).isEqualTo("No end");
  }

  static List<String> examples() {
    return Examples.all();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void theParserTakesThem(String example) {
    List<String> words = Arrays.asList(example.split(" "));
    assertThat(words.get(0)).isEqualTo("eigendistill");
    String[] arguments = words.subList(1, words.size()).toArray(String[]::new);
    RootCommand.commandLine(arguments).parseArgs(arguments);
  }

  private static String refused(String... arguments) {
    return InProcess.run(arguments).err();
  }

  /** What stands behind an unknown option may be its value, and is not called an option. */
  @Test
  void optionsAloneAreUnknown() {
    String[] whole = {"simulate", "--dat", "crlf.csv", "--data=d.csv", "--target=y"};
    List<String> words = new ArrayList<>(List.of(whole));
    words.addAll(List.of("--teacher=1", "--times=1"));
    assertThat(refused(words.toArray(String[]::new)))
        .startsWith("eigendistill: Unknown option: '--dat'\n")
        .contains("perhaps --data is meant");
    words.addAll(List.of("--tims", "-1"));
    assertThat(refused(words.toArray(String[]::new)))
        .startsWith("eigendistill: Unknown options: '--dat', '--tims'\n");
    assertThat(refused("risk", "--spectrum=power:1:10", "stray"))
        .contains("Unmatched argument at index 2: 'stray'");
  }

  @Test
  void misspeltProceduresAndLengthsAreTold() {
    String[] simulate = {"simulate", "--data=d.csv", "--target=y", "--times=1", "--teacher=1", ""};
    simulate[5] = "--procedure=descnt";
    assertThat(refused(simulate)).contains("Perhaps descent is meant.");
    simulate[5] = "--procedure=nobody";
    assertThat(refused(simulate)).contains("'nobody' is not one of [").doesNotContain("Perhaps");
    assertThat(refused("risk", "--spectrum=power:1:10", "--procedure=rigde"))
        .contains("Perhaps ridge is meant.");
    assertThat(refused("theorems", "characterise", "--filter=rigde"))
        .contains("Perhaps ridge is meant.");
    simulate[5] = "--procedure=flow";
    simulate[4] = "--teacher=abc";
    assertThat(refused(simulate))
        .contains("'abc' is not a number, nor one over l1 or lr, nor auto");
    simulate[4] = "--teacher=0/l1";
    assertThat(refused(simulate)).contains(": '0/l1' must be positive and finite");
    simulate[4] = "--teacher=1";
    simulate[3] = "--times=1,abc";
    assertThat(refused(simulate))
        .contains("'abc' in '1,abc' is not a number, nor one over l1 or lr")
        .doesNotContain("auto");
  }

  @Test
  void misspeltOptionsAreNamed() {
    assertThat(refused("risk", "--spectrm", "power:1:10"))
        .contains("Missing required option: '--spectrum=LAW|F'")
        .contains("'--spectrm' is no option of it; perhaps --spectrum is meant.");
    assertThat(refused("risk", "--sepctrum=power:1:10")).contains("perhaps --spectrum is meant");
    assertThat(refused("simulate", "--data", "X.npy", "--traget", "y.npy", "--teacher", "1"))
        .contains("'--traget' is no option of it; perhaps --target is meant.");
    assertThat(refused("risk", "--qqqqqqqqqq=1", "--spectrum=power:1:10"))
        .doesNotContain("perhaps");
    assertThat(Misspelt.distance("--target", "--traget")).isEqualTo(1);
    assertThat(Misspelt.distance("--target", "--targets")).isEqualTo(1);
    assertThat(Misspelt.distance("--target", "--tarhot")).isEqualTo(2);
    assertThat(Misspelt.distance("ca", "abc")).isEqualTo(3); // none moves twice
  }
}
