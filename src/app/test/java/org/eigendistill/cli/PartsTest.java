// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.eigendistill.data.Table;
import org.eigendistill.output.StrictJson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code --part}: parts one below the other are the whole, byte by byte; and {@code --spark}. */
class PartsTest {
  private static final String SCENARIO =
      """
      scenario: small
      params: {l: 1.0}
      world: {covariance: {power: {decay: 1, count: 4}}, signal: {values: [1, 0.5, -0.5, 0.2]}, noise: 0.5}
      rows: {A: {count: 8}}
      models:
        teacher: {fit: {procedure: ridge, penalty: 2.0}, data: [{rows: A, labels: [{of: truth}]}]}
        student: {fit: {procedure: ridge, penalty: $l}, data: [{rows: A, labels: [{of: teacher}]}]}
      report: {of: [teacher, student], how: average, draws: 7, seed: 5}
      """;

  private static final String THREE_TEACHERS =
      """
      data: power-law
      rows: 60
      label-noise: [0, 0.2]
      first-seed: 101
      seeds: 1
      teachers: 3
      teacher: {model: softmax, learning-rate: 0.1, epochs: 2, batch: 16}
      temperatures: [4]
      """;

  private static final String RECIPE =
      "model: mlp\nlearning-rate: 0.1\nepochs: 1\nbatch: 16\ntemperature: 4\nloss-scale: 16\n";

  @TempDir private Path folder;

  @BeforeEach
  void files() throws IOException {
    Files.writeString(folder.resolve("draws.yaml"), SCENARIO);
    Files.writeString(
        folder.resolve("sweep.yaml"), SCENARIO + "sweep: {l: [0.1, 0.5, 1, 2, 10]}\n");
    Files.writeString(folder.resolve("exact.yaml"), SCENARIO.replace("how: average", "how: exact"));
  }

  @Test
  void ofSweepAndMap() throws IOException {
    good("whole", "scenario", "--file=sweep.yaml", "--no-figures");
    assertThat(joined("sweep.csv", 3, "scenario", "--file=sweep.yaml"))
        .isEqualTo(Files.readString(folder.resolve("whole/sweep.csv")));
    String[] map = {"risk", "--spectrum=power:1:5", "--cells=4"};
    good("map", map[0], map[1], map[2], "--no-figures");
    assertThat(joined("map.csv", 2, map))
        .isEqualTo(Files.readString(folder.resolve("map/map.csv")));
  }

  @Test
  void ofDraws() throws IOException {
    String draws = joined("draws.csv", 3, "scenario", "--file=draws.yaml");
    Files.writeString(folder.resolve("draws.csv"), draws);
    assertThat(Table.read(folder.resolve("draws.csv")).rows()).hasSize(14);
    good("own", "scenario", "--file=draws.yaml", "--no-figures");
    good("given", "scenario", "--file=draws.yaml", "--draws=draws.csv", "--no-figures");
    assertThat(folder.resolve("given/scenario.json"))
        .hasSameTextualContentAs(folder.resolve("own/scenario.json"));
    // headers between parts are passed over
    Files.writeString(
        folder.resolve("draws.csv"),
        draws.replace(
            "\n5,4,teacher", "\n" + draws.lines().findFirst().orElseThrow() + "\n5,4,teacher"));
    good("headed", "scenario", "--file=draws.yaml", "--draws=draws.csv", "--no-figures");
    assertThat(folder.resolve("headed/scenario.json"))
        .hasSameTextualContentAs(folder.resolve("own/scenario.json"));
    // draws of a scenario that differs in its noise alone
    Files.writeString(folder.resolve("other.yaml"), SCENARIO.replace("noise: 0.5", "noise: 9"));
    refused(3, "its draw 1 is not this scenario's", "--draws=draws.csv", "other.yaml");
    // and a part of such among one's own
    good("first", "scenario", "--file=draws.yaml", "--part=1/3");
    good("strange", "scenario", "--file=other.yaml", "--part=2/3");
    good("last", "scenario", "--file=draws.yaml", "--part=3/3");
    StringBuilder mixed = new StringBuilder();
    for (String part : List.of("first", "strange", "last")) {
      mixed.append(Files.readString(folder.resolve(part).resolve("draws.csv")));
    }
    Files.writeString(folder.resolve("draws.csv"), mixed);
    refused(3, "its draw 3 is not this scenario's", "--draws=draws.csv", "draws.yaml");
    refused(3, "it makes no draws", "--draws=draws.csv", "exact.yaml");
    String word = draws.lines().toList().get(5);
    Files.writeString(
        folder.resolve("draws.csv"), draws.replace(word, word.replaceAll(",[^,]*$", ",abc")));
    refused(
        3, "draws.csv, column 'risk': 'abc' is not a number", "--draws=draws.csv", "draws.yaml");
    List<String> lines = draws.lines().toList();
    Files.writeString(
        folder.resolve("draws.csv"), String.join("\n", lines.subList(0, lines.size() - 1)));
    refused(3, "it has not draws 1 to 7, of seed 5", "--draws=draws.csv", "draws.yaml");
    Files.writeString(folder.resolve("draws.csv"), draws.replace("\n5,", "\n6,"));
    refused(3, "it has not draws 1 to 7, of seed 5", "--draws=draws.csv", "draws.yaml");
  }

