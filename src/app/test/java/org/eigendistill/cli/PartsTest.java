// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.eigendistill.data.Table;
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
    refused(3, "its first draw is not this scenario's", "--draws=draws.csv", "other.yaml");
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
      good("part" + k, own);
      String text = Files.readString(folder.resolve("part" + k).resolve(table));
      all.append(k == 1 ? text : text.substring(text.indexOf('\n') + 1));
    }
    return all.toString();
  }
}
