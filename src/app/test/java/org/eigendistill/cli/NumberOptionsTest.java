// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.OneLine;
import org.eigendistill.data.ReadOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Numbers are spelled alike in every option, and a usage error is one harmless line. */
class NumberOptionsTest {
  private static final List<String> ODD =
      List.of("0x10", "1d", "1f", "1e3f", "NaN", "Infinity", "1_000", " 1", "1 ", "0x1p3", "١٠");

  private static final List<List<String>> COMMANDS =
      List.of(
          List.of("simulate", "--data", "a", "--target", "b", "--teacher", "*", "--times", "1"),
          List.of("simulate", "--data", "a", "--target", "b", "--teacher", "1", "--times", "*"),
          List.of("simulate", "--data", "a", "--target", "b", "--times", "log:*:10:5"),
          List.of("simulate", "--data", "a", "--target", "b", "--times", "log:1:10:*"),
          List.of("simulate", "--data", "a", "--target", "b", "--teacher", "*/l1"),
          List.of("simulate", "--data", "a", "--target", "b", "--imitation", "*"),
          List.of("simulate", "--data", "a", "--target", "b", "--generations", "*"),
          List.of("simulate", "--data", "a", "--target", "b", "--step", "*"),
          List.of("simulate", "--data", "a", "--target", "b", "--threads", "*"),
          List.of("advise", "--data", "a", "--target", "b", "--holdout", "*"),
          List.of("advise", "--data", "a", "--target", "b", "--seed", "*"),
          List.of("risk", "--spectrum", "power:1:5", "--noise", "*"),
          List.of("risk", "--spectrum", "power:1:5", "--map", "--cells", "*"),
          List.of("neural", "--data", "spam", "--seeds", "*"),
          List.of("neural", "--data", "spam", "--label-noise", "0,*"),
          List.of("theorems", "check", "--cases", "*"),
          List.of("theorems", "hunt", "--id", "T8", "--seconds", "*"));

  static Stream<List<String>> commands() {
    return COMMANDS.stream();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void oddSpellingsAreUsageErrors(List<String> command) {
    for (String odd : ODD) {
      if (command.indexOf("--times") + 1 == command.indexOf("*") && odd.strip().equals("1")) {
        continue; // blanks around the items of a list are no part of them
      }
      List<String> arguments = command.stream().map(part -> part.replace("*", odd)).toList();
      StringWriter said = new StringWriter();
      int code = commandLine(said).execute(arguments.toArray(String[]::new));
      assertThat(code).as("%s: %s", arguments, said).isEqualTo(Main.USAGE);
      assertThat(said.toString()).contains(OneLine.escaped(odd.strip()));
    }
  }

  @Test
  void tenIsTenEverywhere() {
    CommandLine.ParseResult read =
        commandLine(new StringWriter())
            .parseArgs("theorems", "check", "--cases", "010", "--threads", "+10")
            .subcommand()
            .subcommand();
    assertThat(read.<Long>matchedOptionValue("--cases", 0L)).isEqualTo(10L);
    assertThat(read.<Integer>matchedOptionValue("--threads", 0)).isEqualTo(10);
  }

  @Test
  void numbersBeyondTheirKind() {
    for (String[] pair :
        new String[][] {
          {"--threads", "2147483648"}, {"--threads", "-9223372036854775809"}, {"--step", "1e999"}
        }) {
      StringWriter said = new StringWriter();
      int code =
          commandLine(said).execute("simulate", "--data", "a", "--target", "b", pair[0], pair[1]);
      assertThat(code).isEqualTo(Main.USAGE);
      assertThat(said.toString()).contains(pair[1]);
    }
  }

  @Test
  void kernels() {
    for (String odd : ODD) {
      for (String kernel : List.of("rbf:", "ntk:")) {
        StringWriter said = new StringWriter();
        int code =
            commandLine(said)
                .execute("simulate", "--data", "a", "--target", "b", "--kernel", kernel + odd);
        assertThat(code).as("%s%s: %s", kernel, odd, said).isEqualTo(Main.USAGE);
      }
    }
  }

  @Test
  void spectrumLaws() {
    for (String odd : ODD) {
      for (String law :
          List.of("power:*:9", "power:1:*", "spiked:*:0.5:9", "spiked:1:*:9", "two-level:*:9")) {
        assertThatThrownBy(() -> SpectrumLaw.read(law.replace("*", odd), ReadOptions.AUTO))
            .isInstanceOf(BadInputException.class)
            .hasMessageContaining("not a number");
      }
    }
    assertThatThrownBy(() -> SpectrumLaw.read("power:1:5.5", ReadOptions.AUTO))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("whole");
    assertThat(SpectrumLaw.read("power:1:2", ReadOptions.AUTO).values()).containsExactly(1, 0.5);
  }

  @Test
  void hostileArgumentsMakeHarmlessLines() {
    String hostile = "\u001b[2J\u202eevil\r\nline\u0007" + "x".repeat(40_000);
    List<List<String>> all = new ArrayList<>(COMMANDS);
    all.add(List.of("*"));
    all.add(List.of("simulate", "--*"));
    all.add(List.of("simulate", "*"));
    all.add(List.of("simulate", "--solver", "*"));
    all.add(List.of("simulate", "--procedure", "*", "--data", "a", "--target", "b"));
    all.add(List.of("simulate", "--kernel", "*", "--data", "a", "--target", "b"));
    all.add(List.of("risk", "--spectrum", "*"));
    all.add(List.of("neural", "--study", "*"));
    for (List<String> command : all) {
      StringWriter said = new StringWriter();
      String[] arguments =
          command.stream().map(part -> part.replace("*", hostile)).toArray(String[]::new);
      assertThat(commandLine(said).execute(arguments)).isIn(Main.USAGE, Main.BAD_INPUT);
      assertThat(said.toString().lines().toList())
          .as(Arrays.toString(arguments).substring(0, 60))
          .isNotEmpty()
          .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(OneLine.MOST));
      assertThat(said.toString().replace("\n", "").chars())
          .noneMatch(c -> Character.isISOControl(c) || c == 0x202e);
    }
  }

  private static CommandLine commandLine(StringWriter said) {
    return RootCommand.commandLine().setErr(new PrintWriter(said, true));
  }
}
