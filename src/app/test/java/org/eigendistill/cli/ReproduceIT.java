// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eigendistill.data.Table;
import org.eigendistill.experiment.Experiment;
import org.eigendistill.experiment.reproduction.CommittedTables;
import org.eigendistill.experiment.reproduction.Experiments;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The main job, through the real jar. */
class ReproduceIT {
  /** What takes long is not computed without being asked for. */
  private static final List<Experiment> USUAL =
      Experiments.all().stream().filter(e -> !e.isLong()).toList();

  /** Trained networks agree on one processor to the bit, between processors in what they show. */
  private static final String NETWORKS = "networks-small";

  /** Eigenvalues by one algorithm differ by rounding only; small ones carry most of it. */
  private static final double RELATIVE = 1e-9;

  /** A difference of nearly equal numbers about 1, or a number that is 0 but for rounding. */
  private static final double ROUNDING = 1e-12;

  private static final Set<String> DIFFERENCES = Set.of("error", "computed");

  @TempDir private Path folder;

  @Test
  @Timeout(value = 1, unit = TimeUnit.HOURS)
  void leavesEveryFigureTableAndClaim() throws Exception {
    Map<String, String> committedFigures = copyOfTheCommitted();
    Jar.Run run = Jar.runLong(folder, "reproduce");
    assertThat(run.exit()).as(run.err()).isZero();
    Path figures = folder.resolve("target/reproduction");
    assertThat(run.out())
        .contains(
            "Computed %d tables; %d as committed in figures/data."
                .formatted(tables(false), tables(true)))
        .containsPattern("Beside figures/: \\d+ identical, \\d+ within 1e-9, [01] different\\.");
    // The committed figures are compared with, not written to; nothing else is left.
    assertThat(files(folder.resolve("figures"))).isEqualTo(committedFigures);
    try (Stream<Path> list = Files.list(folder)) {
      assertThat(list)
          .containsExactlyInAnyOrder(folder.resolve("figures"), folder.resolve("target"));
    }
    try (Stream<Path> list = Files.list(folder.resolve("target"))) {
      assertThat(list).containsExactly(figures);
    }
    for (Experiment experiment : USUAL) {
      String id = experiment.id();
      Path table = figures.resolve("data/" + id + ".csv");
      assertThat(table).isNotEmptyFile();
      for (String form : List.of("png", "svg", "pdf")) {
        String name = id + "." + form;
        assertThat(Files.exists(figures.resolve(name)))
            .as(name)
            .isEqualTo(Files.exists(Path.of("figures", name)));
      }
      Table committed = Table.read(Path.of("figures", "data", id + ".csv"));
      if (id.equals(NETWORKS)) {
        showTheSame(committed, Table.read(table));
      } else {
        agree(committed, Table.read(table));
      }
    }
    JsonNode claims = new ObjectMapper().readTree(figures.resolve("claims.json").toFile());
    assertThat(claims).isNotEmpty();
    for (JsonNode claim : claims) {
      assertThat(claim.fieldNames())
          .toIterable()
          .startsWith(
              "id", "claim", "setting", "measure", "value", "ci95", "n", "verdict", "table");
      boolean network = claim.get("table").textValue().startsWith("network");
      assertThat(claim.has("split")).as(claim.toString()).isEqualTo(network);
      if (claim.get("id").textValue().equals("C2")) {
        assertThat(claim.get("verdict").textValue()).isEqualTo("supported");
        assertThat(claim.get("n").longValue()).isGreaterThan(1_000_000);
      }
    }
  }

  /** How many tables are committed: those that are computed each time, or those that take long. */
  private static long tables(boolean areLong) {
    return CommittedTables.experiments().stream()
        .filter(each -> each.isLong() == areLong)
        .map(Experiment::table)
        .distinct()
        .count();
  }

