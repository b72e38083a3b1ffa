// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.reproduction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Progress;
import org.eigendistill.data.Column;
import org.eigendistill.data.Table;
import org.eigendistill.experiment.Claim;
import org.eigendistill.experiment.Evidence;
import org.eigendistill.experiment.Experiment;
import org.eigendistill.experiment.PaperClaim;
import org.eigendistill.experiment.Spectra;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.PrintStyle;
import org.eigendistill.output.RunManifest;
import org.eigendistill.spectrum.EjmlSolver;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What runs of a part leave of the whole, on experiments that take no time. */
class ReproductionTest {
  @TempDir private Path folder;
  private Path out;
  private Path figures;

  @BeforeEach
  void places() {
    out = folder.resolve("target/reproduction");
    figures = folder.resolve("figures");
  }

  /** A table of one row that holds a number, and a claim on it. */
  private record Small(String id, boolean isLong, List<Column<?>> columns, String value)
      implements Experiment {
    @Override
    public String title() {
      return "The number of " + id;
    }

    @Override
    public Table compute(Spectra spectra, Progress progress) {
      return Table.with(columns).row("row", value).build();
    }

    @Override
    public Optional<Figure> figure(Table table) {
      return Optional.empty();
    }

    @Override
    public List<Claim> claims(Table table) {
      double number = table.numbers(columns.get(1).name())[0];
      Claim.Support verdict = number > 0 ? Claim.Support.SUPPORTED : Claim.Support.OPPOSITE;
      return List.of(
          new Claim(
              PaperClaim.ONE_BIAS_TWO_EFFECTS,
              Evidence.linear(id),
              "of " + id,
              "number",
              number,
              null,
              1,
              verdict));
    }
  }

  private static Small small(String id, String value) {
    return new Small(
        id, id.equals("long"), List.of(Column.text("name"), Column.number("number")), value);
  }

  /** Three experiments, the last of them long, that find the same number. */
  private static List<Experiment> all(String value) {
    return List.of(small("one", value), small("two", value), small("long", value));
  }

  private Reproduction.Reproduced run(
      List<Experiment> all, int threads, Path to, String... computed) {
    return new Reproduction(
            all,
            Set.of(computed),
            new EjmlSolver(),
            Optional.empty(),
            Optional.of(figures).filter(Files::isDirectory),
            folder.resolve(".runs"),
            threads,
            PrintStyle.HOUSE,
            Progress.NONE)
        .run(to);
  }