  @ParameterizedTest
  @CsvSource({
    "3, it has neither a sweep nor draws, --part=1/2, exact.yaml",
    "3, 'it is a law, of no parts', --part=1/2, scaling-law-best-teacher",
    "3, its averages are known without draws, --part=1/2, fresh-rows-exact-average",
    "2, --part: there is no part 3 of 2, --part=3/2, draws.yaml",
    "2, is not K/N, --part=half, draws.yaml"
  })
  void refused(int exit, String why, String option, String file) {
    Jar.Run run = InProcess.run(folder, "scenario", "--file=" + file, option, "--out=none");
    assertThat(run.exit()).as(run.err()).isEqualTo(exit);
    assertThat(run.err()).contains(why);
    assertThat(folder.resolve("none/sweep.csv")).doesNotExist();
  }

  /** More parts than there are things to share out: some would have nothing to do. */
  @ParameterizedTest
  @CsvSource({
    "'there are 4 alignments, and so 4 parts at most.', risk --spectrum=power:1:5 --cells=4 --part=1/5",
    "'there are 5 swept values, and so 5 parts at most.', scenario --file=sweep.yaml --part=6/6",
    "'there are 7 draws, and so 7 parts at most.', scenario --file=draws.yaml --part=1/999999",
    "'there are 2 replicates, and so 2 parts at most.', neural --study=three.yaml --part=3/3",
    "'there is 1 replicate, and so 1 part at most.', neural --data=spam --recipe=r.yaml --seeds=1 --part=1/2"
  })
  void noMorePartsThanThereAreThings(String why, String command) throws IOException {
    Files.writeString(folder.resolve("three.yaml"), THREE_TEACHERS);
    Files.writeString(folder.resolve("r.yaml"), RECIPE);
    Jar.Run run = InProcess.run(folder, (command + " --out=none").split(" "));
    assertThat(run.exit()).as(run.err()).isEqualTo(2);
    assertThat(run.err()).contains("--part " + command.replaceAll(".*=", "") + ": " + why);
    assertThat(folder.resolve("none")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "--list, neural --list --part=1/2",
    "--show, neural --show=dose --part=1/2",
    "--recipe-keys, neural --recipe-keys --part=1/2"
  })
  void whatIsPrintedHasNoParts(String option, String command) {
    Jar.Run run = InProcess.run(command.split(" "));
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("--part is not for %s, which has no parts".formatted(option));
    assertThat(run.out()).isEmpty();
  }

  /** Parts of one folder would replace one another, and none draws a figure. */
  @ParameterizedTest
  @CsvSource({
    "Give --out a folder of its own, risk --spectrum=power:1:5 --cells=4 --part=1/2",
    "Give --out a folder of its own, scenario --file=sweep.yaml --part=1/2",
    "Give --out a folder of its own, scenario --file=draws.yaml --part=1/2",
    "'--style is of figures, and --part draws none', risk --spectrum=power:1:5 --cells=4 --part=1/2 --style=icml --out=o",
    "'--width is of figures, and --part draws none', scenario --file=sweep.yaml --part=1/2 --width=5 --out=o",
    "'--svg-text is of figures, and --part draws none', scenario --file=draws.yaml --part=1/2 --svg-text=real --out=o"
  })
  void aPartHasAFolderOfItsOwnAndNoFigure(String why, String command) {
    Jar.Run run = InProcess.run(folder, command.split(" "));
    assertThat(run.exit()).as(run.err()).isEqualTo(2);
    assertThat(run.err()).contains(why);
    assertThat(folder.resolve("eigendistill-out")).doesNotExist();
    assertThat(folder.resolve("o")).doesNotExist();
  }

