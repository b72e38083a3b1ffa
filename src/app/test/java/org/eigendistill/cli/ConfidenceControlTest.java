// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.eigendistill.base.Matrix;
import org.eigendistill.compare.ReferenceCases;
import org.eigendistill.data.MatrixReader;
import org.eigendistill.data.NpyWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** diagnose confidence obeys the rules of compare. */
class ConfidenceControlTest {
  @TempDir private Path folder;

  private static String file(String name, String file) {
    return ReferenceCases.file(name, file).toString();
  }

  private Jar.Run run(String... words) {
    List<String> all =
        new ArrayList<>(
            List.of("diagnose", "confidence", "--no-figures", "--out", folder + "/out", "--json"));
    all.addAll(List.of(words));
    return InProcess.run(all.toArray(String[]::new));
  }

  private static JsonNode json(Jar.Run run) throws Exception {
    return new ObjectMapper().readTree(run.out());
  }

  @Test
  void withAControlTheWordIsThatOfCompare() throws Exception {
    Jar.Run run =
        run(
            "--teacher",
            file("d5", "t.npy"),
            "--student",
            file("d5", "s.npy"),
            "--control",
            file("d5", "a.npy"),
            "--labels",
            file("d5", "y.npy"));
    assertThat(run.exit()).as(run.err()).isZero();
    JsonNode found = json(run);
    assertThat(found.get("verdict").asText()).isEqualTo("damped");
    assertThat(found.get("verdict_low_end").asText()).isEqualTo("not shown");
    assertThat(found.get("verdict_reason").asText()).startsWith("Damped: where the teacher's");
    near(found.get("controlled_slope"), 0.704662594956);
    near(found.get("controlled_slope_ci975").get(0), 0.599897074332);
    near(found.get("transmission"), 0.482046295502);
    // the raw line is the same too, with copies of rows taken together
    near(found.get("slope"), 0.67717707318);
    near(found.get("slope_ci95").get(0), 0.653354915052);
    near(found.get("slope_ci95").get(1), 0.700999231308);
    assertThat(found.get("teacher_wrong_verdict").asText())
        .isIn("damped", "not shown", "not comparable");
  }

  private static void near(JsonNode actual, double expected) {
    assertThat(actual.asDouble()).isCloseTo(expected, Percentage.withPercentage(1e-8));
  }

  @Test
  void withoutOneItIsUncontrolled() throws Exception {
    JsonNode found = json(run("--teacher", file("d5", "t.npy"), "--student", file("d5", "s.npy")));
    assertThat(found.get("verdict").asText()).isEqualTo("uncontrolled");
    assertThat(found.get("verdict_low_end").asText()).isEqualTo("uncontrolled");
    assertThat(found.has("controlled_slope")).isFalse();
  }

  @Test
  void rowsThatDoNotGoTogetherEndInFive() throws Exception {
    Jar.Run run = run("--teacher", file("d7", "t.npy"), "--student", file("d7", "s.npy"));
    assertThat(run.exit()).isEqualTo(5);
    assertThat(json(run).get("verdict").asText()).isEqualTo("not comparable");
    assertThat(json(run).get("verdict_reason").asText()).contains("moved down by 7 rows");
  }

  /** Nor is any number told on the terminal; and what has no interval says so. */
  @Test
  void theTerminalTellsNoNumberThatIsNone() throws Exception {
    String out = folder + "/out";
    Jar.Run stopped =
        InProcess.run(
            "diagnose",
            "confidence",
            "--no-figures",
            "--out",
            out,
            "--teacher",
            file("d7", "t.npy"),
            "--student",
            file("d7", "s.npy"));
    assertThat(stopped.exit()).isEqualTo(5);
    assertThat(stopped.out()).startsWith("Verdict: Not comparable: ").doesNotContain("raw slope");
    for (String model : List.of("t", "s", "a")) {
      Matrix rows = MatrixReader.read(ReferenceCases.file("d1", model + ".npy")).values();
      try (NpyWriter writer = NpyWriter.open(folder.resolve(model + "1.npy"), 1, 500, 10)) {
        writer.append(rows);
      }
    }
    Jar.Run one =
        InProcess.run(
            "diagnose",
            "confidence",
            "--no-figures",
            "--axes",
            "tokens",
            "--out",
            out,
            "--teacher",
            folder + "/t1.npy",
            "--student",
            folder + "/s1.npy",
            "--control",
            folder + "/a1.npy");
    assertThat(one.exit()).as(one.err()).isZero();
    assertThat(one.out())
        .contains(" (no interval); lowest fifth: offset ")
        .contains(
            "Verdict: Not shown: the slope is 1.22, and no interval can be made of 1 group of")
        .doesNotContain("NaN");
  }

  @Test
  void threeAxesAreTokensOrCheckpointsAsIsSaid() throws Exception {
    for (String model : List.of("t", "s")) {
      Matrix rows = MatrixReader.read(ReferenceCases.file("d5", model + ".npy")).values();
      try (NpyWriter writer = NpyWriter.open(folder.resolve(model + "3.npy"), 45, 10, 2)) {
        for (int i = 0; i < 45; i++) {
          int from = 10 * i;
          writer.append(
              Matrix.fill(
                  10,
                  2,
                  (r, k) ->
                      rows.columns() == 2 ? rows.get(from + r, k) : k * rows.get(from + r, 0)));
        }
      }
    }
    String teacher = folder.resolve("t3.npy").toString();
    String student = folder.resolve("s3.npy").toString();
    Jar.Run refused = run("--teacher", teacher, "--student", student);
    assertThat(refused.exit()).isEqualTo(3);
    assertThat(refused.err()).contains("t3.npy: it has three axes").contains("--axes tokens");
    JsonNode tokens = json(run("--teacher", teacher, "--student", student, "--axes", "tokens"));
    assertThat(tokens.get("n").asInt()).isEqualTo(450);
    near(tokens.get("slope"), 0.67717707318);
    JsonNode last = json(run("--teacher", teacher, "--student", student, "--axes", "checkpoints"));
    assertThat(last.get("n").asInt()).isEqualTo(10);
  }
}
