// SPDX-License-Identifier: Apache-2.0
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
import org.eigendistill.base.Matrix;
import org.eigendistill.data.ArrayName;
import org.eigendistill.data.Expected;
import org.eigendistill.data.NamedMatrix;
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

  private static NamedMatrix file(String name, Matrix values) {
    return new NamedMatrix(name, List.of(), values);
  }

  /** Four rows of three classes, the classes 0, 1, 2 and 0 first. */
  private static PredictionFile four() {
    Matrix logits = Matrix.of(4, 3, 5, 0, 0, 0, 5, 0, 0, 0, 5, 5, 0, 0);
    return new PredictionFile(
        "p.npy",
        Predictions.ofLogits(logits),
        List.of(),
        0,
        file("p.npy", logits).read(),
        Optional.empty());
  }

  private static Labels of(Matrix labels, Matrix clean, OptionalInt from) {
    return Labels.of(
        file("y.npy", labels), Optional.ofNullable(clean).map(c -> file("c.npy", c)), four(), from);
  }

  @Test
  void trueClassesBesideThoseGiven() {
    Matrix given = Matrix.ofColumn(0, 1, 2, 1);
    Labels alone = of(given, null, OptionalInt.empty());
    assertThat(alone.truth()).isEmpty();
    assertThat(alone.best()).containsExactly(0, 1, 2, 1);
    Labels two = of(Matrix.of(4, 2, 0, 0, 1, 1, 2, 2, 1, 0), null, OptionalInt.empty());
    assertThat(two.given()).containsExactly(0, 1, 2, 1);
    assertThat(two.truth().orElseThrow()).containsExactly(0, 1, 2, 0);
    assertThat(two.best()).containsExactly(0, 1, 2, 0);
    Labels apart = of(given, Matrix.ofColumn(0, 1, 2, 0), OptionalInt.empty());
    assertThat(apart.given()).containsExactly(0, 1, 2, 1);
    assertThat(apart.best()).containsExactly(0, 1, 2, 0);
    apart.best()[0] = 7;
    apart.given()[0] = 7;
    assertThat(apart.best()).containsExactly(0, 1, 2, 0);
    assertThat(apart.given()).containsExactly(0, 1, 2, 1);
  }

  @Test
  void refusesColumnsAndRowsThatDoNotFit() {
    Matrix one = Matrix.ofColumn(0, 1, 2, 0);
    Matrix two = Matrix.of(4, 2, 0, 0, 1, 1, 2, 2, 1, 0);
    refused(Matrix.fill(4, 3, (i, j) -> 0), null, "y.npy: it has 3 columns", "one-hot");
    refused(two, one, "y.npy: it has 2 columns");
    refused(one, two, "c.npy: it has 2 columns", "Give one column of class numbers.");
    refused(Matrix.ofColumn(0, 1, 2), null, "y.npy: 3 rows where p.npy has 4");
    refused(one, Matrix.ofColumn(0, 1, 2), "c.npy: 3 rows where p.npy has 4");
  }

  private static void refused(Matrix labels, Matrix clean, String... said) {
    assertThatThrownBy(() -> of(labels, clean, OptionalInt.empty()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContainingAll(said);
  }

  /** The mend is said where one class more would do, and only where nothing was declared. */
  @Test
  void refusesWhatIsNoClass() {
    refused(Matrix.ofColumn(0, 0.5, 2, 1), null, "row 2, column 1: 0.5 is no class", "from 0 to 2");
    refused(Matrix.ofColumn(0, -1, 2, 1), null, "row 2, column 1: -1.0 is no class");
    refused(Matrix.ofColumn(1, 3, 2, 1), null, "3.0 is no class", "say --labels-from 1");
    assertThatThrownBy(() -> of(Matrix.ofColumn(1, 4, 2, 1), null, OptionalInt.empty()))
        .hasMessageContaining("4.0 is no class")
        .hasMessageNotContaining("--labels-from");
    assertThatThrownBy(() -> of(Matrix.ofColumn(1, 4, 2, 1), null, OptionalInt.of(1)))
        .hasMessageContaining("4.0 is no class")
        .hasMessageContaining("from 1 to 3")
        .hasMessageNotContaining("--labels-from");
    refused(Matrix.of(4, 2, 0, 0, 1, 1, 2, 9, 1, 0), null, "row 3, column 2: 9.0 is no class");
    assertThat(of(Matrix.ofColumn(1, 2, 3, 1), null, OptionalInt.of(1)).given())
        .containsExactly(0, 1, 2, 0);
  }

  /** Labels 1 and 2 alone are believed where the model is not right more often one below. */
  @Test
  void aMissingClassZeroAloneIsNoFault() {
    assertThat(of(Matrix.ofColumn(1, 1, 1, 2), null, OptionalInt.empty()).given())
        .containsExactly(1, 1, 1, 2); // right once; one less, once again
    refused(
        Matrix.ofColumn(1, 2, 2, 1), null, "seem to count from 1", "right in 0.75", "else in 0.25");
  }
}
