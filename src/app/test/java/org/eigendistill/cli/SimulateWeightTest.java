// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.eigendistill.base.Matrix;
import org.eigendistill.data.MatrixReader;
import org.eigendistill.data.NpyWriter;
import org.eigendistill.data.Table;
import org.eigendistill.spectrum.Kernel;
import org.eigendistill.spectrum.LinearSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code simulate --weight}: rows that count for more or less. */
class SimulateWeightTest {
  private static final int ROWS = 20;
  private static final int FEATURES = 3;

  @TempDir private Path folder;
  private final Random random = new Random(8);
  private final Matrix x = Matrix.fill(ROWS, FEATURES, (i, j) -> 2 + j + random.nextGaussian());
  private final Matrix y = Matrix.fill(ROWS, 2, (i, c) -> 5 + x.get(i, c) + random.nextGaussian());
  private final Matrix fresh = Matrix.fill(4, FEATURES, (i, j) -> 3 * random.nextGaussian());

  @BeforeEach
  void data() throws IOException {
    write("x", x);
    write("y", y);
    write("new", fresh);
  }

  private void write(String name, Matrix matrix) throws IOException {
    NpyWriter.write(folder.resolve(name + ".npy"), matrix);
  }

  private Jar.Run simulate(String more) {
    List<String> words =
        new ArrayList<>(
            List.of("simulate", "--teacher=0.3", "--times=0.1,2", "--no-figures", "--out=out"));
    words.addAll(List.of(more.split(" ")));
    return InProcess.run(folder, words.toArray(String[]::new));
  }

  private Matrix array(String name) {
    return MatrixReader.read(folder.resolve("out").resolve(name + ".npy")).values();
  }

  private JsonNode summary() throws IOException {
    return new ObjectMapper().readTree(folder.resolve("out/summary.json").toFile());
  }

  private static void assertNear(Matrix found, Matrix wanted) {
    assertThat(found.rows()).isEqualTo(wanted.rows());
    assertThat(found.toArray()).containsExactly(wanted.toArray(), within(1e-11));
  }

