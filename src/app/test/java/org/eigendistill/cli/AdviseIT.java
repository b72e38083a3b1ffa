// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.eigendistill.base.Randomness;
import org.eigendistill.data.Table;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of {@code advise}: once through the real jar, the other times in this process. */
class AdviseIT {
  @TempDir private Path folder;

  @BeforeEach
  void data() throws IOException {
    Randomness random = Randomness.of(4);
    StringBuilder rows = new StringBuilder("a,b,c,y,exact,class,flat\n");
    for (int i = 0; i < 60; i++) {
      double a = 3 * random.gaussian();
      double b = random.gaussian();
      double c = 0.3 * random.gaussian();
      double signal = 2 * a - b + c;
      double y = signal + random.gaussian();
      rows.append(
          "%s,%s,%s,%s,%s,%d,7\n".formatted(a, b, c, y, signal, y > 2 ? 2 : y < -2 ? 0 : 1));
    }
    Files.writeString(folder.resolve("d.csv"), rows);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--target=y",
        "--target=y --standardize --procedure=ridge",
        "--target=y --center --procedure=heavy-ball",
        "--target=class --one-hot --center",
        "--target=y --center --kernel=rbf:0.1"
      })
  void keepsTheContract(String options) throws Exception {
    JsonNode advice = advise(options.split(" "));
    for (String key :
        List.of(
            "noise_variance",
            "best_teacher",
            "best_student",
            "best_imitation",
            "best_switch",
            "oracle_risk",
            "pays",
            "gain_percent",
            "heldout",
            "warnings",
            "verdict",
            "gain_percent_ci95",
            "tested",
            "choice",
            "smallest_gain_percent",
            "rows_for_one_percent",
            "clock")) {
      assertThat(advice.has(key)).as(key).isTrue();
    }
    assertThat(advice.at("/best_teacher/time").doubleValue()).isPositive();
    assertThat(advice.at("/best_student/teacher_time").doubleValue()).isPositive();
    assertThat(advice.at("/best_student/student_time").doubleValue()).isPositive();
    assertThat(advice.get("verdict").textValue()).isIn("pays", "hurts", "no evidence");
    double low = advice.at("/gain_percent_ci95/0").doubleValue();
    boolean pays = advice.get("verdict").textValue().equals("pays");
    assertThat(advice.get("pays").booleanValue()).isEqualTo(pays);
    assertThat(pays && low <= 0).isFalse();
    // Verdict and advice are one decision: nothing but what was tested and pays is advised.
    assertThat(advice.get("choice").textValue())
        .isEqualTo(pays ? advice.get("tested").textValue() : "teacher");
    double teacher = advice.at("/heldout/teacher_mse").doubleValue();
    double student = advice.at("/heldout/student_mse").doubleValue();
    assertThat(advice.get("gain_percent").doubleValue())
        .isCloseTo(100 * (teacher - student) / teacher, within(1e-9));
    double error = advice.at("/heldout/difference_se").doubleValue();
    JsonNode smallest = advice.get("smallest_gain_percent");
    if (Math.abs(teacher - student) <= 1e-4 * teacher && 2.8 * error <= 1e-4 * teacher) {
      // A student next to the teacher: these rows say nothing of students that differ.
      assertThat(smallest.isNull()).isTrue();
      assertThat(advice.get("rows_for_one_percent").isNull()).isTrue();
    } else {
      double percent = 100 * 2.8 * error / teacher;
      assertThat(smallest.doubleValue()).isCloseTo(percent, within(1e-9));
      assertThat(advice.get("rows_for_one_percent").doubleValue())
          .isCloseTo(60 * percent * percent, within(1e-9));
    }
    assertThat(advice.get("oracle_risk").doubleValue())
        .isLessThanOrEqualTo(advice.at("/best_student/risk").doubleValue());
    assertThat(advice.get("proved").textValue()).isEqualTo("nothing");
    assertThat(advice.get("best_switch").isNull()).isEqualTo(options.contains("ridge"));
    Table curves = Table.read(folder.resolve("out/curves.csv"));
    assertThat(curves.columns())
        .containsExactly("role", "teacher_time", "time", "cv", "cv_se", "ure", "gcv");
    assertThat(curves.values("role")).containsExactly("teacher", "student");
    for (String form : List.of("png", "svg", "pdf")) {
      assertThat(folder.resolve("out/advice." + form)).isNotEmptyFile();
    }
  }

  @Test
  void sameSeedSameBytesAndNoFigures() throws Exception {
    advise("--target=y", "--no-figures", "--seed=3");
    byte[] first = Files.readAllBytes(folder.resolve("out/advice.json"));
    advise("--target=y", "--no-figures", "--seed=3");
    assertThat(folder.resolve("out/advice.json")).hasBinaryContent(first);
    assertThat(folder.resolve("out/advice.png")).doesNotExist();
  }

  /**
   * Without noise training to the end is best: no advice to stop, no rows for a gain of rounding.
   */
  @Test
  void withoutNoiseTheAdviceIsToTrainToTheEnd() throws Exception {
    Jar.Run run = Jar.run(folder, words("--data=d.csv", "--target=exact", "--no-figures"));
    assertThat(run.out())
        .contains("Advice: train on the labels to the end;")
        .doesNotContain("and stop;")
        .doesNotContain("a gain of")
        .doesNotContain("could hardly have been shown");
  }

  /** A target without noise: said, and no verdict. */
  @Test
  void withoutNoise() throws Exception {
    JsonNode advice = advise("--target=exact", "--no-figures");
    assertThat(advice.get("verdict").textValue()).isEqualTo("no evidence");
    assertThat(advice.get("pays").booleanValue()).isFalse();
    assertThat(advice.get("choice").textValue()).isEqualTo("teacher");
    assertThat(advice.get("oracle_risk").isNull()).isTrue();
    assertThat(advice.get("warnings").toString()).contains("estimated as 0");
  }

  /**
   * Each row four times, as in a file that was joined wrongly: noise, standard errors and lengths
   * are those of the 60 rows once, not of 240.
   */
  @Test
  void repeatedRows() throws Exception {
    Path rows = folder.resolve("d.csv");
    JsonNode once = advise("--target=y", "--no-figures");
    List<String> lines = Files.readAllLines(rows);
    List<String> copied = new ArrayList<>(lines.subList(0, 1));
    for (String line : lines.subList(1, lines.size())) {
      copied.addAll(Collections.nCopies(4, line));
    }
    Files.write(rows, copied);
    JsonNode advice = advise("--target=y", "--no-figures");
    assertThat(advice.get("warnings").toString())
        .contains("180 of 240 rows repeat the features of another (180 of them its target too");
    assertThat(advice.get("rows").intValue()).isEqualTo(4 * once.get("rows").intValue());
    assertThat(advice.get("groups")).isEqualTo(once.get("groups"));
    assertThat(advice.at("/heldout/groups")).isEqualTo(once.at("/heldout/rows"));
    for (String key :
        List.of(
            "/noise_variance", "/noise_variance_ci95/1", "/best_teacher/risk", "/oracle_risk")) {
      assertThat(advice.at(key).doubleValue())
          .as(key)
          .isCloseTo(once.at(key).doubleValue(), withinPercentage(0.1));
    }
    // The loss is summed over the rows: four times as many train four times as fast.
    assertThat(4 * advice.at("/best_teacher/time").doubleValue())
        .isCloseTo(once.at("/best_teacher/time").doubleValue(), withinPercentage(2));
    assertThat(advice.get("gain_percent_ci95").get(0).doubleValue())
        .isCloseTo(once.get("gain_percent_ci95").get(0).doubleValue(), within(0.05));
  }

  /** Groups from a column of words, and the same from files: the same advice. */
  @Test
  void groups() throws Exception {
    Path rows = folder.resolve("d.csv");
    List<String> lines = Files.readAllLines(rows);
    List<String> named = new ArrayList<>();
    List<String> words = new ArrayList<>();
    List<String> numbers = new ArrayList<>(List.of("group"));
    named.add("person," + lines.get(0));
    for (int i = 1; i < lines.size(); i++) {
      words.add("p" + i / 4);
      numbers.add(String.valueOf(i / 4));
      named.add("p" + i / 4 + "," + lines.get(i));
    }
    Files.write(folder.resolve("words.csv"), words);
    Files.write(folder.resolve("numbers.txt"), numbers);
    JsonNode byWords = advise("--target=y", "--no-figures", "--groups=words.csv");
    JsonNode byNumbers = advise("--target=y", "--no-figures", "--groups=numbers.txt");
    Files.write(rows, named);
    JsonNode byColumn = advise("--target=y", "--no-figures", "--groups=person");
    JsonNode byPlace = advise("--target=5", "--no-figures", "--groups=1");
    // What was read differs, what came out does not.
    for (JsonNode each : List.of(byWords, byNumbers, byColumn, byPlace)) {
      assertThat(((ObjectNode) each).remove(List.of("read", "read_notes")).size()).isPositive();
    }
    assertThat(byNumbers).isEqualTo(byWords);
    assertThat(byColumn).isEqualTo(byWords);
    assertThat(byPlace).isEqualTo(byWords);
    assertThat(byWords.at("/heldout/groups").intValue())
        .isEqualTo(16 - byWords.get("groups").intValue());
    assertThat(byWords.at("/heldout/rows").intValue()).isEqualTo(12);
  }

  /** The last fifth is held out: rows that are changed there change no length. */
  @Test
  void orderOfTime() throws Exception {
    JsonNode advice = advise("--target=y", "--no-figures", "--order=time");
    Path rows = folder.resolve("d.csv");
    List<String> lines = new ArrayList<>(Files.readAllLines(rows));
    for (int i = lines.size() - 12; i < lines.size(); i++) {
      lines.set(i, "1,%d,2,%d,0,1,7".formatted(i, 100 - i));
    }
    Files.write(rows, lines);
    JsonNode changed = advise("--target=y", "--no-figures", "--order=time");
    assertThat(changed.at("/best_student/student_time"))
        .isEqualTo(advice.at("/best_student/student_time"));
    assertThat(changed.at("/heldout/teacher_mse")).isNotEqualTo(advice.at("/heldout/teacher_mse"));
    assertThat(advice.get("order").textValue()).isEqualTo("time");
    assertThat(advice.at("/heldout/groups").intValue()).isEqualTo(3); // blocks of four rows
  }

  /** A class of one row is said; one of two rows is learned and held out. */
  @Test
  void rareClasses() throws Exception {
    Path rows = folder.resolve("d.csv");
    List<String> lines = new ArrayList<>(Files.readAllLines(rows));
    lines.add("1,1,1,0,0,8,7");
    lines.add("2,1,1,0,0,9,7");
    lines.add("1,2,1,0,0,9,7");
    Files.write(rows, lines);
    JsonNode advice = advise("--target=class", "--one-hot", "--center", "--no-figures");
    assertThat(advice.get("warnings").toString())
        .contains("Class class=8 has a single row")
        .doesNotContain("class=9");
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of(3, "d.csv --target=flat", "target is constant"),
        Arguments.of(3, "flat.csv --target=y", "every feature is constant"),
        Arguments.of(3, "few.csv --target=y", "too few"),
        Arguments.of(3, "d.csv --target=y --holdout=0.01", "too few"),
        Arguments.of(3, "d.csv --target=y --procedure=descent --step=9", "--step"),
        Arguments.of(3, "none.csv --target=y", "none.csv"),
        Arguments.of(3, "d.csv --target=y --groups=short.csv", "3 groups for 60 rows"),
        Arguments.of(3, "d.csv --target=y --groups=flat", "all rows are of one group"),
        Arguments.of(3, "d.csv --target=y --groups=y", "name the same column"),
        Arguments.of(3, "d.csv --target=y --groups=nobody", "no column 'nobody' for --groups"),
        Arguments.of(3, "d.csv --target=y --groups=9", "no column 9 for --groups"),
        Arguments.of(
            3, "d.csv --target=y --groups=holes.csv", "line 2, column 1: the value is missing"),
        Arguments.of(3, "d.csv --target=y --groups=two.csv", "2 columns where one is needed"),
        Arguments.of(3, "gaps.csv --target=y --groups=g", "line 3, column 1 (g)"),
        Arguments.of(3, "pairs.csv --target=y --groups=g", "groups of rows that belong together"),
        Arguments.of(2, "d.csv --target=y --order=place", "--order is any or time, not 'place'"),
        Arguments.of(2, "d.csv --target=y --holdout=1", "--holdout"),
        Arguments.of(2, "d.csv --target=y --stream --route=gram", "--stream"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("refused")
  void refuses(int exit, String options, String said) throws Exception {
    Files.writeString(folder.resolve("few.csv"), "a,y\n1,2\n2,3\n4,4\n");
    StringBuilder flat = new StringBuilder("a,y\n");
    for (int i = 0; i < 20; i++) {
      flat.append("5,").append(i * i % 7).append('\n');
    }
    Files.writeString(folder.resolve("flat.csv"), flat);
    Files.writeString(folder.resolve("short.csv"), "a\nb\nc\n");
    Files.writeString(folder.resolve("holes.csv"), "a\nNA\n" + "b\n".repeat(58));
    Files.writeString(folder.resolve("two.csv"), "a,b\n".repeat(60));
    Files.writeString(folder.resolve("gaps.csv"), "g,x,y\np,1,2\n,2,3\nq,4,5\n");
    StringBuilder pairs = new StringBuilder("g,x,y\n");
    for (int i = 0; i < 20; i++) {
      pairs.append("%s,%d,%d\n".formatted(i < 10 ? "p" : "q", i, i * i % 7));
    }
    Files.writeString(folder.resolve("pairs.csv"), pairs);
    Jar.Run run = InProcess.run(folder, words(("--data=" + options).split(" ")));
    assertThat(run.exit()).as(run.err()).isEqualTo(exit);
    assertThat(run.err()).contains(said).doesNotContain("internal error");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  private JsonNode advise(String... options) throws Exception {
    List<String> all = new ArrayList<>(List.of("--data=d.csv"));
    all.addAll(List.of(options));
    Jar.Run run = InProcess.run(folder, words(all.toArray(String[]::new)));
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out()).contains("Noise variance").contains("Advice: ");
    return new ObjectMapper().readTree(folder.resolve("out/advice.json").toFile());
  }

  private static String[] words(String... options) {
    List<String> words = new ArrayList<>(List.of("advise", "--out=out"));
    words.addAll(List.of(options));
    return words.toArray(String[]::new);
  }
}
