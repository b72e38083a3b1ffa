// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eigendistill.data.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code risk}: once through the real jar, the other times in this process. */
class RiskIT {
  @TempDir private Path folder;

  @Test
  void tablesAndFigures() throws Exception {
    Jar.Run run =
        Jar.run(
            folder,
            "risk",
            "--spectrum=power:1.5:30",
            "--alignment=1.5",
            "--cells=12",
            "--out=out");
    assertThat(run.exit()).as(run.err()).isZero();
    Path out = folder.resolve("out");
    for (String name : new String[] {"risk.png", "risk.svg", "risk.pdf", "map.png", "map.csv"}) {
      assertThat(out.resolve(name)).isNotEmptyFile();
    }
    JsonNode optima = new ObjectMapper().readTree(out.resolve("optima.json").toFile());
    Table curves = Table.read(out.resolve("risk.csv"));
    double least = Double.POSITIVE_INFINITY;
    Table teacher = curves.where("role", "teacher");
    for (int i = 0; i < teacher.rows().size(); i++) {
      double risk = teacher.numbers("risk")[i];
      least = Math.min(least, risk);
      assertThat(teacher.numbers("bias")[i] + teacher.numbers("variance")[i])
          .isCloseTo(risk, within(1e-15));
    }
    double best = optima.get("teacher_risk").doubleValue();
    assertThat(least).isBetween(best * (1 - 1e-9), best * 1.01);
    assertThat(optima.get("student_risk").doubleValue()).isLessThan(best);
    assertThat(optima.get("oracle_risk").doubleValue())
        .isLessThanOrEqualTo(optima.get("imitation_risk").doubleValue());
    assertThat(optima.get("pays").booleanValue()).isTrue();
    assertThat(run.out()).contains("It pays", "at time");
    assertThat(optima.get("clock").textValue()).isEqualTo("time");
  }

