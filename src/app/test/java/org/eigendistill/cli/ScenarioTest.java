// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eigendistill.data.Table;
import org.eigendistill.scenario.reference.CheckedNumber;
import org.eigendistill.scenario.reference.ReferenceNumber;
import org.eigendistill.scenario.reference.ReferenceNumbers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code scenario}: what is written, what is said, and with which exit code. */
class ScenarioTest {
  private static final String FILE =
      """
      scenario: two-models
      world:
        covariance: {values: [2, 1, 0.5]}
        signal: {values: [1, -1, 0.5]}
        noise: 0.5
      rows:
        A: {values: [[1, 0, 2], [0, 1, 1], [2, 1, 0], [1, 1, 1]]}
        G: {count: 9}
      params: {x: 0.5, d: 0.2}
      models:
        teacher:
          fit: {procedure: ridge, penalty: $d}
          data:
          - rows: A
            labels:
            - {of: truth}
        student:
          fit: {procedure: flow, time: 2}
          data:
          - rows: A
            labels:
            - {of: truth, weight: 1-$x}
            - {of: teacher, weight: $x}
      report:
        of: [teacher, student]
        how: exact
      """;

  @TempDir private Path folder;

  private Jar.Run run(String text, String... more) throws Exception {
    Path file = folder.resolve("s.yaml");
    Files.writeString(file, text);
    String[] words = new String[more.length + 5];
    System.arraycopy(
        new String[] {"scenario", "--file", file.toString(), "--out", out().toString()},
        0,
        words,
        0,
        5);
    System.arraycopy(more, 0, words, 5, more.length);
    return InProcess.run(words);
  }

  private Path out() {
    return folder.resolve("out");
  }

  private static JsonNode json(Jar.Run run) throws Exception {
    assertThat(run.exit()).as(run.err()).isZero();
    return new ObjectMapper().readTree(run.out());
  }

  @Test
  void risksBestAndSweepWithTheirFigures() throws Exception {
    String text = FILE + "  best: {x: {scale: weight}}\n  sweep: {d: 'log:0.01:1:3', x: [0, 1]}\n";
    JsonNode answer = json(run(text, "--json"));
    assertThat(answer.at("/models/student/cross").doubleValue()).isNotZero();
    assertThat(answer.at("/best/models/student/risk").doubleValue())
        .isLessThan(answer.at("/models/student/risk").doubleValue());
    assertThat(out())
        .isDirectoryContaining("glob:**/manifest.json")
        .isDirectoryContaining("glob:**/parts.png")
        .isDirectoryContaining("glob:**/best.svg")
        .isDirectoryContaining("glob:**/sweep.pdf");
    assertThat(new ObjectMapper().readTree(out().resolve("scenario.json").toFile()))
        .isEqualTo(answer);
    Table sweep = Table.read(out().resolve("sweep.csv"));
    assertThat(sweep.columns())
        .containsExactly("d", "x", "model", "risk", "bias", "own", "inherited", "cross", "se");
    assertThat(sweep.rows()).hasSize(12);
    // the last of the grid of d at x = 0; the first parameter runs fastest
    assertThat(sweep.rows().get(5).subList(0, 3)).containsExactly("1.0", "0.0", "student");
    assertThat(InProcess.run("verify", out().toString()).exit()).isZero();
  }

  /** Counts of steps, rounded and each once; without the word they are no counts. */
  @Test
  void wholeParametersAreSweptOnALogarithmicGrid() throws Exception {
    String text =
        FILE.replace("{procedure: flow, time: 2}", "{procedure: descent, step: 0.1, steps: $n}")
            .replace("d: 0.2}", "d: 0.2, n: 3}");
    json(run(text + "  sweep: {n: 'log:1:20:7:whole'}\n", "--json", "--no-figures"));
    Table sweep = Table.read(out().resolve("sweep.csv"));
    assertThat(sweep.where("model", "student").numbers("n")).containsExactly(1, 2, 3, 4, 7, 12, 20);
    json(run(text + "  sweep: {n: 'log:1:4:9:whole'}\n", "--json", "--no-figures"));
    assertThat(Table.read(out().resolve("sweep.csv")).where("model", "student").numbers("n"))
        .containsExactly(1, 2, 3, 4);
    for (String grid : new String[] {"log:1:20:7", "log:1:20:7:round"}) {
      assertThat(run(text + "  sweep: {n: '" + grid + "'}\n").exit()).isEqualTo(3);
    }
  }

