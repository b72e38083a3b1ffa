// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.OneLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of YAML only what cannot be misunderstood is taken, and the line of what can is named. */
class YamlKeysTest {
  private static final String RECIPE = "model: mlp\nlearning-rate: 0.1\nepochs: 3\n";
  private static final String STUDY =
      "data: spam\nrows: 400\nteacher:\n  model: mlp\n  learning-rate: 0.1\n  epochs: 3\n";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "epochs: 5|line 4: the key 'epochs' stands on line 3 already",
        "---\nmodel: cnn|line 5: a second document begins",
        "batch: 0x10|line 4: '0x10' is no number in plain decimal",
        "batch: 010|line 4: '010' is no number in plain decimal",
        "batch: 1_0|line 4: '1_0' is no number in plain decimal",
        "batch: 1:30|line 4: batch: a whole number, not \"1:30\"",
        "batch: 0o17|line 4: batch: a whole number, not \"0o17\"",
        "batch: \"16\"|line 4: batch: a whole number, not \"16\"",
        "batch: 1e1|line 4: batch: a whole number, not 10",
        "batch: 99999999999|line 4: batch: a whole number, not 99999999999",
        "batch: true|line 4: batch: a whole number, not true",
        "momentum: .nan|line 4: '.nan' is no number",
        "momentum: .inf|line 4: '.inf' is no number",
        "momentum: NaN|line 4: momentum: in [0, 1), not NaN",
        "momentum: 1d|line 4: momentum: a number, not \"1d\"",
        "momentum: 0x1p-3|line 4: momentum: a number, not \"0x1p-3\"",
        "momentum: 0.5f|line 4: momentum: a number, not \"0.5f\"",
        "temperature: 1e999|line 4: temperature: above 0 and below 1e6",
        "hidden: [16, null]|line 4: a value is missing",
        "hidden: [16, ~, 3]|line 4: a value is missing",
        "hidden:|line 4: a value is missing",
        "hidden: [1000000000]|line 4: hidden: at most 100000000 weights",
        "hidden: [50000, 50000]|line 4: hidden: at most 100000000 weights",
        "hidden: [2.5]|line 4: hidden: a list of whole numbers",
        "hidden: [[[[[[[1]]]]]]]|line 4: brackets stand too deep",
        "batch: &a 16\ntemperature: *a|line 5: 'a' is an alias",
        "batch: !!int \"16\"|line 4: '16' is an alias or has a tag",
        "optimizer: [sgd]|line 4: optimizer: a word, not [\"sgd\"]",
        "<<: {batch: 3}|line 4: unknown key '<<'"
      })
  void recipes(String lineAndWords) {
    String[] parts = lineAndWords.split("[|]");
    assertThatThrownBy(() -> RecipeFile.parse(RECIPE + parts[0] + "\n", "r.yaml"))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("r.yaml, " + parts[1]);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "  epochs: 9|line 7: the key 'epochs' stands on line 6 already",
        "  batch: 0x10|line 7: '0x10' is no number",
        "  batch: -1|teacher, line 7: batch: at least 0",
        "  bach: 1|teacher, line 7: unknown key 'bach'",
        "seeds: 2.5|line 7: seeds: not a whole number: 2.5",
        "seeds: 99999999999999999999|line 7: seeds: not a whole number: 99999999999999999999",
        "seeds: -1|line 7: seeds: at least 1",
        "rows: 9|line 7: the key 'rows' stands on line 2 already",
        "label-noise: [0, 0.2, 0]|line 7: label-noise: 0 stands there twice",
        "label-noise: [0, -0.0]|line 7: label-noise: -0.0 stands there twice",
        "temperatures: [1, 1.0]|line 7: temperatures: 1.0 stands there twice",
        "temperatures: [0]|line 7: temperature: above 0",
        "temperatures: [2e6]|line 7: temperature: above 0 and below 1e6",
        "temperatures: [a]|line 7: temperatures: not a list of numbers",
        "temperatures: 4|line 7: temperatures: not a list of numbers",
        "switch-at: [1.5]|line 7: switch-at: in [0, 1]",
        "student: mlp|line 7: the recipe 'student' is missing",
        "student: {model: mlp, learning-rate: 1e9, epochs: 2}|student, line 7: learning-rate:"
      })
  void studies(String lineAndWords) {
    String[] parts = lineAndWords.split("[|]");
    assertThat(StudyFile.parse(STUDY, "s", "s.yaml").rows()).isEqualTo(400);
    assertThatThrownBy(() -> StudyFile.parse(STUDY + parts[0] + "\n", "s", "s.yaml"))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("s.yaml, " + parts[1]);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e-1", "0.1", ".1", "1E-1", "+0.1", "0.10000"})
  void plainNumbers(String number) {
    String text = "---\n" + RECIPE.replace("0.1", number) + "# a comment\n...\n";
    assertThat(RecipeFile.parse(text, "r.yaml").learningRate()).isEqualTo(0.1);
  }

  @Test
  void bombsTakeNeitherMemoryNorStack() {
    StringBuilder laughs = new StringBuilder("a: &a [1,1,1,1,1,1,1,1,1]\n");
    for (char c = 'b'; c <= 'z'; c++) {
      char before = (char) (c - 1);
      laughs.append("%c: &%c [%s]\n".formatted(c, c, ("*" + before + ",").repeat(9)));
    }
    for (String bomb :
        new String[] {
          laughs.toString(),
          "a: " + "[".repeat(60_000),
          "a: " + "{a: ".repeat(15_000),
          "? ".repeat(30_000),
          "- ".repeat(30_000),
          "a: \"" + "\\u0000".repeat(9_000) + "\"",
          "a".repeat(60_000) + ": 1",
          "\u0000\u0007",
          "%YAML 9.9\n---\na: 1",
          "!!javax.script.ScriptEngineManager [a]",
          "a: !!binary =\n"
        }) {
      for (boolean study : new boolean[] {true, false}) {
        assertThatThrownBy(
                () -> {
                  if (study) {
                    StudyFile.parse(bomb, "s", "s.yaml");
                  } else {
                    RecipeFile.parse(bomb, "s.yaml");
                  }
                })
            .isInstanceOf(BadInputException.class)
            .satisfies(e -> assertThat(e.getMessage().length()).isLessThan(OneLine.MOST));
      }
    }
  }

  @Test
  void files() throws IOException {
    Path file = folder.resolve("r.yaml");
    Files.writeString(file, RECIPE);
    assertThat(RecipeFile.read(file).epochs()).isEqualTo(3);
    Files.writeString(file, RECIPE + "# " + "x".repeat(1 << 16));
    assertThatThrownBy(() -> RecipeFile.read(file)).hasMessageContaining("65536 are enough");
    Files.write(file, "model: größe\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> RecipeFile.read(file)).hasMessageContaining("UTF-8");
    assertThatThrownBy(() -> RecipeFile.read(folder.resolve("no.yaml")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("no.yaml");
  }
}