  /** The whole result, another part or another command's stay; the same part may be made again. */
  @ParameterizedTest
  @CsvSource({
    "the whole result of 'scenario, scenario --file=sweep.yaml --no-figures",
    "part 2/2 of 'scenario, scenario --file=sweep.yaml --part=2/2",
    "part 2/2 of 'scenario, scenario --file=sweep.yaml --part 2/2",
    "part 1/2 of 'scenario, scenario --file=draws.yaml --part=1/2",
    "part 1/2 of 'risk, risk --spectrum=power:1:5 --cells=4 --part=1/2"
  })
  void nothingThatIsThereGoesWithAPart(String held, String before) throws IOException {
    good("o", before.split(" "));
    String manifest = Files.readString(folder.resolve("o/manifest.json"));
    Jar.Run run = InProcess.run(folder, "scenario", "--file=sweep.yaml", "--part=1/2", "--out=o");
    assertThat(run.exit()).as(run.err()).isEqualTo(3);
    assertThat(run.err())
        .contains(
            "o: it holds %s".formatted(held),
            "which this part would replace. Give --out another folder.");
    assertThat(folder.resolve("o/manifest.json")).hasContent(manifest);
    good("again", "scenario", "--file=sweep.yaml", "--part=1/2");
    good("again", "scenario", "--file=sweep.yaml", "--part=1/2", "--threads", "1", "--quiet");
    // nor with the whole, nor with the part of a file of that name whose numbers were changed
    Jar.Run whole = InProcess.run(folder, "scenario", "--file=sweep.yaml", "--out=again");
    assertThat(whole.exit()).as(whole.err()).isEqualTo(3);
    assertThat(whole.err()).contains("again: it holds part 1/2 of", "which this run would replace");
    Path file = folder.resolve("sweep.yaml");
    Files.writeString(file, Files.readString(file).replace("noise: 0.5", "noise: 9"));
    Jar.Run other =
        InProcess.run(folder, "scenario", "--file=sweep.yaml", "--part=1/2", "--out=again");
    assertThat(other.exit()).as(other.err()).isEqualTo(3);
    assertThat(other.err())
        .contains("again: it holds part 1/2 of", "which this part would replace");
  }

  /** Nothing is worked out, and nothing is written. */
  @ParameterizedTest
  @CsvSource({
    "'3 parts of 4 alignments: 1 or 2 each.', alignment, 4, risk --spectrum=power:1:5 --cells=4 --part=0/3",
    "'5 parts of 5 swept values: 1 each.', swept value, 5, scenario --file=sweep.yaml --part=0/5",
    "'2 parts of 7 draws: 3 or 4 each.', draw, 7, scenario --file=draws.yaml --part=0/2",
    "'2 parts of 2 replicates: 1 each.', replicate, 2, neural --study=three.yaml --part=0/2"
  })
  void partsCanBeCounted(String line, String item, int all, String command) throws IOException {
    Files.writeString(folder.resolve("three.yaml"), THREE_TEACHERS);
    Jar.Run told = InProcess.run(folder, command.split(" "));
    assertThat(told.exit()).as(told.err()).isZero();
    assertThat(told.out().strip()).isEqualTo(line);
    JsonNode json = json(InProcess.run(folder, (command + " --json").split(" ")));
    assertThat(json.path("item").asText()).isEqualTo(item);
    assertThat(json.path("all").asInt()).isEqualTo(all);
    Jar.Run many = InProcess.run(folder, command.replaceAll("0/.", "0/99").split(" "));
    assertThat(many.exit()).isEqualTo(2);
    assertThat(many.err()).contains("--part 0/99: there are %d".formatted(all), "parts at most");
    assertThat(folder.resolve("eigendistill-out")).doesNotExist();
  }

