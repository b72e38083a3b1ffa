// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eigendistill.base.Matrix;
import org.eigendistill.data.NpyWriter;
import org.eigendistill.data.Table;
import org.eigendistill.spectrum.Designs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code simulate --depth}: deep linear networks from modes or data. */
class DeepSimulateTest {
  private static final String TIMES = " --teacher 1.5 --times 0.5,2 --out DIR/out";

  @TempDir private Path folder;

  private Jar.Run run(String words) {
    return InProcess.run(words.replace("DIR", folder.toString()).trim().split(" +"));
  }

  private Table table(String name) {
    return Table.read(folder.resolve("out").resolve(name));
  }

  /** 1 - exp(-2 lam s tau) = (1 - exp(-x)) (1 - exp(-y)), x = 2 lam s T, y = 2 lam w t. */
  @Test
  void depthTwoByItsClosedForm() throws IOException {
    Jar.Run run = run("simulate --depth 2 --start 0.1 --modes 1:3,0.5:2 --json" + TIMES);
    assertThat(run.exit()).as(run.err()).isZero();
    double[] effective = table("effective_time.csv").numbers("effective_time");
    double[] values = table("trajectory.csv").numbers("value");
    double[] eigenvalues = {1, 0.5};
    double[] strengths = {3, 2};
    double[] times = {0.5, 2};
    for (int i = 0; i < 2; i++) {
      for (int k = 0; k < 2; k++) {
        double power = 2 * eigenvalues[k] * strengths[k];
        double w = value(strengths[k], power * 1.5);
        double y = 2 * eigenvalues[k] * w * times[i];
        double gain = Math.expm1(-power * 1.5) * Math.expm1(-y);
        double tau = -Math.log1p(-gain) / power;
        assertThat(effective[2 * i + k]).isCloseTo(tau, within(1e-12 * tau));
        double plain = value(strengths[k], power * times[i]);
        assertThat(values[2 * i + k]).isCloseTo(plain, within(1e-12 * plain));
        double student = value(strengths[k], power * tau);
        assertThat(values[4 + 2 * i + k]).isCloseTo(student, within(1e-12 * student));
      }
    }
    JsonNode summary = new ObjectMapper().readTree(run.out());
    assertThat(summary.get("depth").asInt()).isEqualTo(2);
    assertThat(summary.get("behind").asInt()).isEqualTo(2);
    assertThat(summary.get("exaggerates").asBoolean()).isTrue();
    Table matched = table("matched.csv");
    assertThat(matched.columns())
        .containsExactly(
            "student_time", "matched_teacher_time", "direction", "teacher_gain", "student_gain");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--depth 2 --start 0.01 --modes 1:3,1:2 --teacher 1e308 --times 1e308",
        "--depth 5 --start 1e300 --modes 1:1e305,1:2 --teacher auto --times auto",
        "--depth 2 --start 0.5 --modes 1:1e308,1:1e-308 --teacher auto --times auto",
        "--depth inf --start 1e-320 --modes 1:3,1:2 --teacher auto --times auto",
        "--depth 2 --start 0 --imbalance 1e308 --modes 1:3,1:1 --teacher auto --times auto",
        "--depth 2 --start 0.1 --student-start 1e-300 --modes 1:3,1:1 --teacher 1 --times 1"
      })
  void numbersBeyondDoublesAreBadInput(String words) {
    Jar.Run run = run("simulate " + words + " --out DIR/out");
    assertThat(run.exit()).as(run.err()).isEqualTo(3);
    assertThat(run.err())
        .contains("--modes: with these starts and times", "nearer to 1")
        .hasLineCount(1);
    assertThat(folder.resolve("out").resolve("summary.json")).doesNotExist();
  }

  @Test
  void timesThatNoLogGridReachesAreAUsageError() {
    Jar.Run run =
        run("simulate --depth 2 --start 0.5 --modes 1e-300:3,1e300:2 --teacher 1 --times auto");
    assertThat(run.exit()).as(run.err()).isEqualTo(2);
    assertThat(run.err()).contains("a log grid's ends are less than 1e308 times apart");
  }

  private static double value(double strength, double exponent) {
    return strength / (1 + (strength / 0.1 - 1) * Math.exp(-exponent));
  }

  /** Features U diag(4, 2, 1) V', whitened: the map has the strengths of U'Y. */
  @Test
  void modesAreThoseOfTheWhitenedData() throws IOException {
    Matrix x = Designs.withSingularValues(20, 3, new double[] {4, 2, 1}, 11);
    Matrix map = Matrix.fill(3, 2, (i, j) -> Math.cos(1 + 2 * i + j));
    NpyWriter.write(folder.resolve("x.npy"), x);
    NpyWriter.write(folder.resolve("y.npy"), x.times(map));
    String data = "simulate --depth inf --start 0.2 --data DIR/x.npy --target DIR/y.npy";
    Jar.Run refused = run(data + TIMES);
    assertThat(refused.exit()).isEqualTo(3);
    assertThat(refused.err()).contains("not whitened", "16.0000 down to 1.00000", "--whiten");
    Jar.Run run = run(data + " --whiten" + TIMES);
    assertThat(run.exit()).as(run.err()).isZero();
    double[] found = table("modes.csv").numbers("strength");
    // The squares' sum is that of Y, and their product the determinant of Y'Y.
    Matrix y = x.times(map);
    Matrix gram = y.transpose().times(y);
    double sum = gram.get(0, 0) + gram.get(1, 1);
    double product = gram.get(0, 0) * gram.get(1, 1) - gram.get(0, 1) * gram.get(1, 0);
    assertThat(found).hasSize(2);
    assertThat(found[0] * found[0] + found[1] * found[1]).isCloseTo(sum, within(1e-12 * sum));
    assertThat(Math.pow(found[0] * found[1], 2)).isCloseTo(product, within(1e-11 * product));
    assertThat(table("modes.csv").numbers("eigenvalue")).containsOnly(1);
    Jar.Run mean = run(data + " --whiten --loss-scale mean" + TIMES);
    assertThat(mean.exit()).as(mean.err()).isZero();
    double scaled = table("modes.csv").numbers("strength")[0] * Math.sqrt(20);
    assertThat(scaled).isCloseTo(found[0], within(1e-12 * scaled));
  }

  /** Features that are twice orthonormal are white as they are, and the map is the data's own. */
  @Test
  void modesAreThoseOfWhiteData() throws IOException {
    Matrix x = Designs.withSingularValues(20, 3, new double[] {2, 2, 2}, 11);
    Matrix map = Matrix.fill(3, 2, (i, j) -> Math.cos(1 + 2 * i + j));
    NpyWriter.write(folder.resolve("x.npy"), x);
    NpyWriter.write(folder.resolve("y.npy"), x.times(map));
    Jar.Run run = run("simulate --depth 2 --start 0.2 --data DIR/x.npy --target DIR/y.npy" + TIMES);
    assertThat(run.exit()).as(run.err()).isZero();
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      sum += Math.pow(map.get(i, 0), 2) + Math.pow(map.get(i, 1), 2);
    }
    double[] found = table("modes.csv").numbers("strength");
    assertThat(found[0] * found[0] + found[1] * found[1]).isCloseTo(sum, within(1e-12 * sum));
    assertThat(table("modes.csv").numbers("eigenvalue")[0]).isCloseTo(4, within(1e-12));
  }

  /** What starts at its end is no case of the theorem, what starts beyond it is. */
  @Test
  void modesThatDoNotMoveAreTold() throws IOException {
    String start = "simulate --modes 1:3,1:2 --depth 2 --start 3";
    String still = "1 of 2 modes are as strong as the start, and do not move: T13 says nothing";
    assertThat(run(start + TIMES).exit()).isZero();
    assertThat(Files.readString(folder.resolve("out/summary.json")))
        .contains(still, "1 of 2 modes are not above the start");
    assertThat(run(start + ".5" + TIMES).exit()).isZero();
    assertThat(Files.readString(folder.resolve("out/summary.json")))
        .contains("2 of 2 modes are not above")
        .doesNotContain("as strong as");
  }

  /** 1/u is linear in its start at depth 2: each role from its own. */
  @Test
  void startsOfTheirOwnByTheClosedForm() throws IOException {
    Jar.Run run =
        run(
            "simulate --depth 2 --start 0.5 --teacher-start 0.1 --student-start 0.2 --modes 1:3,0.5:2"
                + " --teacher 1.5 --times 0.01,2 --out DIR/out --json");
    assertThat(run.exit()).as(run.err()).isZero();
    double[] values = table("trajectory.csv").numbers("value");
    double[] effective = table("effective_time.csv").numbers("effective_time");
    double[] eigenvalues = {1, 0.5};
    double[] strengths = {3, 2};
    double[] times = {0.01, 2};
    for (int i = 0; i < 2; i++) {
      for (int k = 0; k < 2; k++) {
        double s = strengths[k];
        double lam = eigenvalues[k];
        double plain = from(0.1, s, 2 * lam * s * times[i]);
        assertThat(values[2 * i + k]).isCloseTo(plain, within(1e-12 * plain));
        double w = from(0.1, s, 2 * lam * s * 1.5);
        double student = from(0.2, w, 2 * lam * w * times[i]);
        assertThat(values[4 + 2 * i + k]).isCloseTo(student, within(1e-12 * student));
        double tau = -Math.log((1 / student - 1 / s) / (1 / 0.5 - 1 / s)) / (2 * lam * s);
        assertThat(effective[2 * i + k]).isCloseTo(tau, within(1e-12 * Math.abs(tau)));
      }
    }
    assertThat(effective[0]).isNegative();
    assertThat(table("matched.csv").column("teacher_gain").subList(0, 2)).containsOnly("");
    JsonNode summary = new ObjectMapper().readTree(run.out());
    assertThat(summary.get("start").asDouble()).isEqualTo(0.5);
    assertThat(summary.get("teacher_start").asDouble()).isEqualTo(0.1);
    assertThat(summary.get("student_start").asDouble()).isEqualTo(0.2);
    assertThat(summary.get("behind").asInt()).isEqualTo(1);
    assertThat(summary.get("ahead").asInt() + summary.get("equal").asInt()).isZero();
    assertThat(summary.get("warnings").toString())
        .contains("At 1 of 2 times the student is short of plain training's start along mode 1");
  }

  private static double from(double start, double aim, double exponent) {
    return aim / (1 + (aim / start - 1) * Math.exp(-exponent));
  }

  /** Depth 1 is the linear model: the same gains and times as without --depth. */
  @Test
  void depthOneIsTheLinearModel() throws IOException {
    Matrix x = Designs.withSingularValues(20, 2, new double[] {1, 1}, 5);
    NpyWriter.write(folder.resolve("x.npy"), x);
    NpyWriter.write(folder.resolve("y.npy"), Matrix.fill(20, 1, (i, j) -> Math.sin(i)));
    String data = "simulate --data DIR/x.npy --target DIR/y.npy --no-figures";
    assertThat(run(data + TIMES).exit()).isZero();
    double[] linear = table("trajectory.csv").where("direction", "1").numbers("gain");
    assertThat(run(data + " --depth 1" + TIMES).exit()).isZero();
    double[] deep = table("trajectory.csv").where("direction", "1").numbers("gain");
    assertThat(deep).containsExactly(linear, within(1e-15));
    Table times = table("effective_time.csv");
    assertThat(times.numbers("effective_time"))
        .containsExactly(times.numbers("shallow_effective_time"), within(1e-15));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--depth 2 --start 1 --modes 1:-1|2|strength must be positive and finite, not -1.0",
        "--depth 2 --start 1 --modes 1:0|2|strength must be positive",
        "--depth 2 --start 1 --modes 1|3|1",
        "--depth 2 --start 1 --modes 1:2:3|2|eigenvalue:strength",
        "--depth 2 --start 0 --modes 1:1|2|--start is positive and finite at depth 2, not 0.0",
        "--depth 2 --modes 1:1|2|--start is needed",
        "--depth 0 --start 1 --modes 1:1|2|whole number from 1",
        "--depth 3 --start 1 --imbalance 1 --modes 1:1|2|--imbalance is of two layers",
        "--depth 2 --start 1 --modes 1:1 --procedure ridge|2|--procedure has no meaning",
        "--depth 2 --start 1 --modes 1:1 --data x|2|takes the place of --data",
        "--depth 2 --start 1 --modes 1:1 --whiten|2|--whiten is for features",
        "--depth 2 --start 1|2|Missing required options: '--data=F', '--target=T'",
        "--depth 2 --start 1 --data x|2|Missing required option: '--target=T'",
        "--start 1 --data x --target y|2|--start goes with --depth",
        "--student-start 1 --data x --target y|2|--student-start goes with --depth",
        "--depth 2 --start 1 --teacher-start 1.5 --modes 1:3|2|at most --start, 1.0, not 1.5",
        "--depth 2 --start 1 --student-start 2 --modes 1:3|2|T13.start says nothing",
        "--depth 2 --start 1 --student-start 0 --modes 1:3|2|--student-start is positive",
        "--depth 2 --start 1 --student-start 0.5 --modes 1:3,1:1|2|every mode is stronger than --start",
        "--modes 1:1|2|--modes goes with --depth"
      })
  void faultsAreNamed(String words, int exit, String message) {
    Jar.Run run = run("simulate " + words + TIMES);
    assertThat(run.exit()).as(run.err()).isEqualTo(exit);
    assertThat(run.err()).contains(message);
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void modesOfAFile() throws IOException {
    Files.writeString(folder.resolve("modes.csv"), "eigenvalue,strength\n1,2\n1,0\n");
    String words = "simulate --depth 2 --start 0.1 --modes DIR/modes.csv";
    Jar.Run refused = run(words + TIMES);
    assertThat(refused.exit()).isEqualTo(3);
    assertThat(refused.err()).contains("modes.csv, row 3", "not 0.0");
    Files.writeString(folder.resolve("modes.csv"), "eigenvalue,strength\n1,2\n1,7\n1,0.05\n");
    Jar.Run run = run(words + TIMES);
    assertThat(run.exit()).as(run.err()).isZero();
    String summary = Files.readString(folder.resolve("out/summary.json"));
    assertThat(summary)
        .contains("1 of 3 modes are stronger", "1 of 3 modes are not above the start");
  }
}
