package org.eigendistill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.eigendistill.data.Table;
import org.eigendistill.experiment.Experiment;
import org.eigendistill.experiment.Experiments;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job, through the real jar. */
class ReproduceIT {
  private static final List<String> IDS = Experiments.all().stream().map(Experiment::id).toList();

  /** Eigenvalues by one algorithm differ by rounding only; small ones carry most of it. */
  private static final double RELATIVE = 1e-9;

  /** A difference of nearly equal numbers about 1, or a number that is 0 but for rounding. */
  private static final double ROUNDING = 1e-12;

  private static final Set<String> DIFFERENCES = Set.of("error", "computed");

  @TempDir private Path folder;

  @Test
  void leavesEveryFigureTableAndClaim() throws Exception {
    Jar.Run run = Jar.run(folder, "reproduce");
    assertThat(run.exit()).as(run.err()).isZero();
    Path figures = folder.resolve("figures");
    for (String id : IDS) {
      Path table = figures.resolve("data/" + id + ".csv");
      assertThat(table).isNotEmptyFile();
      for (String form : List.of("png", "svg", "pdf")) {
        String name = id + "." + form;
        assertThat(Files.exists(figures.resolve(name)))
            .as(name)
            .isEqualTo(Files.exists(Path.of("figures", name)));
      }
      agree(Table.read(Path.of("figures", "data", id + ".csv")), Table.read(table));
    }
    JsonNode claims = new ObjectMapper().readTree(figures.resolve("claims.json").toFile());
    assertThat(claims).isNotEmpty();
    for (JsonNode claim : claims) {
      assertThat(claim.fieldNames())
          .toIterable()
          .containsExactly(
              "id", "claim", "setting", "measure", "value", "ci95", "n", "verdict", "table");
      if (claim.get("id").textValue().equals("C2")) {
        assertThat(claim.get("verdict").textValue()).isEqualTo("supported");
        assertThat(claim.get("n").longValue()).isGreaterThan(1_000_000);
      }
    }
    // Figures come out of the tables alone, to the same bytes.
    byte[] before = Files.readAllBytes(figures.resolve("bias-curves.png"));
    Files.delete(figures.resolve("bias-curves.png"));
    Jar.Run again = Jar.run(folder, "reproduce", "--redraw", "--quiet");
    assertThat(again.exit()).as(again.err()).isZero();
    assertThat(figures.resolve("bias-curves.png")).hasBinaryContent(before);
    try (Stream<Path> list = Files.list(folder)) {
      assertThat(list).containsExactly(figures);
    }
  }

  @Test
  void onlyWhatIsAskedFor() throws Exception {
    Jar.Run run = Jar.run(folder, "reproduce", "--only=loss-switching", "--quiet", "--out=some");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(folder.resolve("some/loss-switching.pdf")).isNotEmptyFile();
    assertThat(folder.resolve("some/bias-curves.pdf")).doesNotExist();
    Jar.Run again = Jar.run(folder, "reproduce", "--only=loss-switching", "--quiet", "--out=other");
    assertThat(again.exit()).as(again.err()).isZero();
    try (Stream<Path> files = Files.walk(folder.resolve("some"))) {
      List<Path> all = files.filter(Files::isRegularFile).toList();
      assertThat(all)
          .hasSize(10); // three forms, a table, claims, provenance, report, three for LaTeX
      for (Path file : all) {
        Path twin = folder.resolve("other").resolve(folder.resolve("some").relativize(file));
        assertThat(twin).hasSameBinaryContentAs(file);
      }
    }
    Jar.Run unknown = Jar.run(folder, "reproduce", "--only=nothing");
    assertThat(unknown.exit()).isEqualTo(2);
    assertThat(unknown.err()).contains("nothing").contains("bias-curves");
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
    assertThat(folder.resolve("figures")).doesNotExist();
  }
}