  /** The map and all numbers are the procedure's own, and say in what clock they are. */
  @ParameterizedTest
  @CsvSource({
    "flow, at time, time",
    "descent, after, steps",
    "heavy-ball, after, steps",
    "nesterov, after, steps",
    "ridge, with penalty, penalty",
    "decayed-flow --penalty=0.1, at time, time",
    "averaged-flow, at time, time"
  })
  void everyProcedureHasItsMapAndItsClock(String procedure, String words, String clock)
      throws Exception {
    List<String> arguments = new ArrayList<>(List.of("risk", "--spectrum=power:1.5:8"));
    arguments.addAll(List.of(("--procedure=" + procedure).split(" ")));
    arguments.addAll(List.of("--cells=4", "--no-figures", "--out=out"));
    Jar.Run run = InProcess.run(folder, arguments.toArray(String[]::new));
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out()).contains(words);
    JsonNode optima = new ObjectMapper().readTree(folder.resolve("out/optima.json").toFile());
    assertThat(optima.get("clock").textValue()).isEqualTo(clock);
    for (String table : List.of("risk.csv", "map.csv")) {
      assertThat(Table.read(folder.resolve("out").resolve(table)).values("clock"))
          .containsExactly(clock);
    }
    Table map = Table.read(folder.resolve("out/map.csv"));
    boolean whole = Arrays.stream(map.numbers("teacher_time")).allMatch(t -> t == Math.rint(t));
    assertThat(whole).isEqualTo(clock.equals("steps"));
    if (map.values("no_pay_proved").contains("true")) {
      Table proved = map.where("no_pay_proved", "true");
      assertThat(Arrays.stream(proved.numbers("risk_ratio")).min().orElseThrow())
          .isGreaterThan(1 - 1e-9);
    }
  }

  /** What is proved of a flat signal, and of one along the top, a line for each theorem. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|Proved, N1: no student|Proved, N2: a late switch|proved|proved|premise fails",
        "1.5|N1 and N2 say nothing|Proved, N3: it pays|premise fails|premise fails|proved"
      })
  void theoremsStandBesideTheOptima(
      String alignment, String second, String third, String n1, String n2, String n3)
      throws Exception {
    Jar.Run run =
        InProcess.run(
            "risk",
            "--spectrum=power:1.5:20",
            "--alignment=" + alignment,
            "--cells=6",
            "--no-figures",
            "--out=" + folder.resolve("proved"));
    assertThat(run.exit()).as(run.err()).isZero();
    List<String> lines = run.out().lines().toList();
    assertThat(lines).hasSize(3);
    assertThat(lines.get(1)).startsWith(second);
    assertThat(lines.get(2)).startsWith(third);
    JsonNode optima = new ObjectMapper().readTree(folder.resolve("proved/optima.json").toFile());
    assertThat(optima.get("n1").textValue()).isEqualTo(n1);
    assertThat(optima.get("n2").textValue()).isEqualTo(n2);
    assertThat(optima.get("n3").textValue()).isEqualTo(n3);
    assertThat(optima.get("theorems_agree").booleanValue()).isTrue();
    boolean late = n2.equals("proved");
    assertThat(optima.get("n2_change").isNull()).isEqualTo(!late);
    assertThat(optima.get("n3_change").isNull()).isEqualTo(late);
    Table map = Table.read(folder.resolve("proved/map.csv"));
    assertThat(map.values("theorem")).contains("N1", "N3");
    assertThat(map.where("theorem", "N1").values("no_pay_proved")).containsExactly("true");
    assertThat(Arrays.stream(map.where("theorem", "N3").numbers("beyond_lowest")).min())
        .satisfies(least -> assertThat(least.orElseThrow()).isPositive());
  }

  /** Labels that are hardly anything but noise: nothing is gained, by nobody. */
  @Test
  void noiseAloneDoesNotPay() throws Exception {
    Jar.Run run =
        InProcess.run(
            folder,
            "risk",
            "--spectrum=power:1.5:20",
            "--noise=1e11",
            "--cells=0",
            "--no-figures",
            "--out=out");
    assertThat(run.out()).contains("It does not pay.");
  }

  /**
   * Where no first step pays, the best teacher has taken none; the figure is drawn all the same.
   */
  @Test
  void theBestTeacherMayNotHaveBegun() throws Exception {
    Jar.Run run =
        InProcess.run(
            folder,
            "risk",
            "--spectrum=power:1.5:20",
            "--noise=30",
            "--alignment=0",
            "--procedure=descent",
            "--cells=0",
            "--out=out");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out()).contains("after 0 steps", "It does not pay.");
  }

  /** Weight decay shrinks students twice: the best of them can be worse, and it is said. */
  @Test
  void decayCanMakeStudentsWorse() throws Exception {
    Jar.Run run =
        InProcess.run(
            folder,
            "risk",
            "--spectrum=power:1.5:20",
            "--noise=0.01",
            "--procedure=decayed-flow",
            "--penalty=0.1",
            "--cells=3",
            "--out=out");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out()).contains("It does not pay:", "% more risk");
  }

  @Test
  void spectraComeFromFilesToo() throws Exception {
    Files.writeString(folder.resolve("s.csv"), "direction,eigenvalue\n1,2\n2,1\n3,0.5\n");
    Jar.Run run =
        InProcess.run(folder, "risk", "--spectrum=s.csv", "--cells=0", "--no-figures", "--out=out");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(folder.resolve("out/map.csv")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"power:x:10", "power:1", "spiked:1:2:10", "none.csv", "bad.csv"})
  void badSpectra(String spectrum) throws Exception {
    Files.writeString(folder.resolve("bad.csv"), "eigenvalue\n1\n-2\n");
    Jar.Run run = InProcess.run(folder, "risk", "--spectrum=" + spectrum, "--out=out");
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err()).contains(spectrum).hasLineCount(1);
    assertThat(folder.resolve("out")).doesNotExist();
  }

  /** Momentum allows longer steps; beyond its limit too the mend is a shorter step. */
  @ParameterizedTest
  @ValueSource(strings = {"descent", "heavy-ball", "nesterov"})
  void stepsThatDivergeAreBadInput(String procedure) throws Exception {
    Jar.Run run =
        InProcess.run(
            folder,
            "risk",
            "--spectrum=power:1:10",
            "--procedure=" + procedure,
            "--step=4",
            "--out=out");
    assertThat(run.exit()).as(run.err()).isEqualTo(3);
    assertThat(run.err()).contains("diverges", "Give --step below").hasLineCount(1);
    assertThat(folder.resolve("out")).doesNotExist();
  }

  /** Also cells that are no numbers at all, or not finite. */
  @ParameterizedTest
  @ValueSource(strings = {"nan", "NaN", "", "inf", "Infinity", "1e999", "0", "-0.2", "three"})
  void badCellsAreNamedByTheirLine(String cell) throws Exception {
    Files.writeString(folder.resolve("s.csv"), "k,eigenvalue\n1,3\n2," + cell + "\n3,1\n");
    Jar.Run run = InProcess.run(folder, "risk", "--spectrum=s.csv", "--out=out");
    assertThat(run.exit()).isEqualTo(3);
    // A cell is told by its line, a number that is not above 0 by its row.
    assertThat(run.err())
        .containsPattern("s.csv, (line 3|row 2), column 2 \\(eigenvalue\\)")
        .hasLineCount(1);
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--noise=0", "--cells=1", "--rows=3", "--alignment=99"})
  void badUsage(String option) throws Exception {
    Jar.Run run = InProcess.run(folder, "risk", "--spectrum=power:1:10", option, "--out=out");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains(option.substring(0, option.indexOf('=')));
  }
}