  /** A run of a part writes over what it computes, and loses nothing of the rest. */
  @Test
  void aPartOfTheCommittedKeepsTheRest() throws Exception {
    Map<String, String> before = copyOfTheCommitted();
    Jar.Run run = Jar.run(folder, "reproduce", "--only=loss-switching", "--update");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out())
        .contains(
            "Computed 1 table; %d as committed in figures/data."
                .formatted(tables(false) + tables(true) - 1));
    assertThat(run.err()).contains("Written to figures");
    Map<String, String> after = files(folder.resolve("figures"));
    assertThat(after).containsKeys(before.keySet().toArray(String[]::new));
    for (String name : before.keySet()) {
      if (name.startsWith("data/") && !name.contains("loss-switching")) {
        assertThat(after.get(name)).as(name).isEqualTo(before.get(name));
      }
    }
    String claims = "claims.json";
    assertThat(new ObjectMapper().readTree(after.get(claims)))
        .hasSameSizeAs(new ObjectMapper().readTree(before.get(claims)));
    String page = after.get("report.html");
    for (Experiment experiment : CommittedTables.experiments()) {
      assertThat(page).contains("<figure id=\"%s\">".formatted(experiment.id()));
    }
    assertThat(Jar.run(folder, "reproduce", "--update", "--out=x").exit()).isEqualTo(2);
  }

  /** The committed output is a result as others are; making it again is the main job over again. */
  @Test
  @Tag("slow")
  void theCommittedIsMadeAgain() throws Exception {
    copyOfTheCommitted();
    Jar.Run part = Jar.run(folder, "reproduce", "--only=loss-switching", "--update", "--quiet");
    assertThat(part.exit()).as(part.err()).isZero();
    Map<String, String> before = files(folder.resolve("figures"));
    Jar.Run again = Jar.runLong(folder, "rerun", "figures");
    assertThat(again.exit()).as(again.out() + again.err()).isZero();
    assertThat(again.out()).matches("reproduce again: [0-9]+ files the same.\\R");
    assertThat(files(folder.resolve("figures"))).isEqualTo(before);
  }

  /** It decided nothing here. */
  @Test
  void takesNoSeed() throws Exception {
    Jar.Run run = Jar.run(folder, "reproduce", "--list", "--seed=1");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("--seed");
  }

  @Test
  void outsideOfACloneThereIsNothingToUpdateOrToCompareWith() throws Exception {
    Jar.Run update = Jar.run(folder, "reproduce", "--update", "--only=loss-switching");
    assertThat(update.exit()).isEqualTo(3);
    assertThat(update.err()).contains("figures").hasLineCount(1);
  }

  private Map<String, String> copyOfTheCommitted() throws Exception {
    Map<String, String> all = files(Path.of("figures"));
    for (Map.Entry<String, String> file : all.entrySet()) {
      Path place = folder.resolve("figures").resolve(file.getKey());
      Files.createDirectories(place.getParent());
      Files.writeString(place, file.getValue(), StandardCharsets.ISO_8859_1);
    }
    return all;
  }

  /** Every file, its bytes as letters. */
  private static Map<String, String> files(Path root) throws Exception {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(root)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        files.put(
            root.relativize(file).toString().replace('\\', '/'),
            Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return files;
  }

  @Test
  void onlyWhatIsAskedFor() throws Exception {
    Jar.Run run = Jar.run(folder, "reproduce", "--only=loss-switching", "--out=some");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out()).contains("There are no committed figures here to compare with.");
    assertThat(folder.resolve("some/loss-switching.pdf")).isNotEmptyFile();
    assertThat(folder.resolve("some/bias-curves.pdf")).doesNotExist();
    Jar.Run again = Jar.run(folder, "reproduce", "--only=loss-switching", "--quiet", "--out=other");
    assertThat(again.exit()).as(again.err()).isZero();
    try (Stream<Path> files = Files.walk(folder.resolve("some"))) {
      List<Path> all = files.filter(Files::isRegularFile).toList();
      assertThat(all)
          .hasSize(12); // three forms, a table, claims twice, manifest, report, explorer, three for
      // LaTeX
      for (Path file : all) {
        Path twin = folder.resolve("other").resolve(folder.resolve("some").relativize(file));
        if (!file.endsWith("manifest.json")) {
          assertThat(twin).hasSameBinaryContentAs(file);
        }
      }
    }
    // Figures come out of the tables alone, to the same bytes.
    Path figure = folder.resolve("some/loss-switching.png");
    byte[] before = Files.readAllBytes(figure);
    Files.delete(figure);
    Jar.Run redrawn = Jar.run(folder, "reproduce", "--redraw", "--quiet", "--out=some");
    assertThat(redrawn.exit()).as(redrawn.err()).isZero();
    assertThat(figure).hasBinaryContent(before);
    Jar.Run unknown = Jar.run(folder, "reproduce", "--only=nothing");
    assertThat(unknown.exit()).isEqualTo(2);
    assertThat(unknown.err()).contains("nothing").contains("bias-curves");
  }

  /** Means over seeds: accuracies to a hundredth, slopes and lags to a twentieth. */
  private static void showTheSame(Table committed, Table computed) {
    for (String name : List.of("study", "label_noise", "seed", "arm", "split")) {
      assertThat(computed.column(name)).isEqualTo(committed.column(name));
    }
    for (String arm : List.of("student-t1", "student-t4", "other-student-t4", "hard-t4", "plain")) {
      for (String name : List.of("accuracy", "log_b", "agreement")) {
        double wanted = mean(committed.where("arm", arm).numbers(name));
        double found = mean(computed.where("arm", arm).numbers(name));
        if (!Double.isNaN(wanted)) {
          assertThat(found)
              .as(arm + " " + name)
              .isCloseTo(wanted, within(name.endsWith("accuracy") ? 0.01 : 0.05));
        }
      }
    }
  }

  private static double mean(double... values) {
    return Arrays.stream(values).average().orElse(Double.NaN);
  }

  /** The tables that are committed are what the program computes, to 1e-9 on another processor. */
  private static void agree(Table committed, Table computed) {
    assertThat(computed.columns()).isEqualTo(committed.columns());
    assertThat(computed.rows()).hasSameSizeAs(committed.rows());
    for (int i = 0; i < committed.rows().size(); i++) {
      for (int j = 0; j < committed.columns().size(); j++) {
        String wanted = committed.rows().get(i).get(j);
        String found = computed.rows().get(i).get(j);
        if (!found.equals(wanted)) {
          String column = committed.columns().get(j);
          double number = Double.parseDouble(wanted);
          double floor = DIFFERENCES.contains(column) ? ROUNDING : 0;
          double allowed = Math.max(floor, RELATIVE * Math.abs(number));
          assertThat(Double.parseDouble(found))
              .as("row %d, %s", i + 1, column)
              .isCloseTo(number, within(allowed));
        }
      }
    }
  }

  @Test
  void aFolderWithoutTheFullSet() throws Exception {
    Jar.Run run =
        Jar.run(folder, "reproduce", "--fashion-mnist=.", "--only=bias-curves", "--quiet");
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err()).contains("train-images-idx3-ubyte").hasLineCount(1);
    assertThat(folder.resolve("target/reproduction")).doesNotExist();
  }
}
