// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eigendistill.data.Table;
import org.eigendistill.theorem.features.TopGain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command of two feature spaces. */
class TheoremsFeaturesTest {
  private static final String COMMAND = "theorems features ";
  private static final String PAIR = COMMAND + "--student-ratio 0.5 --teacher-ratio 0.75 ";

  @TempDir private Path folder;

  private Jar.Run run(String words) {
    return InProcess.run(words.replace("DIR", folder.toString()).trim().split(" +"));
  }

  private JsonNode json(String words) throws IOException {
    Jar.Run run = run(words + " --json");
    assertThat(run.exit()).as(run.err()).isZero();
    return new ObjectMapper().readTree(run.out());
  }

  /** At k = 1/2, ka = 3/4 and C = (1-u)^(-1/2) - 1 = 9: q = 4/(9 + sqrt 153), 1 - v* = q^4. */
  @Test
  void onePairChangesOverWhereItIsWorkedOutByHand() throws IOException {
    JsonNode answer = json(PAIR + "--student-gain 0.99 --teacher-gain 0.9");
    assertThat(answer.get("at_all_times").asText()).isEqualTo("changes");
    assertThat(answer.get("first_change_gain").asDouble()).isEqualTo(0.75, within(1e-15));
    assertThat(answer.get("at_student_gain").asText()).isEqualTo("changes");
    double q = 4 / (9 + Math.sqrt(153));
    assertThat(answer.get("change_over_residual").asDouble())
        .isCloseTo(Math.pow(q, 4), within(1e-16));
    assertThat(answer.get("at_both_gains").asText()).isEqualTo("ahead");
    double student = 0.9 * (1 - Math.pow(0.1, 0.75));
    double plain = 1 - Math.sqrt(1 - 0.99 * 0.9);
    assertThat(answer.get("log_gain_ratio").asDouble())
        .isCloseTo(Math.log(student / plain), within(1e-13));
    assertThat(answer.get("condition").asText()).contains("common eigenvectors");
  }

  @Test
  void gainsNextToOneAreTold() {
    assertThat(PairAnswer.gain(TopGain.after(800))).isEqualTo("1 - exp(-800.0)");
    assertThat(PairAnswer.gain(TopGain.after(100))).isEqualTo("1 - 3.720e-44");
    assertThat(PairAnswer.gain(TopGain.of(0.5))).isEqualTo("0.500000");
  }

  @Test
  void onePairInWords() {
    assertThat(run(PAIR).out())
        .contains("at most 0.750000;")
        .contains("For common eigenvectors")
        .hasLineCount(2);
    assertThat(run(PAIR + "--student-gain 0.75").out())
        .contains("Student's gain 0.75: behind, whenever the teacher stops.");
    assertThat(run(PAIR + "--student-gain 0.99").out())
        .contains("below 0.998772 (at the time 6.703/mu_1), behind after.");
    assertThat(run(COMMAND + "--student-ratio 0.5 --teacher-ratio 0.5").out())
        .startsWith("At all times: behind");
    assertThat(run(COMMAND + "--student-ratio 0.5 --teacher-ratio 1").out())
        .startsWith("At all times: ahead");
  }