  @Test
  void anInfiniteAverageIsAResult() throws Exception {
    String text =
        FILE.replace("- rows: A", "- rows: {count: 4}")
            .replace("{procedure: ridge, penalty: $d}", "{procedure: exact}")
            .replace("how: exact", "how: average\n  draws: 10");
    JsonNode answer = json(run(text, "--json", "--no-figures"));
    assertThat(answer.at("/models/teacher/risk").isNull()).isTrue();
    assertThat(answer.at("/models/teacher/infinite").booleanValue()).isTrue();
    assertThat(answer.at("/models/student/why").asText()).contains("teacher");
  }

  @Test
  void averagesSayTheirStandardError() throws Exception {
    String text =
        FILE.replace("- rows: A", "- rows: G").replace("how: exact", "how: average\n  draws: 20");
    JsonNode answer = json(run(text, "--json", "--threads", "2", "--no-figures"));
    assertThat(answer.at("/method").asText()).isEqualTo("draws");
    assertThat(answer.at("/models/student/se").doubleValue()).isPositive();
    Jar.Run words = run(text, "--no-figures");
    assertThat(words.out()).contains("average over rows (draws)").contains("student: risk");
  }

  @Test
  void whatIsNotUsedIsTold() throws Exception {
    Path file = folder.resolve("unused.yaml");
    Files.writeString(file, FILE.replace("how: exact", "how: exact\n  minimise: teacher"));
    Jar.Run run =
        InProcess.run(folder, "scenario", "--file=unused.yaml", "--no-figures", "--out=unused");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.err())
        .contains("Note: report: 'minimise' is not used: it goes with best, and here is none.");
  }

  @Test
  void examplesAreListedShownAndRun() throws Exception {
    assertThat(InProcess.run("scenario", "--list").out().lines()).hasSize(31);
    assertThat(InProcess.run("scenario", "--show", "golden-ratio").out())
        .contains("arXiv 2502.18049");
    Jar.Run run =
        InProcess.run(
            "scenario",
            "--file",
            "free-intercept",
            "--out",
            out().toString(),
            "--json",
            "--no-figures");
    assertThat(json(run).at("/models/teacher/risk").doubleValue())
        .isCloseTo(1 / 40.0 + (1 + 1 / 40.0) * 10 / 28, within(1e-14));
    assertThat(InProcess.run("scenario", "--show", "nothing").exit()).isEqualTo(2);
    assertThat(InProcess.run("scenario").exit()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "noise: 0.5|nois: 0.5|world, line 5: unknown key 'nois'|Keys are covariance, signal, noise",
        "penalty: $d|penalty: $e|models, teacher, fit, line 12: penalty: there is no parameter 'e'|x, d",
        "of: teacher, weight|of: pupil, weight|line 23: of: 'pupil' is no earlier model|truth, teacher",
        "procedure: flow|procedure: flows|procedure: 'flows' is not known|nesterov",
        "time: 2|time: 2, step: 1|unknown key 'step'|procedure, time",
        "- rows: A|- rows: H|there are no rows 'H'|A, G",
        "values: [2, 1, 0.5]|values: [2, -1, 0.5]|positive semidefinite|none below 0",
        "[teacher, student]|[teacher, pupil]|there is no model 'pupil'|teacher, student",
        "how: exact|how: limit|no limit is known of rows that are given|how: average",
        "[[1, 0, 2]|[[1, 0]|list 2 is not as long|Correct",
        "values: [1, -1, 0.5]|values: [1, 2, 3, 4]|4 numbers, where there are 3|Give fewer",
        "fit: {procedure: flow, time: 2}|\"features: {random: {count: 4}}\n    fit: {procedure: flow, time: 2}\"|rank-deficient|at most",
        "how: exact|\"how: exact\n  where: {values: [1, 2]}\"|where: 2 values|one for each",
        "A: {values|\"B: {count: 2000000000}\n  A: {values\"|x|x"
      })
  void whatIsWrongIsSaidWithItsPlace(String from, String to, String problem, String mend)
      throws Exception {
    String text = FILE.replace(from, to.replace("\\n", "\n"));
    if (problem.equals("x")) {
      text = text.replace("- rows: A", "- rows: B");
    }
    Jar.Run run = run(text);
    assertThat(run.exit()).as(run.err()).isEqualTo(3);
    assertThat(run.err().lines()).hasSize(1);
    if (problem.equals("x")) {
      assertThat(run.err()).contains("GB of memory").contains("-Xmx");
    } else {
      assertThat(run.err()).contains("s.yaml").contains(problem).contains(mend);
    }
    assertThat(out()).doesNotExist();
  }

  /** A filter of the user's own is a procedure as the program's are. */
  @Test
  void fitsByAFilterOfTheUsersOwn() throws Exception {
    Path source = folder.resolve("Doubled.java");
    Files.writeString(
        source,
        """
        import java.util.List;
        import org.eigendistill.dynamics.*;
        import org.eigendistill.number.Scalar;

        public final class Doubled implements Filter {
          public String name() {
            return "doubled";
          }

          public <N extends Scalar<N>> Affine<N> update(N l, N time, List<N> numbers) {
            return Affine.decay(l.times(time).plus(l.times(time)));
          }
        }
        """);
    String own = FILE.replace("{procedure: flow, time: 2}", "{procedure: doubled, time: 1}");
    double expected =
        json(run(FILE, "--json", "--no-figures")).at("/models/student/risk").doubleValue();
    assertThat(
            json(run(own, "--json", "--no-figures", "--with", source.toString()))
                .at("/models/student/risk")
                .doubleValue())
        .isCloseTo(expected, within(1e-13));
  }

  /** On rows that come again, and no filter: where no limit is known, that is said. */
  @Test
  void limitsThatAreNotKnownAreRefused() throws Exception {
    String text =
        FILE.replace("- rows: A", "- rows: G")
            .replace("{procedure: flow, time: 2}", "{procedure: exact}")
            .replace("how: exact", "how: limit");
    Jar.Run run = run(text);
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err())
        .contains("no limit is known of fits of least norm to rows that come again");
  }

  /** Those whose numbers are known are shown and run by name too, with the tables they name. */
  @Test
  void knownScenariosAreShownAndRunByName() throws Exception {
    assertThat(InProcess.run("scenario", "--show", "nullspace").out())
        .contains("scenario: nullspace");
    Jar.Run run =
        InProcess.run(
            "scenario", "--file", "nullspace", "--out", out().toString(), "--json", "--no-figures");
    assertThat(json(run).at("/models/both/risk").doubleValue())
        .isCloseTo(0.49879038946084253, within(1e-9));
    assertThat(InProcess.run("scenario", "--show", "../numbers").exit()).isEqualTo(2);
  }

  @Test
  void whatDoesNotGoWithTheCheckIsRefused() {
    assertThat(InProcess.run("scenario", "--check", "--file", "nullspace").exit()).isEqualTo(2);
    assertThat(InProcess.run("scenario", "--slow", "--file", "nullspace").exit()).isEqualTo(2);
  }

  @Tag("slow")
  @Test
  void theCheckTellsEveryNumber() throws Exception {
    Jar.Run run = InProcess.run("scenario", "--check", "--json");
    JsonNode rows = json(run);
    assertThat(rows).hasSizeGreaterThan(220);
    for (JsonNode row : rows) {
      assertThat(row.get("ok").booleanValue()).as(row.toString()).isTrue();
      assertThat(row.fieldNames())
          .toIterable()
          .contains("row", "place", "tag", "expected", "computed", "difference", "tolerance", "ok");
    }
  }

  /** What differs is named, also where all else is quiet; no number is null in JSON. */
  @Test
  void theCheckNamesWhatDiffers() {
    ReferenceNumber number = ReferenceNumbers.all().get(0);
    CheckedNumber good = new CheckedNumber(number, number.expected(), 1e-12);
    CheckedNumber bad = new CheckedNumber(number, Double.NaN, 1e-12);
    StringWriter text = new StringWriter();
    CheckPrintout.print(List.of(good, bad), 3, false, new PrintWriter(text, true));
    assertThat(text.toString())
        .contains("2 rows of 1 scenarios, 1 agree, 1 differ. Tags: 2 own.")
        .contains("3 rows that take longer");
    StringWriter quiet = new StringWriter();
    CheckPrintout.print(List.of(good, bad), 3, true, new PrintWriter(quiet, true));
    assertThat(quiet.toString().lines()).singleElement().asString().endsWith("DIFFERS");
    assertThat(CheckPrintout.object(bad)).containsEntry("computed", null);
  }
}
