// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.eigendistill.base.Matrix;
import org.eigendistill.data.MatrixReader;
import org.eigendistill.data.NpyWriter;
import org.eigendistill.data.Table;
import org.eigendistill.spectrum.Designs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of {@code simulate}: two runs through the real jar, the others in this process. */
class SimulateIT {
  private static final double[] SINGULAR = {4, 2, 1, 0.5, 0.25};

  @TempDir private Path folder;
  private Matrix x;
  private Matrix y;

  @BeforeEach
  void data() throws Exception {
    x = Designs.withSingularValues(30, 5, SINGULAR, 11);
    y = Matrix.fill(30, 2, (i, j) -> Math.sin(1 + i * (j + 1)));
    NpyWriter.write(folder.resolve("x.npy"), x);
    NpyWriter.write(folder.resolve("y.npy"), y);
  }

  @Test
  void tablesHoldTheClosedForm() throws Exception {
    run("--teacher=0.5", "--times=0.1,1");
    Table spectrum = Table.read(folder.resolve("out/spectrum.csv"));
    assertThat(spectrum.columns())
        .containsExactly(
            "direction",
            "eigenvalue",
            "singular_value",
            "target_coefficient_0",
            "target_coefficient_1");
    assertThat(spectrum.numbers("singular_value")).containsExactly(SINGULAR, within(1e-13));
    Table trajectory = Table.read(folder.resolve("out/trajectory.csv"));
    assertThat(trajectory.columns())
        .containsExactly("role", "time", "direction", "gain", "log_residual");
    assertThat(trajectory.rows()).hasSize(2 * 2 * 5);
    for (List<String> row : trajectory.rows()) {
      double eigenvalue =
          Math.pow(spectrum.numbers("singular_value")[Integer.parseInt(row.get(2)) - 1], 2);
      double time = Double.parseDouble(row.get(1));
      boolean teacher = row.get(0).equals("teacher");
      double own = -Math.expm1(-eigenvalue * time);
      double wanted = teacher ? own : own * -Math.expm1(-eigenvalue * 0.5);
      double log =
          teacher
              ? -eigenvalue * time
              : Math.log(Math.exp(-eigenvalue * time) + own * Math.exp(-eigenvalue * 0.5));
      assertThat(Double.parseDouble(row.get(3))).isCloseTo(wanted, within(1e-13 * wanted));
      assertThat(Double.parseDouble(row.get(4))).isCloseTo(log, within(1e-12));
    }
    Table matched = Table.read(folder.resolve("out/matched.csv"));
    assertThat(matched.columns())
        .containsExactly(
            "student_time", "matched_teacher_time", "direction", "teacher_gain", "student_gain");
    for (List<String> row : matched.rows()) {
      double teacher = Double.parseDouble(row.get(3));
      double student = Double.parseDouble(row.get(4));
      if (row.get(2).equals("1")) {
        assertThat(student).isCloseTo(teacher, within(1e-13));
      } else {
        assertThat(student).isLessThan(teacher);
      }
    }
    assertThat(Table.read(folder.resolve("out/effective_time.csv")).columns())
        .containsExactly("student_time", "direction", "eigenvalue", "effective_time");
    JsonNode summary = summary();
    assertThat(summary.get("exaggerates").booleanValue()).isTrue();
    assertThat(summary.get("n").intValue()).isEqualTo(30);
    assertThat(summary.get("p").intValue()).isEqualTo(5);
    assertThat(summary.get("rank").intValue()).isEqualTo(5);
    assertThat(summary.get("null_directions").intValue()).isZero();
    assertThat(summary.get("condition").doubleValue()).isCloseTo(16, within(1e-11));
    for (String key : List.of("solver", "route", "procedure", "scale", "warnings")) {
      assertThat(summary.has(key)).as(key).isTrue();
    }
  }

  @Test
  void oneHotTargets() throws Exception {
    Files.writeString(folder.resolve("c.csv"), "a,b,y\n1,2,3\n2,1,7\n4,4,3\n0,1,9\n");
    Jar.Run run =
        Jar.run(
            folder,
            "simulate",
            "--data=c.csv",
            "--target=y",
            "--one-hot",
            "--teacher=1",
            "--times=1",
            "--no-figures",
            "--out=out");
    assertThat(run.exit()).as(run.err()).isZero();
    // two directions at one time: the top one, which is matched on, is not counted
    assertThat(summary().get("outputs").intValue()).isEqualTo(3);
    assertThat(
            summary().get("behind").longValue()
                + summary().get("ahead").longValue()
                + summary().get("equal").longValue())
        .isEqualTo(1);
  }