  /** The same pair as above in the second and third rows of files, beside others. */
  @Test
  void allPairsOfTwoSpectra() throws IOException {
    Files.writeString(folder.resolve("s.csv"), "eigenvalue\n8\n4\n2\n2\n");
    Files.writeString(folder.resolve("t.csv"), "eigenvalue\n16\n1.5\n1.125\n3\n");
    String spectra = COMMAND + "--student-spectrum DIR/s.csv --teacher-spectrum DIR/t.csv ";
    JsonNode answer = json(spectra + "--student-gain 0.9999 --teacher-gain 0.5 --table DIR/p.csv");
    assertThat(answer.get("pairs").asInt()).isEqualTo(5); // rows 3 and 4 have no upper one
    assertThat(answer.get("tied_pairs").asInt()).isEqualTo(1);
    assertThat(answer.get("at_all_times").toString())
        .isEqualTo("{\"behind\":3,\"changes\":1,\"ahead\":1}");
    Table table = Table.read(folder.resolve("p.csv"));
    assertThat(table.column("upper")).containsExactly("1", "1", "1", "2", "2");
    assertThat(table.column("lower")).containsExactly("2", "3", "4", "3", "4");
    assertThat(table.column("at_all_times"))
        .containsExactly("behind", "behind", "behind", "changes", "ahead");
    // Along row 2 the student has come to 1 - sqrt(1e-4) = 0.99, so the answer is the one above,
    // but for the unit: 1 over the teacher's largest eigenvalue, 16, in place of 1.5.
    double q = 4 / (9 + Math.sqrt(153));
    double time = -4 * Math.log(q) * 16 / 1.5;
    assertThat(Table.number(table.column("change_over_time").get(3)))
        .isCloseTo(time, within(1e-8 * time));
    assertThat(answer.get("first_change_over_time").asDouble())
        .isCloseTo(time, within(1e-8 * time));
    assertThat(table.column("at_both_gains").get(3)).isEqualTo("ahead");
    assertThat(run(spectra).out())
        .startsWith(
            "5 pairs of directions (and 1 pair more with one eigenvalue of the student, which N5 does not order). At all times: 3 behind");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "|2|Give --student-ratio and --teacher-ratio, or",
        "--student-ratio .5|2|Give student and teacher both: --student-ratio",
        "--student-spectrum power:1:5|2|Give student and teacher both: --student-spectrum",
        "--student-ratio .5 --teacher-spectrum power:1:5|2|Give --student-ratio and",
        "--student-ratio 1 --teacher-ratio 1|2|--student-ratio must lie between 0 and 1, not 1.0",
        "--student-ratio 0 --teacher-ratio 1|2|--student-ratio must lie between 0 and 1, not 0.0",
        "--student-ratio .5 --teacher-ratio 0|2|--teacher-ratio must be above 0, not 0.0",
        "--student-ratio .5 --teacher-ratio -1|2|--teacher-ratio must be above 0, not -1.0",
        "--student-ratio .5 --teacher-ratio inf|2|'inf' is not a number",
        "--student-ratio .5 --teacher-ratio 9 --student-gain 1|2|--student-gain must lie between",
        "--student-ratio .5 --teacher-ratio 9 --teacher-gain .5|2|--teacher-gain asks for",
        "--student-ratio .5 --teacher-ratio 9 --table DIR/f|2|--table has a row for each pair",
        "--student-spectrum power:1:5 --teacher-spectrum power:1:4|3|it has 4 eigenvalues and the",
        "--student-spectrum power:1:5 --teacher-spectrum DIR/no|3|--teacher-spectrum DIR/no: there is",
        "--student-spectrum power:1:1001 --teacher-spectrum power:1:5|3|it has 1,001 eigenvalues",
        "--student-spectrum two-level:1e-301:5 --teacher-spectrum power:1:5|3|go from 1.0E-301 to 1"
      })
  void refusesWhatIsNoQuestion(String words, int exit, String said) {
    Jar.Run run = run(COMMAND + (words == null ? "" : words));
    assertThat(run.exit()).as(run.err()).isEqualTo(exit);
    assertThat(run.err()).contains(said.replace("DIR", folder.toString()));
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @CsvSource({"--table", "--json"})
  void neverWritesOverWhatItReads(String option) throws IOException {
    Path file = Files.writeString(folder.resolve("s.csv"), "eigenvalue\n2\n1\n");
    Jar.Run run =
        run(
            COMMAND
                + "--student-spectrum DIR/s.csv --teacher-spectrum DIR/s.csv %s DIR/../%s/s.csv"
                    .formatted(option, folder.getFileName()));
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err()).contains("this run reads it");
    assertThat(file).content().hasLineCount(3);
  }
}
