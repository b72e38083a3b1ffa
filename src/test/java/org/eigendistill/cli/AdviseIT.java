package org.eigendistill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eigendistill.data.Randomness;
import org.eigendistill.data.Table;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of {@code advise}, through the real jar. */
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
            "gain_percent_ci95")) {
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
    double teacher = advice.at("/heldout/teacher_mse").doubleValue();
    double student = advice.at("/heldout/student_mse").doubleValue();
    assertThat(advice.get("gain_percent").doubleValue())
        .isCloseTo(100 * (teacher - student) / teacher, within(1e-9));
    assertThat(advice.get("oracle_risk").doubleValue())
        .isLessThanOrEqualTo(advice.at("/best_student/risk").doubleValue());
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

  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of(3, "d.csv --target=flat", "target is constant"),
        Arguments.of(3, "flat.csv --target=y", "every feature is constant"),
        Arguments.of(3, "few.csv --target=y", "too few"),
        Arguments.of(3, "d.csv --target=y --holdout=0.01", "too few"),
        Arguments.of(3, "d.csv --target=y --procedure=descent --step=9", "--step"),
        Arguments.of(3, "none.csv --target=y", "none.csv"),
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
    Jar.Run run = Jar.run(folder, words(("--data=" + options).split(" ")));
    assertThat(run.exit()).as(run.err()).isEqualTo(exit);
    assertThat(run.err()).contains(said).doesNotContain("internal error");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  private JsonNode advise(String... options) throws Exception {
    List<String> all = new ArrayList<>(List.of("--data=d.csv"));
    all.addAll(List.of(options));
    Jar.Run run = Jar.run(folder, words(all.toArray(String[]::new)));
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.err()).contains("Noise variance").contains("Advice: ");
    return new ObjectMapper().readTree(folder.resolve("out/advice.json").toFile());
  }

  private static String[] words(String... options) {
    List<String> words = new ArrayList<>(List.of("advise", "--out=out"));
    words.addAll(List.of(options));
    return words.toArray(String[]::new);
  }
}