  @Test
  void weightsFollowExplicitDescent() throws Exception {
    run(
        "--procedure=descent",
        "--step=0.1",
        "--teacher=30",
        "--times=7,40",
        "--weights",
        "--predict=x.npy");
    Matrix teacher = descend(y, 30);
    Matrix student = descend(x.times(teacher), 40);
    Matrix stored = MatrixReader.read(folder.resolve("out/student_weights.npy")).values();
    double[] last = stored.row(1);
    for (int i = 0; i < last.length; i++) {
      assertThat(last[i]).isCloseTo(student.get(i / 2, i % 2), within(1e-12));
    }
    Matrix predicted = MatrixReader.read(folder.resolve("out/student_predictions.npy")).values();
    double[] fit = predicted.row(1);
    Matrix wanted = x.times(student);
    for (int i = 0; i < fit.length; i++) {
      assertThat(fit[i]).isCloseTo(wanted.get(i / 2, i % 2), within(1e-12));
    }
  }

  private Matrix descend(Matrix target, int steps) {
    Matrix weights = Matrix.fill(5, 2, (i, j) -> 0);
    for (int n = 0; n < steps; n++) {
      Matrix residual = x.times(weights).plus(-1, target);
      weights = weights.plus(-0.1, x.transposeTimes(residual));
    }
    return weights;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--procedure=flow",
        "--procedure=descent",
        "--procedure=heavy-ball --momentum=0.5 --step=0.02",
        "--procedure=nesterov --momentum=0.5 --step=0.02",
        "--procedure=ridge",
        "--procedure=decayed-flow --penalty=0.1",
        "--procedure=averaged-flow",
        "--center --loss-scale=mean",
        "--standardize --route=gram",
        "--kernel=linear",
        "--kernel=rbf:0.5",
        "--kernel=ntk:2",
        "--imitation=0.5 --generations=3",
        "--switch-at=1 --switch-to=labels",
        "--switch-at=1 --switch-to=distillation"
      })
  void everyOptionRuns(String options) throws Exception {
    run(
        Stream.concat(Arrays.stream(options.split(" ")), Stream.of("--teacher=2", "--times=1,3"))
            .toArray(String[]::new));
    assertThat(Arrays.stream(Table.read(folder.resolve("out/trajectory.csv")).numbers("gain")))
        .allMatch(Double::isFinite);
  }

  /** Singular values 4, 2, 1, 0.5, 0.25: l1 = 16, lr = 1/16. */
  @ParameterizedTest
  @CsvSource({
    "flow, time, 1/eigenvalue, 1/eigenvalue, 0.625, 0.000625, 160",
    "descent --step=0.011, steps, steps, steps, 57, 1, 14545",
    "nesterov --step=0.011 --momentum=0.3, steps, steps, steps, 57, 1, 14545",
    "ridge, penalty, eigenvalue, 1/penalty, 1.6, 0.00625, 1600"
  })
  void lengthsInUnitsOfTheSpectrumAndTheirClock(
      String procedure,
      String clock,
      String unit,
      String effective,
      double teacher,
      double first,
      double last)
      throws Exception {
    run(
        Stream.concat(
                Stream.of("--teacher=10/l1", "--times=auto"),
                Arrays.stream(("--procedure=" + procedure).split(" ")))
            .toArray(String[]::new));
    JsonNode summary = summary();
    assertThat(summary.get("clock").textValue()).isEqualTo(clock);
    assertThat(summary.get("unit").textValue()).isEqualTo(unit);
    assertThat(summary.get("effective_time_unit").textValue()).isEqualTo(effective);
    assertThat(summary.get("teacher").doubleValue()).isCloseTo(teacher, within(1e-12 * teacher));
    JsonNode times = summary.get("times");
    assertThat(times.get(0).doubleValue()).isCloseTo(first, within(1e-11 * first));
    assertThat(times.get(times.size() - 1).doubleValue()).isCloseTo(last, within(1e-11 * last));
    assertThat(summary.get("warnings")).isEmpty();
  }

  /** Plain training of 7 steps along every direction, whatever its eigenvalue. */
  @Test
  void effectiveStepsHaveOneUnitAndAreEmptyAfterAnOvershoot() throws Exception {
    // h l = 1.6, 0.4, 0.1, 0.025, 0.00625; a teacher of a million steps is the labels to rounding
    run("--procedure=descent", "--step=0.1", "--teacher=1000000", "--times=7");
    Table table = Table.read(folder.resolve("out/effective_time.csv"));
    List<String> cells = table.column("effective_time");
    assertThat(cells.get(0)).isEmpty();
    for (String cell : cells.subList(1, 5)) {
      assertThat(Double.parseDouble(cell)).isCloseTo(7, within(1e-9));
    }
    assertThat(summary().get("warnings").toString())
        .contains("1 of 5 effective lengths are empty")
        .contains("The teacher, at 1000000 steps, has a residual below 1e-16");
  }

  /** h l = 1.9 along the top: residual .9^N there, (h l - 1)^N of at most .6^N elsewhere. */
  @Test
  void aLastDirectionThatIsFittedFirstMakesNoLabelsOfTheTeacher() throws Exception {
    NpyWriter.write(folder.resolve("x.npy"), Matrix.of(2, 2, 1, 0, 0, 0.7));
    NpyWriter.write(folder.resolve("y.npy"), Matrix.of(2, 1, 1, 2));
    run("--procedure=descent", "--step=1.9", "--teacher=100", "--times=10,200,1000");
    assertThat(summary().get("warnings").toString())
        .contains("below 1e-16 along the last direction, but of size 2.66e-05 along direction 1.")
        .contains("Past the end of training: at 1 of 3 lengths")
        .contains("At 1 of 3 lengths")
        .doesNotContain("labels over again");
  }

  /** h l = 1/2 along the top, momentum 1/10: the first overshoot is by 9 steps. */
  @Test
  void overshootsAreSaidOfLengthsInUse() throws Exception {
    run("--procedure=heavy-ball", "--momentum=0.1", "--step=0.03125", "--teacher=8", "--times=3");
    assertThat(summary().get("warnings").toString()).doesNotContain("No statement");
    run("--procedure=heavy-ball", "--momentum=0.1", "--step=0.03125", "--teacher=9", "--times=3");
    assertThat(summary().get("warnings").toString())
        .contains("by 9 steps, from 8 steps. No statement is about it from there on");
  }

  @Test
  void ridgesEffectiveLengthIsOneOverThePenalty() throws Exception {
    run("--procedure=ridge", "--teacher=1e-17", "--times=0.25");
    Table table = Table.read(folder.resolve("out/effective_time.csv"));
    double[] wanted = {4, 4, 4, 4, 4};
    assertThat(table.numbers("effective_time")).containsExactly(wanted, within(1e-12));
  }

  @Test
  void oneSeedOneResultByteForByte() throws Exception {
    for (String out : List.of("first", "second")) {
      Jar.Run run =
          Jar.run(
              folder,
              "simulate",
              "--data=x.npy",
              "--target=y.npy",
              "--teacher=1",
              "--times=log:0.01:100:30",
              "--seed=5",
              "--quiet",
              "--out=" + out);
      assertThat(run.exit()).as(run.err()).isZero();
    }
    try (Stream<Path> files = Files.list(folder.resolve("first"))) {
      List<Path> all = files.toList();
      assertThat(all).hasSize(6 + 3 * 3 + 1);
      for (Path file : all) {
        Path other = folder.resolve("second").resolve(file.getFileName());
        assertThat(Files.mismatch(file, other) < 0)
            .as(file.toString())
            .isNotEqualTo(file.endsWith("manifest.json")); // times stand there, and there alone
      }
    }
  }

  @Test
  void warnsWhereARouteLosesDigits() throws Exception {
    Matrix bad = Designs.withSingularValues(30, 3, new double[] {1, 1e-3, 1e-6}, 3);
    NpyWriter.write(folder.resolve("x.npy"), bad);
    run("--route=gram", "--teacher=1", "--times=1");
    assertThat(summary().get("warnings").toString()).contains("fewer than").contains("svd");
    run("--route=svd", "--teacher=1", "--times=1");
    assertThat(summary().get("warnings").toString()).doesNotContain("fewer than");
  }

  private void run(String... options) throws Exception {
    String[] words =
        Stream.concat(
                Stream.of(
                    "simulate",
                    "--data=x.npy",
                    "--target=y.npy",
                    "--quiet",
                    "--no-figures",
                    "--out=out"),
                Arrays.stream(options))
            .toArray(String[]::new);
    Jar.Run run = InProcess.run(folder, words);
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.err()).isEmpty();
  }

  private JsonNode summary() throws Exception {
    return new ObjectMapper().readTree(folder.resolve("out/summary.json").toFile());
  }
}
