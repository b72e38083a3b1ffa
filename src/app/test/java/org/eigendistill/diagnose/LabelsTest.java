package org.eigendistill.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.eigendistill.base.BadInputException;
import org.eigendistill.data.ArrayName;
import org.eigendistill.data.Expected;
import org.eigendistill.data.ReadOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Labels beside predictions of four classes, of which the last is never one. */
class LabelsTest {
  private static final int ROWS = 200;
  private static final List<String> NAMES = List.of("ant", "bee", "cow", "dog");

  @TempDir private Path folder;
  private int[] classes;
  private PredictionFile model;

  @BeforeEach
  void predict() throws IOException {
    Random random = new Random(3);
    classes = random.ints(ROWS, 0, 3).toArray();
    model = read(String.join(",", NAMES), random);
  }

  private PredictionFile read(String header, Random random) throws IOException {
    StringBuilder text = new StringBuilder(header).append('\n');
    for (int k : classes) {
      for (int c = 0; c < 4; c++) {
        text.append(c > 0 ? "," : "").append(random.nextGaussian() + (c == k ? 3 : 0));
      }
      text.append('\n');
    }
    Path file = Files.writeString(folder.resolve("t.csv"), text);
    return PredictionFile.read(
        ArrayName.parse(file.toString(), "teacher"),
        PredictionFile.OutputScale.logits,
        ReadOptions.AUTO,
        Expected.NOTHING);
  }

  private int[] labels(IntFunction<String> word, OptionalInt from) throws IOException {
    String text = Arrays.stream(classes).mapToObj(word).collect(Collectors.joining("\n"));
    Path file = Files.writeString(folder.resolve("l.csv"), text);
    return Labels.of(
            ArrayName.parse(file.toString(), "labels")
                .matrix(ReadOptions.AUTO, Expected.beside("t.csv", () -> ROWS)),
            Optional.empty(),
            model,
            from)
        .given();
  }

  @Test
  void numbersFromZeroAndNamesOfColumnsAreClasses() throws IOException {
    assertThat(model.read().sentence()).contains("200 rows, 4 columns, header");
    assertThat(labels(Integer::toString, OptionalInt.empty())).isEqualTo(classes);
    assertThat(labels(NAMES::get, OptionalInt.empty())).isEqualTo(classes);
    assertThatThrownBy(
            () -> labels(c -> NAMES.get(c).toUpperCase(Locale.ROOT), OptionalInt.empty()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("is no column of");
    model = read("0,1,2,3", new Random(4));
    assertThat(labels(Integer::toString, OptionalInt.empty())).isEqualTo(classes);
  }

  /** All of them are classes, but shifted: 0 never occurs, and the model says otherwise. */
  @Test
  void labelsThatCountFromOneAreRefusedUntilDeclared() throws IOException {
    IntFunction<String> more = c -> Integer.toString(c + 1);
    assertThatThrownBy(() -> labels(more, OptionalInt.empty()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("seem to count from 1")
        .hasMessageContaining("--labels-from 1");
    assertThat(labels(more, OptionalInt.of(1))).isEqualTo(classes);
    assertThat(labels(more, OptionalInt.of(0)))
        .isEqualTo(Arrays.stream(classes).map(c -> c + 1).toArray());
  }

  @Test
  void aClassBeyondTheLastIsRefusedWithTheMend() {
    assertThatThrownBy(() -> labels(c -> Integer.toString(c + 2), OptionalInt.empty()))
        .hasMessageContaining("4.0 is no class")
        .hasMessageContaining("say --labels-from 1");
  }
}