  /** Whole weights, 0 among them, are rows that stand there so many times, whatever is done. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "--loss-scale=sum --weights",
        "--loss-scale=mean --weights --center",
        "--loss-scale=mean --weights --standardize --route=gram",
        "--loss-scale=sum --weights --standardize --generations=2 --imitation=0.7",
        "--kernel=rbf:0.1 --center --loss-scale=mean",
        "--kernel=ntk:2 --procedure=ridge"
      })
  void wholeWeightsAreRowsThatRepeat(String options) throws IOException {
    int[] times = IntStream.range(0, ROWS).map(i -> i % 4).toArray();
    write("w", Matrix.fill(ROWS, 1, (i, j) -> times[i]));
    int[] repeated =
        IntStream.range(0, ROWS)
            .flatMap(i -> IntStream.generate(() -> i).limit(times[i]))
            .toArray();
    write("xx", x.selectRows(repeated));
    write("yy", y.selectRows(repeated));
    Jar.Run plain = simulate("--data=xx.npy --target=yy.npy --predict=new.npy " + options);
    assertThat(plain.exit()).as(plain.err()).isZero();
    List<String> names = new ArrayList<>(List.of("teacher_predictions", "student_predictions"));
    if (options.contains("--weights")) {
      names.addAll(List.of("weights_raw", "teacher_weights_raw", "intercepts", "student_weights"));
    }
    List<Matrix> wanted = names.stream().map(this::array).toList();
    double[] eigenvalues = eigenvalues();
    Jar.Run weighted =
        simulate("--data=x.npy --target=y.npy --weight=w.npy --predict=new.npy " + options);
    assertThat(weighted.exit()).as(weighted.err()).isZero();
    for (int i = 0; i < names.size(); i++) {
      assertNear(array(names.get(i)), wanted.get(i));
    }
    int kept = Math.min(FEATURES, eigenvalues.length);
    assertThat(Arrays.copyOf(eigenvalues(), kept))
        .containsExactly(Arrays.copyOf(eigenvalues, kept), within(1e-10));
    assertThat(summary().get("weight_sum").doubleValue()).isEqualTo(repeated.length);
    assertThat(summary().get("warnings").toString()).contains("5 of 20 rows have weight 0");
    assertThat(Files.readString(folder.resolve("out/manifest.json"))).contains("w.npy");
  }

  private double[] eigenvalues() {
    return Table.read(folder.resolve("out/spectrum.csv")).numbers("eigenvalue");
  }

  /** Ridge by elimination on the weighted normal equations, the weights being a named column. */
  @Test
  void ridgeSolvesTheWeightedNormalEquations() throws IOException {
    double[] weights = IntStream.range(0, ROWS).mapToDouble(i -> 0.1 + 37 * i % 11).toArray();
    StringBuilder text = new StringBuilder("a,weight,b,y,c\n");
    for (int i = 0; i < ROWS; i++) {
      text.append(x.get(i, 0)).append(',').append(weights[i]).append(',').append(x.get(i, 1));
      text.append(',').append(y.get(i, 0)).append(',').append(x.get(i, 2)).append('\n');
    }
    Files.writeString(folder.resolve("d.csv"), text);
    Jar.Run run = simulate("--data=d.csv --target=y --weight=weight --procedure=ridge --weights");
    assertThat(run.exit()).as(run.err()).isZero();
    Matrix moved = Matrix.fill(ROWS, FEATURES, (i, j) -> weights[i] * x.get(i, j));
    Matrix gram = x.transposeTimes(moved);
    Matrix labels = Matrix.ofColumn(y.column(0));
    Matrix teacher =
        LinearSystem.solve(LinearSystem.shifted(gram, 0.3), moved.transposeTimes(labels));
    Matrix student =
        LinearSystem.solve(LinearSystem.shifted(gram, 2), moved.transposeTimes(x.times(teacher)));
    assertThat(array("weights_raw").row(1)).containsExactly(student.toArray(), within(1e-12));
    assertThat(summary().get("p").intValue()).isEqualTo(FEATURES);
    double sum = Arrays.stream(weights).sum();
    double squares = Arrays.stream(weights).map(w -> w * w).sum();
    assertThat(summary().get("effective_rows").doubleValue())
        .isCloseTo(sum * sum / squares, within(1e-12));
    // the column by its number is the same fit
    Matrix named = array("weights_raw");
    assertThat(simulate("--data=d.csv --target=4 --weight=2 --procedure=ridge --weights").exit())
        .isZero();
    assertThat(array("weights_raw")).isEqualTo(named);
  }

  /** A kernel's values from a file, weighted as the kernel itself is. */
  @Test
  void aKernelFromAFileIsWeightedAsTheKernelItself() throws IOException {
    write("w", Matrix.fill(ROWS, 1, (i, j) -> 0.5 + i % 3));
    Kernel rbf = new Kernel.Rbf(0.1);
    write("k", rbf.among(x));
    write("block", rbf.between(fresh, x));
    String data = "--data=x.npy --target=y.npy --weight=w.npy ";
    assertThat(simulate(data + "--kernel=rbf:0.1 --predict=new.npy").exit()).isZero();
    Matrix wanted = array("student_predictions");
    Jar.Run run =
        simulate(data + "--kernel=file:" + folder.resolve("k.npy") + " --predict=block.npy");
    assertThat(run.exit()).as(run.err()).isZero();
    assertNear(array("student_predictions"), wanted);
  }

