// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eigendistill.data.Formats;
import org.eigendistill.neural.NetworkKinds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where answers, notes and progress go, and numbers that ask for too much. */
class AnswersTest {
  private static final String RISK = "risk --spectrum=power:1.5:5 --cells=0 --no-figures";

  @TempDir private Path folder;

  private Jar.Run run(String words) {
    return InProcess.run(words.replace("DIR", folder.toString()).split(" "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--json", "--json -", "--json=-", "--quiet --json"})
  void jsonAloneOnStandardOutput(String json) throws IOException {
    Jar.Run run = run(RISK + " -o DIR/out " + json);
    assertThat(run.exit()).as(run.err()).isZero();
    JsonNode answer = new ObjectMapper().readTree(run.out());
    assertThat(answer)
        .isEqualTo(new ObjectMapper().readTree(folder.resolve("out/optima.json").toFile()));
  }

  @Test
  void jsonInAFileLeavesTheWords() throws IOException {
    Jar.Run run = run(RISK + " --out DIR/out --json DIR/a.json");
    assertThat(run.out()).startsWith("Best teacher: ").hasLineCount(3);
    assertThat(new ObjectMapper().readTree(folder.resolve("a.json").toFile()).get("pays"))
        .isNotNull();
  }

  @Test
  void rowsOfTheorems() throws IOException {
    JsonNode listed = new ObjectMapper().readTree(run("theorems list --id T1,T6 --json").out());
    assertThat(listed.findValuesAsText("id")).containsExactly("T1", "T6");
    assertThat(listed.findValuesAsText("recorded")).containsExactly("holds", "refuted");
    JsonNode checked =
        new ObjectMapper().readTree(run("theorems check --id T1 --cases 10 --quiet --json").out());
    assertThat(checked.get(0).get("verdict").asText()).isEqualTo("holds");
    JsonNode hunted =
        new ObjectMapper().readTree(run("theorems hunt --id T1 --seconds 0.01 --json").out());
    assertThat(hunted.get(0).get("violations").asLong()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {RISK + " --out DIR/out", "theorems check --id T1 --cases 10"})
  void quietSaysNothing(String words) {
    Jar.Run run = run(words + " --quiet");
    assertThat(run).isEqualTo(new Jar.Run(0, "", ""));
  }

  /** The second would go over the first, or come too late to be refused. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "theorems check --id=T1 --cases=10 --table=DIR/f --json=DIR/f|2|--json and --table name one",
        "theorems check --id=T1 --cases=10 --table=DIR/f --json=DIR/../LAST/f|2|--table name one",
        "theorems list --markdown=DIR/f --json=DIR/f|2|--markdown name one file",
        "literature --markdown=DIR/f --json DIR/f|2|--markdown name one file",
        "theorems check --id=T1 --cases=10 --json=DIR|3|it is a folder",
        "theorems check --id=T1 --cases=10 --table=DIR|3|--table DIR: it is a folder",
        "theorems list --markdown=DIR|3|it is a folder",
        "risk --spectrum=power:1.5:5 --out DIR/out --json DIR/out|3|the folder of the result",
        "risk --spectrum=power:1.5:5 --out DIR/out/in --json DIR/out|3|the folder of the result",
        "neural --study=quick-softmax-fashion --out=DIR/out --json=DIR/out/runs/k/a.json|3|the folder of",
        "reproduce --only=atlas --out=DIR/o --runs=DIR/r --json=DIR/r/a|3|the folder of the result"
      })
  void everyAnswerHasAPlaceOfItsOwn(String words, int exit, String said) throws IOException {
    Jar.Run run = run(words.replace("LAST", folder.getFileName().toString()));
    assertThat(run.exit()).as(run.err()).isEqualTo(exit);
    assertThat(run.err()).contains(said.replace("DIR", folder.toString()));
    assertThat(folder).isEmptyDirectory();
  }

  /** What help says of formats and networks comes from their lists. */
  @Test
  void helpNamesFormatsAndNetworks() {
    for (String command : List.of("simulate", "advise", "diagnose bias")) {
      String help = run(command + " --help").out().replaceAll("\\s+", "");
      assertThat(help).contains(Formats.endings().replace(" ", "")).doesNotContain("${");
    }
    assertThat(run("neural --help").out())
        .contains("--model=" + String.join("|", NetworkKinds.names()))
        .doesNotContain("${");
  }

  @Test
  void theoremsListWritesBoth() throws IOException {
    assertThat(run("theorems list --markdown DIR/t.md --json DIR/t.json").exit()).isZero();
    assertThat(folder.resolve("t.md")).content().startsWith("# ");
    assertThat(new ObjectMapper().readTree(folder.resolve("t.json").toFile())).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "simulate --data=x --target=y --teacher=1 --times=1 --generations=1000000000|10,000 at most",
        "simulate --data=x --target=y --teacher=1 --times=1 --kernel=ntk:1000000000|1,000 at most",
        "simulate --data=x --target=y --teacher=1 --times=log:1:2:1000000000|2 to 1000000",
        "simulate --data=x --target=y --teacher=1 --times=1 --threads=1000000000|1,024 at most",
        "theorems check --cases=1000000000|100,000,000 at most",
        "theorems check --refuted-cases=1000000000|100,000,000 at most",
        "theorems hunt --id=T1 --seconds=1000000000|604,800 at most",
        "risk --spectrum=power:1:5 --cells=1000000000|2 to 1000",
        "risk --spectrum=power:1:5 --rows=1e300|--rows"
      })
  void hugeNumbersAreUsageErrors(String words, String said) {
    Jar.Run run = run(words);
    assertThat(run.exit()).as(run.err()).isEqualTo(2);
    assertThat(run.err()).contains(said).hasLineCount(2);
  }

  @Test
  void seedsOfNetworksAreBounded() throws IOException {
    Files.writeString(folder.resolve("r.yaml"), "model: softmax\nlearning-rate: 0.1\nepochs: 2\n");
    Jar.Run run = run("neural --data=spam --recipe=DIR/r.yaml --seeds=1000000000 --out=DIR/out");
    assertThat(run.exit()).as(run.err()).isEqualTo(2);
    assertThat(run.err()).contains("1000 at most");
  }

  /** A million times of many directions, weights and outputs: more than any disk of today. */
  @Test
  void whatTheDiskHasNoRoomForIsNotBegun() {
    assertThat(sizeRefused(new SimulationSize(1e21))).contains("1000000000000.0 GB", "--times");
    new SimulationSize(1000).requireRoom(folder.resolve("not/there/yet"));
  }

  private String sizeRefused(SimulationSize size) {
    try {
      size.requireRoom(folder.resolve("not/there/yet"));
      return "";
    } catch (org.eigendistill.base.BadInputException e) {
      return e.getMessage();
    }
  }

  @Test
  void howStandardErrorIsWrittenTo() throws IOException {
    Path terminal = Files.createSymbolicLink(folder.resolve("2"), Path.of("/dev/pts/7"));
    Path pipe = Files.createSymbolicLink(folder.resolve("3"), Path.of("pipe:[1234]"));
    assertThat(terminal(terminal, "TERM", "xterm")).isEqualTo(Terminal.DRAWS);
    assertThat(terminal(pipe, "TERM", "xterm")).isEqualTo(Terminal.LINES);
    assertThat(terminal(folder.resolve("none"), "TERM", "xterm")).isEqualTo(Terminal.LINES);
    assertThat(terminal(terminal, "TERM", "dumb")).isEqualTo(Terminal.STILL);
    assertThat(terminal(terminal, "TERM", "xterm", "CI", "true")).isEqualTo(Terminal.STILL);
    assertThat(terminal(terminal, "TERM", "xterm", "NO_COLOR", "1")).isEqualTo(Terminal.LINES);
  }

  private static Terminal terminal(Path descriptor, String... environment) {
    Map<String, String> names =
        environment.length == 2
            ? Map.of(environment[0], environment[1])
            : Map.of(environment[0], environment[1], environment[2], environment[3]);
    return Terminal.of(names::get, descriptor);
  }

  @Test
  void progressAndAnswersPartWays() {
    for (Terminal terminal : Terminal.values()) {
      ByteArrayOutputStream err = new ByteArrayOutputStream();
      StringWriter out = new StringWriter();
      Reporter reporter = new Reporter(new PrintStream(err), new PrintWriter(out), terminal, false);
      reporter.update("work", 1, 2);
      reporter.update("work", 2, 2);
      reporter.answer("42");
      reporter.say("done");
      assertThat(out).hasToString("42" + System.lineSeparator());
      String said = err.toString(StandardCharsets.UTF_8);
      assertThat(said).endsWith("done" + System.lineSeparator());
      assertThat(said.contains("\u001b")).isEqualTo(terminal == Terminal.DRAWS);
      assertThat(said.contains("work")).isEqualTo(terminal == Terminal.DRAWS);
    }
  }
}
