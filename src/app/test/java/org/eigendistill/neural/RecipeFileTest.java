// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.eigendistill.base.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Recipes and studies as files: what is right is read, what is wrong is named. */
class RecipeFileTest {
  private static final String GOOD = "model: mlp\nlearning-rate: 0.1\nepochs: 3\nswitch-at: 0.5\n";

  @Test
  void whatIsLeftOutHasADefault() {
    Recipe recipe = RecipeFile.parse(GOOD, "r.yaml");
    assertThat(recipe.optimizer()).isEqualTo("sgd");
    assertThat(recipe.temperature()).isEqualTo(1);
    assertThat(recipe.needsTeacher()).isTrue();
    assertThat(recipe.onLabels().needsTeacher()).isFalse();
    assertThat(RecipeFile.parse(RecipeFile.keys(), "keys").model()).isEqualTo("mlp");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "temprature: 2|unknown key 'temprature'",
        "temperature: 0|temperature: above 0 and below 1e6, not 0",
        "temperature: warm|temperature: a number, not \"warm\"",
        "model: resnet|model: softmax, mlp, cnn, text, resnet8, resnet20, resnet56, transformer, tanh, not resnet",
        "optimizer: lion|optimizer: sgd, adam, not lion",
        "momentum: 1|momentum: in [0, 1), not 1",
        "imitation: 2|imitation: in [0, 1], not 2",
        "epochs: 0|epochs: at least 1, not 0",
        "epochs: 1.5|epochs: a whole number, not 1.5",
        "hidden: 16|hidden: a list of whole numbers",
        "hidden: [0]|hidden: widths of at least 1",
        "augmentation: mixup|augmentation: none, flip-shift, flip-crop, not mixup",
        "switch-to: distillation|switch-to: another target",
        "weight-decay: 1|weight-decay: in [0, 1), not 1",
        "nesterov: true|nesterov: with sgd and a momentum above 0",
        "nesterov: 1|nesterov: true or false, not 1",
        "warm-up: -0.1|warm-up: in [0, 1], not -0.1",
        "milestones: [0.5, 0.4]|milestones: rising shares in (0, 1)",
        "milestones: 0.5|milestones: a list of numbers",
        "milestones: [0.3]|schedule: step, for milestones and factor, not constant",
        "factor: 0|factor: in (0, 1], not 0",
        "norm: layer|norm: none, batch, not layer",
        "width: 64|width: a key of resnet8, resnet20, resnet56 or transformer, not of model mlp",
        "heads: 4|heads: a key of transformer, not of model mlp",
        "layers: 1.5|layers: a whole number, not 1.5",
        "pool: 0|pool: 1 to 1024, not 0",
        "schedule:|a value is missing",
        "- 3|this is not YAML"
      })
  void badValuesAreNamed(String line, String words) {
    String without = GOOD.replaceAll("(?m)^" + line.replaceFirst(":.*", "") + ":.*\n", "");
    assertThatThrownBy(() -> RecipeFile.parse(without + line + "\n", "r.yaml"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("r.yaml")
        .hasMessageContaining(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "model: text|norm: batch|norm: a key of mlp, cnn, resnet8, resnet20 or resnet56, not of",
        "model: text|pool: 2|pool: a key of softmax, mlp",
        "model: transformer|heads: 5|heads: a divisor of width 32, not 5",
        "model: softmax|norm: batch|line 4: norm: a key of mlp"
      })
  void keysThatFitNoModelAreNamed(String model, String line, String words) {
    String text = model + "\nlearning-rate: 0.1\nepochs: 3\n" + line + "\n";
    assertThatThrownBy(() -> RecipeFile.parse(text, "r.yaml"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("r.yaml")
        .hasMessageContaining(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"model: mlp|'learning-rate' is missing", "[1, 2]|it holds no keys"})
  void whatIsMissingIsNamed(String text, String words) {
    assertThatThrownBy(() -> RecipeFile.parse(text, "r.yaml"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(words);
  }

  static Stream<String> bundled() {
    return Stream.concat(StudyFile.bundled().stream(), StudyFile.quick().stream());
  }

  /** Every study has the controls, the rates of noise and the seeds that claims rest on. */
  @ParameterizedTest
  @MethodSource("bundled")
  void bundledStudiesAreControlled(String name) {
    Study study = StudyFile.read(name);
    assertThat(study.labelNoise()).containsExactly(0.0, 0.2, 0.4);
    assertThat(study.seeds()).isGreaterThanOrEqualTo(5);
    assertThat(study.teacher().needsTeacher()).isFalse();
    assertThat(study.arms().stream().map(planned -> planned.arm().name()))
        .contains("plain", "student-t1", "student-t4", "hard-t4");
    Recipe student =
        study.arms().stream()
            .filter(a -> a.arm().equals(Arm.student(4)))
            .findFirst()
            .orElseThrow()
            .recipe();
    Recipe hard =
        study.arms().stream()
            .filter(a -> a.arm().equals(Arm.hard(4)))
            .findFirst()
            .orElseThrow()
            .recipe();
    assertThat(hard).isEqualTo(student.onLabels());
    assertThat(student.lossScale()).isEqualTo(16);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sedes: 3|unknown key 'sedes'",
        "seeds: 0|seeds: at least 1, not 0",
        "seeds: some|seeds: not a whole number",
        "rows: 5|rows: 0 for all, or at least 40",
        "label-noise: 0.2|label-noise: not a list of numbers",
        "label-noise: [1.2]|label-noise: rates in [0, 1)",
        "student: 3|the recipe 'student' is missing",
        "student: {model: mlp}|s.yaml, student"
      })
  void badStudiesAreNamed(String line, String words) {
    String text = "data: spam\nteacher: {model: mlp, learning-rate: 0.1, epochs: 3}\n";
    assertThat(StudyFile.parse(text, "s", "s.yaml").seeds()).isEqualTo(5);
    assertThatThrownBy(() -> StudyFile.parse(text + line + "\n", "s", "s.yaml"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("s.yaml")
        .hasMessageContaining(words);
  }
}
