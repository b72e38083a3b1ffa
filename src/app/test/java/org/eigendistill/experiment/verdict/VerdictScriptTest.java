// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eigendistill.data.Table;
import org.eigendistill.neural.CellColumns;
import org.eigendistill.neural.TripleTables;
import org.eigendistill.testing.Wanted;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verdicts by a script that was written from the page's text, from the same two tables. */
class VerdictScriptTest {
  private static final Path SCRIPT =
      Path.of("src/app/test/resources/org/eigendistill/experiment/verdict/verdicts.py");

  private static String python;

  @TempDir private Path folder;

  private record Ended(int exit, String out) {}

  private static Ended run(List<String> command, Path out) throws Exception {
    File file = out.toFile();
    int exit =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(file)
            .start()
            .waitFor();
    return new Ended(exit, Files.readString(out));
  }

  @BeforeAll
  static void anInterpreterWithMpmath(@TempDir Path scratch) throws Exception {
    for (String candidate : List.of("/usr/bin/python3", "python3")) {
      boolean there = Files.isExecutable(Path.of(candidate)) || Wanted.onPath(candidate);
      List<String> tried = List.of(candidate, "-c", "import mpmath");
      if (there && run(tried, scratch.resolve("out")).exit() == 0) {
        python = candidate;
        return;
      }
    }
    Wanted.that(false, "no Python has mpmath");
  }

  /** Effects of all sizes, none, and large ones in some of the studies. */
  @Test
  void everyVerdictIsTheScripts() throws Exception {
    agree(new DrawnCells(7, 1).tables());
    agree(new DrawnCells(9, 0).scaled(0.003).tables());
    TripleTables some = new DrawnCells(10, 2).scaled(0.05).tables();
    List<String> studies = List.of("mlp-short", "dose", "topics-conv", "mails-conv");
    agree(
        MadeTables.of(
            some.cells()
                .select(i -> studies.contains(some.cells().column(CellColumns.STUDY).get(i))),
            some.bands()
                .select(i -> studies.contains(some.bands().column(CellColumns.STUDY).get(i)))));
  }

  /** The tables that are committed, as files. */
  @Test
  void theCommittedVerdictsAreTheScripts() throws Exception {
    Path data = Path.of("figures", "data");
    agree(
        script(data.resolve("network-cells.csv"), data.resolve("network-bands.csv")),
        Table.read(data.resolve("network-verdicts.csv")));
  }

  /** One line that names file, place and mend, and the exit codes of the program. */
  @Test
  void whatIsNoTableIsRefusedInALine() throws Exception {
    Path data = Path.of("figures", "data");
    Path cells = data.resolve("network-cells.csv");
    Path bands = data.resolve("network-bands.csv");
    refused(2, "usage: ", cells);
    refused(3, "none.csv: it cannot be read (No such file", folder.resolve("none.csv"), bands);
    refused(3, "network-bands.csv: no column split, log_b", bands, bands);
    List<String> lines = Files.readAllLines(bands);
    Path spoiled = folder.resolve("spoiled.csv");
    Files.write(spoiled, List.of(lines.get(0), lines.get(1).replace(",1,student", ",one,student")));
    refused(3, "spoiled.csv, line 2, column seed: 'one' is no int. Mend", cells, spoiled);
    Files.write(spoiled, List.of(lines.get(0), lines.get(2)));
    refused(3, "spoiled.csv: no band 1 of ('mlp-short', 0.0, 1", cells, spoiled);
  }

  private void refused(int exit, String said, Path... tables) throws Exception {
    List<String> command = new ArrayList<>(List.of(python, SCRIPT.toString()));
    Stream.of(tables).map(Path::toString).forEach(command::add);
    Ended ended = run(command, folder.resolve("said"));
    assertThat(ended.exit()).as(ended.out()).isEqualTo(exit);
    assertThat(ended.out().lines()).singleElement().asString().contains(said);
  }

  private void agree(TripleTables tables) throws Exception {
    Path cells = folder.resolve("cells.csv");
    Path bands = folder.resolve("bands.csv");
    tables.cells().write(cells);
    tables.bands().write(bands);
    agree(script(cells, bands), VerdictTable.of(new MeasuredCells(tables)));
  }

  private Table script(Path cells, Path bands) throws Exception {
    Path out = folder.resolve("verdicts.csv");
    Ended ended = run(List.of(python, SCRIPT.toString(), cells.toString(), bands.toString()), out);
    assertThat(ended.exit()).as(ended.out()).isZero();
    return Table.read(out);
  }

  private static void agree(Table script, Table program) {
    int compared = 0;
    for (List<String> row : script.rows()) {
      String what = row.toString();
      Table own =
          program
              .where(VerdictColumns.HYPOTHESIS, row.get(0))
              .where(CellColumns.STUDY, row.get(1))
              .where(CellColumns.LABEL_NOISE, CellColumns.LABEL_NOISE.read(row.get(2)));
      assertThat(own.rows()).as(what).isNotEmpty();
      assertThat(own.column(VerdictColumns.VERDICT).get(0)).as(what).isEqualTo(row.get(5));
      close(own.numbers(VerdictColumns.MEAN)[0], row.get(3), what);
      if (!row.get(1).equals(VerdictColumns.ALL)) {
        close(own.numbers(VerdictColumns.P_ADJUSTED)[0], row.get(4), what);
      }
      compared++;
    }
    assertThat(compared).isEqualTo(5 * 19 + 3 + 2 + 4 + 2 + 2 * 15 + 1);
  }

  private static void close(double value, String other, String what) {
    double expected = Table.number(other);
    if (Double.isNaN(expected)) {
      assertThat(value).as(what).isNaN();
    } else {
      assertThat(value)
          .as(what)
          .isCloseTo(expected, within(1e-9 * Math.max(1e-3, Math.abs(expected))));
    }
  }
}
