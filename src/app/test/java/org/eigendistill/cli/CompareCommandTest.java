// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eigendistill.base.Matrix;
import org.eigendistill.compare.ReferenceCases;
import org.eigendistill.data.ArrayName;
import org.eigendistill.data.MatrixReader;
import org.eigendistill.data.NpyWriter;
import org.eigendistill.data.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompareCommandTest {
  @TempDir private Path folder;

  private static String file(String name, String file) {
    return ReferenceCases.file(name, file).toString();
  }

  private Jar.Run run(String... words) {
    List<String> all = new ArrayList<>(List.of("compare", "--out", folder + "/out"));
    all.addAll(List.of(words));
    return InProcess.run(all.toArray(String[]::new));
  }

  /** The same with what is said on standard error. */
  private Jar.Run heard(String... words) {
    List<String> all = new ArrayList<>(List.of("compare", "--out", "out"));
    all.addAll(List.of(words));
    return InProcess.run(folder, all.toArray(String[]::new));
  }

  private static Map<String, Object> json(String text) throws Exception {
    return new ObjectMapper().readValue(text, new TypeReference<>() {});
  }

  @Test
  void weightsOfOnePairAreUncontrolled() throws Exception {
    Jar.Run run =
        run(
            "--inputs",
            file("d6", "X.npy"),
            "--teacher-weights",
            file("d6", "t.npy"),
            "--student-weights",
            file("d6", "s.npy"),
            "--json",
            "-");
    assertThat(run.exit()).isZero();
    Map<String, Object> numbers = json(run.out());
    ReferenceCases.check("d6", numbers);
    assertThat(numbers).containsEntry("verdict", "uncontrolled");
  }

  /** Three pairs of weights decide; of one pair at three scales the interval has no width. */
  @Test
  void threePairsOfWeightsDecide() throws Exception {
    List<String> words = new ArrayList<>(List.of("--inputs", file("d6", "X.npy"), "--json", "-"));
    for (int r = 0; r < 3; r++) {
      int scale = 1 << r;
      for (String[] each :
          new String[][] {{"--teacher-weights", "t"}, {"--student-weights", "s"}}) {
        List<Matrix> stack = ArrayName.parse(file("d6", each[1] + ".npy"), "X").stack().matrices();
        Path to = folder.resolve(each[1] + r + ".npy");
        Matrix first = stack.get(0);
        try (NpyWriter writer = NpyWriter.open(to, stack.size(), first.rows(), first.columns())) {
          for (Matrix weights : stack) {
            writer.append(
                Matrix.fill(first.rows(), first.columns(), (i, k) -> scale * weights.get(i, k)));
          }
        }
        words.addAll(List.of(each[0], to.toString()));
      }
    }
    Jar.Run run = run(words.toArray(String[]::new));
    assertThat(run.exit()).as(run.err()).isZero();
    Map<String, Object> numbers = json(run.out());
    ReferenceCases.check("d6", numbers);
    assertThat(numbers)
        .containsEntry("verdict", "damped")
        .containsEntry("verdict_lag", "damped")
        .containsEntry("verdict_movement", "exaggerated")
        .containsEntry("weight_pairs", 3);
    assertThat((String) numbers.get("verdict_sentence"))
        .startsWith(
            "Bias by lags damped: at equal progress along the top band the students' mean lag along lower ones is -0.0446 [-0.0446, -0.0446] of the way");
  }

  /** Sequences with a mask and rows without a label; classes masked in one model or another. */
  @ParameterizedTest
  @ValueSource(strings = {"tokens", "masks"})
  void tokensAndMasks(String name) throws Exception {
    List<String> words =
        new ArrayList<>(
            List.of(
                "--teacher",
                file(name, "t.npy"),
                "--student",
                file(name, "s.npy"),
                "--control",
                file(name, "a.npy"),
                "--labels",
                file(name, "y.npy"),
                "--json",
                "-"));
    if (name.equals("tokens")) {
      words.addAll(List.of("--mask", file(name, "m.npy")));
    }
    Jar.Run run = run(words.toArray(String[]::new));
    assertThat(run.exit()).as(run.err()).isZero();
    ReferenceCases.check(name, json(run.out()));
  }

  @Test
  void allFilesAreLeftAndTheSentenceIsTheFirstLine() throws Exception {
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
    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .startsWith("Damped: where the teacher's log-odds rise by 1, the student's rise by 0.70");
    Map<String, Object> numbers = json(Files.readString(folder.resolve("out/compare.json")));
    ReferenceCases.check("d5", numbers);
    assertThat(numbers)
        .containsKeys("verdict_sentence", "checks", "files", "version", "command")
        .containsEntry("verdict_slope_margin", "damped")
        .containsEntry("depends_on_measure", false)
        .containsEntry(
            "warnings",
            List.of(
                "300 rows are copies of earlier ones in both models; intervals are over 150"
                    + " groups."));
    assertThat(Files.readString(folder.resolve("out/compare.csv")))
        .startsWith("measure,value,low,high\nrows,450,,\n")
        .contains("\nslope,0.704662594956,0.679733246168,0.729591943744\n");
  }

  /** Of two classes a margin is half the log-odds, so that all words agree, and slopes too. */
  @Test
  void twoClassesGiveTheSameByMargins() throws Exception {
    Jar.Run run =
        run(
            "--teacher",
            file("d5", "t.npy"),
            "--student",
            file("d5", "s.npy"),
            "--control",
            file("d5", "a.npy"),
            "--json");
    Map<String, Object> numbers = json(run.out());
    assertThat((Double) numbers.get("slope_margin"))
        .isCloseTo((Double) numbers.get("slope"), within());
    List<?> low = (List<?>) numbers.get("low_offset_ci975");
    List<?> margin = (List<?>) numbers.get("low_offset_margin_ci975");
    for (int end = 0; end < 2; end++) {
      assertThat(2 * (Double) margin.get(end)).isCloseTo((Double) low.get(end), within());
    }
  }

  private static org.assertj.core.data.Percentage within() {
    return org.assertj.core.data.Percentage.withPercentage(1e-9); // twelve digits are told
  }

  @Test
  void pairsHaveATableOfTheirOwn() throws Exception {
    List<String> words = new ArrayList<>(List.of("--fail-on", "over,exaggerated"));
    for (int r = 0; r < 4; r++) {
      words.addAll(List.of("--pair", file("d4", "t" + r + ".npy"), file("d4", "s" + r + ".npy")));
    }
    Jar.Run run = run(words.toArray(String[]::new));
    // the low end is over by log-odds and not shown by margins: no gate fails
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out()).startsWith("Depends on the measure: by log-odds the low end is over");
    ReferenceCases.check("d4", json(Files.readString(folder.resolve("out/compare.json"))));
    assertThat(Files.readAllLines(folder.resolve("out/pairs.csv"))).hasSize(5);
  }

  @ParameterizedTest
  @CsvSource({
    "damped, 6",
    "exaggerated, 0",
    "accuracy-gap:0.1, 6",
    "accuracy-gap:-0.01, 0",
    "copied-errors:.05, 0",
    "temperature-ratio:.4, 6"
  })
  void gatesLookAtTheNearEnd(String gate, int exit) {
    Jar.Run run =
        run(
            "--teacher",
            file("d5", "t.npy"),
            "--student",
            file("d5", "s.npy"),
            "--control",
            file("d5", "a.npy"),
            "--labels",
            file("d5", "y.npy"),
            "--fail-on",
            gate);
    assertThat(run.exit()).as(run.err()).isEqualTo(exit);
  }

  @Test
  void rowsThatDoNotGoTogetherEndInFive() throws Exception {
    Jar.Run run =
        run("--teacher", file("d7", "t.npy"), "--student", file("d7", "s.npy"), "--json", "-");
    assertThat(run.exit()).isEqualTo(5);
    ReferenceCases.check("d7", json(run.out()));
    assertThat((String) json(run.out()).get("verdict_sentence"))
        .startsWith("Not comparable: The rows do not go together: agreement 0.142")
        .contains("moved down by 7 rows, round the end");
    assertThat(folder.resolve("out/compare.json")).exists();
  }

  @Test
  void theOrderOfRowsShowsInNoDigit() throws Exception {
    List<Integer> order = new ArrayList<>(IntStream.range(0, 500).boxed().toList());
    Collections.shuffle(order, new Random(3));
    int[] rows = order.stream().mapToInt(Integer::intValue).toArray();
    List<String> words = new ArrayList<>();
    List<String> moved = new ArrayList<>();
    for (String[] each :
        new String[][] {
          {"--teacher", "t"},
          {"--student", "s"},
          {"--control", "a"},
          {"--control", "b"},
          {"--labels", "y"}
        }) {
      Path from = ReferenceCases.file("d1", each[1] + ".npy");
      Path to = folder.resolve(each[1] + ".npy");
      Matrix values = MatrixReader.read(from).values().selectRows(rows);
      NpyWriter.write(to, values);
      words.addAll(List.of(each[0], from.toString()));
      moved.addAll(List.of(each[0], to.toString()));
    }
    words.addAll(List.of("--json", "-"));
    moved.addAll(List.of("--json", "-"));
    Map<String, Object> before = json(run(words.toArray(String[]::new)).out());
    Map<String, Object> after = json(run(moved.toArray(String[]::new)).out());
    for (Map<String, Object> each : List.of(before, after)) {
      each.keySet().removeAll(List.of("files", "command"));
    }
    assertThat(before).containsKeys("log_b", "log_b_margin_transmission");
    assertThat(after).isEqualTo(before);
  }

  /** By margins one pair of more than two classes is not decided on, and holds no gate back. */
  @Test
  void marginsOfOnePairDecideNothing() throws Exception {
    Jar.Run run =
        run(
            "--teacher",
            file("d1", "t.npy"),
            "--student",
            file("d1", "s.npy"),
            "--control",
            file("d1", "a.npy"),
            "--control",
            file("d1", "b.npy"),
            "--fail-on",
            "exaggerated",
            "--json",
            "-");
    assertThat(run.exit()).isEqualTo(6);
    Map<String, Object> numbers = json(run.out());
    assertThat(numbers)
        .containsEntry("verdict", "exaggerated")
        .containsEntry("verdict_slope_margin", "uncontrolled")
        .containsEntry("verdict_low_end_margin", "uncontrolled")
        .containsEntry("depends_on_measure", false);
    assertThat((List<?>) numbers.get("slope_margin_ci975")).containsOnlyNulls();
    assertThat((List<?>) numbers.get("slope_margin_ci95")).doesNotContainNull();
  }

  @Test
  void aControlThatIsTheTeacherItselfIsRefused() throws Exception {
    Jar.Run run =
        run(
            "--teacher",
            file("d1", "t.npy"),
            "--student",
            file("d1", "s.npy"),
            "--control",
            file("d1", "t.npy"));
    assertThat(run.exit()).isEqualTo(5);
    assertThat(run.out()).startsWith("Not comparable: Control 1 is the teacher itself");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--teacher a | --teacher and --student go together.",
        "--teacher a --student b --pair c d | --pair stands in the place",
        "--control a | give --teacher and --student, or --pair, or weights, or layers.",
        "--teacher a --student b --fail-on fine | 'fine' is none of exaggerated, damped",
        "--teacher a --student b --fail-on copied-errors | copied-errors needs a threshold",
        "--teacher a --student b --temperature 0 | --temperature is above 0"
      })
  void usage(String words, String said) {
    Jar.Run run = run(words.split(" "));
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains(said);
  }

  /** Standard input is read once: not for two options, nor for one option twice. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "compare --teacher a --student b --control - --control -",
        "compare --pair - - --pair a b",
        "compare --teacher - --student b --groups -",
        "compare --teacher - --student b --inputs -",
        "diagnose confidence --teacher - --student b --test-teacher a --test-student b --test-control -",
        "diagnose bias --data - --teacher a --student b --teacher-logits a --student-logits - --control-logits c"
      })
  void standardInputIsForOneFile(String words) {
    Jar.Run run = InProcess.run((words + " --out " + folder + "/out").split(" "));
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("Standard input can be read for one option only, not for --");
  }

  /** What stops leaves no line of numbers on the terminal, and all keys in the file. */
  @Test
  void afterAStopNoNumberIsTold() throws Exception {
    Jar.Run run =
        heard(
            "--teacher",
            file("d7", "t.npy"),
            "--student",
            file("d7", "s.npy"),
            "--control",
            file("d7", "t.npy"));
    assertThat(run.exit()).isEqualTo(5);
    assertThat(run.out().lines()).hasSize(1);
    assertThat(run.err()).contains("\nControl 1 is the teacher itself");
    assertThat(json(Files.readString(folder.resolve("out/compare.json"))))
        .containsKeys("agreement", "slope", "transmission");
  }

  @Test
  void everyIntervalSaysWhatItIsOver() {
    List<String> words = new ArrayList<>();
    for (int r = 0; r < 4; r++) {
      words.addAll(List.of("--pair", file("d4", "t" + r + ".npy"), file("d4", "s" + r + ".npy")));
    }
    assertThat(run(words.toArray(String[]::new)).out())
        .containsPattern("slope .*; 97.5 % over pairs, seeds in it\\)")
        .containsPattern("low end .*; 97.5 % over pairs, seeds in it\\)");
    assertThat(
            run(
                    "--teacher",
                    file("d1", "t.npy"),
                    "--student",
                    file("d1", "s.npy"),
                    "--control",
                    file("d1", "a.npy"))
                .out())
        .containsPattern("slope .*; 95 % over rows only\\)");
  }

  /** A sequence is a group; labels of other axes would be read in another order. */
  @Test
  void axesOfTokens() throws Exception {
    List<String> words = new ArrayList<>();
    for (String[] each :
        new String[][] {{"--teacher", "t"}, {"--student", "s"}, {"--control", "a"}}) {
      Matrix rows = MatrixReader.read(ReferenceCases.file("d1", each[1] + ".npy")).values();
      for (int sequences : new int[] {1, 50}) {
        Path to = folder.resolve(each[1] + sequences + ".npy");
        try (NpyWriter writer = NpyWriter.open(to, sequences, 500 / sequences, 10)) {
          writer.append(rows);
        }
      }
      words.addAll(List.of(each[0], folder.resolve(each[1] + "50.npy").toString()));
    }
    Path turned = folder.resolve("turned.npy");
    NpyWriter.write(turned, Matrix.fill(10, 50, (i, k) -> 1));
    for (String option : List.of("--labels", "--mask", "--groups")) {
      words.addAll(List.of(option, turned.toString()));
      Jar.Run run = run(words.toArray(String[]::new));
      assertThat(run.exit()).isEqualTo(3);
      assertThat(run.err())
          .contains("turned.npy: its shape is 10 x 50 where the rows of ")
          .contains(" are 50 x 10, sequences x tokens. Save its transpose");
      words.subList(words.size() - 2, words.size()).clear();
    }
    NpyWriter.write(turned, Matrix.fill(50, 10, (i, k) -> 1));
    words.addAll(List.of("--mask", turned.toString()));
    assertThat(run(words.toArray(String[]::new)).exit()).isZero();
    groupsOfSequences(words);
    NpyWriter.write(turned, Matrix.fill(25, 20, (i, k) -> i));
    Jar.Run single =
        run(
            "--teacher",
            file("d1", "t.npy"),
            "--student",
            file("d1", "s.npy"),
            "--groups",
            turned.toString());
    assertThat(single.exit()).isEqualTo(3);
    assertThat(single.err())
        .contains("its shape is 25 x 20 where the rows of ")
        .contains("are 500");
    Jar.Run one =
        heard(
            "--teacher",
            "t1.npy",
            "--student",
            "s1.npy",
            "--control",
            "a1.npy",
            "--fail-on",
            "exaggerated");
    assertThat(one.exit()).isZero();
    assertThat(one.out())
        .startsWith("Not shown: the slope is 1.22, and no interval can be made of 1 group of rows")
        .containsPattern("slope +1.215 \\(1 for an unrelated network; no interval\\)");
    assertThat(one.err())
        .contains("There is only 1 group")
        .contains("The gate exaggerated could not fail");
  }

  /** Documents of several sequences are groups, by a number a sequence or a token. */
  private void groupsOfSequences(List<String> words) throws Exception {
    NpyWriter.write(folder.resolve("g1.npy"), Matrix.fill(50, 1, (i, k) -> i / 5));
    NpyWriter.write(folder.resolve("g2.npy"), Matrix.fill(50, 10, (i, k) -> i / 5));
    for (String groups : List.of("g1.npy", "g2.npy")) {
      List<String> all = new ArrayList<>(words);
      all.addAll(List.of("--json", "-", "--groups", folder.resolve(groups).toString()));
      assertThat(json(run(all.toArray(String[]::new)).out())).containsEntry("groups", 10);
    }
  }

  /** Numbers that doubles cannot tell apart would make one group of several. */
  @Test
  void groupsBeyondWholeDoublesAreRefused() throws Exception {
    Path groups = folder.resolve("g.csv");
    List<String> lines =
        IntStream.range(0, 500).mapToObj(i -> "123456789012345" + (6000 + i)).toList();
    Files.write(groups, lines);
    Jar.Run run =
        run(
            "--teacher",
            file("d1", "t.npy"),
            "--student",
            file("d1", "s.npy"),
            "--groups",
            groups.toString());
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err()).contains("g.csv, entry 1: 12345678901234").contains("numpy.unique");
  }

  @Test
  void aGateForWantOfControls() {
    String[] words = {
      "--teacher",
      file("d2", "t.npy"),
      "--student",
      file("d2", "s.npy"),
      "--fail-on",
      "exaggerated,uncontrolled"
    };
    assertThat(run(words).exit()).isEqualTo(6);
    words[5] = "exaggerated";
    Jar.Run run = heard(words);
    assertThat(run.exit()).isZero();
    assertThat(run.err())
        .contains("The gate exaggerated could not fail")
        .contains("uncontrolled fails");
  }

  @Test
  void badInput() {
    Jar.Run rows = run("--teacher", file("d1", "t.npy"), "--student", file("d2", "s.npy"));
    assertThat(rows.exit()).isEqualTo(3);
    assertThat(rows.err()).contains("d2/s.npy: 300 rows where").contains("has 500");
    Jar.Run classes = run("--teacher", file("d4", "t0.npy"), "--student", file("d3", "s.npy"));
    assertThat(classes.exit()).isEqualTo(3);
    assertThat(classes.err()).contains("d3/s.npy: 4 classes where").contains("has 8");
    Jar.Run kind = run("--teacher", file("d3", "t.npy"), "--student", file("d3", "s.npy"));
    assertThat(kind.exit()).isEqualTo(3);
    assertThat(kind.err()).contains("every row sums to 1").contains("--kind probabilities");
  }

  /** Each row of the pair, by numbers worked out from the files themselves. */
  @Test
  void rowsAreWrittenOnDemand() throws Exception {
    Path out = folder.resolve("out");
    String[] words = {"--teacher", file("d1", "t.npy"), "--student", file("d1", "s.npy")};
    assertThat(run(words).exit()).isZero();
    assertThat(out.resolve("rows.csv")).doesNotExist();
    List<String> more = new ArrayList<>(List.of(words));
    more.addAll(List.of("--labels", file("d1", "y.npy"), "--rows"));
    assertThat(run(more.toArray(String[]::new)).exit()).isZero();
    Table rows = Table.read(out.resolve("rows.csv"));
    Matrix teacher = MatrixReader.read(Path.of(file("d1", "t.npy"))).values();
    Matrix student = MatrixReader.read(Path.of(file("d1", "s.npy"))).values();
    assertThat(rows.rows()).hasSize(teacher.rows());
    double sum = 0;
    for (int i = 0; i < teacher.rows(); i++) {
      double[] t = shares(teacher.row(i));
      double[] s = shares(student.row(i));
      double divergence = 0;
      int likeliest = 0;
      for (int c = 0; c < t.length; c++) {
        divergence += t[c] * Math.log(t[c] / s[c]);
        likeliest = t[c] * s[c] > t[likeliest] * s[likeliest] ? c : likeliest;
      }
      sum += divergence;
      assertThat(rows.numbers("kl_teacher_student")[i]).isCloseTo(divergence, offset(1e-9));
      assertThat(rows.numbers("teacher_log_odds")[i])
          .isCloseTo(Math.log(t[likeliest] / (1 - t[likeliest])), offset(1e-8));
      assertThat(rows.numbers("student_log_odds")[i])
          .isCloseTo(Math.log(s[likeliest] / (1 - s[likeliest])), offset(1e-8));
      assertThat(t[(int) rows.numbers("teacher_class")[i]])
          .isEqualTo(Arrays.stream(t).max().orElseThrow())
          .isCloseTo(rows.numbers("teacher_confidence")[i], offset(1e-12));
    }
    assertThat(sum / teacher.rows())
        .isCloseTo(
            (double) json(Files.readString(out.resolve("compare.json"))).get("kl_teacher_student"),
            offset(1e-9));
    assertThat(run("--pair", "a", "b", "--rows").exit()).isEqualTo(2);
  }

  private static double[] shares(double... logits) {
    double sum = Arrays.stream(logits).map(Math::exp).sum();
    return Arrays.stream(logits).map(z -> Math.exp(z) / sum).toArray();
  }

  /** A page alone, over an earlier one, with the same words as in a folder. */
  @Test
  void thePageIsWrittenAlone() throws Exception {
    String[] words = {
      "compare", "--teacher", file("d1", "t.npy"), "--student", file("d1", "s.npy"), "--out"
    };
    Path page = folder.resolve("report.html");
    Files.writeString(page, "earlier");
    Jar.Run run = InProcess.run(folder, with(words, "report.html"));
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.err()).contains("Written to " + page + ".");
    assertThat(Files.readString(page)).contains("<html").contains(words[2]);
    try (Stream<Path> all = Files.list(folder)) {
      assertThat(all).containsExactly(page);
    }
    for (String option : new String[] {"--rows", "--no-figures"}) {
      assertThat(InProcess.run(with(words, page.toString(), option)).exit()).isEqualTo(2);
    }
    Jar.Run over = InProcess.run(with(words, page.toString(), "--json", page.toString()));
    assertThat(over.exit()).isEqualTo(3);
    assertThat(over.err()).contains("it is the file of --out");
  }

  private static String[] with(String[] words, String... more) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }
}