  /** Which things a part has, and what is to be done with all parts: in words and as JSON. */
  @ParameterizedTest
  @CsvSource({
    "risk --spectrum=power:1:5 --cells=4 --part=2/3, 'Part 2 of 3: alignment 2 of 4; map.csv of all parts',"
        + " alignment, 2, 2, 4, 4, map.csv",
    "scenario --file=sweep.yaml --part=3/3, 'Part 3 of 3: swept values 4 to 5 of 5; sweep.csv of all parts',"
        + " swept value, 4, 5, 5, 4, sweep.csv",
    "scenario --file=draws.yaml --part=1/2, 'Part 1 of 2: draws 1 to 3 of 7; draws.csv of all parts',"
        + " draw, 1, 3, 7, 6, draws.csv"
  })
  void aPartSaysWhatItHas(
      String command, String line, String item, int first, int last, int all, int rows, String file)
      throws IOException {
    String[] words = (command + " --out=own").split(" ");
    Jar.Run told = InProcess.run(folder, words);
    assertThat(told.exit()).as(told.err()).isZero();
    assertThat(told.out()).startsWith(line).hasLineCount(1);
    JsonNode json = json(InProcess.run(folder, (command + " --json --out=own").split(" ")));
    assertThat(json.path("item").asText()).isEqualTo(item);
    assertThat(json.path("first").asInt()).isEqualTo(first);
    assertThat(json.path("last").asInt()).isEqualTo(last);
    assertThat(json.path("all").asInt()).isEqualTo(all);
    assertThat(json.path("rows").asInt()).isEqualTo(rows);
    assertThat(json.path("file").asText())
        .isEqualTo(folder.resolve("own").resolve(file).toString());
    assertThat(Table.read(Path.of(json.path("file").asText())).rows()).hasSize(rows);
  }

  /**
   * Two rates of one seed with three teachers are two parts, and the whole has its runs of them.
   */
  @Test
  void ofThreeTeachers() throws IOException {
    Files.writeString(folder.resolve("three.yaml"), THREE_TEACHERS);
    String study = "--study=three.yaml";
    Jar.Run first = InProcess.run(folder, "neural", study, "--part=1/2", "--out=net");
    assertThat(first.exit()).as(first.err()).isZero();
    assertThat(first.out()).startsWith("Part 1 of 2: replicate 1 of 2; ").hasLineCount(1);
    assertThat(first.err()).contains("6 runs trained, 0 from the store");
    JsonNode json =
        json(InProcess.run(folder, "neural", study, "--part=2/2", "--out=net", "--json"));
    assertThat(json.path("networks").asText()).contains("6 runs trained, 0 from the store");
    assertThat(Path.of(json.path("runs").asText())).isDirectory();
    InProcess.run(folder, "neural", study, "--out=net");
    assertThat(Files.readString(folder.resolve("net/manifest.json")))
        .contains(" 0 runs trained, 12 from the store");
    good("whole", "neural", study);
    assertThat(folder.resolve("net/cells.csv"))
        .hasSameTextualContentAs(folder.resolve("whole/cells.csv"));
  }

  private static JsonNode json(Jar.Run run) throws IOException {
    assertThat(run.exit()).as(run.err()).isZero();
    return StrictJson.mapper().readTree(run.out());
  }

  @ParameterizedTest
  @CsvSource({
    "'--stream and --spark both say who reads the rows', simulate --teacher=1 --times=1 --stream --spark=local[1]",
    "'--stream and --spark both say who reads the rows', advise --stream --spark=local[1]",
    "'--spark names no cluster', simulate --teacher=1 --times=1 --spark="
  })
  void oneReaderOfRows(String why, String command) {
    String[] words = (command + " --data=nowhere --target=y --route=gram").split(" ");
    Jar.Run run = InProcess.run(words);
    assertThat(run.exit()).as(run.err()).isEqualTo(2);
    assertThat(run.err()).contains(why);
  }

  /** Neither Spark nor its jar is beside the classes of a build. */
  @Test
  void aClusterThatIsNotThereIsToldBeforeAnythingIsRead() {
    String[] words = {
      "simulate", "--data=nowhere", "--target=y", "--route=gram", "--teacher=1", "--times=1"
    };
    Jar.Run run =
        InProcess.run(
            words[0], words[1], words[2], words[3], words[4], words[5], "--spark=local[1]");
    assertThat(run.exit()).as(run.err()).isEqualTo(2);
    assertThat(run.err()).contains("--spark: ").containsAnyOf("SPARK_HOME", "-Pspark");
  }

  private void good(String out, String... words) {
    String[] all = Arrays.copyOf(words, words.length + 1);
    all[words.length] = "--out=" + out;
    Jar.Run run = InProcess.run(folder, all);
    assertThat(run.exit()).as(run.err()).isZero();
  }

  private String joined(String table, int parts, String... words) throws IOException {
    StringBuilder all = new StringBuilder();
    for (int k = 1; k <= parts; k++) {
      String[] own = Arrays.copyOf(words, words.length + 1);
      own[words.length] = "--part=%d/%d".formatted(k, parts);
      String out = table + "-part" + k;
      good(out, own);
      String text = Files.readString(folder.resolve(out).resolve(table));
      all.append(k == 1 ? text : text.substring(text.indexOf('\n') + 1));
    }
    return all.toString();
  }
}