  /** Modes of whitened features: the singular values of a weighted least-squares map. */
  @Test
  void aDeepNetworksModesAreOfWeightedRows() throws IOException {
    write("w", Matrix.fill(ROWS, 1, (i, j) -> 1 + i % 3));
    int[] repeated =
        IntStream.range(0, ROWS)
            .flatMap(i -> IntStream.generate(() -> i).limit(1 + i % 3))
            .toArray();
    write("xx", x.selectRows(repeated));
    write("yy", y.selectRows(repeated));
    String deep = " --depth=2 --start=0.01 --whiten --loss-scale=mean --center";
    for (String data :
        List.of("--data=xx.npy --target=yy.npy", "--data=x.npy --target=y.npy --weight=w.npy")) {
      List<String> words = new ArrayList<>(List.of("simulate", "--teacher=1", "--times=2"));
      words.addAll(
          List.of(
              (data + deep + " --out=" + (data.contains("xx") ? "rows" : "weights")).split(" ")));
      Jar.Run run = InProcess.run(folder, words.toArray(String[]::new));
      assertThat(run.exit()).as(run.err()).isZero();
    }
    double[] wanted = Table.read(folder.resolve("rows/modes.csv")).numbers("strength");
    assertThat(Table.read(folder.resolve("weights/modes.csv")).numbers("strength"))
        .containsExactly(wanted, within(1e-11));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1,-2,3|--weight=w|row 2|the weight is -2.0|0 or more",
        "1,nan,3|--weight=w|line 3|not a finite number|Replace",
        "1,inf,3|--weight=w|line 3|not a finite number|Replace",
        "1,,3|--weight=w|line 3|the cell is empty|Replace",
        "1,two,3|--weight=w|line 3|'two'|Replace",
        "0,0,0|--weight=w|column w|all weights are 0|two rows",
        "1e308,1e308,1e308|--weight=w|column w|the sum Infinity|Divide",
        "1e-320,1e-320,0|--weight=w|column w|too far from 1|Divide",
        "0,3,0|--weight=w|column w|all weights but one are 0|two rows",
        "1,2,3|--weight=y|y|--weight and --target name the same column|Name another",
        "1,2,3|--weight=9|d.csv|no column 9 for --weight|numbered from 1 to 3",
        "1,2,3|--weight=nothing|d.csv|no column 'nothing' for --weight|one of its columns",
        "1,2,3|--weight=few.npy|few.npy|2 weights for 3 rows|one value a row",
        "1,2,3|--weight=turned.npy|turned.npy|1 weight for 3 rows|exchanged",
        "1,2,3|--weight=wide.npy|wide.npy|2 columns where one is needed|one value a row"
      })
  void badWeightsAreNamedWithTheirPlace(
      String column, String option, String place, String problem, String mend) throws IOException {
    String[] cells = column.split(",", -1);
    Files.writeString(
        folder.resolve("d.csv"), "a,w,y\n1,%s,3\n2,%s,7\n4,%s,3\n".formatted((Object[]) cells));
    write("few", Matrix.fill(2, 1, (i, j) -> 1));
    write("turned", Matrix.fill(1, 3, (i, j) -> 1));
    write("wide", Matrix.fill(3, 2, (i, j) -> 1));
    Jar.Run run = simulate("--data=d.csv --target=y " + option);
    assertThat(run.exit()).as(run.err()).isEqualTo(3);
    assertThat(run.err()).contains(place).contains(problem).contains(mend);
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void twoColumnsOfOneNameAreNotConfused() throws IOException {
    Files.writeString(folder.resolve("d.csv"), "w,y,w\n1,2,3\n4,5,6\n7,8,8\n");
    Jar.Run run = simulate("--data=d.csv --target=y --weight=3");
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err()).contains("two columns are named 'w'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "simulate --weight=w.npy --stream --route=gram --teacher=1 --times=1 --target=y.npy",
        "simulate --weight=w.npy --loss=softmax --teacher=1 --times=1 --target=y.npy",
        "simulate --sample-weight=w.npy --teacher=1 --times=1 --target=y.npy",
        "advise --weight=w.npy --target=y.npy"
      })
  void isRefusedWhereItHasNoPlace(String words) {
    Jar.Run run = InProcess.run(folder, (words + " --data=x.npy --out=out").split(" "));
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("--weight");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void riskPointsToTheSpectrumOfWeightedRows() {
    Jar.Run run = InProcess.run("risk", "--spectrum=power:1:5", "--weight=w");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("the spectrum.csv that simulate --weight writes");
    run = InProcess.run("risk", "--spectrum=power:1:5", "--start=w.npy");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("risk trains from zero");
  }
}