  private static TreeMap<String, String> files(Path root) throws IOException {
    TreeMap<String, String> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(root)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        files.put(root.relativize(file).toString(), Files.readString(file));
      }
    }
    return files;
  }

  private static int threads(Path place, String table) {
    return Manifest.of(place).tables().get(table).threads();
  }

  private static String number(Path place, String table) {
    return Table.read(Manifest.table(place, table)).column("number").get(0);
  }

  @Test
  void aRunOfAPartKeepsAllOfTheRest() throws IOException {
    run(all("1"), 1, out, "one", "two", "long");
    TreeMap<String, String> before = files(out);
    Reproduction.Reproduced outcome = run(all("2"), 2, out, "two");
    assertThat(outcome.computed()).containsExactly("two");
    assertThat(outcome.claims()).extracting(Claim::value).containsExactly(1.0, 2.0, 1.0);
    TreeMap<String, String> after = files(out);
    assertThat(after.keySet()).isEqualTo(before.keySet());
    for (String kept : List.of("data/one.csv", "data/long.csv", "latex/one.tex")) {
      assertThat(after.get(kept)).isEqualTo(before.get(kept));
    }
    for (String file : List.of("report.html", "claims.json", "claims.md", "latex/claims.tex")) {
      assertThat(after.get(file)).contains("of one", "of two", "of long");
    }
    assertThat(List.of(threads(out, "one"), threads(out, "two"), threads(out, "long")))
        .containsExactly(1, 2, 1);
    assertThat(Files.readString(out.resolve("report.html")))
        .contains("<dd>one, long</dd>", "<dd>two</dd>", "#run-2");
  }

  /** A table with the right columns and wrong cells, that no run has made, ends nothing. */
  @Test
  void aTableThatCannotBeDrawnIsLeftOutByName() throws IOException {
    run(all("1"), 1, out, "one", "two", "long");
    Files.writeString(Manifest.table(out, "two"), "name,number\nrow,abc\n");
    Files.writeString(Manifest.table(out, "long"), "name,number\n");
    Reproduction.Reproduced outcome = run(all("2"), 1, out, "one");
    assertThat(outcome.leftOut()).containsOnlyKeys("two", "long");
    assertThat(outcome.leftOut().get("two")).contains("its rows are not those", "abc");
    assertThat(outcome.claims()).extracting(Claim::value).containsExactly(2.0);
    assertThat(Files.readString(Manifest.table(out, "two"))).contains("abc");
  }

  /** The long tables of a full run stand on the page of the next quick one. */
  @Test
  void aQuickRunKeepsTheLongTables() {
    run(all("1"), 1, out, "one", "two", "long");
    Reproduction.Reproduced outcome = run(all("2"), 1, out, "one", "two");
    assertThat(outcome.claims()).extracting(Claim::value).containsExactly(2.0, 2.0, 1.0);
  }

  @Test
  void whatTheFolderLacksIsTakenAsCommitted() {
    run(all("1"), 1, figures, "one", "two", "long");
    run(all("2"), 2, out, "one");
    Reproduction.Reproduced outcome = run(all("3"), 3, out, "two");
    assertThat(outcome.claims()).extracting(Claim::value).containsExactly(2.0, 3.0, 1.0);
    assertThat(outcome.taken()).containsExactly("long");
    Manifest manifest = Manifest.of(out);
    assertThat(manifest.tables().get("long").committed()).isTrue();
    assertThat(manifest.tables().get("two").committed()).isFalse();
    assertThat(threads(out, "long")).isEqualTo(1);
  }

  @Test
  void aCopyGivesWayToWhatIsCommittedToday() {
    run(all("1"), 1, figures, "one", "two", "long");
    run(all("2"), 2, out, "one");
    run(all("4"), 4, figures, "one", "two", "long");
    run(all("5"), 5, out);
    assertThat(List.of(number(out, "one"), number(out, "two"), number(out, "long")))
        .containsExactly("2", "4", "4");
  }

  /** Nor is its file touched, nor its record lost. */
  @Test
  void aTableOfAnotherFormIsLeftOutByName() throws IOException {
    run(all("1"), 1, out, "one", "two", "long");
    byte[] old = Files.readAllBytes(Manifest.table(out, "one"));
    List<Experiment> renamed =
        List.of(
            new Small("one", false, List.of(Column.text("name"), Column.number("size")), "2"),
            small("two", "2"),
            small("long", "2"));
    Reproduction.Reproduced outcome = run(renamed, 2, out, "two");
    assertThat(outcome.leftOut())
        .containsExactly(entry("one", "its columns are not those that this version writes"));
    assertThat(outcome.claims()).extracting(Claim::setting).containsExactly("of two", "of long");
    assertThat(Manifest.table(out, "one")).hasBinaryContent(old);
    assertThat(threads(out, "one")).isEqualTo(1);
    assertThat(Files.readString(out.resolve("report.html"))).contains("Left out: data/one.csv");
  }

  @Test
  void aBrokenTableIsLeftOutByName() throws IOException {
    run(all("1"), 1, out, "one", "two", "long");
    Files.writeString(Manifest.table(out, "long"), "name,number\nrow\n");
    assertThat(run(all("2"), 2, out, "two").leftOut())
        .hasEntrySatisfying("long", reason -> assertThat(reason).contains("cannot be read"));
  }

  @Test
  void aTableThatWasChangedByHandHasNoRecord() throws IOException {
    run(all("1"), 1, out, "one", "two", "long");
    Files.writeString(Manifest.table(out, "one"), "name,number\nrow,7\n");
    run(all("2"), 2, out, "two");
    assertThat(number(out, "one")).isEqualTo("7");
    assertThat(Manifest.of(out).tables().get("one").isKnown()).isFalse();
    assertThat(Files.readString(out.resolve("report.html"))).contains("not on record");
  }

  /** What was drawn from a table that is left out now would be shown as if it were new. */
  @Test
  void theFiguresOfATableThatIsLeftOutGo() throws IOException {
    run(all("1"), 1, out, "one", "two", "long");
    List<Experiment> renamed =
        List.of(
            new Small("one", false, List.of(Column.text("name"), Column.number("size")), "2"),
            small("two", "2"),
            small("long", "2"));
    run(renamed, 1, out);
    assertThat(files(out).keySet()).contains("data/one.csv").doesNotContain("latex/one.tex");
    assertThat(RunManifest.of(out).orElseThrow().files().keySet())
        .contains("data/one.csv", "latex/two.tex")
        .doesNotContain("latex/one.tex");
  }

  /** A table that was edited is a user's: it is shown and stays, and no run writes over it. */
  @Test
  void aTableThatWasChangedByHandIsNotOverwritten() throws IOException {
    run(all("1"), 1, out, "one", "two", "long");
    Files.writeString(Manifest.table(out, "one"), "name,number\nrow,7\n");
    run(all("2"), 1, out, "two");
    assertThat(RunManifest.of(out).orElseThrow().files()).doesNotContainKey("data/one.csv");
    assertThatThrownBy(() -> run(all("3"), 1, out, "one"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("one.csv: is there");
    assertThat(number(out, "one")).isEqualTo("7");
  }

  /** An earlier version's manifest has tables and no files. */
  @Test
  void aFolderOfAnEarlierVersionIsGoneOnWith() throws IOException {
    run(all("1"), 1, out, "one", "two", "long");
    Path file = out.resolve(Manifest.FILE);
    com.fasterxml.jackson.databind.node.ObjectNode json =
        (com.fasterxml.jackson.databind.node.ObjectNode)
            Manifest.json().readTree(Files.readAllBytes(file));
    json.retain("tables");
    Files.write(file, Manifest.json().writeValueAsBytes(json));
    assertThat(Manifest.isOfEarlierVersion(out)).isTrue();
    run(all("2"), 2, out, "two");
    assertThat(number(out, "one")).isEqualTo("1");
    assertThat(List.of(threads(out, "one"), threads(out, "two"))).containsExactly(1, 2);
    assertThat(RunManifest.of(out).orElseThrow().files().keySet())
        .isEqualTo(
            files(out).keySet().stream()
                .filter(name -> !name.equals(Manifest.FILE))
                .collect(java.util.stream.Collectors.toSet()));
  }

  /** A run that only confirms what is committed changes no byte there. */
  @Test
  void updatingChangesTheRecordOfOtherBytesOnly() throws IOException {
    run(List.of(), 1, figures);
    run(all("1"), 1, figures, "one", "two", "long");
    TreeMap<String, String> before = files(figures);
    run(all("1"), 2, figures, "one", "two");
    assertThat(files(figures)).isEqualTo(before);
    run(
        List.of(small("one", "1"), small("two", "2"), small("long", "1")),
        3,
        figures,
        "one",
        "two");
    assertThat(List.of(threads(figures, "one"), threads(figures, "two"), threads(figures, "long")))
        .containsExactly(1, 3, 1);
  }

  @Test
  void drawingAgainChangesNothing() throws IOException {
    run(all("1"), 1, out, "one", "two", "long");
    TreeMap<String, String> before = files(out);
    assertThat(run(all("9"), 9, out).computed()).isEmpty();
    assertThat(files(out)).isEqualTo(before);
  }

  /** Times stand in the manifest, nowhere else. */
  @Test
  void twoRunsDifferInTheirTimesOnly() throws IOException {
    run(all("1"), 1, out, "one", "two", "long");
    run(all("1"), 1, folder.resolve("again"), "one", "two", "long");
    Map<String, String> other = files(folder.resolve("again"));
    for (Map.Entry<String, String> file : files(out).entrySet()) {
      String time = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ";
      boolean timed = file.getKey().equals("manifest.json");
      String own = file.getValue();
      assertThat(own.replaceAll(time, ""))
          .as(file.getKey())
          .isEqualTo(other.get(file.getKey()).replaceAll(time, ""));
      assertThat(own.matches("(?s).*" + time + ".*")).as(file.getKey()).isEqualTo(timed);
    }
  }

  @Test
  void whatWasComputedIsComparedWithTheCommitted() {
    run(
        List.of(small("one", "1"), small("two", "1"), small("long", "0.5")),
        1,
        figures,
        "one",
        "two",
        "long");
    Comparison comparison =
        run(
                List.of(small("one", "1"), small("two", "1.0000000005"), small("long", "-1.5")),
                1,
                out,
                "one",
                "two",
                "long")
            .comparison()
            .orElseThrow();
    assertThat(comparison.tables())
        .extracting(TableDifference::state)
        .containsExactly(
            TableDifference.State.IDENTICAL,
            TableDifference.State.WITHIN,
            TableDifference.State.DIFFERENT);
    TableDifference different = comparison.tables().get(2);
    assertThat(different.largest()).isEqualTo(2 / 1.5);
    assertThat(different.where()).isEqualTo("number in line 2 is -1.5, committed 0.5");
    assertThat(comparison.verdicts()).isEqualTo(3);
    assertThat(comparison.differing())
        .containsExactly("C4, of long: opposite, committed supported");
    // What is only a copy is not compared with itself.
    Comparison part = run(all("1"), 1, folder.resolve("part"), "one").comparison().orElseThrow();
    assertThat(part.tables()).extracting(TableDifference::table).containsExactly("one");
    assertThat(part.verdicts()).isEqualTo(1);
  }

  @Test
  void withoutCommittedFiguresThereIsNothingToCompareWith() {
    Reproduction.Reproduced outcome = run(all("1"), 1, out, "one");
    assertThat(outcome.comparison()).isEmpty();
    assertThat(outcome.claims()).hasSize(1);
  }

  @Test
  void theCheckoutIsFoundFromAnyOfItsFolders() throws IOException {
    run(all("1"), 1, figures, "one");
    Path within = Files.createDirectories(folder.resolve("src/main"));
    Path real = folder.toAbsolutePath();
    assertThat(Checkout.around(within)).isEqualTo(new Checkout(real));
    assertThat(Checkout.around(within).figures()).contains(real.resolve("figures"));
    Files.delete(figures.resolve("claims.json"));
    assertThat(Checkout.around(figures).figures()).isEmpty();
  }
}
